"""Names for the types of the interpreter's own objects, and class creation.

What only asynchronous code has is found in `_types_async`, when asked for.
"""

import sys as _sys
from _alias import GenericAlias, UnionType

__all__ = [
    "FunctionType", "LambdaType", "CodeType", "MappingProxyType", "SimpleNamespace",
    "CellType", "GeneratorType", "CoroutineType", "AsyncGeneratorType", "MethodType",
    "BuiltinFunctionType", "BuiltinMethodType", "WrapperDescriptorType",
    "MethodWrapperType", "MethodDescriptorType", "ClassMethodDescriptorType",
    "ModuleType", "TracebackType", "FrameType", "GetSetDescriptorType",
    "MemberDescriptorType", "new_class", "prepare_class", "resolve_bases",
    "get_original_bases", "DynamicClassAttribute", "coroutine", "GenericAlias",
    "UnionType", "NoneType", "EllipsisType", "NotImplementedType",
]


def _function():
    captured = None

    def inner():
        return captured
    return inner


def _generator():
    yield


def _traceback():
    try:
        raise TypeError
    except TypeError as error:
        return error.__traceback__


FunctionType = type(_function)
LambdaType = type(lambda: None)
CodeType = type(_function.__code__)
CellType = type(_function().__closure__[0])
MappingProxyType = type(type.__dict__)
SimpleNamespace = type(_sys.implementation)
GeneratorType = type(_generator())
ModuleType = type(_sys)
MethodType = type(type("_", (), {"method": _function})().method)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
GetSetDescriptorType = type(FunctionType.__code__)
MemberDescriptorType = type(type("_", (), {"__slots__": ("slot",)}).slot)
NoneType = type(None)
EllipsisType = type(Ellipsis)
NotImplementedType = type(NotImplemented)
TracebackType = type(_traceback())


def __getattr__(name):
    if name == "FrameType":
        value = globals()[name] = type(_sys._getframe())
        return value
    if name in ("CoroutineType", "AsyncGeneratorType", "coroutine"):
        import _types_async
        if hasattr(_types_async, name):
            value = globals()[name] = getattr(_types_async, name)
            return value
    raise AttributeError(f"module 'types' has no attribute {name!r}")


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as the class statement would."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """Replace what is not a class by what its `__mro_entries__` gives."""
    result = []
    changed = False
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            result.append(base)
            continue
        changed = True
        replacement = entries(bases)
        if not isinstance(replacement, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        result.extend(replacement)
    return tuple(result) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace and the remaining keywords of a new class."""
    kwds = {} if kwds is None else dict(kwds)
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        meta = _winning_metaclass(meta, bases)
    if hasattr(meta, "__prepare__"):
        namespace = meta.__prepare__(name, bases, **kwds)
    else:
        namespace = {}
    return meta, namespace, kwds


def _winning_metaclass(meta, bases):
    winner = meta
    for base in bases:
        candidate = type(base)
        if issubclass(winner, candidate):
            continue
        if not issubclass(candidate, winner):
            raise TypeError("metaclass conflict: the metaclass of a derived class "
                            "must be a (non-strict) subclass of the metaclasses of "
                            "all its bases")
        winner = candidate
    return winner


def get_original_bases(cls, /):
    """The bases as they were written, before `__mro_entries__`."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") \
            from None


class DynamicClassAttribute:
    """A property for instances that lets the class see `__getattr__` instead."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        result = type(self)(fget, self.fset, self.fdel, doc or self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def setter(self, fset):
        result = type(self)(self.fget, fset, self.fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def deleter(self, fdel):
        result = type(self)(self.fget, self.fset, fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result
