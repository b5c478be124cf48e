"""Dictionaries in files, whose keys are text and whose values are what can be pickled."""

from collections.abc import MutableMapping
from io import BytesIO
from pickle import DEFAULT_PROTOCOL, Pickler, Unpickler

__all__ = ["Shelf", "BsdDbShelf", "DbfilenameShelf", "open"]


class _ClosedDict(MutableMapping):
    """What a shelf keeps its values in when it has been closed."""

    def closed(self, *args):
        raise ValueError("invalid operation on closed shelf")

    __iter__ = __len__ = __getitem__ = __setitem__ = __delitem__ = keys = closed

    def __repr__(self):
        return "<Closed Dictionary>"


class Shelf(MutableMapping):
    """A dictionary that keeps its values pickled in another, of bytes. With `writeback` it keeps those that have been asked for, and
    writes them again when it is closed."""

    def __init__(self, dict, protocol=None, writeback=False, keyencoding="utf-8"):
        self.dict = dict
        self._protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        self.writeback, self.cache, self.keyencoding = writeback, {}, keyencoding

    def _load(self, data):
        return Unpickler(BytesIO(data)).load()

    def __iter__(self):
        for key in self.dict.keys():
            yield key.decode(self.keyencoding)

    def __len__(self):
        return len(self.dict)

    def __contains__(self, key):
        return key.encode(self.keyencoding) in self.dict

    def get(self, key, default=None):
        """The value of a key, or a default."""
        return self[key] if key.encode(self.keyencoding) in self.dict else default

    def __getitem__(self, key):
        try:
            return self.cache[key]
        except KeyError:
            value = self._load(self.dict[key.encode(self.keyencoding)])
        if self.writeback:
            self.cache[key] = value
        return value

    def __setitem__(self, key, value):
        if self.writeback:
            self.cache[key] = value
        data = BytesIO()
        Pickler(data, self._protocol).dump(value)
        self.dict[key.encode(self.keyencoding)] = data.getvalue()

    def __delitem__(self, key):
        del self.dict[key.encode(self.keyencoding)]
        self.cache.pop(key, None)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def close(self):
        """Write what is to be written, and close the dictionary below."""
        if self.dict is None:
            return
        try:
            self.sync()
            close = getattr(self.dict, "close", None)
            if close is not None:
                close()
        finally:
            try:
                self.dict = _ClosedDict()
            except:
                self.dict = None

    def __del__(self):
        if hasattr(self, "writeback"):
            self.close()

    def sync(self):
        """Write the values that have been asked for, and have the dictionary below write its own."""
        if self.writeback and self.cache:
            self.writeback = False
            for key, value in self.cache.items():
                self[key] = value
            self.writeback, self.cache = True, {}
        if hasattr(self.dict, "sync"):
            self.dict.sync()


class BsdDbShelf(Shelf):
    """A shelf over a dictionary in which one can move about."""

    def _pair(self, pair):
        key, value = pair
        return key.decode(self.keyencoding), self._load(value)

    def set_location(self, key):
        """Move to a key."""
        return self._pair(self.dict.set_location(key))

    def next(self):
        """Move on."""
        return self._pair(next(self.dict))

    def previous(self):
        """Move back."""
        return self._pair(self.dict.previous())

    def first(self):
        """Move to the first pair."""
        return self._pair(self.dict.first())

    def last(self):
        """Move to the last pair."""
        return self._pair(self.dict.last())


class DbfilenameShelf(Shelf):
    """A shelf in a file of `dbm`."""

    def __init__(self, filename, flag="c", protocol=None, writeback=False):
        import dbm
        super().__init__(dbm.open(filename, flag), protocol, writeback)

    def clear(self):
        """Remove everything."""
        self.cache.clear()
        self.dict.clear()


def open(filename, flag="c", protocol=None, writeback=False):
    """Open a shelf in a file, which is made if there is none unless `flag` says otherwise."""
    return DbfilenameShelf(filename, flag, protocol, writeback)
