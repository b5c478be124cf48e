"""Reading a time from text by a format, for `time.strptime` and `datetime.strptime`."""

import datetime as _dt
from _datetime_text import _DAYS, _MONTHS

_RANGES = {  # code: (most digits, smallest, largest)
    "d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "m": (2, 1, 12), "M": (2, 0, 59),
    "S": (2, 0, 61), "j": (3, 1, 366), "w": (1, 0, 6), "u": (1, 1, 7), "U": (2, 0, 53),
    "W": (2, 0, 53), "V": (2, 1, 53),
}
_COMPOUND = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
_CODES = frozenset([*_RANGES, *_COMPOUND, *"YGyBbAapfzZ"])


class _Parser:
    """Reads a text by a format; its fields end up in `found`."""

    def __init__(self, text, format):
        self.text = text
        self.format = format
        self.found = {}

    def mismatch(self):
        raise ValueError(f"time data {self.text!r} does not match format {self.format!r}")

    def run(self):
        for part in self.format.replace("%%", "").split("%")[1:]:
            if not part:
                raise ValueError(f"stray % in format {self.format!r}")
            if part[0] not in _CODES:
                raise ValueError(f"'{part[0]}' is a bad directive in format {self.format!r}")
        _warn_of_missing_year(self.format)
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
            start = at
            _, at = self.name(at, names)
            found["Z"] = text[start:at]
        else:
            # "%%"
            if text[at:at + 1] != "%":
                self.mismatch()
            at += 1
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


_warned = set()


def _warn_of_missing_year(format):
    """A format with a day of a month and no year is deprecated: told once for each, unless there are many."""
    codes = {part[:1] for part in format.replace("%%", "").split("%")[1:]}
    if "d" in codes and codes.isdisjoint("YyG") and format not in _warned:
        from warnings import warn
        if len(_warned) > 5:
            _warned.clear()
        _warned.add(format)
        warn("Parsing dates involving a day of month without a year specified is ambiguious\n"
             "and fails to parse leap day. The default behavior will change in Python 3.15\n"
             "to either always raise an exception or to use a different default year (TBD).\n"
             "To avoid trouble, add a specific year to the input & format.\n"
             "See https://github.com/python/cpython/issues/70647.",
             DeprecationWarning, skip_file_prefixes=("<gilbox>",))


def _date_of(found):
    """(year, month, day, day of the year, day of the week) from the fields that were read."""
    weekday = found.get("weekday")
    if "w" in found:
        weekday = (found["w"] - 1) % 7
    if "u" in found:
        weekday = found["u"] - 1
    leap_needed = "Y" not in found and found.get("m") == 2 and found.get("d") == 29
    year = found.get("Y", 1904 if leap_needed else 1900)
    month, day, in_year = found.get("m", 1), found.get("d", 1), found.get("j")
    if "G" in found:
        if "j" in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO "
                             "year directive '%G'. Use '%Y' instead.")
        if "V" not in found or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week "
                             "directive '%V' and a weekday directive ('%A', '%a', '%w', "
                             "or '%u').")
        year, month, day = _dt._from_iso_week(found["G"], found["V"], weekday + 1)
    elif "V" in found:
        if "Y" not in found or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year "
                             "directive '%G' and a weekday directive ('%A', '%a', '%w', "
                             "or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year "
                         "directive '%Y'. Use the ISO year '%G' instead.")
    elif in_year is None and weekday is not None and "Y" in found:
        for code, first in (("U", 6), ("W", 0)):
            if code in found:
                in_year = _day_of_week(year, found[code], weekday, first)
                break
        if in_year is not None and in_year <= 0:
            year -= 1
            in_year += _dt._to_ordinal(year + 1, 1, 1) - _dt._to_ordinal(year, 1, 1)
    if in_year is None:
        in_year = _dt.date(year, month, day).toordinal() - _dt._to_ordinal(year, 1, 1) + 1
    else:
        year, month, day = _dt._from_ordinal(_dt._to_ordinal(year, 1, 1) + in_year - 1)
    if weekday is None:
        weekday = _dt.date(year, month, day).weekday()
    return 1900 if leap_needed else year, month, day, in_year, weekday


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


def _hour_of(found):
    if "I" in found:
        return found["I"] % 12 + (12 if found.get("p") == 1 else 0)
    return found.get("H", 0)


def datetime_of(cls, text, format):
    """A datetime from a text in a format."""
    for position, value in ((1, text), (2, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {position} must be str, not "
                            f"{type(value).__name__}")
    found = _Parser(text, format).run()
    tz = None
    if "z" in found:
        offset = _dt.timedelta(microseconds=found["z"])
        tz = _dt.timezone(offset, found["Z"]) if "Z" in found else _dt.timezone(offset)
    year, month, day, _, _ = _date_of(found)
    return cls(year, month, day, _hour_of(found), found.get("M", 0), found.get("S", 0),
               found.get("f", 0), tz)


def time_fields(text, format):
    """The eleven fields of a `struct_time` from a text in a format."""
    for position, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {position} must be str, not {type(value)}")
    found = _Parser(text, format).run()
    year, month, day, in_year, weekday = _date_of(found)
    zone, offset = found.get("Z"), found.get("z")
    summer = -1
    if zone is not None:
        import time
        winter_names = "utc", "gmt", time.tzname[0].lower()
        summer = int(zone.lower() not in winter_names)
    if offset is not None:
        offset = abs(offset) // 1000000 * (1 if offset > 0 else -1)
    return (year, month, day, _hour_of(found), found.get("M", 0), found.get("S", 0), weekday, in_year, summer, zone, offset)
