"""The types of asynchronous code, apart so that `types` stays light."""

from types import FunctionType, GeneratorType


async def _coroutine():
    pass


async def _async_generator():
    yield


_started = _coroutine()
CoroutineType = type(_started)
_started.close()
AsyncGeneratorType = type(_async_generator())


class _AwaitableGenerator:
    """A generator that may be awaited."""

    def __init__(self, generator):
        self._generator = generator
        self.send = generator.send
        self.throw = generator.throw
        self.close = generator.close
        self.__name__ = getattr(generator, "__name__", None)
        self.__qualname__ = getattr(generator, "__qualname__", None)

    def __next__(self):
        return next(self._generator)

    def __iter__(self):
        return self

    __await__ = __iter__


def coroutine(func):
    """Let a generator function be awaited."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")

    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if type(result) is CoroutineType or not isinstance(result, GeneratorType):
            return result
        return _AwaitableGenerator(result)

    if isinstance(func, FunctionType):
        wrapped.__name__ = func.__name__
        wrapped.__qualname__ = func.__qualname__
        wrapped.__doc__ = func.__doc__
    wrapped.__wrapped__ = func
    return wrapped
