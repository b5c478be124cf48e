"""datetime: dates, times, timedeltas, arithmetic, formatting, parsing, time zones."""

from datetime import date, datetime, time, timedelta, timezone

d = date(2024, 2, 29)
print(
    d,
    repr(d),
    d.year,
    d.month,
    d.day,
    d.weekday(),
    d.isoweekday(),
    d.isoformat(),
    d.toordinal(),
    date.fromordinal(738945),
    date.fromisoformat("2024-03-01"),
    d.replace(year=2023, day=1),
    d.strftime("%d/%m/%y %A %B %j"),
    d.timetuple().tm_yday,
    d.isocalendar()[:2],
    d.ctime(),
    date.min,
    date.max,
)
print(
    d + timedelta(days=1),
    d - timedelta(weeks=1),
    d - date(2023, 12, 25),
    (date(2024, 12, 25) - d).days,
    d < date(2024, 3, 1),
    d == date(2024, 2, 29),
    max(d, date(2020, 1, 1)),
    sorted([d, date(1999, 12, 31)])[0],
    {d: "leap"}[date(2024, 2, 29)],
    hash(d) == hash(date(2024, 2, 29)),
)
t = timedelta(days=2, hours=3, minutes=4, seconds=5.5)
print(
    t,
    repr(t),
    t.days,
    t.seconds,
    t.microseconds,
    t.total_seconds(),
    t * 2,
    t / 2,
    t // timedelta(hours=1),
    t % timedelta(days=1),
    -t,
    abs(-t),
    t + timedelta(1),
    t - t,
    t > timedelta(1),
    bool(timedelta()),
    timedelta(weeks=1, days=-1),
    timedelta(hours=-1),
    timedelta(microseconds=1),
    divmod(t, timedelta(hours=5)),
    t / timedelta(days=1),
    sum([timedelta(1), timedelta(2)], timedelta()),
    timedelta(milliseconds=1500),
    str(timedelta(days=-1, seconds=1)),
    timedelta.resolution,
)
dt = datetime(2024, 5, 6, 7, 8, 9, 123456)
print(
    dt,
    repr(dt),
    dt.date(),
    dt.time(),
    dt.hour,
    dt.microsecond,
    dt.isoformat(),
    dt.isoformat(" ", "minutes"),
    dt.isoformat(timespec="milliseconds"),
    dt.replace(microsecond=0),
    dt.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %a %b %y %% %U"),
    dt + timedelta(hours=20),
    dt - datetime(2024, 1, 1),
    dt.weekday(),
    datetime.combine(d, time(1, 2)),
    dt.timetuple()[:6],
    datetime(2024, 1, 1),
    datetime.min,
)
print(
    datetime.strptime("2023-07-04 15:30", "%Y-%m-%d %H:%M"),
    datetime.strptime("4 Jul 23", "%d %b %y"),
    datetime.fromisoformat("2024-01-02T03:04:05"),
    datetime.fromisoformat("2024-01-02 03:04:05.678"),
    datetime.fromisoformat("2024-01-02"),
    datetime.fromisoformat("2024-01-02T03:04:05+02:00"),
    datetime.fromisoformat("20240102T030405Z"),
    datetime.strptime("12:05 PM", "%I:%M %p").time(),
    datetime.strptime("001 2024", "%j %Y"),
)
tm = time(23, 59, 58, 7)
print(
    tm,
    repr(tm),
    time(1, 2),
    time(1, 2, 3),
    tm.isoformat(),
    tm.strftime("%H-%M"),
    tm.replace(hour=0),
    time(1) < time(2),
    time.fromisoformat("04:05:06"),
    time.min,
    time(0),
    bool(time(0)),
    f"{tm:%H.%M}",
    f"{d:%A}",
    f"{dt:%d %b}",
    f"{dt}",
    format(d),
)
utc = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
plus2 = timezone(timedelta(hours=2))
named = timezone(timedelta(hours=-5), "EST")
print(
    utc,
    repr(utc),
    utc.astimezone(plus2),
    utc.utcoffset(),
    utc.tzname(),
    utc == utc.astimezone(plus2),
    utc.timestamp(),
    datetime.fromtimestamp(0, timezone.utc),
    utc.astimezone(named).isoformat(),
    named,
    repr(plus2),
    named.tzname(None),
    utc.strftime("%z %Z"),
    datetime.fromtimestamp(1e9, plus2),
    utc - datetime(2024, 1, 1, tzinfo=plus2),
    utc.replace(tzinfo=None),
    datetime.strptime("2024 +0130", "%Y %z").utcoffset(),
)
for bad in (
    lambda: date(2023, 2, 29),
    lambda: date(0, 1, 1),
    lambda: date(2024, 13, 1),
    lambda: datetime(2024, 1, 1, 24),
    lambda: time(25),
    lambda: time(1, 60),
    lambda: date("x", 1, 1),
    lambda: date.fromisoformat("2024-1-1"),
    lambda: date.fromisoformat("nope"),
    lambda: datetime.strptime("x", "%Y"),
    lambda: datetime.strptime("2024 extra", "%Y"),
    lambda: datetime.strptime("2024", "%q"),
    lambda: d + 5,
    lambda: d < dt,
    lambda: dt < utc,
    lambda: dt - utc,
    lambda: timedelta("x"),
    lambda: t + 1,
    lambda: t * "x",
    lambda: t / 0,
    lambda: date.max + timedelta(1),
    lambda: timedelta(days=10**10),
    lambda: d.nope,
    lambda: setattr(d, "year", 5),
    lambda: timezone(timedelta(hours=25)),
    lambda: timezone(5),
    lambda: datetime.fromisoformat("2024-13-01"),
    lambda: date(2024, 1),
    lambda: d.replace(day=31, month=4),
    lambda: datetime.combine(1, 2),
    lambda: time.fromisoformat("99:00"),
    lambda: date.fromordinal(0),
):
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError, AttributeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


