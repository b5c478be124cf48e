"""Character classes, `$`-templates and the formatter class."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords",
           "digits", "hexdigits", "octdigits", "printable", "punctuation",
           "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize each word."""
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


_MISSING = object()
_ID_START = frozenset(ascii_letters + "_")
_ID_PART = frozenset(ascii_letters + digits + "_")


class Template:
    """A text with `$name` and `${name}` to be filled in; `$$` is a dollar.

    A subclass may set another `delimiter`; own patterns are not supported.
    """

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _identifier_end(self, start):
        text = self.template
        if start >= len(text) or text[start] not in _ID_START:
            return start
        end = start + 1
        while end < len(text) and text[end] in _ID_PART:
            end += 1
        return end

    def _pieces(self):
        """Yield (literal, None, at), (whole, name, at) and, where a delimiter
        starts nothing valid, (None, None, behind it)."""
        text = self.template
        delimiter = self.delimiter
        size = len(delimiter)
        done = 0
        while True:
            at = text.find(delimiter, done)
            if at < 0:
                yield text[done:], None, done
                return
            yield text[done:at], None, done
            after = at + size
            if text.startswith(delimiter, after):
                yield delimiter, None, at
                done = after + size
                continue
            braced = text.startswith("{", after)
            start = after + 1 if braced else after
            end = self._identifier_end(start)
            if end > start and not braced:
                yield text[at:end], text[start:end], at
                done = end
            elif end > start and text.startswith("}", end):
                yield text[at:end + 1], text[start:end], at
                done = end + 1
            else:
                yield None, None, after
                done = after

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        raise ValueError("Invalid placeholder in string: "
                         f"line {len(lines)}, col {len(lines[-1])}")

    def substitute(self, mapping=_MISSING, /, **kws):
        """The text filled in; KeyError if a name is missing."""
        mapping = _chained(mapping, kws)
        parts = []
        for text, name, at in self._pieces():
            if text is None:
                self._invalid(at)
            parts.append(text if name is None else str(mapping[name]))
        return "".join(parts)

    def safe_substitute(self, mapping=_MISSING, /, **kws):
        """The text filled in as far as possible."""
        mapping = _chained(mapping, kws)
        parts = []
        for text, name, _ in self._pieces():
            if text is None:
                parts.append(self.delimiter)
            elif name is None:
                parts.append(text)
            else:
                try:
                    parts.append(str(mapping[name]))
                except KeyError:
                    parts.append(text)
        return "".join(parts)

    def is_valid(self):
        """True if `substitute` would find no invalid placeholder."""
        return all(text is not None for text, _, _ in self._pieces())

    def get_identifiers(self):
        """The names in the order of their first occurrence."""
        names = {}
        for text, name, _ in self._pieces():
            if text is None:
                raise ValueError("Unrecognized named group in pattern", None)
            if name is not None:
                names[name] = None
        return list(names)


def _chained(mapping, kws):
    if mapping is _MISSING:
        return kws
    if not kws:
        return mapping
    from collections import ChainMap
    return ChainMap(kws, mapping)


def _parse_format(text):
    """Yield (literal, field, spec, conversion) of a format string."""
    literal = []
    i = 0
    end = len(text)
    while i < end:
        char = text[i]
        i += 1
        if char == "}":
            if not text.startswith("}", i):
                raise ValueError("Single '}' encountered in format string")
            i += 1
            yield "".join(literal) + "}", None, None, None
            literal = []
            continue
        if char != "{":
            literal.append(char)
            continue
        if i >= end:
            raise ValueError("Single '{' encountered in format string")
        if text[i] == "{":
            i += 1
            yield "".join(literal) + "{", None, None, None
            literal = []
            continue
        depth = 1
        start = i
        while i < end and depth:
            if text[i] == "{":
                depth += 1
            elif text[i] == "}":
                depth -= 1
            i += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        yield ("".join(literal), *_parse_field(text[start:i - 1]))
        literal = []
    if literal:
        yield "".join(literal), None, None, None


def _parse_field(field):
    bracket = 0
    for i, char in enumerate(field):
        if char == "[":
            bracket = 1
        elif char == "]":
            bracket = 0
        elif char in ":!" and not bracket:
            break
    else:
        return field, "", None
    if field[i] == ":":
        return field[:i], field[i + 1:], None
    rest = field[i + 1:]
    if not rest:
        raise ValueError("end of string while looking for conversion specifier")
    if len(rest) > 1 and rest[1] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return field[:i], rest[2:], rest[0]


def _split_field(name):
    """The first part of a field name, and [(is_attribute, key), …]."""
    i = 0
    while i < len(name) and name[i] not in ".[":
        i += 1
    first = name[:i]
    rest = []
    while i < len(name):
        if name[i] == ".":
            start = i = i + 1
            while i < len(name) and name[i] not in ".[":
                i += 1
            key = name[start:i]
            rest.append((True, key))
        elif name[i] == "[":
            close = name.find("]", i)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            key = name[i + 1:close]
            rest.append((False, int(key) if key.isdecimal() else key))
            i = close + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if key == "":
            raise ValueError("Empty attribute in format string")
    return int(first) if first.isdecimal() else first, rest


class Formatter:
    """The machinery of `str.format`, made to be subclassed."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            first, _ = _split_field(name)
            if first == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification "
                                     "to automatic field numbering")
                name = str(auto) + name
                auto += 1
            elif isinstance(first, int):
                if auto:
                    raise ValueError("cannot switch from manual field specification "
                                     "to automatic field numbering")
                auto = False
            obj, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used_args, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _parse_format(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
