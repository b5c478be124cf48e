"""Abstract base classes.

The bookkeeping of `ABCMeta` is C code in CPython and so marked native. Caches
hold classes strongly: a class that was tested once lives as long as the ABC.
"""

from _gilbox import mark_virtual as _mark_virtual, native

_token = 0  # grows with every registration and so ages the negative caches
_refusing = set()  # metaclasses whose checks refuse to tell others what they tell this module


class _State:
    """What one abstract class knows about other classes."""

    __slots__ = ("registry", "yes", "no", "token")

    def __init__(self):
        self.registry = set()
        self.yes = set()
        self.no = set()
        self.token = _token


def abstractmethod(funcobj):
    """Mark a method that concrete subclasses must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: `@classmethod` over `@abstractmethod`."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: `@staticmethod` over `@abstractmethod`."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: `@property` over `@abstractmethod`."""

    __isabstractmethod__ = True


def get_cache_token():
    """A value that changes whenever a class is registered with an ABC."""
    return _token


@native
def _abstract_names(cls, names):
    missing = {name for name, value in names
               if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                missing.add(name)
    return frozenset(missing)


@native
class ABCMeta(type):
    """Metaclass of classes with abstract methods and virtual subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace.items())
        cls._abc_impl = _State()
        return cls

    def register(cls, subclass):
        """Make `subclass` a virtual subclass; usable as a decorator."""
        global _token
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registry.add(_mark_virtual(subclass))
        _token += 1
        return subclass

    def __instancecheck__(cls, instance):
        state = cls._abc_impl
        subclass = instance.__class__
        if subclass in state.yes:
            return True
        kind = type(instance)
        if kind is subclass:
            if state.token == _token and kind in state.no:
                return False
            return cls.__subclasscheck__(kind)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        state = cls._abc_impl
        if subclass in state.yes:
            return True
        if state.token != _token:
            state.no = set()
            state.token = _token
        elif subclass in state.no:
            return False
        verdict = cls.__subclasshook__(subclass)
        if verdict is NotImplemented:
            verdict = _is_virtual_subclass(cls, subclass, state)
        elif verdict is not True and verdict is not False:
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        (state.yes if verdict else state.no).add(subclass)
        return verdict


@native
def _is_virtual_subclass(cls, subclass, state):
    if cls in subclass.__mro__:
        return True
    for other in (*state.registry, *type.__subclasses__(cls)):
        if type(other) in _refusing:
            found = ABCMeta.__subclasscheck__(other, subclass)
        else:
            found = issubclass(subclass, other)
        if found:
            return True
    return False


def update_abstractmethods(cls):
    """Work out `__abstractmethods__` anew after methods were added."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    missing = set()
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                missing.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, "__isabstractmethod__", False):
            missing.add(name)
    cls.__abstractmethods__ = frozenset(missing)
    return cls


class ABC(metaclass=ABCMeta):
    """Inherit from this to get `ABCMeta` as the metaclass."""

    __slots__ = ()

del native
