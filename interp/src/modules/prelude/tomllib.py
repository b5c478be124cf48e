"""Reading TOML."""

import re

from datetime import date, datetime, time, timedelta, timezone

__all__ = ["loads", "load", "TOMLDecodeError"]

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
_ILLEGAL = frozenset(chr(i) for i in range(32)) - {"\t"} | {"\x7f"}
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_DATE = r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?"
_DATETIME = re.compile(rf"{_DATE}(?:[Tt ]{_TIME}(?:([Zz])|([+-])([01]\d|2[0-3]):([0-5]\d))?)?")
_LOCAL_TIME = re.compile(_TIME)
_NUMBER = re.compile(r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
                     r"|[+-]?(?:0|[1-9](?:_?\d)*)(?P<fraction>(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?)")


class TOMLDecodeError(ValueError):
    """Not TOML."""


def load(fp, /, *, parse_float=float):
    """The data of a binary file."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """The data of a text."""
    if not isinstance(s, str):
        raise TypeError(f"Expected str object, not '{type(s).__qualname__}'")
    return _Reader(s.replace("\r\n", "\n"), parse_float).document()


class _Table(dict):
    """A table while it is read: how it came to be says what may be added."""

    __slots__ = ("explicit", "dotted", "closed")

    def __init__(self):
        self.explicit = self.dotted = self.closed = False


class _Array(list):
    """An array of tables while it is read."""


class _Reader:
    def __init__(self, text, parse_float):
        self.text, self.at, self.parse_float = text, 0, parse_float

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = "at end of document"
        else:
            line = self.text.count("\n", 0, at) + 1
            place = f"at line {line}, column {at - self.text.rfind(chr(10), 0, at)}"
        return TOMLDecodeError(f"{message} ({place})")

    def peek(self):
        return self.text[self.at:self.at + 1]

    def blanks(self):
        while self.peek() in (" ", "\t"):
            self.at += 1

    def comment(self):
        if self.peek() == "#":
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            for i in range(self.at + 1, end):
                if self.text[i] in _ILLEGAL:
                    raise self.fail(f"Found invalid character {self.text[i]!r}", i)
            self.at = end

    def filler(self):
        while True:
            before = self.at
            while self.peek() in (" ", "\t", "\n") and self.peek():
                self.at += 1
            self.comment()
            if self.at == before:
                return

    def document(self):
        root = table = _Table()
        self.table_path = ()
        while True:
            self.blanks()
            char = self.peek()
            if not char:
                return _plain(root)
            if char == "\n":
                self.at += 1
                continue
            if char == "[":
                table = self.header(root)
            elif char in _BARE or char in "\"'":
                self.pair(table)
            elif char != "#":
                raise self.fail("Invalid statement")
            self.blanks()
            self.comment()
            char = self.peek()
            if not char:
                return _plain(root)
            if char != "\n":
                raise self.fail("Expected newline or end of document after a statement")
            self.at += 1

    def header(self, root):
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        self.blanks()
        keys = self.key()
        close = "]]" if many else "]"
        table = root
        for i, key in enumerate(keys):
            last = i == len(keys) - 1
            found = table.get(key)
            if last and many:
                if found is None:
                    found = table[key] = _Array()
                elif not isinstance(found, _Array):
                    raise self.fail("Cannot overwrite a value")
                found.append(_Table())
                found = found[-1]
            elif found is None:
                found = table[key] = _Table()
            elif isinstance(found, _Array):
                if last:
                    raise self.fail(f"Cannot declare {keys} twice")
                found = found[-1]
            elif not isinstance(found, _Table) or found.closed:
                raise self.fail("Cannot overwrite a value")
            elif last and (found.explicit or found.dotted):
                raise self.fail(f"Cannot declare {keys} twice")
            table = found
        table.explicit = True
        if not self.text.startswith(close, self.at):
            raise self.fail(f"Expected {close!r} at the end of {'an array' if many else 'a table'} declaration")
        self.at += len(close)
        return table

    def key(self):
        keys = [self.key_part()]
        while True:
            self.blanks()
            if self.peek() != ".":
                return tuple(keys)
            self.at += 1
            self.blanks()
            keys.append(self.key_part())

    def key_part(self):
        char = self.peek()
        if char and char in _BARE:
            start = self.at
            while self.peek() and self.peek() in _BARE:
                self.at += 1
            return self.text[start:self.at]
        if char == "'":
            return self.literal()
        if char == '"':
            return self.basic()
        raise self.fail("Invalid initial character for a key part")

    def key_and_value(self):
        keys = self.key()
        if self.peek() != "=":
            raise self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.blanks()
        value = self.value()
        return keys, value

    def pair(self, table):
        keys, value = self.key_and_value()
        for key in keys[:-1]:
            found = table.get(key)
            if found is None:
                found = table[key] = _Table()
                found.dotted = True
            elif isinstance(found, _Table) and found.closed:
                raise self.fail(f"Cannot mutate immutable namespace {keys[:-1]}")
            elif not isinstance(found, _Table):
                raise self.fail("Cannot overwrite a value")
            elif found.explicit:
                raise self.fail(f"Cannot redefine namespace {keys[:-1]}")
            table = found
        if keys[-1] in table:
            raise self.fail("Cannot overwrite a value")
        table[keys[-1]] = value

    def value(self):
        char = self.peek()
        if char == '"':
            return self.basic_lines() if self.text.startswith('"""', self.at) else self.basic()
        if char == "'":
            return self.literal_lines() if self.text.startswith("'''", self.at) else self.literal()
        for word, value in (("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        if char == "[":
            return self.array()
        if char == "{":
            return self.inline_table()
        found = _DATETIME.match(self.text, self.at)
        if found:
            self.at = found.end()
            try:
                return _moment(found)
            except ValueError as e:
                raise self.fail("Invalid date or datetime", found.start()) from e
        found = _LOCAL_TIME.match(self.text, self.at)
        if found:
            self.at = found.end()
            return _time_of(found.groups())
        found = _NUMBER.match(self.text, self.at)
        if found:
            self.at = found.end()
            if found["fraction"]:
                return self.parse_float(found[0])
            return int(found[0], 0)
        for words in (("inf", "nan"), ("+inf", "-inf", "+nan", "-nan")):
            for word in words:
                if self.text.startswith(word, self.at):
                    self.at += len(word)
                    return self.parse_float(word)
        raise self.fail("Invalid value")

    def array(self):
        self.at += 1
        items = []
        self.filler()
        while self.peek() != "]":
            items.append(self.value())
            self.filler()
            if self.peek() == ",":
                self.at += 1
                self.filler()
            elif self.peek() != "]":
                raise self.fail("Unclosed array")
        self.at += 1
        return items

    def inline_table(self):
        self.at += 1
        table = _Table()
        self.blanks()
        if self.peek() == "}":
            self.at += 1
        else:
            while True:
                self.inline_pair(table)
                self.blanks()
                char = self.peek()
                if char == "}":
                    self.at += 1
                    break
                if char != ",":
                    raise self.fail("Unclosed inline table")
                self.at += 1
                self.blanks()
        _close(table)
        return table

    def inline_pair(self, table):
        keys, value = self.key_and_value()
        for key in keys[:-1]:
            found = table.setdefault(key, _Table())
            if not isinstance(found, _Table) or found.closed:
                raise self.fail("Cannot overwrite a value")
            table = found
        if keys[-1] in table:
            raise self.fail(f"Duplicate inline table key {keys[-1]!r}")
        table[keys[-1]] = value

    def basic(self):
        self.at += 1
        parts = []
        while True:
            char = self.peek()
            if not char:
                raise self.fail("Unterminated string")
            if char == '"':
                self.at += 1
                return "".join(parts)
            if char == "\\":
                parts.append(self.escape(False))
            elif char in _ILLEGAL:
                raise self.fail(f"Illegal character {char!r}")
            else:
                parts.append(char)
                self.at += 1

    def escape(self, lines):
        start = self.at
        char = self.text[start + 1:start + 2]
        self.at += 2
        if lines and char and char in " \t\n":
            if char != "\n":
                self.blanks()
                if not self.peek():
                    return ""
                if self.peek() != "\n":
                    raise self.fail("Unescaped '\\' in a string")
                self.at += 1
            while self.peek() and self.peek() in " \t\n":
                self.at += 1
            return ""
        if char in ("u", "U"):
            width = 4 if char == "u" else 8
            digits = self.text[self.at:self.at + width]
            if len(digits) < width or digits.strip("0123456789abcdefABCDEF"):
                raise self.fail("Invalid hex value")
            self.at += width
            number = int(digits, 16)
            if number > 0x10FFFF or 0xD800 <= number < 0xE000:
                raise self.fail("Escaped character is not a Unicode scalar value")
            return chr(number)
        if char in _ESCAPES and char:
            return _ESCAPES[char]
        if not char:
            raise self.fail("Unterminated string")
        raise self.fail("Unescaped '\\' in a string")

    def literal(self):
        start = self.at + 1
        end = start
        while True:
            char = self.text[end:end + 1]
            if not char:
                raise self.fail("Expected \"'\"", end)
            if char == "'":
                break
            if char in _ILLEGAL:
                raise self.fail(f"Found invalid character {char!r}", end)
            end += 1
        self.at = end + 1
        return self.text[start:end]

    def literal_lines(self):
        start = self.at + 3
        start += self.text.startswith("\n", start)
        end = self.text.find("'''", start)
        if end < 0:
            raise self.fail("Expected \"'''\"", len(self.text))
        while self.text.startswith("'", end + 3) and end + 3 < len(self.text) and end - self.text.find("'''", start) < 2:
            end += 1
        for i in range(start, end):
            if self.text[i] in _ILLEGAL and self.text[i] != "\n":
                raise self.fail(f"Found invalid character {self.text[i]!r}", i)
        self.at = end + 3
        return self.text[start:end]

    def basic_lines(self):
        self.at += 3
        self.at += self.peek() == "\n"
        parts = []
        while True:
            char = self.peek()
            if not char:
                raise self.fail("Unterminated string")
            if self.text.startswith('"""', self.at):
                self.at += 3
                for _ in range(2):
                    if self.peek() == '"':
                        parts.append('"')
                        self.at += 1
                return "".join(parts)
            if char == "\\":
                parts.append(self.escape(True))
            elif char in _ILLEGAL and char != "\n":
                raise self.fail(f"Illegal character {char!r}")
            else:
                parts.append(char)
                self.at += 1


def _close(table):
    table.closed = True
    for value in table.values():
        if isinstance(value, _Table):
            _close(value)


def _plain(value):
    if isinstance(value, _Table):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _time_of(groups):
    hour, minute, second, fraction = groups
    return time(int(hour), int(minute), int(second), int(fraction.ljust(6, "0")) if fraction else 0)


def _moment(found):
    groups = found.groups()
    day = date(*map(int, groups[:3]))
    if groups[3] is None:
        return day
    zulu, sign, hours, minutes = groups[7:]
    zone = None
    if sign:
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        zone = timezone(-offset if sign == "-" else offset)
    elif zulu:
        zone = timezone.utc
    return datetime.combine(day, _time_of(groups[3:7]), zone)
