"""The guest part of `_weakref`: proxies."""

_BINARY = "add sub mul truediv floordiv mod and or xor lshift rshift matmul"
_OTHER = "getitem setitem delitem contains lt le gt ge eq ne neg pos abs invert index"


class ProxyType:
    """Stands for an object as long as that lives."""

    __slots__ = ("_ref",)
    __module__ = "weakref"
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_alive(self), name)

    def __setattr__(self, name, value):
        setattr(_alive(self), name, value)

    def __delattr__(self, name):
        delattr(_alive(self), name)

    def __repr__(self):
        found = object.__getattribute__(self, "_ref")()
        what = "dead" if found is None else f"to '{type(found).__name__}' at {id(found):#x}"
        return f"<weakproxy at {id(self):#x}; {what}>"


def _alive(proxy):
    found = object.__getattribute__(proxy, "_ref")()
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


def _plain(value):
    return _alive(value) if isinstance(type(value), type) and issubclass(type(value), ProxyType) else value


def _next(iterator):
    if not hasattr(type(iterator), "__next__"):
        raise TypeError(f"Weakref proxy referenced a non-iterator '{type(iterator).__name__}' object")
    return next(iterator)


def _bytes(obj):
    return obj.__bytes__()


def _forward(name, function, mirrored=False):
    """Give proxies a method: a function of what they stand for, and of the other operands as they are."""
    def method(self, *args):
        found = _alive(self)
        if not args:
            return function(found)
        if mirrored:
            return function(_plain(args[0]), found)
        return function(found, *map(_plain, args))
    method.__name__ = f"__{name}__"
    setattr(ProxyType, method.__name__, method)


def _make_methods():
    import operator
    for name in f"{_BINARY} {_OTHER}".split():
        _forward(name, getattr(operator, f"__{name}__"))
    for name in _BINARY.split():
        _forward(f"r{name}", getattr(operator, f"__{name}__"), mirrored=True)
        _forward(f"i{name}", getattr(operator, f"__i{name}__"))
    for name, function in {"str": str, "bool": bool, "len": len, "iter": iter, "next": _next, "reversed": reversed, "pow": pow,
                           "divmod": divmod, "int": int, "float": float, "bytes": _bytes}.items():
        _forward(name, function)
    _forward("rpow", pow, mirrored=True)
    _forward("rdivmod", divmod, mirrored=True)
    _forward("ipow", operator.__ipow__)


_make_methods()


class CallableProxyType(ProxyType):
    """Stands for something that can be called."""

    __slots__ = ()
    __module__ = "weakref"

    def __call__(self, *args, **kwargs):
        return _alive(self)(*args, **kwargs)


@native
def proxy(object_, callback=None, /):
    """An object that stands for another without keeping it alive."""
    made = object.__new__(CallableProxyType if callable(object_) else ProxyType)
    object.__setattr__(made, "_ref", ref(object_, callback))
    return made

