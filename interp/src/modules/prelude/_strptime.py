"""Reading a time from text by a format; `time.strptime` and `datetime` begin here."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
           "september", "october", "november", "december")

# The most digits of each number and its bounds.
_NUMBERS = {
    "Y": (4, 0, 9999), "m": (2, 1, 12), "d": (2, 1, 31), "H": (2, 0, 23),
    "I": (2, 1, 12), "M": (2, 0, 59), "S": (2, 0, 61), "j": (3, 1, 366),
    "y": (2, 0, 99), "w": (1, 0, 6), "u": (1, 1, 7), "U": (2, 0, 53), "W": (2, 0, 53),
}

# What stands for several directives.
_SHORT = {"T": "%H:%M:%S", "R": "%H:%M", "D": "%m/%d/%y", "F": "%Y-%m-%d",
          "c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


def _number(text, at, directive):
    digits, low, high = _NUMBERS[directive]
    end = at
    while end < len(text) and end - at < digits and text[end].isdigit():
        end += 1
    # As many digits as make sense: "%d" reads 3 from "35".
    while end > at and int(text[at:end]) > high:
        end -= 1
    if end == at or int(text[at:end]) < low or (directive == "Y" and end - at < 4):
        return None, at
    return int(text[at:end]), end


def _word(text, at, words, short):
    lowered = text[at:].lower()
    for length in (False, True):
        for i, word in enumerate(words):
            if length:
                word = word[:3]
            if (length or not short) and lowered.startswith(word):
                return i, at + len(word)
    return None, at


def _offset(text, at):
    if text[at:at + 1] in ("Z", "z"):
        return 0, at + 1
    sign = {"+": 1, "-": -1}.get(text[at:at + 1])
    if sign is None:
        return None, at
    at += 1
    parts = []
    while len(parts) < 3:
        if parts and text[at:at + 1] == ":":
            at += 1
        two = text[at:at + 2]
        if len(two) < 2 or not two.isdigit():
            break
        parts.append(int(two))
        at += 2
    if len(parts) < 2:
        return None, at
    return sign * sum(p * scale for p, scale in zip(parts, (3600, 60, 1))), at


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


_DAYS_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def _day_of_year(year, month, day):
    return _DAYS_BEFORE_MONTH[month - 1] + (month > 2 and _is_leap(year)) + day


def parse(string, format):
    """The fields found, by directive; microseconds as "f", the offset in seconds as "z"."""
    if not isinstance(string, str):
        raise TypeError(f"strptime() argument 0 must be str, not {type(string)}")
    if not isinstance(format, str):
        raise TypeError(f"strptime() argument 1 must be str, not {type(format)}")
    pattern = format
    for letter, meaning in _SHORT.items():
        pattern = pattern.replace("%" + letter, meaning)
    found = {}
    at = i = 0
    mismatch = ValueError(f"time data {string!r} does not match format {format!r}")
    while i < len(pattern):
        c = pattern[i]
        i += 1
        if c.isspace():
            if at >= len(string) or not string[at].isspace():
                raise mismatch
            while at < len(string) and string[at].isspace():
                at += 1
            while i < len(pattern) and pattern[i].isspace():
                i += 1
            continue
        if c != "%":
            if at >= len(string) or string[at].lower() != c.lower():
                raise mismatch
            at += 1
            continue
        if i >= len(pattern):
            raise ValueError(f"stray %% in format {format!r}")
        c = pattern[i]
        i += 1
        start = at
        value = None
        if c == "%":
            value, at = ("%", at + 1) if string[at:at + 1] == "%" else (None, at)
        elif c in _NUMBERS:
            value, at = _number(string, at, c)
        elif c in "aA":
            value, at = _word(string, at, _DAYS, c == "a")
        elif c in "bBh":
            value, at = _word(string, at, _MONTHS, c != "B")
        elif c == "p":
            value, at = _word(string, at, ("am", "pm"), False)
        elif c == "f":
            while at < len(string) and at - start < 6 and string[at].isdigit():
                at += 1
            value = int(string[start:at].ljust(6, "0")) if at > start else None
        elif c == "z":
            value, at = _offset(string, at)
        elif c == "Z":
            while at < len(string) and string[at].isalpha():
                at += 1
            value = string[start:at]
        else:
            raise ValueError(f"{c!r} is a bad directive in format {format!r}")
        if value is None:
            raise mismatch
        found[c.lower() if c in "AB" else "b" if c == "h" else c] = value
    if at < len(string):
        raise ValueError(f"unconverted data remains: {string[at:]}")
    return found


def parse_time(string, format):
    """The eleven fields of a `struct_time`."""
    found = parse(string, format)
    year = found.get("Y")
    if year is None and "y" in found:
        year = found["y"] + (2000 if found["y"] <= 68 else 1900)
    month = found.get("m", found.get("b", 0) + 1)
    day = found.get("d", 1)
    hour = found.get("H", 0)
    if "I" in found:
        hour = found["I"] % 12 + 12 * found.get("p", 0)
    known_year = 1900 if year is None else year
    leap_day = year is None and month == 2 and day == 29
    if leap_day:
        known_year = 1904
    if "j" in found and "m" not in found and "b" not in found:
        rest = found["j"]
        month = 1
        while month < 12 and rest > _day_of_year(known_year, month + 1, 0):
            month += 1
        day = rest - _day_of_year(known_year, month, 0)
    length = 29 if month == 2 and _is_leap(known_year) else \
        28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    if day > length:
        raise ValueError("day is out of range for month")
    yearday = _day_of_year(known_year, month, day)
    weekday = found.get("a")
    if weekday is None:
        weekday = (_days_before_year(known_year) + yearday + 6) % 7
    zone = found.get("Z")
    offset = found.get("z")
    if leap_day:
        known_year = 1900
    return (known_year, month, day, hour, found.get("M", 0), found.get("S", 0), weekday,
            yearday, -1 if zone is None else 0, zone, offset)
