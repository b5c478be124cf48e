"""How objects describe themselves for copying and pickling."""

from _pickle import nature, plain_state, plain_value, rest_of_iterator

__all__ = ["pickle", "constructor", "dispatch_table"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Register how instances of a type are reduced."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Check that something can be called."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle_complex(number):
    """How complex numbers are reduced."""
    return complex, (number.real, number.imag)


def pickle_union(union):
    """How unions of types are reduced."""
    from functools import reduce
    from operator import or_

    return reduce, (or_, union.__args__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)


def _reconstructor(cls, base, state):
    """What makes an object again by the first two protocols."""
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def _reduce_old(obj, protocol):
    """How an object is reduced by the first two protocols."""
    cls = type(obj)
    for base in cls.__mro__:
        new = base.__dict__.get("__new__")
        if getattr(new, "__self__", None) is base:
            break
    else:
        base = object
    if base is object:
        state = None
    elif base is cls:
        raise TypeError(_refusal(cls))
    else:
        state = base(obj)
    args = cls, base, state
    if not _has_getstate(obj, cls):
        if getattr(obj, "__slots__", None):
            raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
        own = getattr(obj, "__dict__", None)
    else:
        own = obj.__getstate__()
    return (_reconstructor, args, own) if own else (_reconstructor, args)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


_NATURES = ("instance", "wrapped", "list", "dict", "set", "bytearray")


def reduce_object(obj, protocol=4):
    """What `object.__reduce_ex__` gives."""
    cls = type(obj)
    state = plain_state(obj)
    if state is not NotImplemented and protocol >= 2:
        return __newobj__, (cls,), state, None, None
    own = cls.__reduce__
    if own is not object.__reduce__:
        return own(obj)
    return describe(obj, cls, protocol)


def describe(obj, cls, protocol):
    """The same of a class that has no way of its own."""
    kind = nature(obj)
    if kind == "exception":
        args = obj.args
        state = dict(obj.__dict__)
        return (cls, args, state) if state else (cls, args)
    if kind == "range" or kind == "slice":
        return cls, (obj.start, obj.stop, obj.step)
    if cls.__name__ == "deque" and nature(obj) == "native":
        return cls, ((), obj.maxlen), None, iter(obj)
    if cls.__name__ == "defaultdict" and cls.__module__ == "collections":
        return cls, (obj.default_factory,), None, None, iter(obj.items())
    if kind not in _NATURES or kind == "wrapped":
        rest = rest_of_iterator(obj)
        if rest is not None:
            made, *rest = rest
            return (iter if made is None else made, *rest)
    if kind not in _NATURES:
        raise TypeError(_refusal(cls))
    if protocol < 2 and kind in ("instance", "wrapped", "list", "dict"):
        return _reduce_old(obj, protocol)
    state = _state(obj, cls)
    if kind == "set":
        return cls, (list(obj),), state
    if kind == "bytearray":
        return cls, (bytes(obj),), state
    getter = getattr(cls, "__getnewargs_ex__", None)
    if getter is not None:
        args, kwargs = _checked_arguments(getter(obj))
        call, args = __newobj_ex__, (cls, args, kwargs)
    else:
        getter = getattr(cls, "__getnewargs__", None)
        if getter is not None:
            args = getter(obj)
            if not isinstance(args, tuple):
                raise TypeError("__getnewargs__ should return a tuple, not "
                                f"'{type(args).__name__}'")
        else:
            args = (plain_value(obj),) if kind == "wrapped" else ()
        call, args = __newobj__, (cls,) + args
    items = iter(obj) if kind == "list" else None
    pairs = iter(obj.items()) if kind == "dict" else None
    return call, args, state, items, pairs


def _checked_arguments(given):
    """What `__getnewargs_ex__` has given, if it is what it should be."""
    if not isinstance(given, tuple):
        raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(given).__name__}'")
    if len(given) != 2:
        raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(given)}")
    for item, kind, which in (given[0], tuple, "first"), (given[1], dict, "second"):
        if not isinstance(item, kind):
            raise TypeError(f"{which} item of the tuple returned by __getnewargs_ex__ must be a "
                            f"{kind.__name__}, not '{type(item).__name__}'")
    return given


def _refusal(cls):
    name = cls.__name__
    if name == "code":
        return "cannot pickle code objects"
    if name == "memoryview":
        return "cannot pickle memoryview objects"
    module = cls.__module__
    if module not in ("builtins", None):
        name = f"{module}.{name}"
    return f"cannot pickle '{name}' object"


def _has_getstate(obj, cls):
    """Has it a way of its own to say what its state is?"""
    return cls.__getstate__ is not object.__getstate__ or "__getstate__" in getattr(obj, "__dict__", ())


def _state(obj, cls):
    if not _has_getstate(obj, cls):
        return state_of(obj)
    getter = getattr(obj, "__getstate__", None)
    if getter is not None:
        return getter()
    return state_of(obj)


def state_of(obj):
    """The attributes of an object: None, a dict, or a pair of a dict and of slots."""
    own = getattr(obj, "__dict__", None)
    state = dict(own) if own else None
    slots = {}
    for base in type(obj).__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            try:
                slots[name] = getattr(obj, name)
            except AttributeError:
                pass
    return (state, slots) if slots else state
