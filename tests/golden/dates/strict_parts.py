"""What zones may be and say, hashes of equal times, weeks in ISO texts, and formats without a year."""

import time as clock
import warnings
from datetime import date, datetime, time, timedelta, timezone, tzinfo


def attempt(what, call):
    try:
        print(what, repr(call()))
    except Exception as error:
        print(what, type(error).__name__, error)


class Odd(tzinfo):
    def __init__(self, name):
        self.name = name

    def utcoffset(self, when):
        return timedelta(minutes=90)

    def tzname(self, when):
        return self.name

    def dst(self, when):
        return None


attempt("no name", lambda: timezone(timedelta(0), None))
attempt("bytes", lambda: timezone(timedelta(0), b"x"))
attempt("named", lambda: timezone(timedelta(0), "x"))
attempt("subclass", lambda: type("Zone", (timezone,), {}))
for name in ("half", None, 5, b"x"):
    for moment in (datetime(2020, 1, 1, tzinfo=Odd(name)), time(1, tzinfo=Odd(name))):
        attempt("tzname", moment.tzname)
        attempt("strftime", lambda: moment.strftime("%Z|%z"))

east = timezone(timedelta(hours=2, minutes=30))
west = timezone(timedelta(hours=-3))
times = [time(10, 0, tzinfo=timezone.utc), time(12, 30, tzinfo=east), time(7, tzinfo=west), time(10, 0, tzinfo=Odd("x")).replace(hour=11, minute=30)]
print([a == times[0] for a in times], len({hash(a) for a in times}), len(set(times)))
print(hash(time(1, 2, 3)) == hash(time(1, 2, 3, fold=1)), time(0, tzinfo=east) == time(21, 30, tzinfo=timezone.utc))

for text in ("2022W52520", "2022W527520", "2026W01516", "2026W013516", "2025W01", "2025W014", "2025-W01-4T03", "2025W014T121431",
             "2025W01T12", "2025W0145", "2025W01453", "20250102T03", "2025W01503"):
    attempt(text, lambda: datetime.fromisoformat(text))
    if len(text) < 10:
        attempt(text, lambda: date.fromisoformat(text))

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(datetime.strptime("3/4", "%d/%m"), clock.strptime("3/4", "%d/%m")[:3])
    print(datetime.strptime("4 2020", "%d %Y"), datetime.strptime("4 20", "%d %y"), datetime.strptime("12:30", "%H:%M"))
    print(clock.strptime("5%d", "%d%%d")[:3])
for warning in seen:
    print(warning.category.__name__, str(warning.message).splitlines()[0])

# --- broken-down times that can't be
base = (1900, 1, 1, 0, 0, 0, 0, 1, -1)
for at, values in enumerate(((-2**31 - 1, 2**31, -5, 10000, 2**70), (-1, 0, 12, 13, 2**40), (-1, 0, 31, 32), (-1, 23, 24), (-1, 59, 60),
                             (-1, 59, 61, 62), (-2, -1, 6, 7, 8), (-1, 0, 366, 367), (-2, 2))):
    for value in values:
        fields = base[:at] + (value,) + base[at + 1:]
        attempt(fields, lambda: clock.asctime(fields))
        attempt(fields, lambda: clock.strftime("%d %H:%M:%S %j %a", fields))
for odd in (None, 5, "abcdefghi", (1,) * 8, ("a",) * 9, (1.5,) * 9):
    for call in (clock.asctime, clock.mktime, lambda fields: clock.strftime("%d", fields)):
        attempt(odd, lambda: call(odd))
