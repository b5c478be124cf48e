"""Start methods, each with all the constructors. There is one here: spawn."""

import threading
from multiprocessing import process

__all__ = ()


class ProcessError(Exception):
    """Base of the exceptions of this package."""


class BufferTooShort(ProcessError):
    """A message is longer than the buffer for it."""


class TimeoutError(ProcessError):
    """A result did not come in time."""


class AuthenticationError(ProcessError):
    """The other side could not prove who it is."""


class BaseContext:
    """The constructors, which give what they make the context they belong to."""

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    current_process = staticmethod(process.current_process)
    parent_process = staticmethod(process.parent_process)
    active_children = staticmethod(process.active_children)

    def cpu_count(self):
        """How many processors the machine has."""
        import os
        num = os.cpu_count()
        if num is None:
            raise NotImplementedError("cannot determine number of cpus")
        return num

    def Pipe(self, duplex=True):
        """Two connected ends of a pipe."""
        from multiprocessing.connection import Pipe
        return Pipe(duplex)

    def Lock(self):
        """A lock that processes can share."""
        from multiprocessing.synchronize import Lock
        return Lock(ctx=self.get_context())

    def RLock(self):
        """A re-entrant lock that processes can share."""
        from multiprocessing.synchronize import RLock
        return RLock(ctx=self.get_context())

    def Condition(self, lock=None):
        """A condition that processes can share."""
        from multiprocessing.synchronize import Condition
        return Condition(lock, ctx=self.get_context())

    def Semaphore(self, value=1):
        """A semaphore that processes can share."""
        from multiprocessing.synchronize import Semaphore
        return Semaphore(value, ctx=self.get_context())

    def BoundedSemaphore(self, value=1):
        """A bounded semaphore that processes can share."""
        from multiprocessing.synchronize import BoundedSemaphore
        return BoundedSemaphore(value, ctx=self.get_context())

    def Event(self):
        """An event that processes can share."""
        from multiprocessing.synchronize import Event
        return Event(ctx=self.get_context())

    def Barrier(self, parties, action=None, timeout=None):
        """A barrier that processes can share."""
        from multiprocessing.synchronize import Barrier
        return Barrier(parties, action, timeout, ctx=self.get_context())

    def Queue(self, maxsize=0):
        """A queue whose puts are sent by a thread of their own."""
        from multiprocessing.queues import Queue
        return Queue(maxsize, ctx=self.get_context())

    def JoinableQueue(self, maxsize=0):
        """A Queue that can be waited for until all of it has been dealt with."""
        from multiprocessing.queues import JoinableQueue
        return JoinableQueue(maxsize, ctx=self.get_context())

    def SimpleQueue(self):
        """A pipe with a lock at each end."""
        from multiprocessing.queues import SimpleQueue
        return SimpleQueue(ctx=self.get_context())

    def Pool(self, processes=None, initializer=None, initargs=(),
             maxtasksperchild=None):
        """A group of processes that share out calls."""
        from multiprocessing.pool import Pool
        return Pool(processes, initializer, initargs, maxtasksperchild,
                    context=self.get_context())

    def RawValue(self, typecode_or_type, *args):
        """A number in shared memory."""
        from multiprocessing.sharedctypes import RawValue
        return RawValue(typecode_or_type, *args)

    def RawArray(self, typecode_or_type, size_or_initializer):
        """An array in shared memory."""
        from multiprocessing.sharedctypes import RawArray
        return RawArray(typecode_or_type, size_or_initializer)

    def Value(self, typecode_or_type, *args, lock=True):
        """A number in shared memory, with its lock."""
        from multiprocessing.sharedctypes import Value
        return Value(typecode_or_type, *args, lock=lock, ctx=self.get_context())

    def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
        """An array in shared memory, with its lock."""
        from multiprocessing.sharedctypes import Array
        return Array(typecode_or_type, size_or_initializer, lock=lock,
                     ctx=self.get_context())

    def freeze_support(self):
        """Nothing: scripts are not frozen into executables here."""

    def get_context(self, method=None):
        """The context of a start method, or this one."""
        if method is None:
            return self
        try:
            return _contexts[method]
        except KeyError:
            raise ValueError(f"cannot find context for {method!r}") from None

    def get_start_method(self, allow_none=False):
        """The name of the start method."""
        return self._name

    def set_start_method(self, method, force=False):
        """Only the default context lets its method be chosen."""
        raise ValueError("cannot set start method of concrete context")


class Process(process.BaseProcess):
    """A process of the default context."""

    _start_method = None

    @staticmethod
    def _Popen(process_obj):
        return _launch(process_obj)


class SpawnProcess(process.BaseProcess):
    """A process that begins as a fresh interpreter."""

    _start_method = "spawn"

    @staticmethod
    def _Popen(process_obj):
        return _launch(process_obj)


class DefaultContext(BaseContext):
    """Stands for the concrete context that is chosen, or spawn."""

    Process = Process

    def __init__(self, context):
        self._default_context = context
        self._actual_context = None

    def get_context(self, method=None):
        """The context of a start method, or the one in use."""
        if method is None:
            if self._actual_context is None:
                self._actual_context = self._default_context
            return self._actual_context
        return super().get_context(method)

    def set_start_method(self, method, force=False):
        """Choose how processes start; once in a program, unless forced."""
        if self._actual_context is not None and not force:
            raise RuntimeError("context has already been set")
        if method is None and force:
            self._actual_context = None
            return
        self._actual_context = self.get_context(method)

    def get_start_method(self, allow_none=False):
        """The name of the start method in use."""
        if self._actual_context is None:
            if allow_none:
                return None
            self._actual_context = self._default_context
        return self._actual_context._name

    def get_all_start_methods(self):
        """The start methods that there are."""
        return ["spawn"]


class SpawnContext(BaseContext):
    """Processes begin as fresh interpreters."""

    _name = "spawn"
    Process = SpawnProcess


_contexts = {"spawn": SpawnContext()}
_default_context = DefaultContext(_contexts["spawn"])


# --- spawning ---------------------------------------------------------------

_state = threading.local()


def _launch(process_obj):
    """Pickle a process object with what its child must know, and start it.

    What processes may share can be pickled only meanwhile.
    """
    from _multiprocessing import spawn
    from _pickle import dumps
    from multiprocessing.spawn import preparation
    prepared = preparation(process_obj._name)
    process._flush()
    _state.process = process_obj
    try:
        descriptors = []
        pickled = dumps(process_obj, _shared=descriptors)
        return spawn(dumps((prepared, pickled)), descriptors, process_obj._name)
    finally:
        _state.process = None


def get_spawning_popen():
    """The process object being pickled by this thread, or None."""
    return getattr(_state, "process", None)


def assert_spawning(obj):
    """Raise RuntimeError unless an object is being pickled for a new process."""
    if get_spawning_popen() is None:
        raise RuntimeError(f"{type(obj).__name__} objects should only be shared "
                           "between processes through inheritance")
