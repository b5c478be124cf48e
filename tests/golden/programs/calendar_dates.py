"""Calendar arithmetic by hand: leap years, weekdays, month sheets, days between dates, Easter."""

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year, month):
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_number(year, month, day):
    """Days since 1 January of year 1."""
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + sum(days_in(year, m) for m in range(1, month)) + day - 1


def from_number(n):
    year = n // 366 + 1
    while day_number(year + 1, 1, 1) <= n:
        year += 1
    rest, month = n - day_number(year, 1, 1), 1
    while rest >= days_in(year, month):
        rest -= days_in(year, month)
        month += 1
    return year, month, rest + 1


def weekday(*date):
    return day_number(*date) % 7


def sheet(year, month):
    yield f"{MONTHS[month - 1]} {year}".center(27).rstrip()
    yield " ".join(DAYS)
    cells = [""] * weekday(year, month, 1) + [str(d) for d in range(1, days_in(year, month) + 1)]
    for i in range(0, len(cells), 7):
        yield " ".join(c.rjust(3) for c in cells[i : i + 7])


def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * l) // 433
    month = (h + l - 7 * m + 90) // 25
    return month, (h + l - 7 * m + 33 * month + 19) % 32


print([y for y in (1900, 1999, 2000, 2023, 2024, 2100) if is_leap(y)], [days_in(2024, m) for m in range(1, 13)])
for date in ((2000, 1, 1), (1969, 7, 20), (2024, 2, 29), (1815, 12, 10), (1, 1, 1)):
    n = day_number(*date)
    assert from_number(n) == date, date
    print(*date, DAYS[weekday(*date)], n)
print("\n".join(sheet(2024, 2)))
print("\n".join(sheet(1999, 10)))
print(
    day_number(2024, 12, 25) - day_number(2024, 3, 1),
    "days;",
    sum(weekday(y, m, 13) == 4 for y in range(2000, 2025) for m in range(1, 13)),
    "Friday 13ths",
)
print([f"{y}: {d} {MONTHS[m - 1]}" for y in (1961, 2000, 2019, 2024, 2038) for m, d in [easter(y)]])


class Duration:
    UNITS = (("week", 604800), ("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))

    def __init__(self, **parts):
        sizes = {name + "s": size for name, size in self.UNITS}
        unknown = set(parts) - set(sizes)
        if unknown:
            raise TypeError(f"unknown unit {min(unknown)}")
        self.seconds = sum(sizes[name] * n for name, n in parts.items())

    def __str__(self):
        out, rest = [], self.seconds
        for name, size in self.UNITS:
            n, rest = divmod(rest, size)
            if n:
                out.append(f"{n} {name}{'s' * (n != 1)}")
        return ", ".join(out) or "nothing"

    def __add__(self, other):
        return Duration(seconds=self.seconds + other.seconds)


print(
    Duration(hours=50, seconds=61),
    "|",
    Duration(minutes=59) + Duration(seconds=60),
    "|",
    Duration(),
    "|",
    Duration(days=1, weeks=2),
)
try:
    Duration(months=1)
except TypeError as e:
    print(e)
