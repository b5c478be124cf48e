"""The guest part of `_weakref`: proxies."""

_SPECIAL = (
    "str bool len iter next getitem setitem delitem contains call lt le gt ge eq ne add radd sub rsub mul rmul truediv "
    "rtruediv floordiv rfloordiv mod rmod pow rpow and rand or ror xor rxor lshift rlshift rshift rrshift neg pos abs "
    "invert int float index iadd isub imul itruediv ifloordiv imod ipow iand ior ixor ilshift irshift imatmul matmul rmatmul "
    "divmod rdivmod bytes enter exit")


class ProxyType:
    """Stands for an object as long as that lives."""

    __slots__ = ("_ref",)
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_alive(self), name)

    def __setattr__(self, name, value):
        setattr(_alive(self), name, value)

    def __delattr__(self, name):
        delattr(_alive(self), name)

    def __repr__(self):
        return f"<weakproxy at {id(self):#x} to {type(_alive(self)).__name__} at {id(_alive(self)):#x}>"


def _alive(proxy):
    found = object.__getattribute__(proxy, "_ref")()
    if found is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return found


def _forward(name):
    import operator
    by_operator = getattr(operator, name, None) if name in ("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__") else None

    def method(self, *args):
        found = _alive(self)
        if name == "__str__":
            return str(found)
        if name == "__bool__":
            return bool(found)
        if by_operator is not None:
            return by_operator(found, *args)
        if name == "__iter__":
            return iter(found)
        if name == "__len__":
            return len(found)
        return getattr(type(found), name)(found, *args)
    method.__name__ = name
    return method


for _name in _SPECIAL.split():
    if _name != "call":
        setattr(ProxyType, f"__{_name}__", _forward(f"__{_name}__"))
del _name


class CallableProxyType(ProxyType):
    """Stands for something that can be called."""

    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _alive(self)(*args, **kwargs)


@native
def proxy(object_, callback=None, /):
    """An object that stands for another without keeping it alive."""
    made = object.__new__(CallableProxyType if callable(object_) else ProxyType)
    object.__setattr__(made, "_ref", ref(object_, callback))
    return made

