"""Dictionaries of bytes in plain files: one with the values, in blocks, and one with the keys and where their values are."""

import ast as _ast
import collections.abc
import io as _io
import os as _os

__all__ = ["error", "open"]

_BLOCK = 512

error = OSError


class _Database(collections.abc.MutableMapping):
    """An open dictionary. Its keys and where their values are it keeps in memory; `sync` writes them."""

    _index = None

    def __init__(self, filebasename, mode, flag="c"):
        base = _os.fsencode(filebasename)
        self._mode, self._readonly = mode, flag == "r"
        self._names = [base + suffix for suffix in (b".dir", b".dat", b".bak")]
        index, values, backup = self._names
        self._is_changed = False
        if flag == "n":
            for name in (values, backup, index):
                try:
                    _os.remove(name)
                except OSError:
                    pass
        try:
            _io.open(values, "rb").close()
        except OSError:
            if flag not in ("c", "n"):
                raise
            self._create(values)
        self._index = {}
        try:
            file = _io.open(index, encoding="latin-1")
        except OSError:
            if flag not in ("c", "n"):
                raise
            self._create(index)
        else:
            with file:
                for line in file:
                    key, place = _ast.literal_eval(line.rstrip())
                    self._index[key.encode("latin-1")] = place

    def _create(self, name):
        with _io.open(name, "w", encoding="latin-1"):
            self._chmod(name)

    def _chmod(self, name):
        _os.chmod(name, self._mode)

    def _open_index(self):
        if self._index is None:
            raise error("DBM object has already been closed")
        return self._index

    _verify_open = _open_index

    def _begin_change(self):
        if self._readonly:
            raise error("The database is opened for reading only")

    def sync(self):
        """Write the keys."""
        if self._index is None or not self._is_changed:
            return
        index, _, backup = self._names
        for name, action in ((backup, lambda: _os.unlink(backup)), (index, lambda: _os.rename(index, backup))):
            try:
                action()
            except OSError:
                pass
        with _io.open(index, "w", encoding="latin-1") as file:
            self._chmod(index)
            for key, place in self._index.items():
                file.write(f"{key.decode('latin-1')!r}, {place!r}\n")
        self._is_changed = False

    _commit = sync

    def __getitem__(self, key):
        index = self._open_index()
        start, size = index[key.encode("utf-8") if isinstance(key, str) else key]
        with _io.open(self._names[1], "rb") as file:
            file.seek(start)
            return file.read(size)

    def __setitem__(self, key, value):
        self._begin_change()
        if isinstance(key, str):
            key = key.encode("utf-8")
        elif not isinstance(key, (bytes, bytearray)):
            raise TypeError("keys must be bytes or strings")
        if isinstance(value, str):
            value = value.encode("utf-8")
        elif not isinstance(value, (bytes, bytearray)):
            raise TypeError("values must be bytes or strings")
        index = self._open_index()
        key = bytes(key)
        self._is_changed = True
        start, size = index.get(key, (None, 0))
        if start is not None and -(-len(value) // _BLOCK) <= -(-size // _BLOCK):
            with _io.open(self._names[1], "rb+") as file:
                file.seek(start)
                file.write(value)
            index[key] = start, len(value)
            return
        with _io.open(self._names[1], "rb+") as file:
            end = file.seek(0, 2)
            place = -(-end // _BLOCK) * _BLOCK
            file.write(bytes(place - end))
            file.write(value)
        index[key] = place, len(value)
        if start is None:
            with _io.open(self._names[0], "a", encoding="latin-1") as file:
                self._chmod(self._names[0])
                file.write(f"{key.decode('latin-1')!r}, {index[key]!r}\n")

    def __delitem__(self, key):
        self._begin_change()
        index = self._open_index()
        self._is_changed = True
        del index[key.encode("utf-8") if isinstance(key, str) else key]
        self.sync()

    def keys(self):
        """A list of the keys."""
        return list(self._open_index())

    def items(self):
        """A list of the pairs of key and value."""
        return [(key, self[key]) for key in self._open_index()]

    def __contains__(self, key):
        index = self._open_index()
        return (key.encode("utf-8") if isinstance(key, str) else key) in index

    def iterkeys(self):
        """An iterator over the keys."""
        return iter(self._open_index())

    __iter__ = iterkeys

    def __len__(self):
        return len(self._open_index())

    def close(self):
        """Write the keys and let go of the files."""
        try:
            self.sync()
        finally:
            self._index = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def open(file, flag="c", mode=0o666):
    """Open a dictionary: `flag` as for `dbm.open`, but that "c" is the default."""
    mask = _os.umask(0)
    _os.umask(mask)
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(file, mode & ~mask, flag)
