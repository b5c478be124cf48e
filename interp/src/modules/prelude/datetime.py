"""Dates, times and durations. C code in CPython, and so marked native.

`_datetime_text` has the formats ISO 8601 and strftime, `_strptime` reads by a format.
"""

import _dates
import math as _math
import time as _time
from _gilbox import make_final as _make_final, native, type_name as _type_name

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR",
           "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999
_MAX_ORDINAL = 3652059
_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAY_US = 86400 * 1000000
_MONTH_NAMES = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
                "Oct", "Nov", "Dec")
_UNNAMED = object()
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


# --- the calendar -----------------------------------------------------------

@native
def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


@native
def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


@native
def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_IN_MONTH[month]


@native
def _days_before_month(year, month):
    return _DAYS_BEFORE_MONTH[month] + (month > 2 and _is_leap(year))


@native
def _to_ordinal(year, month, day):
    return _days_before_year(year) + _days_before_month(year, month) + day


@native
def _from_ordinal(n):
    """(year, month, day) of a number of days since the day before 1 January 1."""
    n400, n = divmod(n - 1, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    before = _days_before_month(year, month)
    if before > n:
        month -= 1
        before = _days_before_month(year, month)
    return year, month, n - before + 1


@native
def _first_iso_monday(year):
    """The ordinal of the Monday that begins the first ISO week of a year."""
    first = _to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


@native
def _from_iso_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53:
        weekday = _to_ordinal(year, 1, 1) % 7
        if not (week == 53 and (weekday == 4 or (weekday == 3 and _is_leap(year)))):
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return _from_ordinal(_first_iso_monday(year) + (week - 1) * 7 + day - 1)


@native
def _round_half_even(n, d):
    """n/d rounded to an integer, halves to the even one."""
    if d < 0:
        n, d = -n, -d
    q, r = divmod(n, d)
    r *= 2
    if r > d or (r == d and q % 2 == 1):
        q += 1
    return q


# What the natives pass for an argument that is left out.
_MISSING = NotImplemented


@native
def _integer(value):
    if type(value) is int:
        return value
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an "
                        "integer") from None


@native
def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")


@native
def _check_time(hour, minute, second, microsecond, fold):
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


@native
def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, "
                        f"not type '{type(tz).__name__}'")


@native
def _check_offset(name, offset):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or timedelta, "
                        f"not '{type(offset).__name__}'")
    if not -_DAY_US < offset._total_us() < _DAY_US:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24)"
                         " and timedelta(hours=24).")
    return offset


@native
def _check_name(name):
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


@native
def _shown_name(obj):
    """A class of this module is shown with the module's name, a subclass without."""
    cls = type(obj)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


# --- durations --------------------------------------------------------------

