"""The text formats of `datetime`: ISO 8601 and strftime."""

import datetime as _dt

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")


class Malformed(Exception):
    """The text is not in any ISO format."""


# --- ISO 8601 ---------------------------------------------------------------

@native
def _number(text, start, length):
    digits = text[start:start + length]
    if len(digits) != length or not (digits.isdecimal() and digits.isascii()):
        raise Malformed
    return int(digits)


@native
def parse_date(text):
    """(year, month, day) of YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D] or YYYYWww[D]."""
    size = len(text)
    if size not in (7, 8, 10):
        raise Malformed
    year = _number(text, 0, 4)
    dashed = text[4] == "-"
    at = 5 if dashed else 4
    if text[at:at + 1] == "W":
        week = _number(text, at + 1, 2)
        at += 3
        day = 1
        if at < size:
            if dashed != (text[at] == "-"):
                raise Malformed
            at += dashed
            day = _number(text, at, 1)
            at += 1
        if at != size:
            raise Malformed
        try:
            return _dt._from_iso_week(year, week, day)
        except ValueError:
            raise Malformed from None
    month = _number(text, at, 2)
    at += 2
    if dashed != (text[at:at + 1] == "-"):
        raise Malformed
    at += dashed
    day = _number(text, at, 2)
    if at + 2 != size:
        raise Malformed
    return year, month, day


@native
def _clock(text):
    """[hour, minute, second, microsecond] of HH[:MM[:SS[.ffffff]]]."""
    parts = [_number(text, 0, 2), 0, 0, 0]
    at = 2
    colon = text[2:3] == ":"
    for field in (1, 2):
        if at == len(text):
            return parts
        if text[at] in ".,":
            break
        if colon:
            if text[at] != ":":
                raise Malformed
            at += 1
        parts[field] = _number(text, at, 2)
        at += 2
    if at == len(text):
        return parts
    if text[at] not in ".,":
        raise Malformed
    digits = text[at + 1:]
    if not (digits.isdecimal() and digits.isascii()):
        raise Malformed
    parts[3] = int(digits[:6].ljust(6, "0"))
    return parts


@native
def parse_time(text):
    """The arguments of `time` for a time with an optional offset."""
    if len(text) < 2:
        raise Malformed
    at = len(text)
    for sign in "+-Z":
        found = text.find(sign)
        if found >= 0:
            at = min(at, found)
    parts = _clock(text[:at])
    zone = text[at:]
    if not zone:
        return *parts, None
    if zone == "Z":
        return *parts, _dt.timezone.utc
    if zone[0] == "Z" or len(zone) in (1, 2, 4):
        raise Malformed
    hours, minutes, seconds, us = _clock(zone[1:])
    offset = _dt.timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=us)
    if not offset:
        return *parts, _dt.timezone.utc
    return *parts, _dt.timezone(-offset if zone[0] == "-" else offset)


@native
def parse_datetime(text):
    """The arguments of `datetime` for a date with an optional time."""
    size = len(text)
    if size < 7:
        raise Malformed
    # Where the date ends depends on its form.
    if text[4] == "-":
        if text[5] == "W":
            end = 10 if size > 8 and text[8] == "-" else 8
        else:
            end = 10
    elif text[4] == "W":
        # After the week comes a weekday, unless a time of an even number of
        # digits follows a separator at once.
        end = 7
        while end < size and text[end].isdecimal():
            end += 1
        end = end if end < 9 else 8 if end % 2 else 7
    else:
        end = 8
    day = parse_date(text[:end])
    rest = text[end + 1:]
    if not rest:
        if size > end:
            raise Malformed
        return (*day, 0, 0, 0, 0, None)
    return (*day, *parse_time(rest))


# --- strftime ---------------------------------------------------------------

