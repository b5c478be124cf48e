"""The guest part of `_posix`: results with names, and arguments that the system does not know."""

_FIELDS = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size")


class stat_result(tuple):
    """What is known of a file: ten numbers by position; more of them by name."""

    n_fields = 19
    n_sequence_fields = 10
    n_unnamed_fields = 3

    def __new__(cls, fields):
        fields = tuple(fields)
        self = tuple.__new__(cls, fields[:10])
        self._more = fields[10:]
        return self

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])
    st_atime = property(lambda self: self._more[0] / 1e9)
    st_mtime = property(lambda self: self._more[1] / 1e9)
    st_ctime = property(lambda self: self._more[2] / 1e9)
    st_atime_ns = property(lambda self: self._more[0])
    st_mtime_ns = property(lambda self: self._more[1])
    st_ctime_ns = property(lambda self: self._more[2])
    st_blksize = property(lambda self: self._more[3])
    st_blocks = property(lambda self: self._more[4])
    st_rdev = property(lambda self: self._more[5])

    def __repr__(self):
        names = (*_FIELDS, "st_atime", "st_mtime", "st_ctime")
        return f"os.stat_result({', '.join([f'{n}={v}' for n, v in zip(names, self)])})"

    def __reduce__(self):
        return stat_result, (tuple(self) + self._more,)


stat_result.__module__ = "os"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What is known of a file, given by name or descriptor."""
    return stat_result(_stat(path) if follow_symlinks else _lstat(path))


def lstat(path, *, dir_fd=None):
    """What is known of a file; of a symbolic link itself."""
    return stat_result(_lstat(path))


def fstat(fd):
    """What is known of an open file."""
    return stat_result(_stat(fd))


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Set when a file was used and changed last."""
    if ns is not None:
        accessed, changed = ns
    elif times is not None:
        accessed, changed = [int(seconds * 1_000_000_000) for seconds in times]
    else:
        accessed = changed = None
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


class terminal_size(tuple):
    """Columns and lines."""

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


terminal_size.__module__ = "os"


def get_terminal_size(fd=1, /):
    """The size of a terminal, which is not known here."""
    raise OSError(25, "Inappropriate ioctl for device")
