"""Locks, semaphores, conditions, events and barriers for processes."""

import threading
from _multiprocessing import SemLock as _SemLock
from multiprocessing import context, process
from time import monotonic as _monotonic

__all__ = ["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event",
           "Barrier"]

RECURSIVE_MUTEX, SEMAPHORE, MUTEX, HERITABLE_MUTEX, ROOM = range(5)
SEM_VALUE_MAX = 2147483647


class SemLock:
    """A native semaphore under the interface of a lock."""

    def __init__(self, kind, value, maxvalue, *, ctx=None):
        self._adopt(_SemLock(kind, value, maxvalue))

    def _adopt(self, semlock):
        self._semlock = semlock
        self.acquire = semlock.acquire
        self.release = semlock.release

    def __enter__(self):
        return self._semlock.acquire()

    def __exit__(self, *args):
        self._semlock.release()

    def __getstate__(self):
        context.assert_spawning(self)
        return self._semlock

    def __setstate__(self, state):
        self._adopt(state)

    def _owner(self):
        """Who has it, for the representation."""
        try:
            if self._semlock._is_mine():
                name = process.current_process().name
                if threading.current_thread().name != "MainThread":
                    name += "|" + threading.current_thread().name
                return name
            if self._semlock._get_value() > 0:
                return "None"
            if self._semlock._count() > 0:
                return "SomeOtherThread"
            return "SomeOtherProcess"
        except Exception:
            return "unknown"

    def _value(self):
        try:
            return self._semlock._get_value()
        except Exception:
            return "unknown"


class Semaphore(SemLock):
    """A counter that `acquire` lowers, waiting while it is zero."""

    def __init__(self, value=1, *, ctx=None):
        super().__init__(SEMAPHORE, value, SEM_VALUE_MAX, ctx=ctx)

    def get_value(self):
        """The counter."""
        return self._semlock._get_value()

    def __repr__(self):
        return f"<{self.__class__.__name__}(value={self._value()})>"


class BoundedSemaphore(Semaphore):
    """A semaphore whose counter never exceeds its initial value."""

    def __init__(self, value=1, *, ctx=None):
        self._maximum = value
        SemLock.__init__(self, SEMAPHORE, value, value, ctx=ctx)

    def __getstate__(self):
        return super().__getstate__(), self._maximum

    def __setstate__(self, state):
        semlock, self._maximum = state
        super().__setstate__(semlock)

    def __repr__(self):
        return (f"<{self.__class__.__name__}(value={self._value()}, "
                f"maxvalue={self._maximum})>")


class Lock(SemLock):
    """A lock; any process may release it."""

    _kind = MUTEX

    def __init__(self, *, ctx=None):
        super().__init__(self._kind, 1, 1, ctx=ctx)

    def __repr__(self):
        return f"<{self.__class__.__name__}(owner={self._owner()})>"


class EndLock(Lock):
    """The lock of an end of a pipe: if its owner dies, it passes on to whoever
    waits, for a message that is not wholly sent or received harms no other."""

    _kind = HERITABLE_MUTEX


class RLock(SemLock):
    """A lock that its owner may take again."""

    def __init__(self, *, ctx=None):
        super().__init__(RECURSIVE_MUTEX, 1, 1, ctx=ctx)

    def __repr__(self):
        owner = self._owner()
        if owner in ("SomeOtherThread", "SomeOtherProcess"):
            count = "nonzero"
        elif owner == "None":
            count = 0
        else:
            count = self._semlock._count()
        return f"<{self.__class__.__name__}({owner}, {count})>"


class Room(SemLock):
    """A counter of the places of a queue. Who takes one says when it is filled;
    one that a process has not filled before its death is free again."""

    def __init__(self, places, *, ctx=None):
        kind = SEMAPHORE if places == SEM_VALUE_MAX else ROOM
        super().__init__(kind, places, places, ctx=ctx)

    def filled(self):
        """A place taken earlier by this process is filled."""
        self._semlock.filled()

    def get_value(self):
        """How many places are free."""
        return self._semlock._get_value()


