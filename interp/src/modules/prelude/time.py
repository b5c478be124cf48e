"""The guest part of `time`: the calendar."""

from _gilbox import type_name as _type_name
from _structseq import Structure as _Structure, made as _made

_NOW = object()


class struct_time(_Structure, module="time"):
    """A broken-down time: nine numbers by position or name; by name also the zone."""

    _names = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday",
              "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff")
    n_sequence_fields = 9


@native
def localtime(seconds=None, /):
    """The local time that a number of seconds since 1970 means; now by default."""
    return _made(struct_time, _localtime(seconds))


@native
def gmtime(seconds=None, /):
    """The same in universal time."""
    return _made(struct_time, _gmtime(seconds))


def _checked(t, what):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError(f"{what}(): illegal time tuple argument")
    return t


@native
def mktime(t, /):
    """The number of seconds since 1970 that a local time means."""
    return _mktime(_checked(t, "mktime"))


@native
def strftime(format, t=_NOW, /):
    """A time as text."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {'None' if format is None else _type_name(format)}")
    t = localtime() if t is _NOW else _checked(t, "strftime")
    known = isinstance(t, struct_time)
    return _strftime(format, tuple(t), t.tm_zone if known else None, t.tm_gmtoff if known else None)


_DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
           "Dec")


@native
def asctime(t=_NOW, /):
    """A time as text, always 24 characters long."""
    t = localtime() if t is _NOW else _checked(t, "asctime")
    year, month, day, hour, minute, second, weekday = _checked_fields(t)
    return (f"{_DAYS[weekday]} {_MONTHS[month]} {day:2d} "
            f"{hour:02d}:{minute:02d}:{second:02d} {year}")


@native
def ctime(seconds=None, /):
    """`asctime` of a number of seconds since 1970."""
    return asctime(localtime(seconds))


@native
def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """The time that a text means, according to a format."""
    from _strptime import time_fields
    return struct_time(time_fields(string, format))


def _zones():
    """Offset and name of the zone in winter and in summer, seen from this year."""
    year = gmtime().tm_year
    seen = {}
    for month in range(1, 13):
        then = localtime(mktime((year, month, 1, 12, 0, 0, 0, 0, -1)))
        seen.setdefault(bool(then.tm_isdst), (-then.tm_gmtoff, then.tm_zone))
    winter = seen.get(False) or seen[True]
    summer = seen.get(True) or winter
    return winter, summer


_zone = {}


def __getattr__(name):
    if name in ("timezone", "altzone", "daylight", "tzname"):
        if not _zone:
            winter, summer = _zones()
            _zone.update(timezone=winter[0], altzone=summer[0],
                         daylight=int(winter != summer), tzname=(winter[1], summer[1]))
        return _zone[name]
    raise AttributeError(f"module 'time' has no attribute {name!r}")


@native
def tzset():
    """Local time is that of the zone in the environment variable TZ from now on."""
    from os import environ
    _tzset(environ.get("TZ"))
    _zone.clear()


CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1
CLOCK_PROCESS_CPUTIME_ID = 2
CLOCK_THREAD_CPUTIME_ID = 3

_CLOCKS = {
    CLOCK_REALTIME: time_ns,
    CLOCK_MONOTONIC: monotonic_ns,
    CLOCK_PROCESS_CPUTIME_ID: process_time_ns,
    CLOCK_THREAD_CPUTIME_ID: thread_time_ns,
}


@native
def clock_gettime_ns(clk_id, /):
    """The time of a clock, in nanoseconds."""
    try:
        clock = _CLOCKS[clk_id]
    except KeyError:
        raise OSError(22, "Invalid argument") from None
    return clock()


@native
def clock_gettime(clk_id, /):
    """The time of a clock, in seconds."""
    return clock_gettime_ns(clk_id) / 1e9


@native
def clock_getres(clk_id, /):
    """How fine a clock is, in seconds."""
    clock_gettime_ns(clk_id)
    return 1e-09


@native
def get_clock_info(name, /):
    """What is known of a clock."""
    from types import SimpleNamespace
    kinds = {
        "time": ("clock_gettime(CLOCK_REALTIME)", False, True),
        "monotonic": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
        "perf_counter": ("clock_gettime(CLOCK_MONOTONIC)", True, False),
        "process_time": ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", True, False),
        "thread_time": ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", True, False),
    }
    if name not in kinds:
        raise ValueError("unknown clock")
    implementation, is_monotonic, adjustable = kinds[name]
    return SimpleNamespace(implementation=implementation, monotonic=is_monotonic,
                           adjustable=adjustable, resolution=1e-09)
