"""Printing of nested data in lines of limited width."""

import sys as _sys
from io import StringIO as _StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter",
           "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
           sort_dicts=True, underscore_numbers=False):
    """Print an object, by default to standard output."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """The text that `pprint` would print."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Print an object, dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """A repr that shows recursion as such."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """True if the text can be evaluated."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """True if the object contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _SafeKey:
    """Orders what cannot be compared by the names and addresses of types."""

    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return ((str(type(self.obj)), id(self.obj))
                    < (str(type(other.obj)), id(other.obj)))


def _safe_pair(pair):
    return _SafeKey(pair[0]), _SafeKey(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    """A way of printing; its settings are the arguments."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Print an object and end the line."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        """The text of an object."""
        out = _StringIO()
        self._format(object, out, 0, 0, {}, 0)
        return out.getvalue()

    def isrecursive(self, object):
        """True if the object contains itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """True if the text can be evaluated."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text, readable, recursive) of an object on one line; override for more."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    # --- over several lines ---

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            kind = type(object)
            writer = self._dispatch.get(kind.__repr__)
            if writer is not None:
                context[key] = 1
                writer(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
            if _is_generated_dataclass(kind):
                context[key] = 1
                self._write_dataclass(object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _write_dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        items = [(field.name, getattr(object, field.name))
                 for field in object.__dataclass_fields__.values() if field.repr]
        stream.write(name + "(")
        self._write_named(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _write_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_safe_pair) if self._sort_dicts \
                else object.items()
            self._write_pairs(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _write_pairs(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        separator = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            stream.write(text + ": ")
            self._format(value, stream, indent + len(text) + 2,
                         allowance if i == last else 1, context, level)
            if i != last:
                stream.write(separator)

    def _write_named(self, items, stream, indent, allowance, context, level):
        separator = ",\n" + " " * indent
        last = len(items) - 1
        for i, (name, value) in enumerate(items):
            stream.write(name + "=")
            if id(value) in context:
                stream.write("...")
            else:
                self._format(value, stream, indent + len(name) + 1,
                             allowance if i == last else 1, context, level)
            if i != last:
                stream.write(separator)

    def _write_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1,
                     context, level)
        stream.write(")")

    def _write_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._write_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _write_tuple(self, object, stream, indent, allowance, context, level):
        stream.write("(")
        end = ",)" if len(object) == 1 else ")"
        self._write_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _write_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        kind = object.__class__
        if kind is set:
            stream.write("{")
            end = "}"
        else:
            stream.write(kind.__name__ + "({")
            end = "})"
            indent += len(kind.__name__) + 1
        self._write_items(sorted(object, key=_SafeKey), stream, indent,
                          allowance + len(end), context, level)
        stream.write(end)

    def _write_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        newline = ",\n" + " " * indent
        separator = ""
        width = room = self._width - indent + 1
        items = list(items)
        last = len(items) - 1
        for i, item in enumerate(items):
            if i == last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if width < size:
                    width = room
                    if separator:
                        separator = newline
                if width >= size:
                    width -= size
                    stream.write(separator)
                    separator = ", "
                    stream.write(text)
                    continue
            stream.write(separator)
            separator = newline
            self._format(item, stream, indent, allowance if i == last else 1, context, level)

    def _write_str(self, object, stream, indent, allowance, context, level):
        write = stream.write
        if not len(object):
            write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = text_room = self._width - indent
        text = ""
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                text_room -= allowance
            if len(text) <= text_room:
                chunks.append(text)
                continue
            # Words with the white space behind them, as many as fit on a line.
            parts = _words(line)
            room_here = room
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    room_here -= allowance
                if len(repr(candidate)) > room_here:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(text)
            return
        if level == 1:
            write("(")
        for i, chunk in enumerate(chunks):
            if i > 0:
                write("\n" + " " * indent)
            write(chunk)
        if level == 1:
            write(")")

    def _write_bytes(self, object, stream, indent, allowance, context, level):
        write = stream.write
        if len(object) <= 4:
            write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            write("(")
        delimiter = ""
        for text in _wrapped_bytes(object, self._width - indent, allowance):
            write(delimiter + text)
            delimiter = "\n" + " " * indent
        if parens:
            write(")")

    def _write_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._write_bytes(bytes(object), stream, indent + 10, allowance + 1, context,
                          level + 1)
        stream.write(")")

    def _write_namespace(self, object, stream, indent, allowance, context, level):
        name = "namespace" if type(object).__name__ == "SimpleNamespace" \
            else object.__class__.__name__
        stream.write(name + "(")
        self._write_named(list(object.__dict__.items()), stream, indent + len(name) + 1,
                          allowance, context, level)
        stream.write(")")

    def _write_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _write_defaultdict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._write_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _write_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._write_pairs(object.most_common(), stream, indent + len(name) + 1,
                          allowance + 2, context, level)
        stream.write("})")

    def _write_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for i, mapping in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._format(mapping, stream, indent, allowance + 1 if last else 1, context,
                         level)
            stream.write(")" if last else ",\n" + " " * indent)

    def _write_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        stream.write("[")
        if object.maxlen is None:
            self._write_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._write_items(object, stream, indent, 2, context, level)
            length = self._repr(object.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={length})")

    def _write_data(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _dispatch = {
        dict.__repr__: _write_dict,
        list.__repr__: _write_list,
        tuple.__repr__: _write_tuple,
        set.__repr__: _write_set,
        frozenset.__repr__: _write_set,
        str.__repr__: _write_str,
        bytes.__repr__: _write_bytes,
        bytearray.__repr__: _write_bytearray,
        type(_sys.implementation).__repr__: _write_namespace,
        type(type.__dict__).__repr__: _write_mappingproxy,
    }

    # --- on one line ---

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind is str or kind is float or kind is bool or object is None \
                or kind is complex or kind is bytes:
            return repr(object), True, False
        method = kind.__repr__
        if isinstance(object, int) and method is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if isinstance(object, dict) and method is dict.__repr__:
            return self._safe_dict(object, context, maxlevels, level)
        if (isinstance(object, list) and method is list.__repr__) or (
                isinstance(object, tuple) and method is tuple.__repr__):
            return self._safe_sequence(object, context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _safe_dict(self, object, context, maxlevels, level):
        if not object:
            return "{}", True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return "{...}", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        parts = []
        level += 1
        items = sorted(object.items(), key=_safe_pair) if self._sort_dicts \
            else object.items()
        for k, v in items:
            ktext, kreadable, krecursive = self.format(k, context, maxlevels, level)
            vtext, vreadable, vrecursive = self.format(v, context, maxlevels, level)
            parts.append(f"{ktext}: {vtext}")
            readable = readable and kreadable and vreadable
            recursive = recursive or krecursive or vrecursive
        del context[key]
        return "{%s}" % ", ".join(parts), readable, recursive

    def _safe_sequence(self, object, context, maxlevels, level):
        if isinstance(object, list):
            if not object:
                return "[]", True, False
            form = "[%s]"
        else:
            if not object:
                return "()", True, False
            form = "(%s,)" if len(object) == 1 else "(%s)"
        key = id(object)
        if maxlevels and level >= maxlevels:
            return form % "...", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        parts = []
        level += 1
        for item in object:
            text, item_readable, item_recursive = self.format(item, context, maxlevels, level)
            parts.append(text)
            readable = readable and item_readable
            recursive = recursive or item_recursive
        del context[key]
        return form % ", ".join(parts), readable, recursive


def _is_generated_dataclass(kind):
    """True if the class's repr is the one that `dataclass` made."""
    fields = getattr(kind, "__dataclass_fields__", None)
    if fields is None or not kind.__dataclass_params__.repr:
        return False
    wrapped = getattr(kind.__repr__, "__wrapped__", None)
    return wrapped is not None and wrapped.__code__.co_filename == "<string>"


def _words(line):
    """Runs of a text that end with white space."""
    words = []
    start = 0
    i = 0
    while i < len(line):
        while i < len(line) and not line[i].isspace():
            i += 1
        while i < len(line) and line[i].isspace():
            i += 1
        words.append(line[start:i])
        start = i
    return words


def _wrapped_bytes(data, width, allowance):
    current = b""
    last = len(data) // 4 * 4
    for i in range(0, len(data), 4):
        part = data[i:i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


def _add_collections():
    import collections
    dispatch = PrettyPrinter._dispatch
    dispatch[collections.OrderedDict.__repr__] = PrettyPrinter._write_ordered_dict
    dispatch[collections.defaultdict.__repr__] = PrettyPrinter._write_defaultdict
    dispatch[collections.Counter.__repr__] = PrettyPrinter._write_counter
    dispatch[collections.deque.__repr__] = PrettyPrinter._write_deque
    dispatch[collections.ChainMap.__repr__] = PrettyPrinter._write_chain_map
    for kind in (collections.UserDict, collections.UserList, collections.UserString):
        dispatch[kind.__repr__] = PrettyPrinter._write_data


_add_collections()
