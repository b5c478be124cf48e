"""Values from JSON text. The scanner stands for C code and is marked native."""

from _json import decode as _decode_natively, scan as _scan_natively

__all__ = ["JSONDecoder", "JSONDecodeError"]

_WHITESPACE = " \t\n\r"
_DIGITS = "0123456789"
_CONSTANTS = {"-Infinity": float("-inf"), "Infinity": float("inf"), "NaN": float("nan")}
_parse_constant = _CONSTANTS.__getitem__
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r",
            "t": "\t"}


class JSONDecodeError(ValueError):
    """The text is not JSON; `pos`, `lineno` and `colno` say where."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


@native
def _skip(s, i):
    """The first place from `i` that is not white space."""
    end = len(s)
    while i < end and s[i] in _WHITESPACE:
        i += 1
    return i


@native
def _four_digits(s, i):
    """The number of four hexadecimal digits behind `\\u` at `i`."""
    digits = s[i + 1:i + 5]
    if len(digits) == 4 and digits.isalnum() and digits.isascii() and digits[1] not in "xX":
        try:
            return int(digits, 16)
        except ValueError:
            pass
    raise JSONDecodeError("Invalid \\uXXXX escape", s, i)


@native
def scanstring(s, end, strict=True):
    """(text, place behind it) of a string whose content begins at `end`."""
    begin = end - 1
    close = s.find('"', end)
    if close >= 0:
        chunk = s[end:close]
        if "\\" not in chunk and (chunk.isprintable() or not strict):
            return chunk, close + 1
    parts = []
    i = start = end
    size = len(s)
    while True:
        if i >= size:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        char = s[i]
        if char == '"':
            parts.append(s[start:i])
            return "".join(parts), i + 1
        if char == "\\":
            parts.append(s[start:i])
            i += 1
            if i >= size:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            char = s[i]
            if char == "u":
                code = _four_digits(s, i)
                i += 5
                if 0xD800 <= code <= 0xDBFF and s.startswith("\\u", i):
                    low = _four_digits(s, i + 1)
                    if 0xDC00 <= low <= 0xDFFF:
                        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
                        i += 6
                parts.append(chr(code))
            else:
                try:
                    parts.append(_ESCAPES[char])
                except KeyError:
                    raise JSONDecodeError("Invalid \\escape", s, i - 1) from None
                i += 1
            start = i
        elif char < " " and strict:
            raise JSONDecodeError("Invalid control character at", s, i)
        else:
            i += 1


@native
def _scan_number(s, i, decoder):
    """(number, place behind it), or None if there is no number at `i`."""
    start = i
    size = len(s)
    if s[i] == "-":
        i += 1
    if i >= size or s[i] not in _DIGITS:
        return None
    if s[i] == "0":
        i += 1
    else:
        while i < size and s[i] in _DIGITS:
            i += 1
    whole = i
    if i + 1 < size and s[i] == "." and s[i + 1] in _DIGITS:
        i += 2
        while i < size and s[i] in _DIGITS:
            i += 1
    if i < size and s[i] in "eE":
        j = i + 1
        if j < size and s[j] in "+-":
            j += 1
        if j < size and s[j] in _DIGITS:
            while j < size and s[j] in _DIGITS:
                j += 1
            i = j
    if i == whole:
        return decoder.parse_int(s[start:i]), i
    return decoder.parse_float(s[start:i]), i


@native
def _scan(s, i, decoder):
    """(value, place behind it) of the value that begins at `i`."""
    char = s[i:i + 1]
    if char == '"':
        return scanstring(s, i + 1, decoder.strict)
    if char == "{":
        return _scan_object(s, i + 1, decoder)
    if char == "[":
        return _scan_array(s, i + 1, decoder)
    if char == "n" and s.startswith("null", i):
        return None, i + 4
    if char == "t" and s.startswith("true", i):
        return True, i + 4
    if char == "f" and s.startswith("false", i):
        return False, i + 5
    if char and char in "-0123456789":
        found = _scan_number(s, i, decoder)
        if found is not None:
            return found
    if char:
        for name in _CONSTANTS:
            if s.startswith(name, i):
                return decoder.parse_constant(name), i + len(name)
    raise JSONDecodeError("Expecting value", s, i)


@native
def _scan_array(s, i, decoder):
    values = []
    i = _skip(s, i)
    if s.startswith("]", i):
        return values, i + 1
    while True:
        value, i = _scan(s, i, decoder)
        values.append(value)
        i = _skip(s, i)
        char = s[i:i + 1]
        if char == "]":
            return values, i + 1
        if char != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, i)
        comma = i
        i = _skip(s, i + 1)
        if s.startswith("]", i):
            raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)


@native
def _scan_object(s, i, decoder):
    pairs = []
    i = _skip(s, i)
    if s.startswith("}", i):
        return _finish_object(pairs, decoder), i + 1
    if not s.startswith('"', i):
        raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
    strict = decoder.strict
    while True:
        key, i = scanstring(s, i + 1, strict)
        i = _skip(s, i)
        if not s.startswith(":", i):
            raise JSONDecodeError("Expecting ':' delimiter", s, i)
        value, i = _scan(s, _skip(s, i + 1), decoder)
        pairs.append((key, value))
        i = _skip(s, i)
        char = s[i:i + 1]
        if char == "}":
            return _finish_object(pairs, decoder), i + 1
        if char != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, i)
        comma = i
        i = _skip(s, i + 1)
        if not s.startswith('"', i):
            if s.startswith("}", i):
                raise JSONDecodeError("Illegal trailing comma before end of object",
                                      s, comma)
            raise JSONDecodeError("Expecting property name enclosed in double quotes",
                                  s, i)


@native
def _finish_object(pairs, decoder):
    if decoder.object_pairs_hook is not None:
        return decoder.object_pairs_hook(pairs)
    if decoder.object_hook is not None:
        return decoder.object_hook(dict(pairs))
    return dict(pairs)


class JSONDecoder:
    """A decoder with its choices of how values are made."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        """The value of a text that is nothing but JSON."""
        if type(self) is JSONDecoder and self._is_plain():
            obj = _decode_natively(s, self.strict)
            if obj is not NotImplemented:
                return obj
        obj, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """(value, place behind it) of JSON that begins at a place in a text."""
        if self._is_plain():
            found = _scan_natively(s, idx, self.strict)
            if found is not NotImplemented:
                return found
        return _scan(s, idx, self)

    def _is_plain(self):
        """Are all values made as the native scanner makes them?"""
        return (self.object_hook is None and self.object_pairs_hook is None and self.parse_int is int
                and self.parse_float is float and self.parse_constant is _parse_constant)
