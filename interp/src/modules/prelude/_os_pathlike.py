"""`os.PathLike`, apart so that `os` needs no abstract base classes."""

from abc import ABC, abstractmethod


class PathLike(ABC):
    """Anything with `__fspath__`."""

    __slots__ = ()
    __module__ = "os"

    @abstractmethod
    def __fspath__(self):
        """The path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in base.__dict__ for base in subclass.__mro__) \
                or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))
