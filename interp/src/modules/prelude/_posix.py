"""The guest part of `_posix`: results with names, and arguments that the system does not know."""

from _structseq import Structure as _Structure, made as _made


class stat_result(_Structure, module="os"):
    """What is known of a file: ten numbers by position; more of them by name."""

    _names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", None, None, None,
              "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns",
              "st_blksize", "st_blocks", "st_rdev")
    n_sequence_fields = 10

    def __new__(cls, sequence, dict={}):
        self = _Structure.__new__(cls, sequence, dict)
        # Without times of their own they are those among the items.
        self._more[:3] = [whole if more is None else more for whole, more in zip(self[7:], self._more)]
        return self

    def __repr__(self):
        names = (*self._names[:7], "st_atime", "st_mtime", "st_ctime")
        return f"os.stat_result({', '.join([f'{n}={v}' for n, v in zip(names, self)])})"


def _of(known):
    """From what the system says: ten numbers, the times in nanoseconds, and what stands behind them."""
    return _made(stat_result, (*known[:10], known[10] / 1e9, known[11] / 1e9, known[12] / 1e9, *known[10:]))


def _only_paths(function, dir_fd, follow_symlinks=True):
    """Refuse what the function takes as an argument on some systems."""
    if dir_fd is not None:
        raise NotImplementedError(f"{function}: dir_fd unavailable on this platform")
    if not follow_symlinks:
        raise NotImplementedError(f"{function}: follow_symlinks unavailable on this platform")


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What is known of a file, given by name or descriptor."""
    if dir_fd is not None:
        _only_paths("stat", dir_fd)
    return _of(_stat(path) if follow_symlinks else _lstat(path))


def lstat(path, *, dir_fd=None):
    """What is known of a file; of a symbolic link itself."""
    if dir_fd is not None:
        _only_paths("lstat", dir_fd)
    return _of(_lstat(path))


def fstat(fd):
    """What is known of an open file."""
    return _of(_fstat(fd))


# What `utime` is given for `ns` when it is given nothing.
_NO_TIMES = object()


def utime(path, times=None, *, ns=_NO_TIMES, dir_fd=None, follow_symlinks=True):
    """Set when a file was used and changed last."""
    _only_paths("utime", dir_fd, follow_symlinks)
    if ns is not _NO_TIMES:
        if times is not None:
            raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
        if not isinstance(ns, tuple) or len(ns) != 2:
            raise TypeError("utime: 'ns' must be a tuple of two ints")
        accessed, changed = ns
    elif times is None:
        accessed = changed = None
    elif not isinstance(times, tuple) or len(times) != 2:
        raise TypeError("utime: 'times' must be either a tuple of two ints or None")
    else:
        for seconds in times:
            if not isinstance(seconds, (int, float)):
                raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
        accessed, changed = [int(seconds * 1_000_000_000) for seconds in times]
    _utime(path, accessed, changed)


def sched_getaffinity(pid, /):
    """The numbers of the processors that the process may use."""
    return set(_affinity())


def sched_setaffinity(pid, mask, /):
    """Bind the process, with all its threads, to these processors."""
    if pid not in (0, getpid()):
        raise PermissionError(1, "Operation not permitted")
    cpus = tuple(mask)
    for cpu in cpus:
        if not isinstance(cpu, int):
            raise TypeError("an integer is required")
        if cpu < 0:
            raise ValueError("negative CPU number")
    _set_affinity(cpus)


def getcwdb():
    """The working directory in bytes."""
    return getcwd().encode("utf-8", "surrogateescape")


class terminal_size(_Structure, module="os"):
    """Columns and lines."""

    _names = ("columns", "lines")


def get_terminal_size(fd=1, /):
    """The size of a terminal, which is not known here."""
    raise OSError(25, "Inappropriate ioctl for device")
