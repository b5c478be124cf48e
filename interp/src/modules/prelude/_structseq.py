"""Tuples some of whose fields have names, and some of whose named fields are no items."""


class Structure(tuple):
    """What the results of system calls derive from: `_names` has the names of all fields, None where there is none."""

    _names = ()
    n_sequence_fields = 0

    def __init_subclass__(cls, module):
        cls.__module__ = module
        names = cls._names
        visible = cls.n_sequence_fields = cls.n_sequence_fields or len(names)
        cls.n_fields = len(names)
        cls.n_unnamed_fields = names.count(None)
        cls.__match_args__ = tuple([name for name in names[:visible] if name is not None])
        for i, name in enumerate(names):
            if name is not None:
                setattr(cls, name, property(_item(i) if i < visible else _hidden(i - visible)))

    def __new__(cls, sequence, dict={}):
        name, least, most = f"{cls.__module__}.{cls.__name__}", cls.n_sequence_fields, cls.n_fields
        try:
            items = tuple(sequence)
        except TypeError:
            raise TypeError("constructor requires a sequence") from None
        if type(dict).__name__ != "dict":
            raise TypeError(f"{name}() takes a dict as second arg, if any")
        n = len(items)
        if not least <= n <= most:
            wanted = f"a {least}" if least == most else f"an at least {least}" if n < least else f"an at most {most}"
            raise TypeError(f"{name}() takes {wanted}-sequence ({n}-sequence given)")
        more = [*items[least:], *[dict.get(field) for field in cls._names[max(n, least):]]]
        if any([field not in cls._names[n:] for field in dict]):
            raise TypeError(f"{name}() got duplicate or unexpected field name(s)")
        self = tuple.__new__(cls, items[:least])
        self._more = more
        return self

    def __repr__(self):
        cls = type(self)
        fields = [f"{name}={value!r}" for name, value in zip(cls.__match_args__, self)]
        return f"{cls.__module__}.{cls.__name__}({', '.join(fields)})"

    def __reduce__(self):
        cls = type(self)
        return cls, (tuple(self), dict(zip(cls._names[cls.n_sequence_fields:], self._more)))

    def __replace__(self, /, **changes):
        cls = type(self)
        if cls.n_unnamed_fields:
            raise TypeError(f"__replace__() is not supported for {cls.__module__}.{cls.__name__} because it has unnamed field(s)")
        values = [changes.pop(name, value) for name, value in zip(cls._names, (*self, *self._more))]
        if changes:
            raise TypeError(f"Got unexpected field name(s): {list(changes)!r}")
        return cls(values)


def made(cls, items):
    """A structure of all its fields, as natives give them."""
    visible = cls.n_sequence_fields
    self = tuple.__new__(cls, items[:visible])
    self._more = list(items[visible:])
    return self


def _item(i):
    return lambda self: self[i]


def _hidden(i):
    return lambda self: self._more[i]
