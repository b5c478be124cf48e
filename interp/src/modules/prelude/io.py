"""Files and streams: everything native in `_io`, and the base classes."""

import _io

__all__ = []

for _name in ("open", "open_code", "FileIO", "BytesIO", "StringIO", "BufferedReader",
              "BufferedWriter", "BufferedRandom", "BufferedRWPair", "TextIOWrapper",
              "IncrementalNewlineDecoder", "BlockingIOError", "UnsupportedOperation",
              "DEFAULT_BUFFER_SIZE", "text_encoding", "IOBase", "RawIOBase",
              "BufferedIOBase", "TextIOBase"):
    # A base class is called _IOBase and so on where it is native.
    for _native in (_name, "_" + _name):
        if hasattr(_io, _native):
            globals()[_name] = getattr(_io, _native)
            __all__.append(_name)
            break
del _name, _native

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
