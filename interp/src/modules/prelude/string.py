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
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_MISSING = object()


class _PatternOf:
    """The compiled pattern of a class of templates, made when it is first asked for."""

    def __get__(self, template, cls):
        compiled = cls.__dict__.get("_compiled")
        if compiled is not None:
            return compiled
        import re
        text = next((c.__dict__["_own_pattern"] for c in cls.__mro__ if "_own_pattern" in c.__dict__), None)
        if text is None:
            mark, name = re.escape(cls.delimiter), cls.idpattern
            braced = cls.braceidpattern or name
            text = (f"{mark}(?:(?P<escaped>{mark})|(?P<named>{name})|"
                    f"{{(?P<braced>{braced})}}|(?P<invalid>))")
        cls._compiled = re.compile(text, cls.flags | re.VERBOSE)
        return cls._compiled


_cut = {}


class Template:
    """A text with `$name` and `${name}` to be filled in; `$$` is a dollar.

    A subclass may set another `delimiter`, another pattern for names (`idpattern`, `braceidpattern`, `flags`), or a whole
    `pattern` with the groups `escaped`, `named`, `braced` and `invalid`.
    """

    delimiter = "$"
    idpattern = "(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2  # re.IGNORECASE
    pattern = _PatternOf()

    def __init_subclass__(cls):
        super().__init_subclass__()
        given = cls.__dict__.get("pattern")
        if given is not None:
            cls._own_pattern = given
            cls.pattern = _PatternOf()

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        at = match.start("invalid")
        lines = self.template[:at].splitlines(keepends=True)
        line, column = (len(lines), at - sum(map(len, lines[:-1]))) if lines else (1, 1)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _filled(self, fill, invalid):
        def one(match):
            name = match["named"] or match["braced"]
            if name is not None:
                return fill(match, name)
            if match["escaped"] is not None:
                return self.delimiter
            if match["invalid"] is not None:
                return invalid(match)
            raise ValueError("Unrecognized named group in pattern", self.pattern)
        return self.pattern.sub(one, self.template)

    def _pieces(self):
        """The template in pieces, which are kept: text as it is, and (name, how it is written). None where something in it is invalid."""
        template = self.template
        if type(self) is not Template or type(template) is not str:
            return None
        key = self.pattern, self.delimiter, template
        found = _cut.get(key)
        if found is None:
            found, at = [], 0
            for match in key[0].finditer(template):
                name = match["named"] or match["braced"]
                if name is None and match["escaped"] is None:
                    return None
                found += template[at:match.start()], self.delimiter if name is None else (name, match.group())
                at = match.end()
            found.append(template[at:])
            if len(_cut) >= 100:
                _cut.clear()
            _cut[key] = found
        return found

    def substitute(self, mapping=_MISSING, /, **kws):
        """The text filled in; KeyError if a name is missing."""
        mapping = _chained(mapping, kws)
        pieces = self._pieces()
        if pieces is not None:
            return "".join([str(mapping[piece[0]]) if type(piece) is tuple else piece for piece in pieces])
        return self._filled(lambda match, name: str(mapping[name]), self._invalid)

    def safe_substitute(self, mapping=_MISSING, /, **kws):
        """The text filled in as far as possible."""
        mapping = _chained(mapping, kws)

        pieces = self._pieces()
        if pieces is not None:
            filled = []
            for piece in pieces:
                if type(piece) is tuple:
                    name, written = piece
                    try:
                        piece = str(mapping[name])
                    except KeyError:
                        piece = written
                filled.append(piece)
            return "".join(filled)

        def fill(match, name):
            try:
                return str(mapping[name])
            except KeyError:
                return match.group()

        return self._filled(fill, lambda match: match.group())

    def _placeholders(self):
        for match in self.pattern.finditer(self.template):
            name = match["named"] or match["braced"]
            if name is None and match["escaped"] is None and match["invalid"] is None:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
            yield match, name

    def is_valid(self):
        """True if `substitute` would find no invalid placeholder."""
        return all(match["invalid"] is None for match, _ in self._placeholders())

    def get_identifiers(self):
        """The names in the order of their first occurrence."""
        return list(dict.fromkeys(name for _, name in self._placeholders() if name is not None))


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
            _refuse_unclosed(text[start:])
        yield ("".join(literal), *_parse_field(text[start:i - 1]))
        literal = []
    if literal:
        yield "".join(literal), None, None, None


def _end_of_name(field):
    """Where a conversion or a specification begins, if one does."""
    bracket = False
    for i, char in enumerate(field):
        if char == "[":
            bracket = True
        elif char == "]":
            bracket = False
        elif bracket:
            continue
        elif char in ":!":
            return i
        elif char == "{":
            raise ValueError("unexpected '{' in field name")
    if bracket:
        raise ValueError("expected '}' before end of string")
    return len(field)


def _refuse_unclosed(field):
    """Say what is missing from the last field of a text."""
    rest = field[_end_of_name(field):]
    if not rest:
        raise ValueError("expected '}' before end of string")
    if rest == "!":
        raise ValueError("end of string while looking for conversion specifier")
    if rest[0] == "!" and rest[2:3] not in ("", ":"):
        raise ValueError("expected ':' after conversion specifier")
    raise ValueError("unmatched '{' in format spec")


def _parse_field(field):
    i = _end_of_name(field)
    if i == len(field):
        return field, "", None
    if field[i] == ":":
        return field[:i], field[i + 1:], None
    rest = field[i + 1:]
    if not rest:
        raise ValueError("unmatched '{' in format spec")
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
        if not isinstance(format_string, str):
            raise TypeError(f"expected str, got {type(format_string).__name__}")
        return _parse_format(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first
