"""Temporary files and directories."""

import io as _io
import os as _os
from random import Random as _Random

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile",
           "TemporaryDirectory", "mkstemp", "mkdtemp", "TMP_MAX", "gettempprefix",
           "tempdir", "gettempdir"]

TMP_MAX = 10000
template = "tmp"
tempdir = None
_names = None


def _random_name():
    global _names
    if _names is None:
        _names = _Random()
    return "".join(_names.choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))


def gettempprefix():
    """What the names of temporary files begin with."""
    return template


def gettempdir():
    """The directory for temporary files."""
    global tempdir
    if tempdir is None:
        candidates = [_os.getenv(name) for name in ("TMPDIR", "TEMP", "TMP")]
        for directory in [each for each in candidates if each] + [
                "/tmp", "/var/tmp", "/usr/tmp", _os.getcwd()]:
            directory = _os.path.abspath(directory)
            if _os.path.isdir(directory):
                tempdir = directory
                break
        else:
            raise FileNotFoundError(2, "No usable temporary directory found")
    return tempdir


def _make(prefix, suffix, directory, create):
    prefix = template if prefix is None else prefix
    suffix = "" if suffix is None else suffix
    directory = gettempdir() if directory is None else _os.path.abspath(_os.fspath(directory))
    for _ in range(TMP_MAX):
        path = _os.path.join(directory, prefix + _random_name() + suffix)
        try:
            return create(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """(descriptor, path) of a new file that only its owner can read."""
    flags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL
    return _make(prefix, suffix, dir, lambda path: _os.open(path, flags, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    """The path of a new directory that only its owner can read."""
    return _make(prefix, suffix, dir, lambda path: _os.mkdir(path, 0o700))[1]


def mktemp(suffix="", prefix=template, dir=None):
    """Deprecated: a name that no file has at this moment."""
    return _make(prefix, suffix, dir, _refuse_existing)[1]


def _refuse_existing(path):
    if _os.path.lexists(path):
        raise FileExistsError(17, "No usable temporary filename found", path)


class _NamedFile:
    """A file object that removes its file when closed."""

    def __init__(self, file, name, delete, delete_on_close):
        self.file = file
        self.name = name
        self._delete = delete
        self._delete_on_close = delete_on_close

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc_info):
        self.close()
        self._remove()

    def __iter__(self):
        yield from self.file

    def close(self):
        self.file.close()
        if self._delete_on_close:
            self._remove()

    def _remove(self):
        if self._delete:
            self._delete = False
            try:
                _os.unlink(self.name)
            except FileNotFoundError:
                pass

    def __del__(self):
        if "file" in self.__dict__:
            self.close()
            self._remove()

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"


_NamedFile.__name__ = _NamedFile.__qualname__ = "_TemporaryFileWrapper"


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None,
                       delete_on_close=True):
    """A new file with a name, which is removed when it is closed."""
    exclusive = mode.replace("w", "x")
    file, name = _make(prefix, suffix, dir, lambda path: _io.open(
        path, exclusive, buffering, encoding, errors, newline))
    return _NamedFile(file, name, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                  prefix=None, dir=None, *, errors=None):
    """A new file without a name, which is gone when it is closed."""
    exclusive = mode.replace("w", "x")
    file, name = _make(prefix, suffix, dir, lambda path: _io.open(
        path, exclusive, buffering, encoding, errors, newline))
    _os.unlink(name)
    return file


class SpooledTemporaryFile:
    """A temporary file that is kept in memory as long as it is small."""

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None,
                 suffix=None, prefix=None, dir=None, *, errors=None):
        self._file = _io.BytesIO() if "b" in mode else _io.StringIO(newline=newline)
        self._max_size = max_size
        self._rolled = False
        self._options = dict(mode=mode, buffering=buffering, encoding=encoding,
                             newline=newline, suffix=suffix, prefix=prefix, dir=dir,
                             errors=errors)

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def rollover(self):
        """Go over to a real file."""
        if self._rolled:
            return
        file = TemporaryFile(**self._options)
        position = self._file.tell()
        file.write(self._file.getvalue())
        file.seek(position)
        self._file = file
        self._rolled = True

    def write(self, data):
        result = self._file.write(data)
        if self._max_size and not self._rolled and self._file.tell() > self._max_size:
            self.rollover()
        return result

    def fileno(self):
        self.rollover()
        return self._file.fileno()


class TemporaryDirectory:
    """A new directory, which is removed with all that is in it at the end."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *,
                 delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        if delete:
            import weakref
            self._finalizer = weakref.finalize(self, _remove_tree, self.name,
                                               ignore_cleanup_errors)

    def __repr__(self):
        return f"<{self.__class__.__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove the directory now."""
        if (self._delete and self._finalizer.detach()) or _os.path.exists(self.name):
            _remove_tree(self.name, self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(type(list[int]))


def _remove_tree(name, ignore_errors):
    from shutil import rmtree
    rmtree(name, ignore_errors=ignore_errors)
