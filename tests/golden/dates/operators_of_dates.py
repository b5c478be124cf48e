"""Dates, times and durations by each operator with each other, subclasses among them."""

import operator
from datetime import date, datetime, timedelta, timezone


class MyDate(date):
    def __init__(self, *args):
        self.extra = args


class MyDelta(timedelta):
    pass


def shown(f, *args):
    try:
        result = f(*args)
        return f"{type(result).__name__} {result!r}"
    except Exception as e:
        return f"{type(e).__name__}: {e}"


utc = timezone.utc
values = [
    timedelta(0), timedelta(1, 2, 3), timedelta(-1, microseconds=5), timedelta.max, MyDelta(2),
    date(2024, 2, 29), date.max, MyDate(2020, 1, 2),
    datetime(2024, 2, 29, 23, 59, 59, 999999), datetime.min, datetime(2024, 3, 1, tzinfo=utc),
    datetime(2024, 3, 1, 1, tzinfo=timezone(timedelta(hours=1))), 2, 0, -3, 1.5, None, "x",
]
for name in "add sub mul floordiv truediv mod lt le eq ge ne".split():
    f = getattr(operator, name)
    for a in values:
        results = [shown(f, a, b) for b in values]
        refused = [r for r in results if r.startswith("TypeError")]
        print(name, repr(a), len(refused), len(set(refused)), "; ".join([r for r in results if r not in refused]).replace("datetime.", ""))
for a in values[:12]:
    print(bool(a), not a, 1 if a else 0, str(a), hash(a) == hash(a.__reduce__()[0](*a.__reduce__()[1])))
    print([shown(getattr, a, name) for name in ("days", "seconds", "microseconds")])
    for name in "year month day hour minute second microsecond tzinfo fold".split():
        print(name, shown(getattr, a, name))
    for name in "total_seconds toordinal weekday isoweekday isoformat date isocalendar utcoffset".split():
        print(name, shown(lambda: getattr(a, name)()))
known = {v: i for i, v in enumerate(values[:12])}
print([known[v] for v in values[:12]], datetime(1, 1, 1) in known, date(2024, 2, 29) in known, timedelta(3) in known)
print(sorted(values[5:7] + [date(1, 1, 1)]), min(values[:3]), sum(values[:3], timedelta()))
for text in ("2024-02-29", "2023-02-29", "2024-02-29T12", "2024-02-29 12:30", "2024-02-29x12:30:15", "2024-02-29T12:30:15.000250",
             "2024-02-29T24:00:00", "2024-02-29T12:30:15Z", "2024-02-29T12:30:1", "20240229", "", "2024-1-1"):
    print(text, shown(date.fromisoformat, text), shown(datetime.fromisoformat, text), shown(MyDate.fromisoformat, text))
for args in ((), (2020,), (2020, 1, 32), (0, 1, 1), (2020, 1, 1, 24), (2020.0, 1, 1), (True, 1, 1), (2020, 1, 1, 0, 0, 0, 0, 5)):
    print(args, shown(datetime, *args), shown(date, *args[:3]))
print(shown(lambda: datetime(2020, 1, 1, tzinfo=utc, fold=1)), shown(lambda: datetime(2020, 1, 1, fold=2)))
print(shown(lambda: timedelta(weeks=1, hours=2, milliseconds=-3)), shown(lambda: timedelta(hours=.5)), shown(lambda: timedelta(days=10**10)))
mine = MyDate(2020, 1, 2)
print(mine.extra, mine.__dict__, mine.year, mine + timedelta(1), mine < date(2020, 1, 3), mine == date(2020, 1, 2))
print(datetime(2024, 3, 1, 4, 5, 6, 7).strftime("%Y/%m/%d %H-%M-%S.%f"), datetime(2024, 3, 1).strftime("%d%%%b"), date(2024, 3, 1).strftime("%Y%m"))
print(datetime(2020, 1, 2, 3).isoformat(timespec="hours"), datetime(2020, 1, 2, 3).isoformat(timespec="milliseconds", sep="!"))
