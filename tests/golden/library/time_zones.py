"""Time zones with rules: offsets, gaps, repeated hours."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError
from datetime import datetime, timedelta, timezone
for k in ("Europe/Paris","America/New_York","Asia/Tokyo","UTC","Australia/Sydney","Asia/Kolkata"):
    z=ZoneInfo(k)
    for d in (datetime(2024,1,15,12), datetime(2024,7,15,12), datetime(2024,3,31,2,30), datetime(2024,10,27,2,30), datetime(2024,10,27,2,30,fold=1), datetime(1985,6,1), datetime(2050,7,1), datetime(1900,1,1), datetime(2024,11,3,1,30), datetime(2024,3,10,2,30)):
        e=d.replace(tzinfo=z)
        print(k, e, e.tzname(), e.dst(), e.utcoffset(), e.astimezone(timezone.utc), e.astimezone(timezone.utc).astimezone(z))
u=datetime(2024,10,27,0,0,tzinfo=timezone.utc)
for i in range(5): print((u+timedelta(minutes=30*i)).astimezone(ZoneInfo("Europe/Paris")).isoformat(), (u+timedelta(minutes=30*i)).astimezone(ZoneInfo("Europe/Paris")).fold)
print(ZoneInfo("Europe/Paris"), repr(ZoneInfo("UTC")), ZoneInfo("UTC") is ZoneInfo("UTC"))
try: ZoneInfo("Nope/Zone")
except ZoneInfoNotFoundError as e: print(e)
try: ZoneInfo("../x")
except ValueError as e: print(e)
a=datetime(2024,5,1,9,tzinfo=ZoneInfo("America/New_York")); b=a.astimezone(ZoneInfo("Asia/Tokyo")); print(a,b,a==b,(b-a), f"{b:%Y-%m-%d %H:%M %Z%z}")
