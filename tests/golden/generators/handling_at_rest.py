"""A generator that rests in an except clause still handles its exception when it goes on, whoever handles the same one."""
import sys
from contextlib import contextmanager


def patient():
    try:
        yield "waiting"
    except ValueError as error:
        yield f"caught {error}"
        yield f"still {sys.exception()!r}"
        raise


steps = patient()
print(next(steps))
try:
    raise ValueError("odd")
except ValueError as error:
    print(steps.throw(error))
print(sys.exception(), next(steps), sys.exception())
try:
    next(steps)
except ValueError as error:
    print("raised again:", error, error.__context__)


@contextmanager
def retold(log):
    try:
        yield
    except KeyError:
        log.append(type(sys.exception()).__name__)
        raise


async def pause():
    class Once:
        def __await__(self):
            yield "paused"

    await Once()


class Transaction:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        try:
            if error is not None:
                raise error
        except LookupError:
            await pause()
            print("rolled back after", repr(sys.exception()))
            raise


async def work():
    async with Transaction():
        raise IndexError("broken")


log = []
try:
    with retold(log):
        {}["k"]
except KeyError as error:
    print(log, error)
job = work()
print(job.send(None))
try:
    job.send(None)
except IndexError as error:
    print("out:", error)


def outside():
    yield sys.exception()
    yield sys.exception()


seen = outside()
try:
    raise OSError("outer")
except OSError:
    print(repr(next(seen)))
print(repr(next(seen)))
