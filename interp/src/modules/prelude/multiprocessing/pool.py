"""Pools: a fixed number of workers that share out calls.

Three threads serve a pool: one replaces workers that have ended, one hands out
tasks, one takes in results. A task is (job, part, function, args, kwargs); a
job is an entry of the cache of results that are waited for. A worker gets the call
by a number, which it notes, in memory that it shares with the pool, before it takes
the call and until it has sent the result: so a task whose worker died fails and is
not waited for in vain, at whatever moment that was.
"""

import queue
import sys
import threading
import time
from _collections import deque
from multiprocessing import context, process, queues

__all__ = ["Pool", "ThreadPool"]

RUN, CLOSE, TERMINATE = "RUN", "CLOSE", "TERMINATE"

_job_counter = iter(range(sys.maxsize))


# --- in the worker ----------------------------------------------------------

class RemoteTraceback(Exception):
    """The traceback of another process, as text."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    """Pickles an exception so that its traceback arrives as its cause."""

    def __init__(self, exc, tb):
        import traceback
        text = "".join(traceback.format_exception(type(exc), exc, tb))
        self.exc = exc
        self.exc.__traceback__ = None
        self.tb = f'\n"""\n{text}"""'

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    """What an ExceptionWithTraceback becomes at the other side."""
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    """A result could not be pickled."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f"<{type(self).__name__}: {self}>"


def mapstar(args):
    return list(map(*args))


def starmapstar(args):
    from itertools import starmap
    return list(starmap(args[0], args[1]))


def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None,
           wrap_exception=False, note=None):
    """The life of a worker: calls in, results out, until told to end."""
    if initializer is not None:
        initializer(*initargs)
    done = 0
    while maxtasks is None or done < maxtasks:
        try:
            number, call = inqueue.get(note)
        except (EOFError, OSError):
            return
        if call is None:
            return
        func, args, kwds = call
        try:
            result = True, func(*args, **kwds)
        except Exception as error:
            if wrap_exception and func is not _fail:
                error = ExceptionWithTraceback(error, error.__traceback__)
            result = False, error
        try:
            outqueue.put((number, result))
        except Exception as error:
            wrapped = MaybeEncodingError(error, result[1])
            outqueue.put((number, (False, wrapped)))
        if note is not None:
            note.set("q", 0, 0)
        call = result = func = args = kwds = None
        done += 1


def _fail(error):
    """Stands for a call whose arguments could not even be made."""
    raise error


# --- results ----------------------------------------------------------------

