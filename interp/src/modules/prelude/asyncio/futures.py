"""Results that are not there yet."""

import concurrent.futures
from _gilbox import finished, native
from contextvars import copy_context

from asyncio import events
from asyncio.exceptions import CancelledError, InvalidStateError

__all__ = ("Future", "isfuture", "wrap_future")

_PENDING = "PENDING"
_CANCELLED = "CANCELLED"
_FINISHED = "FINISHED"


def isfuture(obj):
    """True for futures and what behaves as one."""
    return hasattr(obj.__class__, "_asyncio_future_blocking") \
        and obj._asyncio_future_blocking is not None


class _Unretrieved:
    """Ends with a future that has an exception, and says so if nobody has asked for that."""

    def __init__(self, future):
        self._future = future

    def __del__(self):
        future = self._future
        if future._log_traceback:
            future._loop.call_exception_handler({
                "message": f"{type(future).__name__} exception was never retrieved",
                "exception": future._exception, "future": future})


@native
class Future:
    """A result, an exception or a cancellation that will come."""

    _state = _PENDING
    _result = None
    _exception = None
    _loop = None
    _cancel_message = None
    _asyncio_future_blocking = False
    _log_traceback = False
    _unretrieved = None

    def __init__(self, *, loop=None):
        self._loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []

    def __repr__(self):
        return f"<{' '.join([type(self).__name__, *self._shown()])}>"

    def _shown(self):
        shown = [self._state.lower()]
        if self._state == _FINISHED:
            if self._exception is not None:
                shown.append(f"exception={self._exception!r}")
            else:
                import reprlib
                shown.append(f"result={reprlib.repr(self._result)}")
        if self._callbacks:
            shown.append(_shown_callbacks(self._callbacks))
        return shown

    __class_getitem__ = classmethod(type(list[int]))

    def get_loop(self):
        return self._loop

    def cancel(self, msg=None):
        """Cancel it; False if it is done already."""
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _make_cancelled_error(self):
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def _schedule_callbacks(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def result(self):
        """The result, or the exception raised."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Result is not set.")
        self._retrieved()
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_tb)
        return self._result

    def exception(self):
        """The exception, or None."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError("Exception is not set.")
        self._retrieved()
        return self._exception

    def _retrieved(self):
        if self._log_traceback:
            self._log_traceback = False
            finished(self._unretrieved)
            self._unretrieved = None

    def add_done_callback(self, fn, *, context=None):
        """Call a function with this future once it is done."""
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            if context is None:
                context = copy_context()
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        """Don't; how many there were."""
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            new = RuntimeError("StopIteration interacts badly with generators and cannot be "
                               "raised into a Future")
            new.__cause__ = exception
            new.__context__ = exception
            exception = new
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = _FINISHED
        self._log_traceback = True
        self._unretrieved = _Unretrieved(self)
        self._schedule_callbacks()

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


def _shown_callbacks(callbacks):
    shown = [_shown_callback(callback) for callback, _ in callbacks]
    if len(shown) > 2:
        return f"cb=[{shown[0]}, <{len(shown) - 2} more>, {shown[-1]}]"
    return f"cb=[{', '.join(shown)}]"


def _shown_callback(callback):
    return events._shown_function(callback) + "()"


# --- futures of threads -----------------------------------------------------

def _copy(source, target):
    """Give one future what another has, whatever their kinds."""
    if source.cancelled():
        target.cancel()
        return
    exception = source.exception()
    if exception is not None:
        if isinstance(exception, concurrent.futures.CancelledError):
            exception = CancelledError(*exception.args)
        target.set_exception(exception)
    else:
        target.set_result(source.result())


def _chain(source, target):
    """Let a future that is done tell another, across threads; cancelling goes back."""
    source_loop = source._loop if isfuture(source) else None
    target_loop = target._loop if isfuture(target) else None

    def deliver(source):
        if target.cancelled() or target_loop is not None and target_loop.is_closed():
            return
        if target_loop is None:
            if not target.set_running_or_notify_cancel():
                return
            _copy(source, target)
        elif target_loop is source_loop:
            _set_state(target, source)
        else:
            target_loop.call_soon_threadsafe(_set_state, target, source)

    def cancelled(target):
        if target.cancelled():
            if source_loop is None or source_loop is target_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    target.add_done_callback(cancelled)
    source.add_done_callback(deliver)


def _set_state(target, source):
    if not target.done():
        _copy(source, target)


def wrap_future(future, *, loop=None):
    """A future of the loop for one of a thread pool."""
    if isfuture(future):
        return future
    if not isinstance(future, concurrent.futures.Future):
        raise AssertionError(f"concurrent.futures.Future is expected, got {future!r}")
    made = (loop or events.get_event_loop()).create_future()
    _chain(future, made)
    return made

del native
