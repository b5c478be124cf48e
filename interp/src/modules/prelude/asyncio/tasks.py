"""Coroutines that run in the background, and waiting for several of them."""

import concurrent.futures
import functools
import inspect
import itertools
import types
from _gilbox import native
from collections.abc import Coroutine as _Coroutine
from contextvars import copy_context

from asyncio import events, futures, timeouts
from asyncio.exceptions import CancelledError, InvalidStateError
from asyncio.futures import _PENDING, Future, isfuture

FIRST_COMPLETED = concurrent.futures.FIRST_COMPLETED
FIRST_EXCEPTION = concurrent.futures.FIRST_EXCEPTION
ALL_COMPLETED = concurrent.futures.ALL_COMPLETED

_names = itertools.count(1)
_tasks = set()  # those that are not done
_current = {}  # by loop


def iscoroutine(obj):
    """True for coroutines, and for generators that behave as such."""
    return isinstance(obj, (types.CoroutineType, _Coroutine))


def iscoroutinefunction(func):
    """True for functions that make coroutines."""
    return inspect.iscoroutinefunction(func)


def current_task(loop=None):
    """The task that runs, or None."""
    if loop is None:
        loop = events.get_running_loop()
    return _current.get(loop)


def all_tasks(loop=None):
    """The tasks of a loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in list(_tasks) if task._loop is loop and not task.done()}


@native
class Task(Future):
    """A coroutine that the loop runs."""

    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        if not iscoroutine(coro):
            self._coro = None
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        super().__init__(loop=loop)
        self._name = f"Task-{next(_names)}" if name is None else str(name)
        self._must_cancel = False
        self._waiter = None
        self._cancel_requests = 0
        self._coro = coro
        self._context = context = copy_context() if context is None else context
        self._loop.call_soon(self._step, context=context)
        _tasks.add(self)

    def __repr__(self):
        shown = self._shown()
        if self._state == _PENDING and self._must_cancel:
            shown[0] = "cancelling"
        shown.insert(1, f"name={self._name!r}")
        shown.insert(2, f"coro=<{self._shown_coro()}>")
        if self._waiter is not None:
            shown.insert(3, f"wait_for={self._waiter!r}")
        return f"<{' '.join([type(self).__name__, *shown])}>"

    def _shown_coro(self):
        coro = self._coro
        name = f"{getattr(coro, '__qualname__', type(coro).__name__)}()"
        code = getattr(coro, "cr_code", None)
        frame = getattr(coro, "cr_frame", None)
        if code is None:
            return name
        if frame is None:
            return f"{name} done, defined at {code.co_filename}:{code.co_firstlineno}"
        return f"{name} running at {code.co_filename}:{frame.f_lineno}"

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        frame = getattr(self._coro, "cr_frame", None)
        return [] if frame is None else [frame]

    def cancel(self, msg=None):
        """Raise CancelledError in the coroutine when it runs next."""
        if self.done():
            return False
        self._cancel_requests += 1
        if self._waiter is not None and self._waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """How many requests to cancel there are."""
        return self._cancel_requests

    def uncancel(self):
        """Take back one request to cancel."""
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
            if self._cancel_requests == 0:
                self._must_cancel = False
        return self._cancel_requests

    def _step(self, exc=None):
        if self._state != _PENDING:
            raise InvalidStateError(f"__step(): already done: {self!r}, {exc!r}")
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._waiter = None
        loop, coro = self._loop, self._coro
        if loop in _current:
            raise RuntimeError(f"Cannot enter into task {self!r} while another task "
                               f"{_current[loop]!r} is being executed.")
        _current[loop] = self
        try:
            result = coro.send(None) if exc is None else coro.throw(exc)
        except StopIteration as e:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(e.value)
        except CancelledError as e:
            self._cancelled_exc = e
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as e:
            super().set_exception(e)
            raise
        except BaseException as e:
            super().set_exception(e)
        else:
            if result is None:
                loop.call_soon(self._step, context=self._context)
            else:
                self._wait_for(result)
        finally:
            del _current[loop]

    def _wait_for(self, result):
        problem = None
        blocking = getattr(result, "_asyncio_future_blocking", None)
        if blocking is not None:
            if result._loop is not self._loop:
                problem = (f"Task {self!r} got Future {result!r} attached to a different loop")
            elif not blocking:
                problem = f"yield was used instead of yield from in task {self!r} with {result!r}"
            elif result is self:
                problem = f"Task cannot await on itself: {self!r}"
            else:
                result._asyncio_future_blocking = False
                result.add_done_callback(self._wake, context=self._context)
                self._waiter = result
                if self._must_cancel and result.cancel(msg=self._cancel_message):
                    self._must_cancel = False
                return
        elif isinstance(result, types.GeneratorType):
            problem = (f"yield was used instead of yield from for generator in task {self!r} "
                       f"with {result!r}")
        else:
            problem = f"Task got bad yield: {result!r}"
        self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def _wake(self, future):
        error = None
        try:
            future.result()
        except BaseException as e:
            error = e
        # Not while it is being handled: it is no context of what the task raises later.
        self._step(error)

    def _schedule_callbacks(self):
        _tasks.discard(self)
        super()._schedule_callbacks()

    def _make_cancelled_error(self):
        kept = self.__dict__.get("_cancelled_exc")
        if kept is not None:
            self._cancelled_exc = None
            return kept
        return super()._make_cancelled_error()


def create_task(coro, *, name=None, context=None):
    """Run a coroutine in the background."""
    return events.get_running_loop().create_task(coro, name=name, context=context)


def ensure_future(coro_or_future, *, loop=None):
    """A future for a future, a coroutine or anything that can be awaited."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError("The future belongs to a different loop than the one specified as "
                             "the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not inspect.isawaitable(coro_or_future):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")

        async def wait_for_it(awaitable):
            return await awaitable
        coro_or_future = wait_for_it(coro_or_future)
    if loop is None:
        loop = events.get_event_loop()
    return loop.create_task(coro_or_future)


