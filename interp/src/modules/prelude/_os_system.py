"""What `os` knows of the system, the user and the time used, apart because few scripts ask for it."""

from _posix import _is_simulated
from _structseq import Structure
from time import monotonic, process_time

EX_OK = 0
(EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR,
 EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG) = range(64, 79)


class uname_result(Structure, module="posix"):
    """posix.uname_result: what the system says of itself."""

    _names = ("sysname", "nodename", "release", "version", "machine")


class times_result(Structure, module="posix"):
    """posix.times_result: seconds of this process and of its children, and since some moment."""

    _names = ("user", "system", "children_user", "children_system", "elapsed")


def _kernel(name, default=""):
    try:
        with open(f"/proc/sys/kernel/{name}") as file:
            return file.read().strip()
    except OSError:
        return default


def uname():
    """The system's name, the computer's, the kernel's release and version, and the kind of machine."""
    return uname_result((_kernel("ostype", "Linux"), _kernel("hostname"), _kernel("osrelease"),
                         _kernel("version"), _kernel("arch", "x86_64")))


def _status():
    """What the system says of this process, from its state on."""
    with open("/proc/self/stat") as file:
        return file.read().rpartition(")")[2].split()


def _used(status):
    return [int(ticks) / 100 for ticks in status[11:15]]


def times():
    """Seconds that this process has used, in its own code and the kernel's, and its ended children."""
    used = [process_time(), 0.0, 0.0, 0.0] if _is_simulated() else _used(_status())
    return times_result(used + [monotonic() // 0.01 / 100])


def getloadavg():
    """How many processes wanted to run in the last one, five and fifteen minutes."""
    with open("/proc/loadavg") as file:
        return tuple([float(word) for word in file.read().split()[:3]])
