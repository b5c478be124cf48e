"""Signals by name, and handlers for those that the program sends itself. Nothing
comes from outside but Ctrl-C, which is a KeyboardInterrupt whatever is installed."""

import enum as _enum
import os as _os


class Signals(_enum.IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGSTKFLT = 16
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31
    SIGRTMIN = 34
    SIGRTMAX = 64


class Handlers(_enum.IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


class Sigmasks(_enum.IntEnum):
    SIG_BLOCK = 0
    SIG_UNBLOCK = 1
    SIG_SETMASK = 2


globals().update({name: member for kind in (Signals, Handlers, Sigmasks)
                  for name, member in kind.__members__.items()})
SIGCLD, SIGPOLL, SIGIOT = SIGCHLD, SIGIO, SIGABRT
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2

_DESCRIPTIONS = {
    1: "Hangup", 2: "Interrupt", 3: "Quit", 4: "Illegal instruction",
    5: "Trace/breakpoint trap", 6: "Aborted", 7: "Bus error", 8: "Floating point exception",
    9: "Killed", 10: "User defined signal 1", 11: "Segmentation fault",
    12: "User defined signal 2", 13: "Broken pipe", 14: "Alarm clock", 15: "Terminated",
    16: "Stack fault", 17: "Child exited", 18: "Continued", 19: "Stopped (signal)",
    20: "Stopped", 21: "Stopped (tty input)", 22: "Stopped (tty output)",
    23: "Urgent I/O condition", 24: "CPU time limit exceeded", 25: "File size limit exceeded",
    26: "Virtual timer expired", 27: "Profiling timer expired", 28: "Window changed",
    29: "I/O possible", 30: "Power failure", 31: "Bad system call"}


class ItimerError(OSError):
    """A timer could not be set."""


def default_int_handler(signalnum, frame, /):
    """What Ctrl-C does."""
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler}
_ignored_by_default = (SIGCHLD, SIGURG, SIGWINCH, SIGCONT)


def _checked(signalnum):
    signalnum = signalnum.__index__()
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")
    return signalnum


def _shown(handler):
    return Handlers(handler) if handler in (0, 1) else handler


def signal(signalnum, handler, /):
    """Install a handler; the one before."""
    import threading
    if not callable(handler) and handler not in (SIG_DFL, SIG_IGN):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable "
                        "object")
    if threading.current_thread() is not threading.main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    signalnum = _checked(signalnum)
    if signalnum in (SIGKILL, SIGSTOP):
        raise OSError(22, "Invalid argument")
    old = _handlers.get(signalnum, SIG_DFL)
    _handlers[signalnum] = handler
    return _shown(old)


def getsignal(signalnum, /):
    """The handler of a signal."""
    return _shown(_handlers.get(_checked(signalnum), SIG_DFL))


def raise_signal(signalnum, /):
    """Send a signal to the program itself."""
    _deliver(_checked(signalnum))


def _deliver(signalnum):
    """Do what a signal does that this process gets."""
    handler = _handlers.get(signalnum, SIG_DFL)
    if handler == SIG_IGN or handler == SIG_DFL and signalnum in _ignored_by_default:
        return
    if handler == SIG_DFL:
        _os._send_signal(_os.getpid(), signalnum)
        return
    import sys
    handler(signalnum, sys._getframe(2))


def strsignal(signalnum, /):
    """What a signal means."""
    return _DESCRIPTIONS.get(_checked(signalnum), f"Unknown signal {signalnum}")


def valid_signals():
    """All signals."""
    return {Signals(n) if n in Signals else n for n in range(1, NSIG) if n not in (32, 33)}


def _refused(name):
    def refused(*args):
        raise NotImplementedError(f"signal.{name} is not supported by gilbox")
    refused.__name__ = refused.__qualname__ = name
    return refused


for _name in ("alarm", "setitimer", "getitimer", "pause", "sigwait", "siginterrupt",
              "set_wakeup_fd", "pthread_kill", "pthread_sigmask", "sigpending"):
    globals()[_name] = _refused(_name)
