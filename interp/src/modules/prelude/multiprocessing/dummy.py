"""The interface of `multiprocessing`, played with threads."""

import array
import sys
import threading
from queue import Queue
from threading import (
    Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, current_thread)

__all__ = ["Process", "current_process", "active_children", "freeze_support", "Lock", "RLock",
           "Semaphore", "BoundedSemaphore", "Condition", "Event", "Barrier", "Queue", "Manager",
           "Pipe", "Pool", "JoinableQueue"]

JoinableQueue = Queue
current_process = current_thread


class Process(threading.Thread):
    """A thread that looks like a process."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        super().__init__(group, target, name, args, kwargs)
        self._pid = None

    @property
    def exitcode(self):
        return None if self.ident is None or self.is_alive() else 0


def active_children():
    return [thread for thread in threading.enumerate() if isinstance(thread, Process)]


def freeze_support():
    pass


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in sorted(self.__dict__.items())
                 if not name.startswith("_")]
        return f"{type(self).__name__}({', '.join(shown)})"


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self.value = value

    def __repr__(self):
        return f"<{type(self).__name__}({self._typecode!r}, {self.value!r})>"


def Array(typecode, sequence, lock=True):
    return array.array(typecode, sequence)


def Manager():
    return sys.modules[__name__]


def shutdown():
    pass


dict = dict
list = list


def Pool(processes=None, initializer=None, initargs=()):
    """A pool of threads."""
    from multiprocessing.pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)


class _Connection:
    def __init__(self, received, sent):
        self._received, self._sent = received, sent

    def send(self, obj):
        self._sent.put(obj)

    send_bytes = send

    def recv(self):
        return self._received.get()

    recv_bytes = recv

    def poll(self, timeout=0.0):
        if self._received.qsize() > 0:
            return True
        if timeout <= 0.0:
            return False
        with self._received.not_empty:
            self._received.not_empty.wait(timeout)
        return self._received.qsize() > 0

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def Pipe(duplex=True):
    a, b = Queue(), Queue()
    return _Connection(a, b), _Connection(b, a)
