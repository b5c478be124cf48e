"""Processes with the interface of threads.

Everything here is built on four natives of `_multiprocessing`:

- `spawn(payload, name, daemon)` starts a child, which calls
  `multiprocessing.spawn.main(payload)` and exits with what that gives. The handle
  has pid, exitcode, wait(timeout), terminate(), kill(), close(), perhaps sentinel.
- `Pipe(duplex)` gives two ends: send_bytes, recv_bytes, poll, close, fileno, closed.
  Of a pipe that is not duplex the first end receives and the second sends.
- `SemLock(kind, value, maxvalue)`: acquire, release, _count, _is_mine, _get_value.
- `SharedMemory(size)`: get(code, offset) and set(code, offset, value), with the
  one-letter type codes of `struct` and offsets in bytes; zero at first.

The last three are pickled only between the start of a process being asked for and
`spawn`, which hands them over.
"""

from multiprocessing import context as _context

__all__ = [
    "Array", "AuthenticationError", "Barrier", "BoundedSemaphore", "BufferTooShort",
    "Condition", "Event", "JoinableQueue", "Lock", "Pipe", "Pool", "Process",
    "ProcessError", "Queue", "RLock", "RawArray", "RawValue", "Semaphore",
    "SimpleQueue", "TimeoutError", "Value", "active_children", "cpu_count",
    "current_process", "freeze_support", "get_all_start_methods", "get_context",
    "get_start_method", "parent_process", "set_start_method",
]

for _name in __all__:
    globals()[_name] = getattr(_context._default_context, _name)
del _name