def age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def month_range(start, months):
    for i in range(months):
        year, month = divmod(start.month - 1 + i, 12)
        yield date(start.year + year, month + 1, 1)


def workdays(start, end):
    return sum((start + timedelta(n)).weekday() < 5 for n in range((end - start).days))


def humanize(delta):
    for unit, size in (("day", 86400), ("hour", 3600), ("minute", 60)):
        n = int(delta.total_seconds() // size)
        if n:
            return f"{n} {unit}{'s' * (n > 1)} ago"
    return "just now"


print(
    age(date(2000, 3, 1), d),
    age(date(2000, 2, 29), d),
    [m.strftime("%b %y") for m in month_range(date(2023, 11, 1), 4)],
    workdays(date(2024, 5, 1), date(2024, 6, 1)),
    [humanize(timedelta(seconds=s)) for s in (5, 60, 7300, 200000)],
)
friday = [date(2024, m, 13) for m in range(1, 13) if date(2024, m, 13).weekday() == 4]
print(
    friday,
    next(d + timedelta(n) for n in range(1, 8) if (d + timedelta(n)).weekday() == 0),
    (date(2025, 1, 1) - timedelta(1)).timetuple().tm_yday,
)
events = [
    (datetime(2024, 1, 1, 9), "standup", timedelta(minutes=15)),
    (datetime(2024, 1, 1, 9, 30), "review", timedelta(hours=1)),
    (datetime(2024, 1, 1, 10), "call", timedelta(minutes=20)),
]
for start, name, length in events:
    print(f"{start:%H:%M}-{start + length:%H:%M} {name}")
print([(a[1], b[1]) for a in events for b in events if a is not b and a[0] < b[0] < a[0] + a[2]])
now = datetime.now()
print(
    type(now).__name__,
    now.tzinfo,
    date.today() <= now.date(),
    datetime.now(timezone.utc).tzinfo,
    isinstance(now, date),
    (datetime.now() - now) < timedelta(minutes=5),
    now.year >= 2024,
)