class ApplyResult:
    """The result of a call, perhaps in the future."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = threading.Event()
        self._job = next(_job_counter)
        self._callback = callback
        self._error_callback = error_callback
        pool._cache[self._job] = self

    def ready(self):
        """True if the result is there."""
        return self._event.is_set()

    def successful(self):
        """True if the call did not raise; ValueError while it is not ready."""
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        """Wait until the result is there, or the time is up."""
        self._event.wait(timeout)

    def get(self, timeout=None):
        """The result, or the exception raised; TimeoutError if not in time."""
        self.wait(timeout)
        if not self.ready():
            raise context.TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, part, result):
        self._success, self._value = result
        self._finish()

    def _finish(self):
        if self._success:
            if self._callback:
                self._callback(self._value)
        elif self._error_callback:
            self._error_callback(self._value)
        self._event.set()
        del self._pool._cache[self._job]
        self._pool = None


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of a map, which come in chunks."""

    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        self._chunks_left = 0 if chunksize <= 0 else -(-length // chunksize)
        if not self._chunks_left:
            self._event.set()
            del pool._cache[self._job]

    def _set(self, part, result):
        success, value = result
        self._chunks_left -= 1
        if success and self._success:
            start = part * self._chunksize
            self._value[start:start + self._chunksize] = value
        elif not success and self._success:
            self._success = False
            self._value = value
        if self._chunks_left == 0:
            self._finish()


class IMapIterator:
    """The results of an imap, in order, each as soon as it can be had."""

    def __init__(self, pool):
        self._pool = pool
        self._cond = threading.Condition(threading.Lock())
        self._job = next(_job_counter)
        self._items = deque()
        self._early = {}
        self._given = 0
        self._length = None
        pool._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        """The next result; TimeoutError if it is not there in time."""
        with self._cond:
            if not self._items and self._given != self._length:
                self._cond.wait_for(
                    lambda: self._items or self._given == self._length, timeout)
            if not self._items:
                if self._given == self._length:
                    self._pool = None
                    raise StopIteration from None
                raise context.TimeoutError from None
            self._given += 1
            success, value = self._items.popleft()
        if success:
            return value
        raise value

    __next__ = next

    def _received(self):
        return self._given + len(self._items)

    def _set(self, part, result):
        with self._cond:
            self._add(part, result)
            self._cond.notify()
            if self._received() == self._length:
                del self._pool._cache[self._job]

    def _add(self, part, result):
        self._early[part] = result
        while self._received() in self._early:
            self._items.append(self._early.pop(self._received()))

    def _set_length(self, length):
        with self._cond:
            self._length = length
            if self._received() == length:
                self._cond.notify()
                del self._pool._cache[self._job]


class IMapUnorderedIterator(IMapIterator):
    """The results of an imap_unordered, as they come."""

    def _add(self, part, result):
        self._items.append(result)


# --- pools ------------------------------------------------------------------

class Pool:
    """A group of processes that share out calls."""

    _wrap_exception = True

    def __init__(self, processes=None, initializer=None, initargs=(),
                 maxtasksperchild=None, context=None):
        self._pool = []
        self._state = None
        self._ctx = context or _default_context()
        if processes is None:
            from os import process_cpu_count
            processes = process_cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int)
                                             or maxtasksperchild <= 0):
            raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._setup_queues()
        self._taskqueue = queue.SimpleQueue()
        self._cache = {}
        self._numbers = iter(range(1, sys.maxsize))
        self._given = {}  # job and part of what was given out, by number
        self._maxtasksperchild = maxtasksperchild
        self._initializer = initializer
        self._initargs = initargs
        self._processes = processes
        try:
            self._repopulate()
        except Exception:
            for started in self._pool:
                if started.exitcode is None:
                    started.terminate()
            for started in self._pool:
                started.join()
            raise
        self._state = RUN
        self._ends = threading.Event()
        self._threads = [threading.Thread(target=target, daemon=True) for target in
                         (self._handle_workers, self._handle_tasks, self._handle_results)]
        for thread in self._threads:
            thread.start()
        self._cancel_exit = process._at_exit(15, self.terminate)

    def __repr__(self):
        cls = type(self)
        return (f"<{cls.__module__}.{cls.__qualname__} state={self._state} "
                f"pool_size={len(self._pool)}>")

    # --- workers ---

    def _setup_queues(self):
        self._inqueue = queues.NumberedQueue(ctx=self._ctx)
        self._outqueue = self._ctx.SimpleQueue()

    def _next_result(self):
        return self._outqueue._get(skip=True)

    def _new_worker(self, args):
        from _multiprocessing import SharedMemory
        note = SharedMemory(8)
        new = self._ctx.Process(target=worker, args=(*args, note))
        new._note = note
        new.name = new.name.replace("Process", "PoolWorker")
        new.daemon = True
        return new

    def _repopulate(self):
        while len(self._pool) < self._processes:
            new = self._new_worker((self._inqueue, self._outqueue, self._initializer,
                                    self._initargs, self._maxtasksperchild,
                                    self._wrap_exception))
            new.start()
            self._pool.append(new)

    def _handle_workers(self):
        """Replace workers that end, until closed and nothing is waited for."""
        while self._state == RUN or (self._cache and self._state != TERMINATE):
            ended = [each for each in self._pool if not each.is_alive()]
            for each in ended:
                each.join()
                self._pool.remove(each)
                if self._state != TERMINATE:
                    self._fail_task_of(each)
            if ended and self._state != TERMINATE:
                self._repopulate()
            if self._state == RUN:
                self._ends.wait(0.05)
            else:
                time.sleep(0.005)
        self._taskqueue.put(None)

    def _fail_task_of(self, dead):
        """Send the result that a worker died over, behind those that it has sent."""
        number = dead._note.get("q", 0)
        # It may have died before it took what it had noted: then another takes it, or
        # has taken it and noted it too, or is done with it and has sent the result.
        if number in self._given and self._inqueue.first() != number and all(
                each._note.get("q", 0) != number for each in self._pool):
            error = context.ProcessError(f"{dead.name} ended with exit code "
                                         f"{dead.exitcode} in the middle of a task")
            self._outqueue.put((number, (False, error)))

    # --- tasks and results ---

    def _handle_tasks(self):
        while True:
            batch = self._taskqueue.get()
            if batch is None:
                break
            tasks, set_length = batch
            count = 0
            for task in tasks:
                if self._state == TERMINATE:
                    return self._stop_workers()
                count += 1
                job, part, *call = task
                number = next(self._numbers)
                self._given[number] = job, part
                try:
                    self._inqueue.put(number, call)
                except Exception as error:
                    self._answer(number, (False, error))
            if set_length:
                set_length(count)
        self._stop_workers()

    def _stop_workers(self):
        try:
            self._outqueue.put(None)
            for _ in self._pool:
                self._inqueue.put(0, None)
        except OSError:
            pass

    def _handle_results(self):
        while True:
            try:
                message = self._next_result()
            except (OSError, EOFError):
                return
            if message is None or self._state == TERMINATE:
                return
            self._answer(*message)
            message = None

    def _answer(self, number, result):
        """Hand on a result, unless the worker died after it had sent another one."""
        job, part = self._given.pop(number, (None, None))
        if job in self._cache:
            self._cache[job]._set(part, result)

    # --- calls ---

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        """Call `func` in a worker and wait for the result."""
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        """Call `func` in a worker; gives an AsyncResult."""
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._taskqueue.put(([(result._job, 0, func, args, kwds)], None))
        return result

    def map(self, func, iterable, chunksize=None):
        """Like the built-in map, in the workers; gives a list."""
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None,
                  error_callback=None):
        """Like map, but gives an AsyncResult."""
        return self._map_async(func, iterable, mapstar, chunksize, callback,
                               error_callback)

    def starmap(self, func, iterable, chunksize=None):
        """Like map, with each item unpacked as arguments."""
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None,
                      error_callback=None):
        """Like starmap, but gives an AsyncResult."""
        return self._map_async(func, iterable, starmapstar, chunksize, callback,
                               error_callback)

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None,
                   error_callback=None):
        self._check_running()
        if not hasattr(iterable, "__len__"):
            iterable = list(iterable)
        if chunksize is None:
            chunksize = -(-len(iterable) // (len(self._pool) * 4))
        if len(iterable) == 0:
            chunksize = 0
        result = MapResult(self, chunksize, len(iterable), callback, error_callback)
        tasks = ((result._job, part, mapper, (chunk,), {})
                 for part, chunk in enumerate(_chunks(func, iterable, chunksize)))
        self._taskqueue.put((_guarded(result._job, tasks), None))
        return result

    def imap(self, func, iterable, chunksize=1):
        """Like map, but gives an iterator, and asks for items as it goes."""
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        """Like imap, with the results in the order in which they come."""
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize:n}")
        result = kind(self)
        if chunksize == 1:
            tasks = ((result._job, part, func, (item,), {})
                     for part, item in enumerate(iterable))
        else:
            tasks = ((result._job, part, mapstar, (chunk,), {})
                     for part, chunk in enumerate(_chunks(func, iterable, chunksize)))
        self._taskqueue.put((_guarded(result._job, tasks), result._set_length))
        if chunksize == 1:
            return result
        return (item for chunk in result for item in chunk)

    # --- the end ---

    def close(self):
        """Take no more calls; the workers end when all is done."""
        if self._state == RUN:
            self._state = CLOSE
            self._ends.set()

    def terminate(self):
        """End the workers at once."""
        if self._state == TERMINATE:
            return
        self._state = TERMINATE
        self._ends.set()
        self._cancel_exit()
        # It may just be replacing a worker: what it has started must end with the others.
        if self._threads[0] is not threading.current_thread():
            self._threads[0].join()
        self._taskqueue.put(None)
        self._end_workers()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()

    def _end_workers(self):
        # The thread that hands out tasks must not block on a full pipe for ever,
        # and the one that takes results must see its end before a worker dies
        # that holds the lock of the way to it.
        while self._threads[1].is_alive():
            self._inqueue._drain()
            self._threads[1].join(0.005)
        self._threads[2].join()
        for each in self._pool:
            if each.exitcode is None:
                each.terminate()
        for each in self._pool:
            each.join()

    def join(self):
        """Wait for the workers to end; after `close` or `terminate`."""
        if self._state == RUN:
            raise ValueError("Pool is still running")
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError("In unknown state")
        for thread in self._threads:
            thread.join()
        for each in self._pool:
            each.join()
        self._cancel_exit()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes "
                                  "or pickled")


