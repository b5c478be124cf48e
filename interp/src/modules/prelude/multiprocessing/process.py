"""Process objects, and what a program does at its end about its children."""

import sys
import threading
from _multiprocessing import getpid, getppid, process_name, random_bytes

__all__ = ["BaseProcess", "current_process", "active_children", "parent_process"]

_SIGNALS = {1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP",
            6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL", 10: "SIGUSR1",
            11: "SIGSEGV", 12: "SIGUSR2", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM"}


def current_process():
    """The process object of this process."""
    return _current_process


def active_children():
    """The children that are alive; those that have ended are forgotten."""
    _forget_ended()
    return list(_children)


def parent_process():
    """The process object of the parent, None in the main process."""
    return _parent_process


def _forget_ended():
    for child in list(_children):
        popen = child._popen
        if popen is not None and popen.exitcode is not None:
            _children.discard(child)


class BaseProcess:
    """A process: `run`, or the target given, in an interpreter of its own."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *,
                 daemon=None):
        assert group is None, "group argument must be None for now"
        self._identity = _current_process._identity + (next(_process_counter),)
        self._config = _current_process._config.copy()
        self._parent_pid = getpid()
        self._parent_name = _current_process.name
        self._popen = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or (type(self).__name__ + "-"
                              + ":".join(str(i) for i in self._identity))
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def run(self):
        """What the process does; calls the target unless overridden."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        """Start the process; at most once for each object."""
        self._check_closed()
        assert self._popen is None, "cannot start a process twice"
        assert self._parent_pid == getpid(), \
            "can only start a process object created by current process"
        assert not _current_process._config.get("daemon"), \
            "daemonic processes are not allowed to have children"
        _forget_ended()
        _watch_exit()
        self._popen = self._Popen(self)
        # The child has its own copy of what it was given.
        del self._target, self._args, self._kwargs
        _children.add(self)

    def terminate(self):
        """Ask the process to end (SIGTERM)."""
        self._check_closed()
        self._popen.terminate()

    def kill(self):
        """End the process (SIGKILL)."""
        self._check_closed()
        self._popen.kill()

    def join(self, timeout=None):
        """Wait until the process has ended, or the time is up."""
        self._check_closed()
        assert self._parent_pid == getpid(), "can only join a child process"
        assert self._popen is not None, "can only join a started process"
        if self._popen.wait(timeout):
            _children.discard(self)

    def is_alive(self):
        """True if the process has been started and has not ended."""
        self._check_closed()
        if self is _current_process:
            return True
        assert self._parent_pid == getpid(), "can only test a child process"
        if self._popen is None:
            return False
        if self._popen.exitcode is None:
            return True
        _children.discard(self)
        return False

    def close(self):
        """Let go of what the object holds; the process must have ended."""
        if self._popen is not None:
            if self._popen.exitcode is None:
                raise ValueError("Cannot close a process while it is still running. "
                                 "You should first call join() or terminate().")
            self._popen.close()
            self._popen = None
            _children.discard(self)
        self._closed = True

    @property
    def name(self):
        """A name for people; several processes may share it."""
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        """True if the process is terminated when its parent ends."""
        return self._config.get("daemon", False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, "process has already started"
        self._config["daemon"] = daemonic

    @property
    def authkey(self):
        """A secret that the processes of a program share."""
        return self._config["authkey"]

    @authkey.setter
    def authkey(self, authkey):
        self._config["authkey"] = bytes(authkey)

    @property
    def exitcode(self):
        """None while it lives; its exit code, or minus the signal that ended it."""
        self._check_closed()
        if self._popen is None:
            return None
        return self._popen.exitcode

    @property
    def ident(self):
        """The process number, None before it is started."""
        self._check_closed()
        if self is _current_process:
            return getpid()
        return self._popen and self._popen.pid

    pid = ident

    @property
    def sentinel(self):
        """A descriptor that becomes ready when the process ends."""
        self._check_closed()
        try:
            return self._popen.sentinel
        except AttributeError:
            raise ValueError("process not started") from None

    def __repr__(self):
        exitcode = None
        if self is _current_process:
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._parent_pid != getpid():
            status = "unknown"
        elif self._popen is None:
            status = "initial"
        else:
            exitcode = self._popen.exitcode
            status = "started" if exitcode is None else "stopped"
        info = [type(self).__name__, f"name={self._name!r}"]
        if self._popen is not None:
            info.append(f"pid={self._popen.pid}")
        info.append(f"parent={self._parent_pid}")
        info.append(status)
        if exitcode is not None:
            shown = exitcode
            if exitcode < 0 and -exitcode in _SIGNALS:
                shown = "-" + _SIGNALS[-exitcode]
            info.append(f"exitcode={shown}")
        if self.daemon:
            info.append("daemon")
        return f"<{' '.join(info)}>"

    def __reduce__(self):
        from multiprocessing.context import get_spawning_popen
        if get_spawning_popen() is None:
            raise TypeError("Pickling a process object is disallowed, since its "
                            "process belongs to this one")
        state = self.__dict__.copy()
        state["_popen"] = None
        return _rebuild, (type(self),), state

    def _bootstrap(self):
        """The life of the child: run, report, clean up; gives the exit code."""
        global _current_process, _parent_process, _process_counter
        try:
            _parent_process = _ParentProcess(self._parent_name, self._parent_pid)
            _current_process = self
            _process_counter = iter(range(1, sys.maxsize))
            _children.clear()
            try:
                self.run()
                exitcode = 0
            finally:
                _clean_up()
        except SystemExit as error:
            if error.code is None:
                exitcode = 0
            elif isinstance(error.code, int):
                exitcode = error.code
            else:
                sys.stderr.write(str(error.code) + "\n")
                exitcode = 1
        except:
            exitcode = 1
            sys.stderr.write(f"Process {self.name}:\n")
            sys.__excepthook__(*sys.exc_info())
        finally:
            threading._shutdown()
            _flush()
        return exitcode


def _rebuild(cls):
    return cls.__new__(cls)


def _flush():
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except (AttributeError, ValueError):
            pass


class _ParentProcess(BaseProcess):
    """The parent as its child sees it: a name and a number, and whether it lives."""

    def __init__(self, name, pid):
        self._identity = ()
        self._name = name
        self._pid = pid
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._config = {}

    def is_alive(self):
        return getppid() == self._pid

    @property
    def ident(self):
        return self._pid

    pid = ident

    def join(self, timeout=None):
        """Wait until the parent has ended; a child does not outlive it for long."""
        from time import monotonic, sleep
        deadline = None if timeout is None else monotonic() + timeout
        while self.is_alive() and (deadline is None or monotonic() < deadline):
            sleep(0.01)


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity = ()
        self._name = process_name()
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._config = {"authkey": random_bytes(), "semprefix": "/mp"}

    def close(self):
        pass


# --- the program's end ------------------------------------------------------

_finalizers = []  # (priority, function), later ones first among equals
_watching = False
_cleaning = False


def _at_exit(priority, function):
    """Register a function for the end of this process. Those with a priority of
    zero or more run before the children are waited for. Returns how to cancel it."""
    entry = (priority, function)
    _finalizers.append(entry)
    _watch_exit()

    def cancel():
        if entry in _finalizers:
            _finalizers.remove(entry)
    return cancel


def _watch_exit():
    global _watching
    if not _watching:
        _watching = True
        import atexit
        atexit.register(_clean_up)


def _run_finalizers(lowest):
    while True:
        due = [entry for entry in _finalizers if lowest is None or entry[0] >= lowest]
        if not due:
            return
        first = max(entry[0] for entry in due)
        entry = [entry for entry in due if entry[0] == first][-1]
        _finalizers.remove(entry)
        try:
            entry[1]()
        except Exception:
            sys.__excepthook__(*sys.exc_info())


def _clean_up():
    global _cleaning
    if _cleaning:
        return
    _cleaning = True
    _run_finalizers(0)
    for child in active_children():
        if child.daemon:
            child._popen.terminate()
    for child in active_children():
        child.join()
    _run_finalizers(None)


_parent_process = None
_current_process = _MainProcess()
_process_counter = iter(range(1, sys.maxsize))
_children = set()
