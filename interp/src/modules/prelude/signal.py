"""Signals: their names, handlers, and timers. The main thread calls a handler between two instructions, or where it waits."""

import _posix
import _thread
import enum as _enum
import time as _time


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
    return _install(signalnum, handler, True)


def _install(signalnum, handler, ends_waits):
    old = _handlers.get(signalnum, SIG_DFL)
    _handlers[signalnum] = handler
    handled = callable(handler) and handler is not default_int_handler
    _posix._set_disposition(signalnum, handled, handler == SIG_IGN, ends_waits)
    return _shown(old)


def getsignal(signalnum, /):
    """The handler of a signal."""
    return _shown(_handlers.get(_checked(signalnum), SIG_DFL))


@native
def raise_signal(signalnum, /):
    """Send a signal to the program itself."""
    _deliver(_checked(signalnum))


@native
def _deliver(signalnum):
    """Do what a signal does that this process gets."""
    handler = _handlers.get(signalnum, SIG_DFL)
    if handler == SIG_IGN or handler == SIG_DFL and signalnum in _ignored_by_default:
        return
    if handler == SIG_DFL:
        _posix.kill(_posix.getpid(), signalnum)
    elif _thread.get_ident() != _thread._get_main_thread_ident():
        _thread.interrupt_main(signalnum)
    else:
        import sys
        handler(signalnum, sys._getframe())


@native
def strsignal(signalnum, /):
    """What a signal means."""
    return _DESCRIPTIONS.get(_checked(signalnum), f"Unknown signal {signalnum}")


def valid_signals():
    """All signals."""
    return {Signals(n) if n in Signals else n for n in range(1, NSIG) if n not in (32, 33)}


# ---- waiting for signals, and timers that send them

_waiting = []


@native
def _note():
    """A handler has been called."""
    while _waiting:
        _waiting.pop().release()


@native
def pause():
    """Wait until a handler has been called."""
    called = _thread.allocate_lock()
    called.acquire()
    _waiting.append(called)
    called.acquire(timeout=_thread.TIMEOUT_MAX)


class _Timer:
    """What `setitimer` has set: when the next signal comes, and how long after that each other."""

    def __init__(self, seconds, interval):
        self.due = _time.monotonic() + seconds
        self.interval = interval

    def left(self):
        return max(self.due - _time.monotonic(), 1e-6), self.interval

    @native
    def run(self):
        while True:
            _time.sleep(max(self.due - _time.monotonic(), 0))
            with _timer_lock:
                if _timer is not self:
                    return
                if not self.interval:
                    _replace_timer(None)
                self.due += self.interval
            _deliver(SIGALRM)
            if not self.interval:
                return


_timer = None
_timer_lock = _thread.allocate_lock()


@native
def _replace_timer(timer):
    global _timer
    _timer = timer


@native
def _set_timer(seconds, interval):
    timer = _Timer(seconds, interval) if seconds else None
    with _timer_lock:
        old = getitimer(ITIMER_REAL)
        _replace_timer(timer)
    if timer is not None:
        _thread.start_new_thread(timer.run, (), name="timer")
    return old


@native
def setitimer(which, seconds, interval=0.0, /):
    """Have SIGALRM come in so many seconds, and then again and again; what was set before."""
    if which != ITIMER_REAL:
        raise NotImplementedError("gilbox has no timers of CPU time: signal.ITIMER_REAL only")
    if seconds < 0 or interval < 0:
        raise ItimerError(22, "Invalid argument")
    return _set_timer(float(seconds), float(interval))


@native
def getitimer(which, /):
    """How long it is until SIGALRM comes, and how long after that until it comes again."""
    return (0.0, 0.0) if which != ITIMER_REAL or _timer is None else _timer.left()


@native
def alarm(seconds, /):
    """Have SIGALRM come in so many seconds, or never if that is 0; how long it would have been until the one that was set before."""
    left, _ = _set_timer(float(seconds.__index__()), 0.0)
    return -int(-left // 1)


@native
def siginterrupt(signalnum, flag, /):
    """System calls go on behind handlers, whatever is said here."""
    _checked(signalnum)


@native
def pthread_kill(thread_id, signalnum, /):
    """Send a signal to a thread: what has a handler is the main thread's business, whichever it is."""
    if signalnum != 0:
        _deliver(_checked(signalnum))


def _refused(name):
    def refused(*args):
        raise NotImplementedError(f"signal.{name} is not supported by gilbox")
    refused.__name__ = refused.__qualname__ = name
    return refused


for _name in ("sigwait", "set_wakeup_fd", "pthread_sigmask", "sigpending"):
    globals()[_name] = _refused(_name)