@native
class timedelta:
    """A duration in days, seconds and microseconds, the latter two not negative."""

    # Natives know their order, here and below.
    __slots__ = "_days", "_seconds", "_microseconds"

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0,
                hours=0, weeks=0):
        total = 0
        rest = 0.0
        for value, factor, name in (
                (microseconds, 1, "microseconds"), (milliseconds, 1000, "milliseconds"),
                (seconds, 1000000, "seconds"), (minutes, 60000000, "minutes"),
                (hours, 3600000000, "hours"), (days, _DAY_US, "days"),
                (weeks, 7 * _DAY_US, "weeks")):
            if type(value) is int or isinstance(value, int):
                total += value * factor
            elif isinstance(value, float):
                fraction, whole = _math.modf(value)
                total += int(whole) * factor
                fraction, whole = _math.modf(fraction * factor)
                total += int(whole)
                rest += fraction
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: "
                                f"{type(value).__name__}")
        if rest:
            whole = round(rest)
            if abs(whole - rest) == 0.5 or abs(rest - _math.floor(rest) - 0.5) == 0.0:
                odd = total & 1
                whole = int(2.0 * round((rest + odd) * 0.5) - odd)
            total += whole
        return cls._from_us(total)

    @classmethod
    def _from_us(cls, total):
        days, rest = divmod(total, _DAY_US)
        if not -1 << 31 <= days < 1 << 31:
            raise OverflowError("Python int too large to convert to C int")
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 1000000)
        return self

    def _total_us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    @property
    def days(self):
        "Number of days."
        return self._days

    @property
    def seconds(self):
        "Number of seconds (>= 0 and less than 1 day)."
        return self._seconds

    @property
    def microseconds(self):
        "Number of microseconds (>= 0 and less than 1 second)."
        return self._microseconds

    def total_seconds(self):
        """The whole duration in seconds."""
        return self._total_us() / 1000000

    def __repr__(self):
        parts = []
        if self._days:
            parts.append(f"days={self._days}")
        if self._seconds:
            parts.append(f"seconds={self._seconds}")
        if self._microseconds:
            parts.append(f"microseconds={self._microseconds}")
        return f"{_shown_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{seconds:02}"
        if self._days:
            plural = "" if abs(self._days) == 1 else "s"
            text = f"{self._days} day{plural}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(self._total_us() + other._total_us())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(self._total_us() - other._total_us())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(other._total_us() - self._total_us())
        return NotImplemented

    def __neg__(self):
        return timedelta._from_us(-self._total_us())

    def __pos__(self):
        return timedelta._from_us(self._total_us())

    def __abs__(self):
        return timedelta._from_us(abs(self._total_us()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_us(self._total_us() * other)
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._from_us(_round_half_even(self._total_us() * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total_us() // other._total_us()
        if isinstance(other, int):
            return timedelta._from_us(self._total_us() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total_us() / other._total_us()
        if isinstance(other, int):
            return timedelta._from_us(_round_half_even(self._total_us(), int(other))) \
                if other else self._total_us() // 0
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            if not n:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._from_us(_round_half_even(d * self._total_us(), n))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_us(self._total_us() % other._total_us())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._total_us(), other._total_us())
            return q, timedelta._from_us(r)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return self._total_us() == other._total_us()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, timedelta):
            return self._total_us() < other._total_us()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, timedelta):
            return self._total_us() <= other._total_us()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, timedelta):
            return self._total_us() > other._total_us()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, timedelta):
            return self._total_us() >= other._total_us()
        return NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total_us() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


_dates.adopt_timedelta(timedelta)
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59,
                          microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


# --- time zones -------------------------------------------------------------

