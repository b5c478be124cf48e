"""Queues between processes: pipes whose ends are guarded by shared locks."""

import sys
import threading
from _collections import deque
from _pickle import dumps, loads
from _queue import Empty
from multiprocessing import connection, context, process
from queue import Full
from time import monotonic

__all__ = ["Queue", "SimpleQueue", "JoinableQueue"]

_END = object()  # tells the feeder that nothing more comes


def _end_locks(ctx):
    from multiprocessing.synchronize import EndLock
    return EndLock(ctx=ctx), EndLock(ctx=ctx)


class Queue:
    """A queue of objects. A put only lays the object aside; a thread of the
    putting process, the feeder, pickles and sends it."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, maxsize=0, *, ctx):
        from multiprocessing.synchronize import SEM_VALUE_MAX, Room
        if maxsize <= 0:
            maxsize = SEM_VALUE_MAX
        self._maxsize = maxsize
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock, self._wlock = _end_locks(ctx)
        self._sem = Room(maxsize, ctx=ctx)
        self._reset()

    def _reset(self):
        self._notempty = threading.Condition(threading.Lock())
        self._buffer = deque()
        self._thread = None
        self._joinable = True
        self._closed = False
        self._cancel = []

    def __getstate__(self):
        context.assert_spawning(self)
        return (self._maxsize, self._reader, self._writer, self._rlock, self._wlock,
                self._sem)

    def __setstate__(self, state):
        (self._maxsize, self._reader, self._writer, self._rlock, self._wlock,
         self._sem) = state
        self._reset()

    def put(self, obj, block=True, timeout=None):
        """Put an object, waiting for room; Full if there is none in time."""
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not self._sem.acquire(block, timeout):
            raise Full
        with self._notempty:
            if self._thread is None:
                self._start_feeder()
            self._buffer.append(obj)
            self._notempty.notify()

    def get(self, block=True, timeout=None):
        """Get an object, waiting for one; Empty if there is none in time."""
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not block:
            deadline = monotonic()
        else:
            deadline = None if timeout is None else monotonic() + timeout
        if not self._rlock.acquire(block, timeout):
            raise Empty
        try:
            # A message whose sender died before its end is passed over while
            # time remains. Without a limit it is an OSError: others may not come.
            data = self._reader._raw.recv_bytes(deadline is not None, deadline)
        finally:
            self._rlock.release()
        if data is None:
            raise Empty
        self._sem.release()
        return loads(data)

    def qsize(self):
        """About how many objects there are."""
        return self._maxsize - self._sem.get_value()

    def empty(self):
        """True if nothing can be got at this moment."""
        return not self._reader._raw.holds_message()

    def full(self):
        """True if there is no room at this moment."""
        return self._sem.get_value() == 0

    def get_nowait(self):
        """Get an object if there is one now."""
        return self.get(False)

    def put_nowait(self, obj):
        """Put an object if there is room now."""
        return self.put(obj, False)

    def close(self):
        """Say that this process puts no more; the rest is still sent."""
        self._closed = True
        self._reader.close()
        self._end_feeder()

    def join_thread(self):
        """Wait until the feeder has sent everything; after `close`."""
        assert self._closed, f"Queue {self!r} not closed"
        self._join_feeder()

    def cancel_join_thread(self):
        """Do not wait for the feeder at the end, even if that loses objects."""
        self._joinable = False
        if len(self._cancel) > 1:
            self._cancel.pop()()

    def _start_feeder(self):
        self._buffer.clear()
        self._thread = threading.Thread(target=self._feed, name="QueueFeederThread",
                                        daemon=True)
        self._thread.start()
        self._cancel = [process._at_exit(10, self._end_feeder)]
        if self._joinable:
            self._cancel.append(process._at_exit(-5, self._join_feeder))

    def _end_feeder(self):
        for cancel in self._cancel[:1]:
            cancel()
        if self._thread is not None:
            with self._notempty:
                self._buffer.append(_END)
                self._notempty.notify()

    def _join_feeder(self):
        for cancel in self._cancel[1:]:
            cancel()
        if self._thread is not None and self._joinable:
            self._thread.join()

    def _feed(self):
        while True:
            with self._notempty:
                while not self._buffer:
                    self._notempty.wait()
                obj = self._buffer.popleft()
            if obj is _END:
                self._writer.close()
                return
            try:
                data = dumps(obj)
                with self._wlock:
                    self._writer._raw.send_bytes(data)
                self._sem.filled()
            except Exception as error:
                if isinstance(error, BrokenPipeError):
                    return  # nobody is left to receive
                self._sem.filled()
                self._sem.release()
                self._on_queue_feeder_error(error, obj)
            obj = None

    @staticmethod
    def _on_queue_feeder_error(e, obj):
        """Called in the feeder when an object could not be sent."""
        sys.__excepthook__(type(e), e, e.__traceback__)


class JoinableQueue(Queue):
    """A Queue that counts what has not been dealt with."""

    def __init__(self, maxsize=0, *, ctx):
        super().__init__(maxsize, ctx=ctx)
        self._unfinished_tasks = ctx.Semaphore(0)
        self._cond = ctx.Condition()

    def __getstate__(self):
        return super().__getstate__(), self._cond, self._unfinished_tasks

    def __setstate__(self, state):
        inner, self._cond, self._unfinished_tasks = state
        super().__setstate__(inner)

    def put(self, obj, block=True, timeout=None):
        """Put an object, waiting for room; Full if there is none in time."""
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not self._sem.acquire(block, timeout):
            raise Full
        with self._notempty, self._cond:
            if self._thread is None:
                self._start_feeder()
            self._buffer.append(obj)
            self._unfinished_tasks.release()
            self._notempty.notify()

    def task_done(self):
        """Say that an object got earlier has been dealt with."""
        with self._cond:
            if not self._unfinished_tasks.acquire(False):
                raise ValueError("task_done() called too many times")
            if self._unfinished_tasks.get_value() == 0:
                self._cond.notify_all()

    def join(self):
        """Wait until all objects have been got and dealt with."""
        with self._cond:
            if self._unfinished_tasks.get_value() != 0:
                self._cond.wait()


class SimpleQueue:
    """A pipe with a lock at each end; a put sends at once."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, *, ctx):
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock, self._wlock = _end_locks(ctx)

    def __getstate__(self):
        context.assert_spawning(self)
        return self._reader, self._writer, self._rlock, self._wlock

    def __setstate__(self, state):
        self._reader, self._writer, self._rlock, self._wlock = state

    def close(self):
        """Close both ends for this process."""
        self._reader.close()
        self._writer.close()

    def empty(self):
        """True if nothing can be got at this moment."""
        return not self._reader._raw.holds_message()

    def get(self):
        """Get an object, waiting for one; OSError if its sender died before its end."""
        return self._get(False)

    def _get(self, skip):
        with self._rlock:
            data = self._reader._raw.recv_bytes(skip)
        return loads(data)

    def _drain(self):
        """Drop all that is there, when nobody is left to take it."""
        while self._reader._raw.recv_bytes(True, 0) is not None:
            pass

    def put(self, obj):
        """Send an object."""
        data = dumps(obj)
        with self._wlock:
            self._writer.send_bytes(data)


class NumberedQueue(SimpleQueue):
    """A queue of one sender that gives each object a number. Whoever gets one notes
    its number first, in memory shared with the sender, and only then takes it:
    so it is known at any moment where an object is, whoever may be killed."""

    def put(self, number, obj):
        """Send an object by its number."""
        data = number.to_bytes(8, "little") + dumps(obj)
        with self._wlock:
            self._writer.send_bytes(data)

    def get(self, note):
        """Get a number and its object, waiting for one."""
        with self._rlock:
            data = self._reader._raw.recv_bytes(False, None, note)
        return int.from_bytes(data[:8], "little"), loads(data[8:])

    def first(self):
        """The number of the first object, if nobody has taken anything of it."""
        return self._reader._raw.first_word()
