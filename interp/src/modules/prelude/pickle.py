"""Objects as bytes. The format is gilbox's own: CPython reads it as little as it
reads theirs."""

from _pickle import PickleError, PicklingError, UnpicklingError, dump, dumps, load, loads

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler",
           "dump", "dumps", "load", "loads", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
format_version = "4.0"


class Pickler:
    """Writes pickles to a file, each on its own."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._file = file

    def dump(self, obj):
        """Write the pickle of an object."""
        dump(obj, self._file)


class Unpickler:
    """Reads pickles from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict",
                 buffers=()):
        self._file = file

    def load(self):
        """The object of the next pickle."""
        return load(self._file)
