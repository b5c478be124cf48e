"""The text formats of `datetime`: ISO 8601, strftime and strptime."""

import datetime as _dt
from _gilbox import native

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
        end = 7 if end < 9 and end != 8 or end > 8 and end % 2 else 8
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


# --- strptime ---------------------------------------------------------------

_RANGES = {  # code: (most digits, smallest, largest)
    "d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "m": (2, 1, 12), "M": (2, 0, 59),
    "S": (2, 0, 61), "j": (3, 1, 366), "w": (1, 0, 6), "u": (1, 1, 7), "U": (2, 0, 53),
    "W": (2, 0, 53), "V": (2, 1, 53),
}
_COMPOUND = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


class _Parser:
    """Reads a text by a format; its fields end up in `found`."""

    def __init__(self, text, format):
        self.text = text
        self.format = format
        self.found = {}

    def mismatch(self):
        raise ValueError(f"time data {self.text!r} does not match format {self.format!r}")

    def run(self):
        at = self.follow(self.format, 0)
        if at != len(self.text):
            raise ValueError(f"unconverted data remains: {self.text[at:]}")
        return self.found

    def follow(self, format, at):
        text = self.text
        i = 0
        while i < len(format):
            char = format[i]
            i += 1
            if char.isspace():
                while format[i:i + 1].isspace():
                    i += 1
                if not text[at:at + 1].isspace():
                    self.mismatch()
                while text[at:at + 1].isspace():
                    at += 1
            elif char != "%":
                if text[at:at + 1].lower() != char.lower():
                    self.mismatch()
                at += 1
            else:
                if i >= len(format):
                    raise ValueError(f"stray % in format {self.format!r}")
                code = format[i]
                i += 1
                if code in _COMPOUND:
                    at = self.follow(_COMPOUND[code], at)
                else:
                    at = self.field(code, at)
        return at

    def number(self, at, most, low, high):
        """The longest number of at most so many digits that is in range."""
        text = self.text
        end = at
        while end < len(text) and end - at < most and text[end].isdecimal():
            end += 1
        while end > at:
            value = int(text[at:end])
            if low <= value <= high:
                return value, end
            end -= 1
        self.mismatch()

    def name(self, at, names):
        best = None
        lower = self.text[at:].lower()
        for number, name in enumerate(names):
            if lower.startswith(name.lower()) and (best is None
                                                   or len(name) > len(names[best])):
                best = number
        if best is None:
            self.mismatch()
        return best, at + len(names[best])

    def field(self, code, at):
        found = self.found
        text = self.text
        if code in _RANGES:
            found[code], at = self.number(at, *_RANGES[code])
        elif code == "Y" or code == "G":
            digits = text[at:at + 4]
            if len(digits) != 4 or not digits.isdecimal():
                self.mismatch()
            found[code] = int(digits)
            at += 4
        elif code == "y":
            digits = text[at:at + 2]
            if len(digits) != 2 or not digits.isdecimal():
                self.mismatch()
            year = int(digits)
            found["Y"] = year + (2000 if year <= 68 else 1900)
            at += 2
        elif code == "B":
            month, at = self.name(at, _MONTHS)
            found["m"] = month + 1
        elif code == "b":
            month, at = self.name(at, [name[:3] for name in _MONTHS])
            found["m"] = month + 1
        elif code == "A":
            found["weekday"], at = self.name(at, _DAYS)
        elif code == "a":
            found["weekday"], at = self.name(at, [name[:3] for name in _DAYS])
        elif code == "p":
            found["p"], at = self.name(at, ("am", "pm"))
        elif code == "f":
            end = at
            while end < len(text) and end - at < 6 and text[end].isdecimal():
                end += 1
            if end == at:
                self.mismatch()
            found["f"] = int(text[at:end].ljust(6, "0"))
            at = end
        elif code == "z":
            at = self.zone(at)
        elif code == "Z":
            import time
            names = ["utc", "gmt", *[name for name in time.tzname if name]]
            number, at = self.name(at, names)
            found["Z"] = names[number]
        elif code == "%":
            if text[at:at + 1] != "%":
                self.mismatch()
            at += 1
        else:
            raise ValueError(f"'{code}' is a bad directive in format {self.format!r}")
        return at

    def zone(self, at):
        text = self.text
        if text[at:at + 1] == "Z":
            self.found["z"] = 0
            return at + 1
        if text[at:at + 1] not in ("+", "-"):
            self.mismatch()
        sign = -1 if text[at] == "-" else 1
        hours = text[at + 1:at + 3]
        end = at + 3
        colon = text[end:end + 1] == ":"
        end += colon
        minutes = text[end:end + 2]
        if not (len(hours) == len(minutes) == 2 and (hours + minutes).isdecimal()
                and int(minutes) < 60):
            self.mismatch()
        end += 2
        total = (int(hours) * 60 + int(minutes)) * 60 * 1000000
        if (text[end:end + 1] == ":") == colon and text[end + colon:end + colon + 2].isdecimal() \
                and len(text[end + colon:end + colon + 2]) == 2:
            end += colon
            total += int(text[end:end + 2]) * 1000000
            end += 2
            if text[end:end + 1] == ".":
                start = end + 1
                end = start
                while end < len(text) and end - start < 6 and text[end].isdecimal():
                    end += 1
                total += int(text[start:end].ljust(6, "0"))
        self.found["z"] = sign * total
        return end


