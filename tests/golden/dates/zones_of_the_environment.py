"""Local time follows the environment variable TZ when `time.tzset` is called."""

import os
import time
from datetime import datetime, timedelta, timezone

MOMENTS = [0, 1_700_000_000, 1_720_000_000, 1414895400, 1414899000]

for zone in ("EST+05EDT,M3.2.0,M11.1.0", "UTC+0", "AEST-10AEDT-11,M10.5.0,M3.5.0", "XYZ-5:30", "Europe/Berlin", None):
    if zone is None:
        del os.environ["TZ"]
        os.environ["TZ"] = "UTC"
    else:
        os.environ["TZ"] = zone
    time.tzset()
    print(zone, time.tzname, time.timezone, time.altzone, time.daylight)
    for moment in MOMENTS:
        there = time.localtime(moment)
        print("  ", *there, there.tm_zone, there.tm_gmtoff, time.mktime(there) == moment, time.strftime("%H:%M %Z %z", there))
        local = datetime.fromtimestamp(moment)
        print("  ", local, local.fold, local.timestamp() == moment, local.astimezone())

os.environ["TZ"] = "EST+05EDT,M3.2.0,M11.1.0"
time.tzset()
first = datetime(2014, 11, 2, 1, 30)
second = first.replace(fold=1)
print(first.timestamp(), second.timestamp(), first.astimezone().tzname(), second.astimezone().tzname())
for missing in (datetime(2024, 3, 10, 2, 30), datetime(2024, 11, 3, 1, 30), datetime(2024, 6, 1)):
    for moment in (missing, missing.replace(fold=1)):
        print(moment, moment.fold, moment.astimezone(), moment.astimezone(timezone.utc), moment.timestamp())
print(datetime(2024, 7, 1, tzinfo=timezone.utc).astimezone(), time.ctime(0))

del os.environ["TZ"]
time.tzset()
