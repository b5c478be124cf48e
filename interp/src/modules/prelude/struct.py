"""Values as bytes in the layouts of C. The work is native."""

from _struct import Struct, calcsize, iter_unpack, pack, pack_into, unpack, unpack_from

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack",
           "Struct", "error"]


class error(Exception):
    """A format is wrong, or values do not fit it."""

    __module__ = "struct"
