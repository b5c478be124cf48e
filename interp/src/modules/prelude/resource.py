"""`resource`: what the process has used, and which limits the system sets."""

from _os_system import _status, _used
from _posix import _is_simulated
from _structseq import Structure as _Structure
from time import process_time as _process_time

RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1
RLIM_INFINITY = -1
RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_RSS = range(6)
RLIMIT_NPROC, RLIMIT_NOFILE, RLIMIT_MEMLOCK, RLIMIT_AS = range(6, 10)
RLIMIT_SIGPENDING, RLIMIT_MSGQUEUE, RLIMIT_NICE, RLIMIT_RTPRIO, RLIMIT_RTTIME = range(11, 16)
RLIMIT_OFILE = RLIMIT_NOFILE

error = OSError

# What each limit is called in /proc/self/limits.
_LIMITS = {
    RLIMIT_CPU: "Max cpu time", RLIMIT_FSIZE: "Max file size", RLIMIT_DATA: "Max data size",
    RLIMIT_STACK: "Max stack size", RLIMIT_CORE: "Max core file size", RLIMIT_RSS: "Max resident set",
    RLIMIT_NPROC: "Max processes", RLIMIT_NOFILE: "Max open files",
    RLIMIT_MEMLOCK: "Max locked memory", RLIMIT_AS: "Max address space",
    RLIMIT_SIGPENDING: "Max pending signals", RLIMIT_MSGQUEUE: "Max msgqueue size",
    RLIMIT_NICE: "Max nice priority", RLIMIT_RTPRIO: "Max realtime priority",
    RLIMIT_RTTIME: "Max realtime timeout",
}


class struct_rusage(_Structure, module="resource"):
    """resource.struct_rusage: what a process has used."""

    _names = ("ru_utime", "ru_stime", "ru_maxrss", "ru_ixrss", "ru_idrss", "ru_isrss",
              "ru_minflt", "ru_majflt", "ru_nswap", "ru_inblock", "ru_oublock",
              "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw", "ru_nivcsw")


@native
def getrusage(who, /):
    """Times in seconds, memory in KiB, and counts: of this process, or of its children those that have ended."""
    if who not in (RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD):
        raise ValueError("invalid who parameter")
    if _is_simulated():
        return struct_rusage((0.0 if who == RUSAGE_CHILDREN else _process_time(), 0.0) + (0,) * 14)
    status = _status()
    used = _used(status)
    if who == RUSAGE_CHILDREN:
        return struct_rusage((*used[2:], 0, 0, 0, 0, int(status[8]), int(status[10])) + (0,) * 8)
    with open("/proc/self/status") as file:
        known = {name: value.split() for name, _, value in [line.partition(":") for line in file]}
    switches = [int(known[kind + "_ctxt_switches"][0]) for kind in ("voluntary", "nonvoluntary")]
    return struct_rusage((*used[:2], int(known["VmHWM"][0]), 0, 0, 0, int(status[7]), int(status[9]),
                          0, 0, 0, 0, 0, 0, *switches))


@native
def getrlimit(resource, /):
    """(soft, hard) limit; -1 is none."""
    if resource not in _LIMITS:
        raise ValueError("invalid resource specified")
    with open("/proc/self/limits") as file:
        for line in file:
            if line.startswith(_LIMITS[resource]):
                return tuple([RLIM_INFINITY if word == "unlimited" else int(word)
                              for word in line[len(_LIMITS[resource]):].split()[:2]])


@native
def setrlimit(resource, limits, /):
    """Refused: a guest's limits are set where gilbox is started (--max-memory and its like)."""
    raise PermissionError(1, "gilbox lets no guest change the limits of its process")


@native
def getpagesize():
    """Bytes of a page of memory."""
    return 4096
