"""Threads and what they synchronise with, on top of the native `_thread`.

Locks, re-entrant locks and `local` are native; the rest is guest code here as in
CPython, and may lose the GIL anywhere.
"""

import sys as _sys
import _thread
from _collections import deque as _deque
from time import monotonic as _time

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate",
    "main_thread", "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore",
    "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer",
    "ThreadError", "ExceptHookArgs", "excepthook", "local", "stack_size",
    "get_native_id",
]

get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
stack_size = _thread.stack_size
TIMEOUT_MAX = _thread.TIMEOUT_MAX
ThreadError = _thread.error
Lock = _thread.LockType
RLock = _thread.RLock
local = _thread._local

_new_lock = _thread.allocate_lock


def _deprecated(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


# --- synchronisation --------------------------------------------------------

class Condition:
    """A lock with a queue of threads that wait to be notified."""

    _new_waiter = staticmethod(_thread._waiter)  # a queue accounts its waits as its own

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # A re-entrant lock is given up whole, however often it is held.
        if hasattr(lock, "_release_save"):
            self._release_save = lock._release_save
        if hasattr(lock, "_acquire_restore"):
            self._acquire_restore = lock._acquire_restore
        if hasattr(lock, "_is_owned"):
            self._is_owned = lock._is_owned
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Release the lock, wait to be notified, take the lock again."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = self._new_waiter()
        waiter.acquire()
        self._waiters.append(waiter)
        saved = self._release_save()
        notified = False
        try:
            if timeout is None:
                waiter.acquire()
                notified = True
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(saved)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until the predicate is true; return its last value."""
        deadline = None
        remaining = timeout
        result = predicate()
        while not result:
            if remaining is not None:
                if deadline is None:
                    deadline = _time() + remaining
                else:
                    remaining = deadline - _time()
                    if remaining <= 0:
                        break
            self.wait(remaining)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up to `n` of the waiting threads."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while waiters and n > 0:
            waiter = waiters[0]
            try:
                waiter.release()
            except RuntimeError:
                pass  # it gave up at this moment, and someone else gets the call
            else:
                n -= 1
            try:
                waiters.remove(waiter)
            except ValueError:
                pass

    def notify_all(self):
        """Wake all waiting threads."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        """Deprecated name of `notify_all`."""
        _deprecated("notifyAll() is deprecated, use notify_all() instead")
        self.notify_all()


class Semaphore:
    """A counter that `acquire` lowers, waiting while it is zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: "
                f"value={self._value}>")

    def acquire(self, blocking=True, timeout=None):
        """Lower the counter; False if that was not possible in time."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        deadline = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if deadline is None:
                        deadline = _time() + timeout
                    else:
                        timeout = deadline - _time()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        """Raise the counter by `n` and wake as many waiters."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore whose counter never exceeds its initial value."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = self.__class__
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: "
                f"value={self._value}/{self._initial_value}>")

    def release(self, n=1):
        """Raise the counter by `n`; ValueError if that is too often."""
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        status = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        """True if and only if the flag is set."""
        return self._flag

    def isSet(self):
        """Deprecated name of `is_set`."""
        _deprecated("isSet() is deprecated, use is_set() instead")
        return self.is_set()

    def set(self):
        """Set the flag and wake all waiters."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Reset the flag."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until the flag is set; False if the time ran out."""
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond.wait(timeout)
            return signaled


class BrokenBarrierError(RuntimeError):
    """A barrier was reset or aborted, or a wait at it timed out."""


