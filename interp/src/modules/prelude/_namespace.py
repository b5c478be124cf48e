"""`types.SimpleNamespace`."""

from _gilbox import enter_repr, leave_repr


class SimpleNamespace:
    """An object that is nothing but its attributes."""

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        self.__dict__.update(mapping_or_iterable)
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

    __hash__ = None

    def __reduce__(self):
        return type(self), (), vars(self)

    def __replace__(self, /, **changes):
        new = type(self)(**vars(self))
        new.__dict__.update(changes)
        return new


SimpleNamespace.__module__ = "types"
