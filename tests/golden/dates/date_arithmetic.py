"""Dates, times, durations and calendars."""

import calendar
from datetime import UTC, date, datetime, time, timedelta, timezone

d = date(2024, 2, 28)
print(d + timedelta(2), d.replace(day=29), d.weekday(), d.isoweekday(), d.isocalendar(), d.strftime("%A, %d %B %Y (%j) %U"), d.toordinal(), date.fromordinal(738000), (date(2024, 12, 25) - d).days)
t = datetime(2024, 1, 31, 23, 59, 30, 123456)
print(t, repr(t), t.isoformat(), t.isoformat(" ", "minutes"), t.date(), t.time(), t.ctime(), t.timetuple().tm_yday, f"{t:%H:%M:%S.%f %p %y}", t + timedelta(hours=1, seconds=30))
delta = timedelta(days=1, hours=-3, minutes=5, microseconds=7)
print(delta, repr(delta), delta.total_seconds(), -delta, delta * 2, delta / 2, delta // timedelta(hours=1), delta % timedelta(hours=1), divmod(delta, timedelta(hours=6)), abs(timedelta(-1)), timedelta(weeks=1, milliseconds=1500), sum([delta, delta], timedelta()))
for text in ("2024-03-10", "2024-03-10T15:04:05", "2024-03-10 15:04:05.5+02:00", "20240310T1504Z", "2024-W10-7"):
    print(text, "->", datetime.fromisoformat(text))
for text, form in (("3 March 2021", "%d %B %Y"), ("12/31/99 11:05 PM", "%m/%d/%y %I:%M %p"), ("Sat Mar  2 2024", "%a %b %d %Y"), ("2024-060", "%Y-%j"), ("10:20:30.000123", "%H:%M:%S.%f")):
    print(datetime.strptime(text, form))
for bad in (lambda: date(2023, 2, 29), lambda: datetime.strptime("2024-13-01", "%Y-%m-%d"), lambda: time(25), lambda: date.fromisoformat("2024/01/01"), lambda: datetime(2024, 1, 1) - date(2024, 1, 1), lambda: datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=UTC), lambda: d + 1, lambda: date.max + timedelta(1), lambda: datetime.strptime("10", "%H:%M")):
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
east = timezone(timedelta(hours=5, minutes=30), "IST")
aware = datetime(2024, 6, 1, 12, tzinfo=east)
print(aware, aware.tzname(), aware.utcoffset(), aware.astimezone(UTC), aware == datetime(2024, 6, 1, 6, 30, tzinfo=UTC), aware.timestamp(), datetime.fromtimestamp(0, UTC), timezone.utc, repr(east), timezone(timedelta(hours=-3)))
print(time(9, 5), time(9, 5) < time(10), time.fromisoformat("04:05:06"), time(1, 2, 3, 4).replace(hour=7), datetime.combine(d, time(8)), min(d, date(2024, 1, 1)), sorted([date(2024, 5, 1), d])[0], hash(d) == hash(date(2024, 2, 28)))


def add_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


print([str(add_months(date(2024, 1, 31), n)) for n in (1, 3, 13, -2)], age(date(2000, 2, 29), date(2024, 2, 28)), age(date(2000, 2, 29), date(2024, 2, 29)))
print([str(x) for x in (d + timedelta(n) for n in range(8)) if x.weekday() < 5], [m for m in range(1, 13) if date(2026, m, 13).weekday() == 4], calendar.isleap(1900), calendar.leapdays(2000, 2025))
print(calendar.month(2024, 2), calendar.monthrange(2023, 2), calendar.day_name[0], list(calendar.month_abbr)[1:4], calendar.TextCalendar(6).formatweek([(1, 6), (2, 0)], 3))
print([week for week in calendar.monthcalendar(2024, 2)][-1], calendar.timegm((2024, 1, 1, 0, 0, 0)), (datetime(2024, 3, 1) - datetime(2023, 3, 1)).days)
