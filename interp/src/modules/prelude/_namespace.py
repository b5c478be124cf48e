"""`types.SimpleNamespace`."""

from _gilbox import enter_repr, leave_repr, native


@native
class SimpleNamespace:
    """An object that is nothing but its attributes."""

    def __init__(self, /, *args, **kwargs):
        if len(args) > 1:
            raise TypeError(f"{type(self).__name__} expected at most 1 argument, got {len(args)}")
        if args:
            given = dict(args[0])
            if not all([isinstance(name, str) for name in given]):
                raise TypeError("keywords must be strings")
            self.__dict__.update(given)
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if not enter_repr(self):
            return f"{name}(...)"
        try:
            return f"{name}({', '.join([f'{key}={value!r}' for key, value in list(vars(self).items())])})"
        finally:
            leave_repr(self)

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return vars(self) == vars(other)
        return NotImplemented

    def __lt__(self, other):
        # Refused, as the order of what the two have in them is.
        return vars(self) < vars(other) if isinstance(other, SimpleNamespace) else NotImplemented

    def __le__(self, other):
        return vars(self) <= vars(other) if isinstance(other, SimpleNamespace) else NotImplemented

    __hash__ = None

    def __reduce__(self):
        return type(self), (), vars(self)

    def __replace__(self, /, **changes):
        new = type(self)(**vars(self))
        new.__dict__.update(changes)
        return new


SimpleNamespace.__module__ = "types"
