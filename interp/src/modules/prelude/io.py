"""Files and streams: everything native in `_io`, and the base classes, which other classes may be registered with."""

import _io
import abc
from builtins import open

__all__ = ["open"]

for _name in ("open_code", "FileIO", "BytesIO", "StringIO", "BufferedReader",
              "BufferedWriter", "BufferedRandom", "BufferedRWPair", "TextIOWrapper",
              "IncrementalNewlineDecoder", "BlockingIOError", "UnsupportedOperation",
              "DEFAULT_BUFFER_SIZE", "text_encoding"):
    if hasattr(_io, _name):
        globals()[_name] = getattr(_io, _name)
        __all__.append(_name)
del _name

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
__all__ += ["SEEK_SET", "SEEK_CUR", "SEEK_END"]

if "UnsupportedOperation" not in __all__:
    class UnsupportedOperation(OSError, ValueError):
        """The stream cannot do this."""
    __all__.append("UnsupportedOperation")

if "DEFAULT_BUFFER_SIZE" not in __all__:
    DEFAULT_BUFFER_SIZE = 8192
    __all__.append("DEFAULT_BUFFER_SIZE")

if "text_encoding" not in __all__:
    def text_encoding(encoding, stacklevel=2, /):
        """The encoding, or the default one."""
        return "utf-8" if encoding is None else encoding
    __all__.append("text_encoding")


class IOBase(_io._IOBase, metaclass=abc.ABCMeta):
    """What all streams have in common."""


class RawIOBase(_io._RawIOBase, IOBase):
    """Bytes without a buffer."""


class BufferedIOBase(_io._BufferedIOBase, IOBase):
    """Bytes with a buffer."""


class TextIOBase(_io._TextIOBase, IOBase):
    """Text."""


__all__ += ["IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase"]

RawIOBase.register(_io.FileIO)
for _class in (_io.BytesIO, _io.BufferedReader, _io.BufferedRandom, _io.BufferedWriter, _io.BufferedRWPair):
    BufferedIOBase.register(_class)
for _class in (_io.StringIO, _io.TextIOWrapper):
    TextIOBase.register(_class)
del _class
