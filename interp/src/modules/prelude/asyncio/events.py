"""The loop: callbacks that are due now, callbacks that are due later, and nothing else."""

import _asyncgens
import _thread
import heapq
import sys
import threading
import time
from _begun import Begun
from collections import deque
from contextvars import copy_context

__all__ = ("AbstractEventLoop", "EventLoop", "SelectorEventLoop", "Handle", "TimerHandle",
           "get_event_loop", "get_running_loop", "new_event_loop", "set_event_loop")

_RESOLUTION = 1e-9


def _shown_function(function):
    import functools
    if isinstance(function, functools.partial):
        return _shown_function(function.func)
    return getattr(function, "__qualname__", None) or getattr(function, "__name__", None) \
        or repr(function)


class Handle:
    """A callback that will be called."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._context = copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False

    def cancel(self):
        """Don't call it."""
        self._cancelled = True
        self._callback = None
        self._args = None

    def cancelled(self):
        return self._cancelled

    def get_context(self):
        return self._context

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            self._loop.call_exception_handler({
                "message": f"Exception in callback {_shown_function(self._callback)}()",
                "exception": e, "handle": self})

    def __repr__(self):
        if self._cancelled:
            return f"<{type(self).__name__} cancelled>"
        return f"<{type(self).__name__} {_shown_function(self._callback)}()>"


class TimerHandle(Handle):
    """A callback that will be called at a time."""

    __slots__ = ("_scheduled", "_when")

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_cancelled(self)
        super().cancel()

    def __lt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when
        return NotImplemented


class AbstractEventLoop:
    """Base of event loops."""


