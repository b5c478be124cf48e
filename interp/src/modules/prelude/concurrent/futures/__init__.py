"""Calls that run elsewhere, in threads or in processes, and their results."""

from concurrent.futures._base import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION,
                                      BrokenExecutor, CancelledError, Executor, Future,
                                      InvalidStateError, TimeoutError, as_completed, wait)

__all__ = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError",
           "TimeoutError", "InvalidStateError", "BrokenExecutor", "Future", "Executor",
           "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor"]


def __getattr__(name):
    if name == "ThreadPoolExecutor":
        from concurrent.futures.thread import ThreadPoolExecutor as value
    elif name == "ProcessPoolExecutor":
        from concurrent.futures.process import ProcessPoolExecutor as value
    else:
        raise AttributeError(f"module 'concurrent.futures' has no attribute {name!r}")
    globals()[name] = value
    return value
