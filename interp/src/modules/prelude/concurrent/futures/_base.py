"""Futures, waiting for several of them, and what executors have in common."""

import threading
import time

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

# A future is pending, then running, then finished; or cancelled, and once the
# executor and all waiters know of that, cancelled and notified.
PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_DONE = (CANCELLED_AND_NOTIFIED, FINISHED)
_SHOWN = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled",
          CANCELLED_AND_NOTIFIED: "cancelled", FINISHED: "finished"}


class Error(Exception):
    """Base of the exceptions of futures."""


class CancelledError(Error):
    """The Future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """The executor cannot run anything any more."""


# --- waiting for several ----------------------------------------------------

class _Waiter:
    """Is told of each future that ends, and sets its event when that suffices."""

    def __init__(self, pending=0, stop_on_exception=False):
        self.event = threading.Event()
        self.finished = []
        self.lock = threading.Lock()
        self.pending = pending  # how many more must end; 0: any one suffices
        self.stop_on_exception = stop_on_exception

    def ended(self, future):
        with self.lock:
            self.finished.append(future)
            self.pending -= 1
            if self.pending <= 0 or (self.stop_on_exception
                                     and future._state == FINISHED
                                     and future._exception is not None):
                self.event.set()


class _Acquired:
    """Holds the conditions of several futures, always taken in one order."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *args):
        for future in self.futures:
            future._condition.release()


class DoneAndNotDoneFutures(tuple):
    """What `wait` gives: the sets `done` and `not_done`."""

    __slots__ = ()

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"


def as_completed(fs, timeout=None):
    """An iterator that gives each future when it has ended."""
    deadline = None if timeout is None else timeout + time.monotonic()
    fs = set(fs)
    total = len(fs)
    with _Acquired(fs):
        finished = {future for future in fs if future._state in _DONE}
        pending = fs - finished
        waiter = _Waiter()
        for future in pending:
            future._waiters.append(waiter)
    try:
        yield from _drain(list(finished), fs)
        while pending:
            remaining = None
            if deadline is not None:
                remaining = deadline - time.monotonic()
                if remaining < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            waiter.event.wait(remaining)
            with waiter.lock:
                ended, waiter.finished = waiter.finished, []
                waiter.event.clear()
            pending.difference_update(ended)
            ended.reverse()
            yield from _drain(ended, fs)
    finally:
        _forget(waiter, pending)


def _drain(futures, fs):
    """Give futures from the end of a list and keep no reference to them."""
    while futures:
        fs.discard(futures[-1])
        yield futures.pop()


def _forget(waiter, futures):
    for future in futures:
        with future._condition:
            if waiter in future._waiters:
                future._waiters.remove(waiter)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures; gives the sets of those done and not done."""
    fs = set(fs)
    with _Acquired(fs):
        done = {future for future in fs if future._state in _DONE}
        not_done = fs - done
        if return_when == FIRST_COMPLETED and done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_EXCEPTION and any(
                future._state == FINISHED and future._exception is not None
                for future in done):
            return DoneAndNotDoneFutures(done, not_done)
        if not not_done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_COMPLETED:
            waiter = _Waiter()
        elif return_when in (FIRST_EXCEPTION, ALL_COMPLETED):
            waiter = _Waiter(len(not_done), return_when == FIRST_EXCEPTION)
        else:
            raise ValueError(f"Invalid return condition: {return_when!r}")
        for future in not_done:
            future._waiters.append(waiter)
    waiter.event.wait(timeout)
    _forget(waiter, not_done)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


# --- futures ----------------------------------------------------------------

class Future:
    """The result of a call that may still be running."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            try:
                callback(self)
            except Exception:
                _log().exception("exception calling callback for %r", self)

    def __repr__(self):
        cls = self.__class__.__name__
        with self._condition:
            where = f"<{cls} at {id(self):#x} state={_SHOWN[self._state]}"
            if self._state != FINISHED:
                return where + ">"
            if self._exception:
                return f"{where} raised {self._exception.__class__.__name__}>"
            return f"{where} returned {self._result.__class__.__name__}>"

    def cancel(self):
        """Cancel the call if it has not begun; True if it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """True if the call was cancelled."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """True while the call runs."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """True if the call has ended or was cancelled."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def _raise_or_result(self):
        if self._exception is None:
            return self._result
        try:
            raise self._exception
        finally:
            self = None  # the traceback would keep the future alive

    def _await(self, timeout):
        """Wait for the end, with the condition held; False if out of time."""
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            self._condition.wait(timeout)
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                raise CancelledError()
        return self._state == FINISHED

    def add_done_callback(self, fn):
        """Call a function with the future when it is done, at once if it is."""
        with self._condition:
            if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)
        except Exception:
            _log().exception("exception calling callback for %r", self)

    def result(self, timeout=None):
        """What the call returned; raises what it raised."""
        try:
            with self._condition:
                if self._await(timeout):
                    return self._raise_or_result()
                raise TimeoutError()
        finally:
            self = None

    def exception(self, timeout=None):
        """What the call raised, or None."""
        with self._condition:
            if self._await(timeout):
                return self._exception
            raise TimeoutError()

    # What executors call.

    def set_running_or_notify_cancel(self):
        """Mark as running; False if it was cancelled, which waiters now hear."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.ended(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _log().critical("Future %s in unexpected state: %s", id(self), self._state)
            raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.ended(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        """End the call with a result."""
        self._finish(result, None)

    def set_exception(self, exception):
        """End the call with an exception."""
        self._finish(None, exception)

    __class_getitem__ = classmethod(type(list[int]))


def _log():
    import logging
    return logging.getLogger("concurrent.futures")


# --- executors --------------------------------------------------------------

class Executor:
    """Something that runs calls."""

    def submit(self, fn, /, *args, **kwargs):
        """Run a call; gives its Future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Like the built-in map, with the calls running at the same time."""
        deadline = None if timeout is None else timeout + time.monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                futures.reverse()
                while futures:
                    if deadline is None:
                        yield _result_or_cancel(futures.pop())
                    else:
                        yield _result_or_cancel(futures.pop(),
                                                deadline - time.monotonic())
            finally:
                for future in futures:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls, and wait for those that run."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future