@native
class tzinfo:
    """The base of time zones; subclasses define the three methods."""

    __slots__ = ()

    def tzname(self, dt):
        "datetime -> string name of time zone."
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        "datetime -> DST offset as timedelta positive east of UTC."
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """The local time of a time in UTC that carries this zone."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc(): dt.dst gave inconsistent results; "
                                 "cannot convert")
        return dt + dst

    def __reduce__(self):
        args = self.__getinitargs__() if hasattr(self, "__getinitargs__") else ()
        return self.__class__, args, self.__getstate__()


_dates.adopt_tzinfo(tzinfo)


@native
class timezone(tzinfo):
    """A fixed offset from UTC."""

    __slots__ = "_offset", "_name"

    def __new__(cls, offset, name=_UNNAMED):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, "
                            f"not {type(offset).__name__}")
        if name is _UNNAMED:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError("timezone() argument 2 must be str, "
                            f"not {'None' if name is None else type(name).__name__}")
        if not -_DAY_US < offset._total_us() < _DAY_US:
            raise ValueError("offset must be a timedelta strictly between "
                             "-timedelta(hours=24) and timedelta(hours=24), not "
                             f"{offset!r}.")
        return cls._create(offset, name)

    @classmethod
    def _create(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{_shown_name(self)}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, method):
        if not (isinstance(dt, datetime) or dt is None):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, "
                            f"not {type(dt).__name__}")

    def utcoffset(self, dt):
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._check(dt, "tzname")
        if self._name is None:
            if not self._offset:
                return "UTC"
            return "UTC" + _offset_text(self._offset)
        return self._name

    def dst(self, dt):
        self._check(dt, "dst")
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance, "
                            f"not {type(dt).__name__}")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __reduce__(self):
        return self.__class__, self.__getinitargs__()

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)


_make_final(timezone)
UTC = timezone.utc = timezone._create(timedelta(0))
timezone.min = timezone._create(-timedelta(hours=23, minutes=59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))


@native
def _offset_text(offset, separator=":"):
    """An offset as +hh:mm, with seconds and their fraction where there are any."""
    if offset is None:
        return ""
    total = offset._total_us()
    sign = "-" if total < 0 else "+"
    seconds, fraction = divmod(abs(total), 1000000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02}{separator}{minutes:02}"
    if seconds or fraction:
        text += f"{separator}{seconds:02}"
        if fraction:
            text += f".{fraction:06}"
    return text


# --- dates ------------------------------------------------------------------

@native
class IsoCalendarDate(tuple):
    """A date as ISO year, week and weekday."""

    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return (f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, "
                f"weekday={self[2]})")

    def __reduce__(self):
        return tuple, (tuple(self),)


_IsoCalendarDate = IsoCalendarDate
del IsoCalendarDate


@native
def _date_fields(year, month, day):
    fields = []
    for value, place in ((year, "'year' (pos 1)"), (month, "'month' (pos 2)"), (day, "'day' (pos 3)")):
        if value is _MISSING:
            raise TypeError(f"function missing required argument {place}")
        fields.append(_integer(value))
    return fields


@native
class date:
    """A day of the Gregorian calendar."""

    __slots__ = "_year", "_month", "_day", "_hashcode"

    def __new__(cls, year=_MISSING, month=_MISSING, day=_MISSING):
        if month is _MISSING and isinstance(year, bytes) and len(year) == 4:
            self = object.__new__(cls)
            self._set_date(year[0] * 256 + year[1], year[2], year[3])
            return self
        year, month, day = _date_fields(year, month, day)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._set_date(year, month, day)
        return self

    def _set_date(self, year, month, day):
        self._year = year
        self._month = month
        self._day = day
        self._hashcode = -1

    @classmethod
    def fromtimestamp(cls, timestamp):
        """The local date of a POSIX time."""
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        found = _time._localtime(timestamp)
        return cls(found[0], found[1], found[2])

    @classmethod
    def today(cls):
        """The local date of now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        """The date of a number of days since the day before 1 January 1."""
        n = _integer(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        year, month, day = _from_ordinal(n)
        return cls(year, month, day)

    @classmethod
    def fromisoformat(cls, date_string):
        """The date of a text in one of the ISO 8601 formats."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        import _datetime_text
        try:
            return cls(*_datetime_text.parse_date(date_string))
        except _datetime_text.Malformed:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The date of an ISO year, week and weekday."""
        return cls(*_from_iso_week(_integer(year), _integer(week), _integer(day)))

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def __repr__(self):
        return f"{_shown_name(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        """The date as in `Sun Jan  1 00:00:00 2023`."""
        return (f"{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month]} {self._day:2} "
                f"00:00:00 {self._year:04}")

    def strftime(self, format):
        """The date as text of a format."""
        import _datetime_text
        return _datetime_text.strftime(self, format)

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"must be str, not {type(fmt).__name__}")
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        """The date as YYYY-MM-DD."""
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    def __str__(self):
        return self.isoformat()

    def timetuple(self):
        """The date as a `time.struct_time`."""
        return self._struct_time(0, 0, 0, -1)

    def _struct_time(self, hour, minute, second, dst):
        day = _days_before_month(self._year, self._month) + self._day
        return _time.struct_time((self._year, self._month, self._day, hour, minute, second,
                                  self.weekday(), day, dst))

    def toordinal(self):
        """The number of days since the day before 1 January 1."""
        return _to_ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """The date with some parts replaced."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() == other._key()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() < other._key()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() <= other._key()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() > other._key()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() >= other._key()
        return NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash(self._getstate()[0])
        return self._hashcode

    def __add__(self, other):
        if isinstance(other, timedelta) and not isinstance(self, datetime):
            n = self.toordinal() + other._days
            if 0 < n <= _MAX_ORDINAL:
                return type(self).fromordinal(n)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(self, datetime) or isinstance(other, datetime):
            return NotImplemented
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        """The day of the week, Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """The day of the week, Monday is 1."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """The ISO year, week and weekday."""
        year = self._year
        monday = _first_iso_monday(year)
        today = self.toordinal()
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _first_iso_monday(year), 7)
        elif week >= 52 and today >= _first_iso_monday(year + 1):
            year += 1
            week = 0
        return _IsoCalendarDate(year, week + 1, day + 1)

    def _getstate(self):
        return (bytes([self._year >> 8, self._year & 255, self._month, self._day]),)

    def __reduce__(self):
        return self.__class__, self._getstate()


_dates.adopt_date(date)
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# --- times of day -----------------------------------------------------------

@native
class time:
    """A time of day, perhaps with its zone."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold",
                 "_hashcode")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, bytes) and len(hour) == 6:
            tz = minute or None
            hour, minute, second, microsecond, fold = _unpack_time(hour)
            tzinfo = tz
        hour, minute, second, microsecond = (_integer(hour), _integer(minute),
                                             _integer(second), _integer(microsecond))
        _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        self._hashcode = -1
        return self

    @classmethod
    def fromisoformat(cls, time_string):
        """The time of a text in one of the ISO 8601 formats."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        import _datetime_text
        try:
            return cls(*_datetime_text.parse_time(time_string.removeprefix("T")))
        except _datetime_text.Malformed:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def _key(self):
        return self._hour, self._minute, self._second, self._microsecond

    def __eq__(self, other):
        if isinstance(other, time):
            return self._compare(other, True) == 0
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, time):
            return self._compare(other) < 0
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, time):
            return self._compare(other) <= 0
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, time):
            return self._compare(other) > 0
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, time):
            return self._compare(other) >= 0
        return NotImplemented

    def _compare(self, other, for_equality=False):
        mine = theirs = None
        same = self._tzinfo is other._tzinfo
        if not same:
            mine, theirs = self.utcoffset(), other.utcoffset()
            same = mine == theirs
        if same:
            return _order(self._key(), other._key())
        if mine is None or theirs is None:
            if for_equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware times")
        return _order(self._us() - mine._total_us(), other._us() - theirs._total_us())

    def _us(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 \
            + self._microsecond

    def __hash__(self):
        if self._hashcode == -1:
            plain = self.replace(fold=0) if self._fold else self
            offset = plain.utcoffset()
            if offset is None:
                self._hashcode = hash(plain._getstate()[0])
            else:
                self._hashcode = hash(timedelta._from_us(self._us() - offset._total_us()))
        return self._hashcode

    def __repr__(self):
        text = f"{self._hour}, {self._minute}"
        if self._microsecond:
            text += f", {self._second}, {self._microsecond}"
        elif self._second:
            text += f", {self._second}"
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{_shown_name(self)}({text})"

    def isoformat(self, timespec="auto"):
        """The time as HH:MM:SS, with fraction and offset if any."""
        return (_time_text(self._hour, self._minute, self._second, self._microsecond,
                           timespec) + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """The time as text of a format."""
        import _datetime_text
        return _datetime_text.strftime(self, format)

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"must be str, not {type(fmt).__name__}")
        return self.strftime(fmt) if fmt else str(self)

    def utcoffset(self):
        """The offset from UTC, or None."""
        if self._tzinfo is None:
            return None
        return _check_offset("utcoffset", self._tzinfo.utcoffset(None))

    def tzname(self):
        """The name of the zone, or None."""
        return None if self._tzinfo is None else _check_name(self._tzinfo.tzname(None))

    def dst(self):
        """The offset of daylight saving time, or None."""
        if self._tzinfo is None:
            return None
        return _check_offset("dst", self._tzinfo.dst(None))

    def replace(self, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """The time with some parts replaced."""
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _getstate(self):
        packed = _pack_time(self._hour, self._minute, self._second, self._microsecond,
                            self._fold)
        return (packed,) if self._tzinfo is None else (packed, self._tzinfo)

    def __reduce__(self):
        return self.__class__, self._getstate()


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time


@native
def _order(a, b):
    return 0 if a == b else 1 if a > b else -1


@native
def _pack_time(hour, minute, second, us, fold):
    return bytes([hour | fold << 7, minute, second, us >> 16, us >> 8 & 255, us & 255])


@native
def _unpack_time(packed):
    hour, minute, second, high, middle, low = packed
    return hour & 127, minute, second, high << 16 | middle << 8 | low, hour >> 7


@native
def _time_text(hour, minute, second, us, timespec):
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    if timespec == "hours":
        return f"{hour:02}"
    if timespec == "minutes":
        return f"{hour:02}:{minute:02}"
    if timespec == "seconds":
        return f"{hour:02}:{minute:02}:{second:02}"
    if timespec == "milliseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{us // 1000:03}"
    if timespec == "microseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{us:06}"
    raise ValueError("Unknown timespec value")


# --- dates with times -------------------------------------------------------

@native
class datetime(date):
    """A date with a time of day, perhaps with its zone."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year=_MISSING, month=_MISSING, day=_MISSING, hour=0, minute=0, second=0,
                microsecond=0, tzinfo=None, fold=0):
        if isinstance(year, bytes) and len(year) == 10:
            tzinfo = None if month is _MISSING else month
            packed = year
            year, month, day = packed[0] * 256 + packed[1], packed[2], packed[3]
            hour, minute, second, microsecond, fold = _unpack_time(packed[4:])
        year, month, day = _date_fields(year, month, day)
        hour, minute, second, microsecond = (_integer(hour), _integer(minute),
                                             _integer(second), _integer(microsecond))
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._set_date(year, month, day)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    # --- making ---

    @classmethod
    def _from_posix(cls, t, utc, tz):
        if not isinstance(t, (int, float)) and not hasattr(t, "__float__"):
            _integer(t)
        if t != t:
            raise ValueError("Invalid value NaN (not a number)")
        fraction, whole = _math.modf(t)
        if not -1 << 63 <= whole < 1 << 63:
            raise OverflowError("timestamp out of range for platform time_t")
        us = round(fraction * 1e6)
        whole = int(whole)
        if us >= 1000000:
            whole += 1
            us -= 1000000
        elif us < 0:
            whole -= 1
            us += 1000000
        return cls._from_seconds(whole, us, utc, tz)

    @classmethod
    def _from_seconds(cls, seconds, us, utc, tz):
        found = _time._gmtime(seconds) if utc else _time._localtime(seconds)
        result = cls(found[0], found[1], found[2], found[3], found[4], min(found[5], 59),
                     us, tz)
        if tz is None and not utc:
            # A local time that comes twice: is this its second time?
            day_ago = _time._localtime(seconds - 86400)
            before = cls(*day_ago[:5], min(day_ago[5], 59), us)
            jump = result - before - timedelta(1)
            if jump._days < 0:
                earlier = _time._localtime(seconds + jump._days * 86400 + jump._seconds)
                if cls(*earlier[:5], min(earlier[5], 59), us) == result:
                    result._fold = 1
        elif tz is not None:
            result = tz.fromutc(result)
        return result

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The local time, or that of a zone, of a POSIX time."""
        _check_tzinfo(tz)
        return cls._from_posix(timestamp, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        """Deprecated: the time in UTC of a POSIX time, without a zone."""
        import warnings
        warnings.warn("datetime.datetime.utcfromtimestamp() is deprecated and scheduled "
                      "for removal in a future version. Use timezone-aware objects to "
                      "represent datetimes in UTC: "
                      "datetime.datetime.fromtimestamp(timestamp, datetime.UTC).",
                      DeprecationWarning, stacklevel=1)
        return cls._from_posix(t, True, None)

    @classmethod
    def now(cls, tz=None):
        """The local time, or that of a zone, of now."""
        _check_tzinfo(tz)
        seconds, ns = divmod(_time.time_ns(), 1000000000)
        return cls._from_seconds(seconds, ns // 1000, tz is not None, tz)

    @classmethod
    def today(cls):
        """The local time of now."""
        return cls.now()

    @classmethod
    def utcnow(cls):
        """Deprecated: the time in UTC of now, without a zone."""
        import warnings
        warnings.warn("datetime.datetime.utcnow() is deprecated and scheduled for removal "
                      "in a future version. Use timezone-aware objects to represent "
                      "datetimes in UTC: datetime.datetime.now(datetime.UTC).",
                      DeprecationWarning, stacklevel=1)
        seconds, ns = divmod(_time.time_ns(), 1000000000)
        return cls._from_seconds(seconds, ns // 1000, True, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A date and a time of day put together."""
        if not isinstance(date, _date_class):
            raise TypeError("combine() argument 1 must be datetime.date, "
                            f"not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError("combine() argument 2 must be datetime.time, "
                            f"not {type(time).__name__}")
        if tzinfo is True:
            tzinfo = time.tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        """The time of a text in one of the ISO 8601 formats."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        import _datetime_text
        try:
            return cls(*_datetime_text.parse_datetime(date_string))
        except _datetime_text.Malformed:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def strptime(cls, date_string, format):
        """The time of a text in a format."""
        from _strptime import datetime_of
        return datetime_of(cls, date_string, format)

    # --- parts and zones ---

    def timetuple(self):
        """The time as a `time.struct_time`."""
        dst = self.dst()
        flag = -1 if dst is None else 1 if dst else 0
        return self._struct_time(self._hour, self._minute, self._second, flag)

    def utctimetuple(self):
        """The time in UTC as a `time.struct_time`."""
        offset = self.utcoffset()
        shifted = self - offset if offset else self
        return shifted._struct_time(shifted._hour, shifted._minute, shifted._second, 0)

    def _local_seconds(self):
        """The POSIX time of a local time, in whole seconds."""
        wanted = (self.toordinal() - 719163) * 86400 + (
            self._hour * 60 + self._minute) * 60 + self._second

        def local(u):
            found = _time._localtime(u)
            return (_to_ordinal(*found[:3]) - 719163) * 86400 + (
                found[3] * 60 + found[4]) * 60 + found[5]
        # Two guesses of the offset: one now, one a day off in the fold's direction.
        first = local(wanted) - wanted
        u1 = wanted - first
        if local(u1) == wanted:
            u2 = u1 + (86400 if self._fold else -86400)
            second = local(u2) - u2
            if first == second:
                return u1
        else:
            second = local(u1) - u1
        u2 = wanted - second
        if local(u2) == wanted:
            return u2
        if local(u1) == wanted:
            return u1
        return max(u1, u2) if not self._fold else min(u1, u2)

    def timestamp(self):
        """The POSIX time."""
        if self._tzinfo is None:
            return self._local_seconds() + self._microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def date(self):
        """The date."""
        return date(self._year, self._month, self._day)

    def time(self):
        """The time of day, without the zone."""
        return time(self._hour, self._minute, self._second, self._microsecond,
                    fold=self._fold)

    def timetz(self):
        """The time of day, with the zone."""
        return time(self._hour, self._minute, self._second, self._microsecond,
                    self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None,
                second=None, microsecond=None, tzinfo=True, *, fold=None):
        """The time with some parts replaced."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _local_timezone(self):
        if self._tzinfo is None:
            seconds = self._local_seconds()
            # Where the clock is moved, `fold` says on which side of that.
            other = self.replace(fold=1 - self._fold)._local_seconds()
            if other != seconds and (other > seconds) == bool(self._fold):
                seconds = other
        else:
            seconds = (self - _EPOCH) // timedelta(seconds=1)
        found = _time.localtime(seconds)
        return timezone(timedelta(seconds=found.tm_gmtoff), found.tm_zone)

    def astimezone(self, tz=None):
        """The same moment in another zone, by default the local one."""
        if tz is not None and not isinstance(tz, tzinfo):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_type_name(tz)}'")
        mine = self._tzinfo
        offset = None if mine is None else mine.utcoffset(self)
        if offset is None:
            mine = self.replace(tzinfo=None)._local_timezone()
            offset = mine.utcoffset(self)
        if tz is mine:
            return self
        moment = self - offset
        if tz is None:
            tz = moment.replace(tzinfo=UTC)._local_timezone()
        return tz.fromutc(moment.replace(tzinfo=tz))

    def utcoffset(self):
        """The offset from UTC, or None."""
        if self._tzinfo is None:
            return None
        return _check_offset("utcoffset", self._tzinfo.utcoffset(self))

    def tzname(self):
        """The name of the zone, or None."""
        return None if self._tzinfo is None else _check_name(self._tzinfo.tzname(self))

    def dst(self):
        """The offset of daylight saving time, or None."""
        if self._tzinfo is None:
            return None
        return _check_offset("dst", self._tzinfo.dst(self))

    # --- text ---

    def ctime(self):
        """The time as in `Sun Jan  1 00:00:00 2023`."""
        return (f"{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month]} {self._day:2} "
                f"{self._hour:02}:{self._minute:02}:{self._second:02} {self._year:04}")

    def isoformat(self, sep="T", timespec="auto"):
        """The time as YYYY-MM-DDTHH:MM:SS, with fraction and offset if any."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {_type_name(sep)}")
        return (f"{self._year:04}-{self._month:02}-{self._day:02}{sep}"
                + _time_text(self._hour, self._minute, self._second, self._microsecond,
                             timespec)
                + _offset_text(self.utcoffset()))

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute,
                 self._second, self._microsecond]
        if parts[-1] == 0:
            del parts[-1]
            if parts[-1] == 0:
                del parts[-1]
        text = ", ".join(map(str, parts))
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{_shown_name(self)}({text})"

    def __str__(self):
        return self.isoformat(" ")

    # --- comparison and arithmetic ---

    def __eq__(self, other):
        if isinstance(other, datetime):
            return self._compare(other, True) == 0
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, datetime):
            return self._compare(other) < 0
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, datetime):
            return self._compare(other) <= 0
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, datetime):
            return self._compare(other) > 0
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, datetime):
            return self._compare(other) >= 0
        return NotImplemented

    def _key(self):
        return (self._year, self._month, self._day, self._hour, self._minute,
                self._second, self._microsecond)

    def _us(self):
        return (((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60
                + self._second) * 1000000 + self._microsecond

    def _compare(self, other, for_equality=False):
        mine = theirs = None
        same = self._tzinfo is other._tzinfo
        if not same:
            mine, theirs = self.utcoffset(), other.utcoffset()
            if for_equality and (
                    mine != self.replace(fold=not self._fold).utcoffset()
                    or theirs != other.replace(fold=not other._fold).utcoffset()):
                return 2
            same = mine == theirs
        if same:
            return _order(self._key(), other._key())
        if mine is None or theirs is None:
            if for_equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return _order(self._us() - mine._total_us(), other._us() - theirs._total_us())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._moved(other._total_us())

    __radd__ = __add__

    def _moved(self, us):
        days, us = divmod(self._us() + us, _DAY_US)
        if not 0 < days <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        seconds, us = divmod(us, 1000000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return type(self)(*_from_ordinal(days), hour, minute, second, us, self._tzinfo)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._total_us())
        if not isinstance(other, datetime):
            return NotImplemented
        plain = timedelta._from_us(self._us() - other._us())
        if self._tzinfo is other._tzinfo:
            return plain
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return plain
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return plain + theirs - mine

    def __hash__(self):
        if self._hashcode == -1:
            plain = self.replace(fold=0) if self._fold else self
            offset = plain.utcoffset()
            if offset is None:
                self._hashcode = hash(plain._getstate()[0])
            else:
                self._hashcode = hash(timedelta._from_us(self._us() - offset._total_us()))
        return self._hashcode

    def _getstate(self):
        packed = date._getstate(self)[0] + _pack_time(
            self._hour, self._minute, self._second, self._microsecond, self._fold)
        return (packed,) if self._tzinfo is None else (packed, self._tzinfo)

    def __reduce__(self):
        return self.__class__, self._getstate()


_date_class = date
_dates.adopt_datetime(datetime)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
del native
