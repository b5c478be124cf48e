"""JSON text from values. The writer stands for C code and is marked native."""

from _gilbox import isinstance_natively as _is, type_name as _type_name
from _json import encode as _encode_natively

__all__ = ["JSONEncoder"]

_INFINITY = float("inf")
_SHORT = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r",
          "\t": "\\t"}


@native
def encode_basestring(s):
    """A string in quotes, with only what must be escaped escaped."""
    if s.isprintable() and '"' not in s and "\\" not in s:
        return f'"{s}"'
    parts = []
    for char in s:
        if char in _SHORT:
            char = _SHORT[char]
        elif char < " ":
            char = f"\\u{ord(char):04x}"
        parts.append(char)
    return f'"{"".join(parts)}"'


@native
def encode_basestring_ascii(s):
    """A string in quotes, in nothing but ASCII."""
    if s.isascii():
        return encode_basestring(s) if "\x7f" not in s else _quoted_with_delete(s)
    parts = []
    for char in s:
        if char in _SHORT:
            char = _SHORT[char]
        elif not " " <= char <= "~":
            code = ord(char)
            if code > 0xFFFF:
                code -= 0x10000
                char = f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}"
            else:
                char = f"\\u{code:04x}"
        parts.append(char)
    return f'"{"".join(parts)}"'


@native
def _quoted_with_delete(s):
    return encode_basestring(s).replace("\x7f", "\\u007f")


class JSONEncoder:
    """An encoder with its choices of how text is made."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True,
                 allow_nan=True, sort_keys=False, indent=None, separators=None,
                 default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Override: something that can be encoded in place of `o`."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The JSON text of a value."""
        if type(o) is str:
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        if type(self).iterencode is not JSONEncoder.iterencode:
            chunks = self.iterencode(o, _one_shot=True)
            return "".join(chunks if isinstance(chunks, (list, tuple)) else list(chunks))
        if not self.skipkeys:
            text = _encode_natively(o, True if self.ensure_ascii else False, True if self.allow_nan else False,
                                    True if self.sort_keys else False, self.item_separator,
                                    self.key_separator, self.indent)
            if text is not NotImplemented:
                return text
        return "".join(_chunks(self, o))

    def iterencode(self, o, _one_shot=False):
        """The JSON text of a value, in pieces."""
        return iter(_chunks(self, o))


@native
def _chunks(encoder, o):
    """The pieces of a value's text."""
    out = []
    put = out.append
    quote = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
    item_separator, key_separator = encoder.item_separator, encoder.key_separator
    indent = encoder.indent
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    sort_keys, skipkeys = encoder.sort_keys, encoder.skipkeys
    allow_nan = encoder.allow_nan
    open_containers = set() if encoder.check_circular else None

    @native
    def float_text(o):
        if o != o:
            text = "NaN"
        elif o == _INFINITY:
            text = "Infinity"
        elif o == -_INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {o!r}")
        return text

    @native
    def key_text(key):
        if _is(key, str):
            return key
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if _is(key, int):
            return int.__repr__(key)
        if _is(key, float):
            return float_text(key)
        if skipkeys:
            return None
        raise TypeError("keys must be str, int, float, bool or None, "
                        f"not {_type_name(key)}")

    @native
    def write(o, level):
        kind = type(o)
        if kind is str:
            put(quote(o))
        elif o is None:
            put("null")
        elif o is True:
            put("true")
        elif o is False:
            put("false")
        elif kind is int:
            put(int.__repr__(o))
        elif kind is float:
            put(float_text(o))
        elif kind is list or kind is tuple or _is(o, (list, tuple)):
            write_list(o, level)
        elif kind is dict or _is(o, dict):
            write_dict(o, level)
        elif _is(o, str):
            put(quote(o))
        elif _is(o, int):
            put(int.__repr__(o))
        elif _is(o, float):
            put(float_text(o))
        else:
            enter(o)
            write(encoder.default(o), level)
            leave(o)

    @native
    def enter(o):
        if open_containers is not None:
            if id(o) in open_containers:
                raise ValueError("Circular reference detected")
            open_containers.add(id(o))

    @native
    def leave(o):
        if open_containers is not None:
            open_containers.discard(id(o))

    @native
    def write_list(o, level):
        if type(o) is not list and type(o) is not tuple:
            o = list(o)
        if not o:
            put("[]")
            return
        enter(o)
        level += 1
        if indent is None:
            separator = item_separator
            lead = "["
        else:
            newline = "\n" + indent * level
            separator = item_separator + newline
            lead = "[" + newline
        for item in o:
            here = len(out)
            put(lead)
            write(item, level)
            if item is None or _is(item, (str, int, float)):
                # One piece, as CPython cuts them.
                out[here:] = [lead + out[-1]]
            lead = separator
        if indent is not None:
            put("\n" + indent * (level - 1))
        put("]")
        leave(o)

    @native
    def write_dict(o, level):
        if not dict.__len__(o):
            put("{}")
            return
        enter(o)
        level += 1
        if indent is None:
            separator = item_separator
            lead = "{"
        else:
            newline = "\n" + indent * level
            separator = item_separator + newline
            put("{")
            lead = newline
        empty = True
        for key, value in sorted(o.items()) if sort_keys else o.items():
            text = key_text(key)
            if text is None:
                continue
            put(lead)
            put(quote(text))
            put(key_separator)
            write(value, level)
            lead = separator
            empty = False
        if empty:
            put(lead)
        if indent is not None:
            put("\n" + indent * (level - 1))
        put("}")
        leave(o)

    write(o, 0)
    return out
