"""Functions to be called when the program ends, last registered first."""

import sys as _sys

__all__ = ["register", "unregister"]

_callbacks = []


@native
def register(func, /, *args, **kwargs):
    """Register a call for the end of the program; usable as a decorator."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _callbacks.append((func, args, kwargs))
    return func


@native
def unregister(func, /):
    """Forget all calls of a function."""
    _callbacks[:] = [entry for entry in _callbacks if entry[0] != func]


def _ncallbacks():
    return len(_callbacks)


def _clear():
    _callbacks.clear()


def _run_exitfuncs():
    """Called by the driver: run them all; a failing one is reported and does
    not keep the others from running."""
    while _callbacks:
        func, args, kwargs = _callbacks.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            if _sys.stderr is not None:
                error.__traceback__ = error.__traceback__.tb_next
                _sys.stderr.write(f"Exception ignored in atexit callback {func!r}:\n"
                                 + _sys._render(error, True))
