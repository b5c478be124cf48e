"""An executor whose calls run in processes.

One thread of the parent takes in results. Calls wait in the parent, so that
they can be cancelled, until there is room for them in the call queue, which holds
one more than there are workers. Another thread watches the workers; when one dies
unasked, every call that was not done fails, as nobody knows which one it had.
"""

import itertools
import multiprocessing
import os
import sys
import threading
from collections import deque
from concurrent.futures import _base

_EXTRA_QUEUED_CALLS = 1
_executors = []
_shutdown = False


def _python_exit():
    global _shutdown
    _shutdown = True
    for executor in list(_executors):
        executor.shutdown(wait=True)


threading._register_atexit(_python_exit)


class BrokenProcessPool(_base.BrokenExecutor):
    """A worker died."""


# --- in the worker ----------------------------------------------------------

class _RemoteTraceback(Exception):
    """The traceback of another process, as text."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _ExceptionWithTraceback:
    """Pickles an exception so that its traceback arrives as its cause."""

    def __init__(self, exc, tb):
        import traceback
        text = "".join(traceback.format_exception(type(exc), exc, tb))
        self.exc = exc
        self.exc.__traceback__ = None
        self.tb = f'\n"""\n{text}"""'

    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _rebuild_exc(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _process_worker(calls, results, initializer, initargs, max_tasks):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._log().critical("Exception in initializer:", exc_info=True)
            os._exit(1)
    done = 0
    while True:
        call = calls.get()
        if call is None:
            return
        number, fn, args, kwargs = call
        interrupted = False
        try:
            answer = number, True, fn(*args, **kwargs)
        except BaseException as error:
            # After Ctrl-C the calls that wait are not begun any more.
            interrupted = isinstance(error, KeyboardInterrupt)
            answer = number, False, _ExceptionWithTraceback(error, error.__traceback__)
        done += 1
        leaving = os.getpid() if done == max_tasks else None
        try:
            results.put((*answer, leaving))
        except BaseException as error:
            error = _ExceptionWithTraceback(error, error.__traceback__)
            results.put((number, False, error, leaving))
        call = fn = args = kwargs = answer = None
        if leaving or interrupted:
            return


# --- in the parent ----------------------------------------------------------

class _Call:
    """A call that waits for its worker."""

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs


class ProcessPoolExecutor(_base.Executor):
    """Runs calls in at most `max_workers` processes."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None,
                 initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = os.process_cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
        self._mp_context = mp_context or multiprocessing.get_context()
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._max_tasks_per_child = max_tasks_per_child
        self._processes = {}
        self._lock = threading.RLock()
        self._numbers = itertools.count()
        self._waiting = deque()  # numbers of calls that are not in the call queue
        self._pending = {}  # number -> _Call, for all that are not done
        self._queued = 0
        self._calls = self._mp_context.SimpleQueue()
        self._results = self._mp_context.SimpleQueue()
        self._manager = None
        # Set when there is nothing to watch any more.
        self._over = threading.Event()
        self._broken = False
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        """Run a call in a process; gives its Future."""
        with self._lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after "
                                   "interpreter shutdown")
            future = _base.Future()
            number = next(self._numbers)
            self._pending[number] = _Call(future, fn, args, kwargs)
            self._waiting.append(number)
            if len(self._processes) < min(self._max_workers, len(self._pending)):
                self._start_worker()
            if self._manager is None:
                self._start_manager()
            self._fill_call_queue()
            return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """Like the built-in map; `chunksize` calls go to a worker at a time."""
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        if chunksize == 1:
            return super().map(fn, *iterables, timeout=timeout)
        chunks = itertools.batched(zip(*iterables), chunksize)
        results = super().map(_ChunkCall(fn), chunks, timeout=timeout)
        return itertools.chain.from_iterable(results)

    def _start_worker(self):
        worker = self._mp_context.Process(
            target=_process_worker,
            args=(self._calls, self._results, self._initializer, self._initargs,
                  self._max_tasks_per_child))
        worker.start()
        self._processes[worker.pid] = worker

    def _start_manager(self):
        self._manager = threading.Thread(target=self._take_results, daemon=True,
                                         name="ExecutorManagerThread")
        self._manager.start()
        self._watcher = threading.Thread(target=self._watch_workers, daemon=True,
                                         name="ExecutorWatchThread")
        self._watcher.start()
        _executors.append(self)

    def _fill_call_queue(self):
        """Move calls to the queue of the workers, as long as there is room; with
        the lock held."""
        while self._waiting and self._queued < self._max_workers + _EXTRA_QUEUED_CALLS:
            number = self._waiting.popleft()
            call = self._pending[number]
            if not call.future.set_running_or_notify_cancel():
                del self._pending[number]
                continue
            try:
                self._calls.put((number, call.fn, call.args, call.kwargs))
                self._queued += 1
            except Exception as error:
                del self._pending[number]
                call.future.set_exception(
                    _rebuild_exc(error, _ExceptionWithTraceback(
                        error, error.__traceback__).tb))

    def _take_results(self):
        while True:
            message = self._results._get(skip=True)
            if message is None:
                return
            number, success, value, leaving = message
            with self._lock:
                call = self._pending.pop(number, None)
                self._queued -= 1
                if leaving is not None:
                    gone = self._processes.pop(leaving, None)
                    if gone is not None:
                        gone.join()
                    if self._pending and not self._broken:
                        self._start_worker()
                self._fill_call_queue()
                finished = self._shutdown and not self._pending
            if call is not None:
                if success:
                    call.future.set_result(value)
                else:
                    call.future.set_exception(value)
            message = call = value = None
            if finished:
                self._end_workers()
                return

    def _watch_workers(self):
        while not self._broken:
            while not self._lock.acquire(timeout=0.1):
                # Whoever has it may be sending a large call that nobody is left to take.
                if all(worker.exitcode is not None
                       for worker in list(self._processes.values())):
                    self._calls._drain()
            try:
                if self._shutdown and not self._pending:
                    return
                dead = [worker for worker in self._processes.values()
                        if worker.exitcode is not None]
                # One that leaves because it has done its share says so itself.
                dead = [worker for worker in dead
                        if self._max_tasks_per_child is None or worker.exitcode != 0]
                if dead:
                    self._break()
                    return
            finally:
                self._lock.release()
            self._over.wait(0.02)

    def _break(self):
        self._broken = ("A child process terminated abruptly, the process pool is not "
                        "usable anymore")
        self._shutdown = True
        pending, self._pending = self._pending, {}
        self._waiting.clear()
        for call in pending.values():
            error = BrokenProcessPool(
                "A process in the process pool was terminated abruptly while the "
                "future was running or pending.")
            try:
                call.future.set_exception(error)
            except _base.InvalidStateError:
                pass
        for worker in self._processes.values():
            worker.terminate()
        for worker in self._processes.values():
            worker.join()
        self._results.put(None)  # nothing more comes
        if self in _executors:
            _executors.remove(self)

    def _end_workers(self):
        for _ in self._processes:
            self._calls.put(None)
        for worker in list(self._processes.values()):
            worker.join()
        if self in _executors:
            _executors.remove(self)

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls, and wait for those that run or are to run."""
        with self._lock:
            idle = not self._pending
            first = not self._shutdown
            self._shutdown = True
            if cancel_futures:
                for number in self._waiting:
                    self._pending.pop(number).future.cancel()
                self._waiting.clear()
                idle = not self._pending
        if self._manager is not None and first and idle:
            self._results.put(None)
            self._end_workers()
        if wait and self._manager is not None and not self._broken:
            self._manager.join()
            self._over.set()
            self._watcher.join()


class _ChunkCall:
    """Calls a function for each item of a chunk."""

    def __init__(self, fn):
        self._fn = fn

    def __call__(self, chunk):
        return _process_chunk(self._fn, chunk)