class EventLoop(AbstractEventLoop):
    """Runs callbacks, and waits when none is due."""

    def __init__(self):
        self._ready = deque()
        self._scheduled = []
        self._stopping = False
        self._closed = False
        self._thread_id = None
        self._default_executor = None
        self._exception_handler = None
        self._task_factory = None
        self._debug = False
        self._signals = set()
        self._asyncgens = Begun()
        self._asyncgen_begins = self._asyncgens.add
        # Released by whoever has something for a loop that waits.
        self._woken = threading.Semaphore(0)
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return (f"<_UnixSelectorEventLoop running={self.is_running()} closed={self._closed} "
                f"debug={self._debug}>")

    # running

    def run_forever(self):
        """Run until `stop` is called."""
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._thread_id = threading.get_ident()
        _set_running_loop(self)
        hooks = _asyncgens.hooks()
        _asyncgens.set_hooks(self._asyncgen_begins, self._asyncgen_left)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            _asyncgens.set_hooks(*hooks)
            self._stopping = False
            self._thread_id = None
            _set_running_loop(None)

    def run_until_complete(self, future):
        """Run until a future is done, and give its result."""
        from asyncio import tasks
        from asyncio.futures import isfuture
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        is_new = not isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if is_new:
            future._log_destroy_pending = False
        future.add_done_callback(_stop_loop)
        try:
            self.run_forever()
        except BaseException:
            if is_new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        """Stop after the callbacks that are due now."""
        self._stopping = True

    def is_running(self):
        return self._thread_id is not None

    def is_closed(self):
        return self._closed

    def close(self):
        """Free what the loop has; it cannot run again."""
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _run_once(self):
        """One round: wait until something is due, then call what was due then."""
        scheduled, ready = self._scheduled, self._ready
        while scheduled and scheduled[0]._cancelled:
            heapq.heappop(scheduled)._scheduled = False
        if not (ready or self._stopping):
            if scheduled:
                timeout = scheduled[0]._when - self.time()
                if timeout > 0:
                    # What waits for files sees milliseconds: timers that lie closer go off together.
                    self._woken.acquire(timeout=-(-timeout // 0.001) * 0.001)
            else:
                self._woken.acquire()
        # Its own number is read first: asking takes long.
        while self._woken._value and self._woken.acquire(blocking=False):
            pass
        end = self.time() + _RESOLUTION if scheduled else 0
        while scheduled and scheduled[0]._when < end:
            handle = heapq.heappop(scheduled)
            handle._scheduled = False
            ready.append(handle)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def _timer_cancelled(self, handle):
        """Nothing: it is dropped when its time comes."""

    def _asyncgen_begins_late(self, agen):
        import warnings
        warnings.warn(f"asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call",
                      ResourceWarning, source=self)
        self._asyncgens.add(agen)

    def _asyncgen_left(self, agen):
        self._asyncgens.discard(agen)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        """Close the asynchronous generators that nobody has come to the end of."""
        from asyncio import tasks
        self._asyncgen_begins = self._asyncgen_begins_late
        _asyncgens.set_hooks(self._asyncgen_begins, self._asyncgen_left)
        left = self._asyncgens.take()
        if not left:
            return
        results = await tasks.gather(*[agen.aclose() for agen in left], return_exceptions=True)
        for agen, result in zip(left, results):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {agen!r}",
                    "exception": result, "asyncgen": agen})

    async def shutdown_default_executor(self, timeout=None):
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=True)

    # calling

    def call_soon(self, callback, *args, context=None):
        """Call a function in the next round."""
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """The same, from another thread."""
        handle = self.call_soon(callback, *args, context=context)
        self._woken.release()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        """Call a function after so many seconds."""
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        """Call a function when `time()` gives that."""
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        handle = TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._scheduled, handle)
        handle._scheduled = True
        return handle

    def time(self):
        return time.monotonic()

    def create_future(self):
        from asyncio.futures import Future
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        """Run a coroutine in the background."""
        self._check_closed()
        if self._task_factory is not None:
            task = self._task_factory(self, coro) if context is None \
                else self._task_factory(self, coro, context=context)
            if name is not None:
                task.set_name(name)
            return task
        from asyncio.tasks import Task
        return Task(coro, loop=self, name=name, context=context)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # threads

    def run_in_executor(self, executor, func, *args):
        """Call a function in another thread; a future for its result."""
        self._check_closed()
        if executor is None:
            executor = self._default_executor
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
                self._default_executor = executor
        from asyncio.futures import wrap_future
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        self._default_executor = executor

    # errors

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Log what went wrong."""
        import logging
        lines = [context.get("message") or "Unhandled exception in event loop"]
        exception = context.get("exception")
        lines += [f"{key}: {context[key]!r}" for key in sorted(context)
                  if key not in ("message", "exception")]
        found = (type(exception), exception, exception.__traceback__) if exception else False
        logging.getLogger("asyncio").error("\n".join(lines), exc_info=found)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
        else:
            self._exception_handler(self, context)

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def add_signal_handler(self, sig, callback, *args):
        import signal
        from .tasks import iscoroutine, iscoroutinefunction
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        self._check_closed()
        context = copy_context()

        def handler(signalnum, frame):
            self.call_soon(callback, *args, context=context)
            self._wake_from_handler()

        signal.signal(sig, handler)
        self._signals.add(sig)

    def _wake_from_handler(self):
        """What a signal's handler wakes the loop by: a thread, for its own may have the locks of what the loop waits for."""
        _thread.start_new_thread(self._woken.release, ())

    def remove_signal_handler(self, sig):
        import signal
        if sig not in self._signals:
            return False
        self._signals.remove(sig)
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    # what gilbox has no outside for

    def add_reader(self, fd, callback, *args):
        raise NotImplementedError("the event loop of gilbox does not watch files")

    add_writer = remove_reader = remove_writer = add_reader


SelectorEventLoop = EventLoop


def _stop_loop(future):
    if not future.cancelled() and isinstance(future._exception, (SystemExit, KeyboardInterrupt)):
        return
    future._loop.stop()


# --- the loop of a thread ---------------------------------------------------

class _Running(threading.local):
    loop = None
    own = None
    was_set = False


_running = _Running()


def _get_running_loop():
    return _running.loop


def _set_running_loop(loop):
    _running.loop = loop


def get_running_loop():
    """The loop that runs in this thread; RuntimeError if none does."""
    loop = _running.loop
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


class AbstractEventLoopPolicy:
    """Base of policies."""


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """A loop for each thread that sets one, and one for the main thread when it asks."""

    def get_event_loop(self):
        if _running.own is None and not _running.was_set \
                and threading.current_thread() is threading.main_thread():
            import warnings
            warnings.warn("There is no current event loop", DeprecationWarning, stacklevel=3)
            self.set_event_loop(self.new_event_loop())
        if _running.own is None:
            raise RuntimeError(f"There is no current event loop in thread "
                               f"{threading.current_thread().name!r}.")
        return _running.own

    def set_event_loop(self, loop):
        _running.was_set = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, not "
                            f"'{type(loop).__name__}'")
        _running.own = loop

    def new_event_loop(self):
        return EventLoop()


_policy = None


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = policy


def get_event_loop():
    """The running loop, or the thread's."""
    loop = _running.loop
    return loop if loop is not None else get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()
