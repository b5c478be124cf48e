"""Temporary files and directories."""

import io as _io
import os as _os
from functools import wraps as _wraps
from random import Random as _Random

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile",
           "TemporaryDirectory", "mkstemp", "mkdtemp", "TMP_MAX", "gettempprefix",
           "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

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
    return _os.fsdecode(template)


def gettempprefixb():
    """The same in bytes."""
    return _os.fsencode(template)


def gettempdirb():
    """The directory for temporary files, in bytes."""
    return _os.fsencode(gettempdir())


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
    return _os.fsdecode(tempdir)


def _in_bytes(*parts):
    """Are the parts of a path bytes? What is not given is as `tempdir`, if nothing is."""
    kinds = set()
    for part in parts:
        if part is not None:
            part = _os.fspath(part) if isinstance(part, _os.PathLike) else part
            kinds.add(isinstance(part, bytes))
    if len(kinds) == 2:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    return kinds.pop() if kinds else isinstance(tempdir, bytes)


def _make(prefix, suffix, directory, create, what="file name"):
    """What `create` answers for the first random path that is free, and the path."""
    convert = _os.fsencode if _in_bytes(prefix, suffix, directory) else _os.fsdecode
    prefix = convert(template) if prefix is None else prefix
    suffix = convert("") if suffix is None else suffix
    directory = convert(gettempdir()) if directory is None else _os.path.abspath(directory)
    for _ in range(TMP_MAX):
        path = _os.path.join(directory, prefix + convert(_random_name()) + suffix)
        try:
            return create(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, f"No usable temporary {what} found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """(descriptor, path) of a new file that only its owner can read."""
    flags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL
    return _make(prefix, suffix, dir, lambda path: _os.open(path, flags, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    """The path of a new directory that only its owner can read."""
    return _make(prefix, suffix, dir, lambda path: _os.mkdir(path, 0o700), "directory name")[1]


def mktemp(suffix="", prefix=template, dir=None):
    """Deprecated: a name that no file has at this moment."""
    return _make(prefix, suffix, dir, _refuse_existing, "filename")[1]


def _refuse_existing(path):
    if _os.path.lexists(path):
        raise FileExistsError


def _open(mode, buffering, encoding, newline, errors, suffix, prefix, dir, keep):
    """A new file, open, and its path. The path is removed if the file can't be opened so."""
    path = None

    def opener(*_):
        nonlocal path
        descriptor, path = mkstemp(suffix, prefix, dir)
        return descriptor
    try:
        return _io.open("temporary", mode, buffering, encoding, errors, newline, opener=opener), path
    except:
        keep = False
        raise
    finally:
        if path is not None and not keep:
            _os.unlink(path)


def _set_name(file, name):
    raw = getattr(file, "buffer", file)
    getattr(raw, "raw", raw).name = name


class _Closer:
    """Closes a file, and removes it, once nobody has it nor any of its methods."""

    def __init__(self, file, name, delete, delete_on_close):
        self.file, self.name = file, name
        self.delete, self.delete_on_close = delete, delete_on_close

    def cleanup(self):
        self.close(True)

    def close(self, remove=False):
        try:
            self.file.close()
        finally:
            if self.delete and (remove or self.delete_on_close):
                self.delete = False
                try:
                    _os.unlink(self.name)
                except FileNotFoundError:
                    pass

    __del__ = cleanup


def _keeping(method, closer):
    """The method of a file, which keeps the file."""
    @_wraps(method)
    def call(*args, **keywords):
        return method(*args, **keywords)
    call._closer = closer
    return call


class _TemporaryFileWrapper:
    """A file object that removes its file when closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file, self.name = file, name
        self._closer = _Closer(file, name, delete, delete_on_close)

    def __getattr__(self, name):
        found = getattr(self.__dict__["file"], name)
        if callable(found):
            found = _keeping(found, self._closer)
        if not isinstance(found, int):
            setattr(self, name, found)
        return found

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._closer.cleanup()
        return result

    def __iter__(self):
        yield from self.file

    def close(self):
        """Close the file, and remove it if it is to be removed then."""
        self._closer.close()


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None,
                       delete_on_close=True):
    """A new file with a name, which is removed when it is closed."""
    file, name = _open(mode, buffering, encoding, newline, errors, suffix, prefix, dir, True)
    _set_name(file, name)
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                  prefix=None, dir=None, *, errors=None):
    """A new file without a name, which is gone when it is closed."""
    file, _ = _open(mode, buffering, encoding, newline, errors, suffix, prefix, dir, False)
    _set_name(file, file.fileno())
    return file


def _passed_on(name):
    def call(self, *args):
        return getattr(self._file, name)(*args)
    call.__name__, call.__qualname__ = name, f"SpooledTemporaryFile.{name}"
    return call


class SpooledTemporaryFile(_io.IOBase):
    """A temporary file that is kept in memory as long as it is small."""

    __class_getitem__ = classmethod(type(list[int]))
    _rolled = False

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None,
                 suffix=None, prefix=None, dir=None, *, errors=None):
        if "b" in mode:
            self._file = _io.BytesIO()
        else:
            encoding = _io.text_encoding(encoding)
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding=encoding, errors=errors,
                                           newline=newline)
        self._max_size = max_size
        self._TemporaryFileArgs = dict(mode=mode, buffering=buffering, encoding=encoding,
                                       newline=newline, suffix=suffix, prefix=prefix, dir=dir,
                                       errors=errors)

    __class_getitem__ = classmethod(type(list[int]))

    for _name in ("close", "detach", "flush", "isatty", "read", "read1", "readable", "readinto",
                  "readinto1", "readline", "readlines", "seek", "seekable", "tell", "writable",
                  "__iter__"):
        locals()[_name] = _passed_on(_name)
    del _name

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __del__(self):
        if not self.closed:
            self.close()

    def rollover(self):
        """Go over to a real file."""
        if self._rolled:
            return
        old, new = self._file, TemporaryFile(**self._TemporaryFileArgs)
        if isinstance(old, _io.BytesIO):
            position = old.tell()
            new.write(old.getvalue())
        else:
            old.flush()
            position = old.tell()
            new.buffer.write(old.buffer.getvalue())
        new.seek(position)
        self._file, self._rolled = new, True

    def _grown(self):
        if self._max_size and not self._rolled and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, data):
        result = self._file.write(data)
        self._grown()
        return result

    def writelines(self, lines):
        if self._max_size == 0 or self._rolled:
            return self._file.writelines(lines)
        lines = iter(lines)
        for line in lines:
            self.write(line)
            if self._rolled:
                break
        self._file.writelines(lines)

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    @property
    def closed(self):
        """Is the file closed?"""
        return "_file" not in self.__dict__ or self._file.closed

    @property
    def name(self):
        """What the file was opened by; None while it is in memory."""
        return getattr(self._file, "name", None)

    @property
    def mode(self):
        """How the file was opened."""
        return self._file.mode if self._rolled else self._TemporaryFileArgs["mode"]

    @property
    def encoding(self):
        """The encoding of the file's text."""
        return self._file.encoding

    @property
    def errors(self):
        """What becomes of text that can't be encoded."""
        return self._file.errors

    @property
    def newlines(self):
        """The ends of lines that have been read."""
        return self._file.newlines


class TemporaryDirectory:
    """A new directory, which is removed with all that is in it at the end."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *,
                 delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        if delete:
            import weakref
            self._finalizer = weakref.finalize(self, _remove_forgotten, self.name,
                                               ignore_cleanup_errors,
                                               f"Implicitly cleaning up {self!r}")

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

    def on_error(function, path, error):
        if not ignore_errors and not isinstance(error, FileNotFoundError):
            raise error
    rmtree(name, onexc=on_error)


def _remove_forgotten(name, ignore_errors, message):
    import warnings
    _remove_tree(name, ignore_errors)
    warnings.warn(message, ResourceWarning)