def _default_context():
    return context._default_context.get_context()


def _chunks(func, iterable, size):
    from itertools import islice
    items = iter(iterable)
    while size:
        chunk = tuple(islice(items, size))
        if not chunk:
            return
        yield func, chunk


def _guarded(job, tasks):
    """The tasks; if the iterable raises, a last task that raises the same."""
    part = -1
    try:
        for task in tasks:
            part = task[1]
            yield task
    except Exception as error:
        yield job, part + 1, _fail, (error,), {}


class _WorkerThread(threading.Thread):
    """A thread with as much of a process's interface as a pool needs."""

    exitcode = property(lambda self: None if self.is_alive() else 0)

    def terminate(self):
        pass


class _ThreadQueue(queue.SimpleQueue):
    """What a NumberedQueue is, between threads, which nobody kills."""

    def put(self, number, obj):
        super().put((number, obj))

    def get(self, note):
        return super().get()


class ThreadPool(Pool):
    """A pool whose workers are threads."""

    _wrap_exception = False

    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)

    def _setup_queues(self):
        self._inqueue = _ThreadQueue()
        self._outqueue = queue.SimpleQueue()

    def _next_result(self):
        return self._outqueue.get()

    def _fail_task_of(self, dead):
        """Threads end of their own accord."""

    def _new_worker(self, args):
        return _WorkerThread(target=worker, args=args, daemon=True)

    def _end_workers(self):
        # Threads cannot be ended, only asked: what waits is dropped.
        while not self._inqueue.empty():
            try:
                self._inqueue.get_nowait()
            except queue.Empty:
                break
        self._threads[1].join()
        for _ in self._pool:
            self._inqueue.put(0, None)
        self._outqueue.put(None)