def _date_of(found):
    """(year, month, day) from the fields that were read."""
    weekday = found.get("weekday")
    if "w" in found:
        weekday = (found["w"] - 1) % 7
    if "u" in found:
        weekday = found["u"] - 1
    if "G" in found:
        if "j" in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO "
                             "year directive '%G'. Use '%Y' instead.")
        if "V" not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week "
                             "directive '%V' and a weekday directive ('%A', '%a', '%w', "
                             "or '%u').")
        return _dt._from_iso_week(found["G"], found["V"], weekday + 1)
    if "V" in found:
        if "Y" not in found or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year "
                             "directive '%G' and a weekday directive ('%A', '%a', '%w', "
                             "or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year "
                         "directive '%Y'. Use the ISO year '%G' instead.")
    leap_needed = "Y" not in found and found.get("m") == 2 and found.get("d") == 29
    year = found.get("Y", 1904 if leap_needed else 1900)
    in_year = found.get("j")
    if in_year is None and weekday is not None and "Y" in found:
        for code, first in (("U", 6), ("W", 0)):
            if code in found:
                in_year = _day_of_week(year, found[code], weekday, first)
    if in_year is not None and "m" not in found:
        return _dt._from_ordinal(_dt._to_ordinal(year, 1, 1) + in_year - 1)
    return (1900 if leap_needed else year), found.get("m", 1), found.get("d", 1)


def _day_of_week(year, week, weekday, first):
    """The day of the year of a weekday in a week that begins on weekday `first`."""
    start = _dt.date(year, 1, 1).weekday()
    if first == 6:
        start = (start + 1) % 7
        weekday = (weekday + 1) % 7
    week_zero = (7 - start) % 7
    if week == 0:
        return 1 + weekday - start
    return 1 + week_zero + 7 * (week - 1) + weekday


def strptime(cls, text, format):
    """A datetime from a text in a format."""
    for position, value in ((1, text), (2, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {position} must be str, not "
                            f"{type(value).__name__}")
    found = _Parser(text, format).run()
    hour = found.get("H", 0)
    if "I" in found:
        hour = found["I"] % 12
        if found.get("p") == 1:
            hour += 12
    tz = None
    if "z" in found:
        offset = _dt.timedelta(microseconds=found["z"])
        tz = _dt.timezone(offset, found["Z"]) if "Z" in found else _dt.timezone(offset)
    year, month, day = _date_of(found)
    return cls(year, month, day, hour, found.get("M", 0), found.get("S", 0),
               found.get("f", 0), tz)