# --- waiting ----------------------------------------------------------------

@types.coroutine
def _yield_once():
    yield


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


async def sleep(delay, result=None):
    """Let other tasks run, for so many seconds."""
    if delay <= 0:
        await _yield_once()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = events.get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for tasks: (those done, those pending)."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = events.get_running_loop()
    return await _wait(fs, timeout, return_when, loop)


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    handle = None
    if timeout is not None:
        handle = loop.call_later(timeout, _release, waiter)
    left = len(fs)

    def on_done(f):
        nonlocal left
        left -= 1
        if left <= 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION \
                and not f.cancelled() and f.exception() is not None:
            if handle is not None:
                handle.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for f in fs:
        f.add_done_callback(on_done)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for f in fs:
            f.remove_done_callback(on_done)
    done = {f for f in fs if f.done()}
    return done, fs - done


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def wait_for(fut, timeout):
    """Wait for one thing, at most so many seconds; it is cancelled then."""
    if fut is not None and not isfuture(fut) and not iscoroutine(fut) \
            and not inspect.isawaitable(fut):
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as e:
            raise TimeoutError from e
    async with timeouts.timeout(timeout):
        return await fut


async def _cancel_and_wait(fut):
    loop = events.get_running_loop()
    waiter = loop.create_future()
    callback = functools.partial(_release, waiter)
    fut.add_done_callback(callback)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(callback)


class _AsCompleted:
    """The results of several futures in the order in which they come."""

    def __init__(self, aws, timeout):
        from asyncio.queues import Queue
        self._done = Queue()
        self._handle = None
        loop = events.get_event_loop()
        todo = {ensure_future(aw, loop=loop) for aw in set(aws)}
        for future in todo:
            future.add_done_callback(self._on_done)
        self._todo = todo
        self._left = len(todo)
        if todo and timeout is not None:
            self._handle = loop.call_later(timeout, self._on_timeout)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next(False)

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next(True)

    async def _next(self, as_result):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if as_result else future

    def _on_done(self, future):
        if not self._todo:
            return
        self._todo.discard(future)
        self._done.put_nowait(future)
        if not self._todo and self._handle is not None:
            self._handle.cancel()

    def _on_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._on_done)
            self._done.put_nowait(None)
        self._todo.clear()


def as_completed(fs, *, timeout=None):
    """Awaitables that give the results of several as they come."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _AsCompleted(fs, timeout)


class _Gathering(Future):
    """The list of results of several futures; cancelling it cancels them."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def __repr__(self):
        return f"<_GatheringFuture {' '.join(self._shown())}>"

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """Run several at once; the list of their results."""
    if not coros_or_futures:
        loop = events.get_event_loop()
        outer = loop.create_future()
        outer.set_result([])
        return outer
    loop = events._get_running_loop()
    by_argument, children, count, finished = {}, [], 0, 0
    outer = None

    def on_done(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            exception = future.exception()
            if exception is not None:
                outer.set_exception(exception)
                return
        if finished == count:
            results = []
            for child in children:
                if child.cancelled():
                    results.append(CancelledError("" if child._cancel_message is None
                                                  else child._cancel_message))
                else:
                    exception = child.exception()
                    results.append(child.result() if exception is None else exception)
            if outer._cancel_requested:
                outer.set_exception(future._make_cancelled_error())
            else:
                outer.set_result(results)

    done = []
    for argument in coros_or_futures:
        future = by_argument.get(argument)
        if future is None:
            future = ensure_future(argument, loop=loop)
            if loop is None:
                loop = future._loop
            count += 1
            by_argument[argument] = future
            if future.done():
                done.append(future)
            else:
                future.add_done_callback(on_done)
        children.append(future)
    outer = _Gathering(children, loop=loop)
    for future in done:
        on_done(future)
    return outer


def shield(arg):
    """Wait for something that goes on when the waiting is cancelled."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
        else:
            exception = inner.exception()
            if exception is not None:
                outer.set_exception(exception)
            else:
                outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Run a coroutine in the loop of another thread; a future for this one."""
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def start():
        try:
            futures._chain(ensure_future(coro, loop=loop), future)
        except BaseException as e:
            if future.set_running_or_notify_cancel():
                future.set_exception(e)
            raise

    loop.call_soon_threadsafe(start)
    return future

del native
