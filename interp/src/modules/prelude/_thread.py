"""The guest part of `_thread`: objects with attributes of each thread's own, and the size of stacks."""

_MISSING = object()
_stack_size = 0


@native
def stack_size(size=0, /):
    """The size of new threads' stacks, which is remembered for those who ask; sets it."""
    global _stack_size
    if not isinstance(size, int):
        raise TypeError(f"'{type(size).__name__}' object cannot be interpreted as an integer")
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    before, _stack_size = _stack_size, size
    return before


class _local:
    """An object whose attributes are each thread's own. A subclass's `__init__` runs once in each thread that uses it."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local__key", _local_key())
        object.__setattr__(self, "_local__args", (args, kwargs))
        _local_dict(object.__getattribute__(self, "_local__key"), True)
        return self

    def __reduce_ex__(self, protocol, /):
        if type(self).__reduce__ is not object.__reduce__:
            return self.__reduce__()
        name = "_thread._local" if type(self) is _local else type(self).__name__
        raise TypeError(f"cannot pickle {name!r} object")

    def __getattribute__(self, name):
        found = _attributes(self)
        value = found.get(name, _MISSING)
        if value is not _MISSING and type(self) is _local and name not in _NAMES:
            return value
        if name == "__dict__":
            return found
        if value is not _MISSING and not _is_data_descriptor(self, name):
            return value
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            if type(self) is not _local:
                raise
        raise AttributeError(f"{_name_of(self)} object has no attribute {name!r}")

    def __setattr__(self, name, value):
        if type(self) is _local and name not in _NAMES:
            _attributes(self)[name] = value
            return
        if name == "__dict__":
            raise AttributeError(
                f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        if _is_data_descriptor(self, name):
            object.__setattr__(self, name, value)
        else:
            _attributes(self)[name] = value

    def __delattr__(self, name):
        if name == "__dict__":
            raise AttributeError(
                f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        if _is_data_descriptor(self, name):
            object.__delattr__(self, name)
            return
        try:
            del _attributes(self)[name]
        except KeyError:
            raise AttributeError(
                f"{_name_of(self)} object has no attribute {name!r}") from None


_local.__name__ = _local.__qualname__ = "_local"
# What the class itself has an attribute for.
_NAMES = frozenset(dir(_local))


def _attributes(obj):
    """This thread's attributes of a `_local`, made when it first uses it."""
    key = object.__getattribute__(obj, "_local__key")
    found = _local_dict(key)
    if found is None:
        found = _local_dict(key, True)
        args, kwargs = object.__getattribute__(obj, "_local__args")
        cls = type(obj)
        if cls.__init__ is not object.__init__:
            cls.__init__(obj, *args, **kwargs)
    return found


def _name_of(obj):
    """How messages name the class."""
    return "'_thread._local'" if type(obj) is _local else repr(type(obj).__name__)


def _is_data_descriptor(obj, name):
    for cls in type(obj).__mro__:
        if name in cls.__dict__:
            return hasattr(type(cls.__dict__[name]), "__set__")
    return False