class Barrier:
    """A place where a fixed number of threads wait for one another.

    Its state is "filling" until the last party comes, then "draining" until all
    have left; "resetting" and "broken" let the waiters go with an error.
    """

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        cls = self.__class__
        where = f"{cls.__module__}.{cls.__qualname__} at {id(self):#x}"
        if self.broken:
            return f"<{where}: broken>"
        return f"<{where}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        """Wait for the other parties; give each one another number from 0."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in ("draining", "resetting"):
                self._cond.wait()
            if self._state == "broken":
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._open()
                else:
                    self._wait_for_the_others(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ("draining", "resetting"):
                    self._state = "filling"
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
            self._state = "draining"
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait_for_the_others(self, timeout):
        if not self._cond.wait_for(lambda: self._state != "filling", timeout):
            self._break()
            raise BrokenBarrierError
        if self._state in ("broken", "resetting"):
            raise BrokenBarrierError

    def _break(self):
        self._state = "broken"
        self._cond.notify_all()

    def reset(self):
        """Make the barrier empty; those who wait get a BrokenBarrierError."""
        with self._cond:
            if self._count > 0:
                if self._state != "draining":
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    def abort(self):
        """Break the barrier for all who wait and all who come."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        """How many threads the barrier waits for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads wait now."""
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        """True if the barrier is broken."""
        return self._state == "broken"


# --- threads ----------------------------------------------------------------

_active_limbo_lock = RLock()
_active = {}  # ident -> Thread, for those that run
_limbo = {}  # those being started
_counter = 0
_counter_lock = _new_lock()


def _newname(template):
    global _counter
    with _counter_lock:
        _counter += 1
        return template % _counter


class Thread:
    """A thread: `run`, or the target given, in a flow of control of its own."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *,
                 daemon=None):
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _newname("Thread-%d")
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._started = Event()
        self._ended = False
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "stopped" if self._ended else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        """Start the thread; at most once for each object."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set() or self in _limbo:
            raise RuntimeError("threads can only be started once")
        with _active_limbo_lock:
            _limbo[self] = self
        try:
            _thread.start_new_thread(self._bootstrap, (), name=self._name,
                                     daemon=self._daemonic)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """What the thread does; calls the target unless overridden."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # The thread may outlive its work by far: let go of its arguments.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._bootstrap_inner()

    def _bootstrap_inner(self):
        try:
            self._ident = get_ident()
            self._native_id = get_native_id()
            with _active_limbo_lock:
                _active[self._ident] = self
                del _limbo[self]
            self._started.set()
            try:
                self.run()
            except:
                _report(self)
        finally:
            self._ended = True
            with _active_limbo_lock:
                _active.pop(self._ident, None)

    def join(self, timeout=None):
        """Wait until the thread has ended, or the time is up."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is None:
            _thread._join(self._ident)
        else:
            _thread._join(self._ident, max(timeout, 0))

    def is_alive(self):
        """True from just before `run` begins until it has ended."""
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._ended

    @property
    def name(self):
        """A name for people; several threads may share it."""
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        if self._ident is not None:
            _thread._set_name(self._ident, self._name)

    @property
    def ident(self):
        """The thread's number, None before it is started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        """The operating system's number, None before it is started."""
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    @property
    def daemon(self):
        """True if the program does not wait for this thread when it ends."""
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        """Deprecated: read `daemon`."""
        _deprecated("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        """Deprecated: set `daemon`."""
        _deprecated("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def getName(self):
        """Deprecated: read `name`."""
        _deprecated("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        """Deprecated: set `name`."""
        _deprecated("setName() is deprecated, set the name attribute instead")
        self.name = name


class Timer(Thread):
    """A thread that calls a function after a while, unless cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Stop the timer if it has not fired yet."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _ForeignThread(Thread):
    """A thread that no `Thread.start` began, known by its ident."""

    def _adopt(self, ident):
        self._ident = ident
        self._native_id = get_native_id() if ident == get_ident() else None
        self._started._flag = True
        with _active_limbo_lock:
            _active[ident] = self


class _MainThread(_ForeignThread):
    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._adopt(_thread._get_main_thread_ident())


class _DummyThread(_ForeignThread):
    def __init__(self):
        name = _thread._get_name(get_ident()) if hasattr(_thread, "_get_name") else None
        Thread.__init__(self, name=name or _newname("Dummy-%d"), daemon=True)
        self._adopt(get_ident())

    def is_alive(self):
        return True

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


def current_thread():
    """The Thread object of the caller."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """Deprecated name of `current_thread`."""
    _deprecated("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def active_count():
    """How many Thread objects are alive."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    """Deprecated name of `active_count`."""
    _deprecated("activeCount() is deprecated, use active_count() instead")
    return active_count()


def enumerate():
    """A list of all Thread objects that are alive."""
    with _active_limbo_lock:
        return list(_active.values()) + list(_limbo.values())


def main_thread():
    """The Thread object of the thread that the program began with."""
    return _main_thread


# --- uncaught exceptions ----------------------------------------------------

class ExceptHookArgs(tuple):
    """What `excepthook` is called with."""

    __slots__ = ()

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return (f"_thread._ExceptHookArgs(exc_type={self[0]!r}, exc_value={self[1]!r}, "
                f"exc_traceback={self[2]!r}, thread={self[3]!r})")


def excepthook(args, /):
    """Print an uncaught exception of a thread; SystemExit ends it silently."""
    exc_type, exc_value, exc_traceback, thread = args
    if exc_type is SystemExit:
        return
    stderr = _sys.stderr
    if stderr is None:
        return
    name = thread.name if thread is not None else get_ident()
    stderr.write(f"Exception in thread {name}:\n")
    _sys.__excepthook__(exc_type, exc_value, exc_traceback)
    stderr.flush()


__excepthook__ = excepthook


def _report(thread):
    """Hand the exception being handled to `excepthook`."""
    args = ExceptHookArgs((*_sys.exc_info(), thread))
    try:
        excepthook(args)
    except Exception:
        stderr = _sys.stderr
        if stderr is not None:
            stderr.write("Exception in threading.excepthook:\n")
            stderr.flush()
        _sys.excepthook(*_sys.exc_info())


# --- the program's end ------------------------------------------------------

_atexits = []
_shutting_down = False


def _register_atexit(func, *args, **kwargs):
    """Call `func` when the main thread has ended, before the threads that
    are still running are waited for."""
    if _shutting_down:
        raise RuntimeError("can't register atexit after shutdown")
    _atexits.append((func, args, kwargs))


def _shutdown():
    """Called by the driver when the main thread has ended."""
    global _shutting_down
    _shutting_down = True
    while _atexits:
        func, args, kwargs = _atexits.pop()
        func(*args, **kwargs)


_main_thread = _MainThread()
