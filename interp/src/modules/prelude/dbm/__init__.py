"""Files that are dictionaries of bytes. Of the formats that CPython knows there is one here: `dbm.dumb`."""

import os

__all__ = ["open", "whichdb", "error"]


class error(Exception):
    """What is wrong with such a file."""


_class = error
error = (error, OSError)

# What files of other formats begin with: some bytes, or a number in either order.
_BEGINNINGS = (b"SQLite format 3\x00", "dbm.sqlite3"),
_MAGICS = {0x13579ACE, 0x13579ACD, 0x13579ACF}


def open(file, flag="r", mode=0o666):
    """Open a file: `flag` says whether it is read only ("r"), written too ("w"), made if there is none ("c") or made anew ("n")."""
    kind = None if "n" in flag else whichdb(file)
    if kind is None:
        if "c" not in flag and "n" not in flag:
            raise _class("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    elif kind == "":
        raise _class("db type could not be determined")
    elif kind != "dbm.dumb":
        raise _class(f"db type is {kind}, but the module is not available")
    from dbm import dumb
    return dumb.open(file, flag, mode)


def whichdb(filename):
    """The module that a file is of: empty if that can't be told, None if there is no file that can be read."""
    import io
    filename = os.fsencode(filename)
    if all(os.path.exists(filename + suffix) for suffix in (b".pag", b".dir")):
        return "dbm.ndbm"
    try:
        size = os.stat(filename + b".dat").st_size
        os.stat(filename + b".dir")
        if size == 0:
            return "dbm.dumb"
        with io.open(filename + b".dir", "rb") as index:
            if index.read(1) in (b"'", b'"'):
                return "dbm.dumb"
    except OSError:
        pass
    try:
        with io.open(filename, "rb") as file:
            start = file.read(16)
    except OSError:
        return None
    for beginning, kind in _BEGINNINGS:
        if start == beginning:
            return kind
    if len(start) >= 4 and {int.from_bytes(start[:4], order) for order in ("little", "big")} & _MAGICS:
        return "dbm.gnu"
    return ""