class Condition:
    """A lock with processes that wait to be notified.

    A waiter counts itself in `_sleeping`, blocks on `_wakeup`, and when it has
    been woken (or gave up) counts itself in `_woken`. A notifier first settles the
    account of those that gave up, so that no wake-up meets nobody. The roster of
    `_sleeping` names the waiting processes: those that have died give up.
    """

    def __init__(self, lock=None, *, ctx):
        self._lock = lock or ctx.RLock()
        self._sleeping = ctx.Semaphore(0)
        self._woken = ctx.Semaphore(0)
        self._wakeup = ctx.Semaphore(0)
        self._bind()

    def _bind(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __getstate__(self):
        context.assert_spawning(self)
        return self._lock, self._sleeping, self._woken, self._wakeup

    def __setstate__(self, state):
        self._lock, self._sleeping, self._woken, self._wakeup = state
        self._bind()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        try:
            waiters = self._sleeping.get_value() - self._woken.get_value()
        except Exception:
            waiters = "unknown"
        return f"<{self.__class__.__name__}({self._lock}, {waiters})>"

    def wait(self, timeout=None):
        """Release the lock, wait to be notified, take the lock again."""
        assert self._lock._semlock._is_mine(), "must acquire() condition before using wait()"
        sleepers = self._sleeping._semlock
        sleepers._enter()
        self._sleeping.release()
        held = self._lock._semlock._count()
        for _ in range(held):
            self._lock.release()
        try:
            return self._wakeup.acquire(True, timeout)
        finally:
            sleepers._leave()
            self._woken.release()
            for _ in range(held):
                self._lock.acquire()

    def notify(self, n=1):
        """Wake up to `n` of the waiting processes."""
        assert self._lock._semlock._is_mine(), "lock is not owned"
        assert not self._wakeup.acquire(False), "notify: Should not have been able to acquire _wait_semaphore"
        for _ in range(self._sleeping._semlock._bury()):
            self._sleeping.acquire(False)
        while self._woken.acquire(False):
            settled = self._sleeping.acquire(False)
            assert settled, "notify: Bug in sleeping_count/woken_count accounting"
        woken = 0
        while woken < n and self._sleeping.acquire(False):
            self._wakeup.release()
            woken += 1
        missing = woken
        while missing > 0:
            if self._woken.acquire(True, 0.05):
                missing -= 1
            else:
                missing -= self._sleeping._semlock._bury()
        if woken:
            # Some that gave up may have counted for others that were woken.
            while self._wakeup.acquire(False):
                pass

    def notify_all(self):
        """Wake all waiting processes."""
        self.notify(SEM_VALUE_MAX)

    def wait_for(self, predicate, timeout=None):
        """Wait until the predicate is true; return its last value."""
        result = predicate()
        if result:
            return result
        deadline = None if timeout is None else _monotonic() + timeout
        remaining = None
        while not result:
            if deadline is not None:
                remaining = deadline - _monotonic()
                if remaining <= 0:
                    break
            self.wait(remaining)
            result = predicate()
        return result


class Event:
    """A flag that processes wait for."""

    def __init__(self, *, ctx):
        self._cond = ctx.Condition(ctx.Lock())
        self._flag = ctx.Semaphore(0)

    def _peek(self):
        if self._flag.acquire(False):
            self._flag.release()
            return True
        return False

    def is_set(self):
        """True if and only if the flag is set."""
        with self._cond:
            return self._peek()

    def set(self):
        """Set the flag and wake all waiters."""
        with self._cond:
            self._flag.acquire(False)
            self._flag.release()
            self._cond.notify_all()

    def clear(self):
        """Reset the flag."""
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        """Wait until the flag is set; False if the time ran out."""
        with self._cond:
            if not self._peek():
                self._cond.wait(timeout)
            return self._peek()

    def __repr__(self):
        status = "set" if self.is_set() else "unset"
        return f"<{type(self).__qualname__} at {id(self):#x} {status}>"


class Barrier(threading.Barrier):
    """A barrier whose state and count lie in shared memory."""

    _STATES = ("filling", "draining", "resetting", "broken")

    def __init__(self, parties, action=None, timeout=None, *, ctx):
        if parties < 1:
            raise ValueError("parties must be > 0")
        from _multiprocessing import SharedMemory
        self._memory = SharedMemory(16)
        self._cond = ctx.Condition()
        self._parties = parties
        self._action = action
        self._timeout = timeout

    def __getstate__(self):
        context.assert_spawning(self)
        return self._memory, self._cond, self._parties, self._action, self._timeout

    def __setstate__(self, state):
        self._memory, self._cond, self._parties, self._action, self._timeout = state

    @property
    def _state(self):
        return self._STATES[self._memory.get("q", 0)]

    @_state.setter
    def _state(self, value):
        self._memory.set("q", 0, self._STATES.index(value))

    @property
    def _count(self):
        return self._memory.get("q", 8)

    @_count.setter
    def _count(self, value):
        self._memory.set("q", 8, value)