@native
def strftime(obj, format):
    """Text of a date, time or datetime."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    if not format.isascii():
        # C's library takes no lone surrogates.
        format.encode()
    first, *parts = format.split("%")
    if all([part[:1] in _SIMPLE for part in parts]) and isinstance(obj, _dt.datetime):
        return first + "".join([_SIMPLE[part[0]](obj) + part[1:] for part in parts])
    out = []
    i = 0
    size = len(format)
    while i < size:
        char = format[i]
        i += 1
        if char != "%" or i >= size:
            out.append(char)
            continue
        code = format[i]
        i += 1
        if code == ":" and format[i:i + 1] == "z":
            i += 1
            out.append(_offset(obj, ":"))
        elif code in _FLAGS:
            start = i - 2
            while i < size and format[i - 1] in _FLAGS:
                i += 1
            out.append(_by_c_library(obj, format[start:i]))
        else:
            out.append(_field(obj, code))
    return "".join(out)


# The directives that stand in most formats.
_SIMPLE = {"Y": lambda moment: str(moment.year), "m": lambda moment: f"{moment.month:02}",
           "d": lambda moment: f"{moment.day:02}", "H": lambda moment: f"{moment.hour:02}",
           "M": lambda moment: f"{moment.minute:02}", "S": lambda moment: f"{moment.second:02}",
           "f": lambda moment: f"{moment.microsecond:06}"}

# Flags and widths, which stand before the letter of a directive.
_FLAGS = "_-0^#+123456789"


@native
def _by_c_library(obj, directive):
    import time
    if hasattr(obj, "timetuple"):
        fields = obj.timetuple()
    else:
        fields = (1900, 1, 1, obj.hour, obj.minute, obj.second, 0, 1, -1)
    return time.strftime(directive, fields)


@native
def _offset(obj, separator):
    method = getattr(obj, "utcoffset", None)
    return "" if method is None else _dt._offset_text(method(), separator)


@native
def _field(obj, code):
    """The text of one directive."""
    if code == "%":
        return "%"
    if code == "z":
        return _offset(obj, "")
    if code == "Z":
        method = getattr(obj, "tzname", None)
        return (method() or "") if method is not None else ""
    if code == "f":
        return f"{getattr(obj, 'microsecond', 0):06}"
    if isinstance(obj, _dt.date):
        day = obj
    else:
        day = _dt.date(1900, 1, 1)
    hour = getattr(obj, "hour", 0)
    minute = getattr(obj, "minute", 0)
    second = getattr(obj, "second", 0)
    if code == "Y":
        return str(day.year)
    if code == "m":
        return f"{day.month:02}"
    if code == "d":
        return f"{day.day:02}"
    if code == "H":
        return f"{hour:02}"
    if code == "M":
        return f"{minute:02}"
    if code == "S":
        return f"{second:02}"
    if code == "y":
        return f"{day.year % 100:02}"
    if code == "I":
        return f"{hour % 12 or 12:02}"
    if code == "p":
        return "AM" if hour < 12 else "PM"
    if code == "a":
        return _DAYS[day.weekday()][:3]
    if code == "A":
        return _DAYS[day.weekday()]
    if code in "bh":
        return _MONTHS[day.month - 1][:3]
    if code == "B":
        return _MONTHS[day.month - 1]
    if code == "j":
        return f"{day.toordinal() - _dt.date(day.year, 1, 1).toordinal() + 1:03}"
    if code == "w":
        return str(day.isoweekday() % 7)
    if code == "u":
        return str(day.isoweekday())
    if code in "UW":
        in_year = day.toordinal() - _dt.date(day.year, 1, 1).toordinal()
        weekday = day.isoweekday() % 7 if code == "U" else day.weekday()
        return f"{(in_year + 7 - weekday) // 7:02}"
    if code == "G":
        return str(day.isocalendar()[0])
    if code == "g":
        return f"{day.isocalendar()[0] % 100:02}"
    if code == "V":
        return f"{day.isocalendar()[1]:02}"
    if code == "C":
        return str(day.year // 100)
    if code == "e":
        return f"{day.day:2}"
    if code == "k":
        return f"{hour:2}"
    if code == "l":
        return f"{hour % 12 or 12:2}"
    if code == "P":
        return "am" if hour < 12 else "pm"
    if code == "D" or code == "x":
        return f"{day.month:02}/{day.day:02}/{day.year % 100:02}"
    if code == "F":
        return f"{day.year}-{day.month:02}-{day.day:02}"
    if code == "T" or code == "X":
        return f"{hour:02}:{minute:02}:{second:02}"
    if code == "R":
        return f"{hour:02}:{minute:02}"
    if code == "r":
        return (f"{hour % 12 or 12:02}:{minute:02}:{second:02} "
                f"{'AM' if hour < 12 else 'PM'}")
    if code == "c":
        return (f"{_DAYS[day.weekday()][:3]} {_MONTHS[day.month - 1][:3]} {day.day:2} "
                f"{hour:02}:{minute:02}:{second:02} {day.year}")
    if code == "n":
        return "\n"
    if code == "t":
        return "\t"
    if code == "s":
        moment = obj if isinstance(obj, _dt.datetime) else _dt.datetime(
            day.year, day.month, day.day, hour, minute, second)
        return str(int(moment.replace(tzinfo=None).timestamp()))
    return "%" + code
