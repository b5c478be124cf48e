"""The operating system: everything native in `_posix`, and what is built on it."""

import sys
from _posix import *
import _posix
import posixpath as path

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
altsep = None
pathsep = ":"
linesep = "\n"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
name = "posix"
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR = 0, 1, 2
O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0o100, 0o200, 0o1000, 0o2000
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1

sys.modules["os.path"] = path

for _name in ("_exit", "abort"):
    if hasattr(_posix, _name):
        globals()[_name] = getattr(_posix, _name)
del _name


# --- the environment --------------------------------------------------------

class _Environ:
    """The environment variables: a mapping from str to str. Changes reach the
    processes that are started later."""

    def __init__(self, data):
        self._data = data

    def _text(self, value):
        if not isinstance(value, str):
            raise TypeError(f"str expected, not {type(value).__name__}")
        return value

    def __getitem__(self, key):
        try:
            return self._data[self._text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        key, value = self._text(key), self._text(value)
        putenv(key, value)

    def __delitem__(self, key):
        if self._text(key) not in self._data:
            raise KeyError(key) from None
        del self._data[key]

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return self._text(key) in self._data

    def __eq__(self, other):
        return dict(self.items()) == (other if isinstance(other, dict) else dict(other))

    __hash__ = None

    def __repr__(self):
        items = ", ".join([f"{key!r}: {value!r}" for key, value in self._data.items()])
        return f"environ({{{items}}})"

    def __or__(self, other):
        return {**self._data, **other}

    def __ror__(self, other):
        return {**other, **self._data}

    def __ior__(self, other):
        self.update(other)
        return self

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def copy(self):
        return dict(self._data)

    def setdefault(self, key, default):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        if key in self:
            value = self[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def update(self, other=(), /, **kwargs):
        for key, value in {**dict(other), **kwargs}.items():
            self[key] = value

    def clear(self):
        for key in self:
            del self[key]


environ = _Environ(_posix.environ)


def getenv(key, default=None):
    """The value of an environment variable, or the default."""
    return environ.get(key, default)


def putenv(name, value, /):
    """Set an environment variable."""
    name, value = fsdecode(name), fsdecode(value)
    if "\0" in name or "\0" in value:
        raise ValueError("embedded null byte")
    if "=" in name:
        raise ValueError("illegal environment variable name")
    if not name:
        raise OSError(22, "Invalid argument")
    _posix.environ[name] = value


def unsetenv(name, /):
    """Remove an environment variable."""
    name = fsdecode(name)
    if not name or "=" in name:
        raise OSError(22, "Invalid argument")
    _posix.environ.pop(name, None)


# --- paths ------------------------------------------------------------------

def fspath(path):
    """The text or bytes of a path object."""
    return _fspath(path)


_fspath = path._fspath


def fsencode(filename):
    """The bytes of a file name."""
    filename = _fspath(filename)
    if isinstance(filename, str):
        return filename.encode("utf-8", "surrogateescape")
    return filename


def fsdecode(filename):
    """The text of a file name."""
    filename = _fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode("utf-8", "surrogateescape")
    return filename


def __getattr__(name):
    if name == "PathLike":
        import _os_pathlike as part
    elif name in ("uname", "uname_result", "times", "times_result", "getloadavg") or name.startswith("EX_"):
        import _os_system as part
    else:
        part = None
    if not hasattr(part, name):
        raise AttributeError(f"module 'os' has no attribute {name!r}")
    value = globals()[name] = getattr(part, name)
    return value


# --- processors -------------------------------------------------------------

if not hasattr(_posix, "process_cpu_count"):
    def process_cpu_count():
        """How many processors this process may use."""
        try:
            return len(sched_getaffinity(0))
        except NameError:
            return cpu_count()


# Which functions take more than names of files: CPython's sets have more members, but what is not in them is refused.
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = {stat}
supports_follow_symlinks = {stat}
supports_bytes_environ = False

# --- directories ------------------------------------------------------------

def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and the directories that lead to it."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass  # somebody else made it meanwhile
        if tail == curdir or tail == b".":
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a directory, then its parents as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making new directories and removing old ones as needed."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


if not hasattr(_posix, "scandir"):
    class DirEntry:
        """A name in a directory."""

        __class_getitem__ = classmethod(type(list[int]))

        def __init__(self, directory, name):
            self.name = name
            self.path = name if directory is None else path.join(directory, name)

        def __fspath__(self):
            return self.path

        def __repr__(self):
            return f"<DirEntry {self.name!r}>"

        def is_dir(self, *, follow_symlinks=True):
            return path._mode(self.path, follow_symlinks) == 0o040000

        def is_file(self, *, follow_symlinks=True):
            return path._mode(self.path, follow_symlinks) == 0o100000

        def is_symlink(self):
            return path.islink(self.path)

        def is_junction(self):
            return False

        def stat(self, *, follow_symlinks=True):
            return stat(self.path) if follow_symlinks else lstat(self.path)

        def inode(self):
            return lstat(self.path).st_ino

    class _Scan:
        def __init__(self, directory):
            self._directory = "." if directory is None else _fspath(directory)
            self._names = iter(listdir(self._directory))

        def __iter__(self):
            return self

        def __next__(self):
            return DirEntry(self._directory, next(self._names))

        def __enter__(self):
            return self

        def __exit__(self, *exc_info):
            self.close()

        def close(self):
            self._names = iter(())

    def scandir(path=None):
        """An iterator over the entries of a directory."""
        return _Scan(path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(directory, its directories, its files) for a whole tree."""
    top = _fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs, files, down = [], [], []
    for entry in entries:
        if entry.is_dir():
            dirs.append(entry.name)
            if followlinks or not entry.is_symlink():
                down.append(entry.path)
        else:
            files.append(entry.name)
    if topdown:
        yield top, dirs, files
        for directory in dirs:
            below = path.join(top, directory)
            if followlinks or not path.islink(below):
                yield from walk(below, topdown, onerror, followlinks)
    else:
        for below in down:
            yield from walk(below, topdown, onerror, followlinks)
        yield top, dirs, files


# --- files ------------------------------------------------------------------

def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """A file object on a descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import io
    if "b" not in mode:
        encoding = io.text_encoding(encoding) if hasattr(io, "text_encoding") else encoding
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


@native
def kill(pid, signal, /):
    """Send a signal to a process; one to this process is delivered at once."""
    own = sys.modules.get("signal")
    if own is not None and pid == getpid():
        own._deliver(signal)
    else:
        _posix.kill(pid, signal)


def system(command):
    """Run a command in a shell."""
    from subprocess import _refuse
    _refuse()


def popen(cmd, mode="r", buffering=-1):
    """Run a command in a shell, as a file that reads or writes it."""
    from subprocess import _refuse
    _refuse()
