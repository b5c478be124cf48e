"""The types of asynchronous code, apart so that `types` stays light."""

from _gilbox import let_be_awaited
from types import FunctionType, GeneratorType


async def _coroutine():
    pass


async def _async_generator():
    yield


_started = _coroutine()
CoroutineType = type(_started)
_started.close()
AsyncGeneratorType = type(_async_generator())


class _GeneratorWrapper:
    """Something like a generator that may be awaited."""

    def __init__(self, generator):
        self._generator = generator
        self.send = generator.send
        self.throw = generator.throw
        self.close = generator.close
        self.__name__ = getattr(generator, "__name__", None)
        self.__qualname__ = getattr(generator, "__qualname__", None)

    gi_code = property(lambda self: self._generator.gi_code)
    gi_frame = property(lambda self: self._generator.gi_frame)
    gi_running = property(lambda self: self._generator.gi_running)
    gi_yieldfrom = property(lambda self: self._generator.gi_yieldfrom)
    cr_code, cr_frame, cr_running, cr_await = gi_code, gi_frame, gi_running, gi_yieldfrom

    def __next__(self):
        return next(self._generator)

    def __iter__(self):
        return self

    __await__ = __iter__


def coroutine(func):
    """Let a generator function be awaited."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if let_be_awaited(func):
        return func
    if type(func) is FunctionType and func.__code__.co_flags & 0x180:
        return func

    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        kind = type(result)
        if kind is CoroutineType or kind is GeneratorType and result.gi_code.co_flags & 0x100:
            return result
        from collections.abc import Coroutine, Generator
        if isinstance(result, Generator) and not isinstance(result, Coroutine):
            return _GeneratorWrapper(result)
        return result

    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        if hasattr(func, name):
            setattr(wrapped, name, getattr(func, name))
    wrapped.__wrapped__ = func
    return wrapped
