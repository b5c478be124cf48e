"""An executor whose calls run in threads."""

import itertools
import os
import queue
import threading
from concurrent.futures import _base

_executors = []  # those with workers, for the end of the program
_shutdown = False
_global_lock = threading.Lock()


def _python_exit():
    global _shutdown
    with _global_lock:
        _shutdown = True
    for executor in list(_executors):
        executor._work_queue.put(None)
    for executor in list(_executors):
        for thread in list(executor._threads):
            thread.join()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """An initializer failed, so that the pool has no workers."""


class _WorkItem:
    """A call and its future."""

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
            self = None  # the traceback would keep the item alive
        else:
            self.future.set_result(result)


def _worker(executor):
    initializer = executor._initializer
    if initializer is not None:
        try:
            initializer(*executor._initargs)
        except BaseException:
            _base._log().critical("Exception in initializer:", exc_info=True)
            executor._initializer_failed()
            return
    work_queue = executor._work_queue
    try:
        while True:
            try:
                item = work_queue.get_nowait()
            except queue.Empty:
                # Idle workers are used before new ones are started.
                executor._idle_semaphore.release()
                item = work_queue.get(block=True)
            if item is not None:
                item.run()
                item = None
                continue
            if _shutdown or executor._shutdown:
                executor._shutdown = True
                work_queue.put(None)  # for the next worker
                return
    except BaseException:
        _base._log().critical("Exception in worker", exc_info=True)


class ThreadPoolExecutor(_base.Executor):
    """Runs calls in at most `max_workers` threads, started as they are needed."""

    _counter = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None,
                 initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = queue.SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or (
            f"ThreadPoolExecutor-{self._counter()}")
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        """Run a call in a thread; gives its Future."""
        with self._shutdown_lock, _global_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after "
                                   "interpreter shutdown")
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(timeout=0):
            return
        count = len(self._threads)
        if count < self._max_workers:
            thread = threading.Thread(name=f"{self._thread_name_prefix}_{count}",
                                      target=_worker, args=(self,))
            thread.start()
            self._threads.add(thread)
            if count == 0:
                _executors.append(self)

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = ("A thread initializer failed, the thread pool "
                            "is not usable anymore")
            while True:
                try:
                    item = self._work_queue.get_nowait()
                except queue.Empty:
                    break
                if item is not None:
                    item.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls, and wait for those that run or are to run."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                while True:
                    try:
                        item = self._work_queue.get_nowait()
                    except queue.Empty:
                        break
                    if item is not None:
                        item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
            if self in _executors:
                _executors.remove(self)
