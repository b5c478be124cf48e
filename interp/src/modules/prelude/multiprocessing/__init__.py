"""Processes with the interface of threads.

Everything here is built on four natives of `_multiprocessing`:

- `spawn(payload, descriptors, name)` starts a child, which calls
  `multiprocessing.spawn.main(payload)` and exits with what that gives. The handle
  has pid, exitcode, wait(timeout), terminate(), kill(), close(), perhaps sentinel.
- `Pipe(duplex)` gives two ends: send_bytes, recv_bytes, poll, close, fileno, closed.
  Of a pipe that is not duplex the first end receives and the second sends.
- `SemLock(kind, value, maxvalue)`: acquire, release, _count, _is_mine, _get_value.
- `SharedMemory(size)`: get(code, offset) and set(code, offset, value), with the
  one-letter type codes of `struct` and offsets in bytes; zero at first.

The last three are pickled only between the start of a process being asked for and
`spawn`, which hands their descriptors over.
"""

import sys as _sys
from multiprocessing import context as _context

__all__ = [
    "Array", "AuthenticationError", "Barrier", "BoundedSemaphore", "BufferTooShort",
    "Condition", "Event", "JoinableQueue", "Lock", "Pipe", "Pool", "Process",
    "ProcessError", "Queue", "RLock", "RawArray", "RawValue", "Semaphore",
    "SimpleQueue", "TimeoutError", "Value", "active_children", "cpu_count",
    "current_process", "freeze_support", "get_all_start_methods", "get_context",
    "get_start_method", "parent_process", "set_start_method",
]

# What a child has pickled by the name that its main module has there.
if "__main__" in _sys.modules:
    _sys.modules.setdefault("__mp_main__", _sys.modules["__main__"])

for _name in __all__:
    globals()[_name] = getattr(_context._default_context, _name)
del _name
