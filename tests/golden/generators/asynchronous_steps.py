"""What `asend`, `athrow` and `aclose` hand out is awaited once, and one at a time."""

import asyncio
import types
import warnings


@types.coroutine
def pause(value):
    return (yield value)


print(type(pause(1)), pause(1).gi_code.co_flags & 0x100)


def attempt(step):
    try:
        return step()
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


async def numbers():
    try:
        got = yield 1
        print("got", got)
        await pause("paused")
        yield 2
    except ZeroDivisionError:
        yield "caught"


def drive(awaitable, *sends):
    """All that comes of it."""
    return [attempt(lambda: awaitable.send(value)) for value in (sends or (None,))]


g = numbers()
first = g.asend(None)
print(drive(first), drive(first))
print(drive(g.asend("hello")), g.ag_running, drive(g.asend(None)), drive(g.aclose()), drive(g.athrow(KeyError())))
print(attempt(lambda: g.asend(1).throw(KeyError("x"))))

g = numbers()
print(drive(g.asend(5)), drive(g.__anext__(), 7))
print(drive(g.asend(None)))
print(attempt(lambda: g.__anext__().throw(ZeroDivisionError)), drive(g.aclose()), g.ag_running)
print(drive(g.aclose()), drive(g.athrow(ValueError)), drive(g.asend(None)))

g = numbers()
drive(g.asend(None))
step = g.asend("x")
print(drive(step), g.ag_running, attempt(step.close), g.ag_running, drive(step))
print(drive(g.athrow(ValueError("v")), 3))

g = numbers()
step = g.athrow(ValueError("v"))
print(attempt(lambda: step.throw(KeyError("k"))), drive(step), attempt(step.close))
step = g.aclose()
print(drive(step), drive(step))


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
drive(g.asend(None))
print(drive(g.aclose()))
g = stubborn()
drive(g.asend(None))
print(attempt(g.asend(None).close))


async def plain():
    return 5


c = plain()
print(drive(c), drive(c), attempt(lambda: c.throw(KeyError)))
w = plain().__await__()
print(drive(w), drive(w))


async def several():
    while True:
        await asyncio.sleep(0.01)
        yield 1


async def main():
    g = several()
    task = asyncio.create_task(g.__anext__())
    await asyncio.sleep(0)
    for step in (g.__anext__(), g.asend(1), g.aclose(), g.athrow(ValueError)):
        try:
            await step
        except RuntimeError as e:
            print(e)
    print(g.ag_running, await task, g.ag_running)
    await g.aclose()
    step = g.aclose()
    await step
    try:
        await step
    except RuntimeError as e:
        print(e)
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        g.athrow(ValueError, None, None).close()
    print([str(w.message) for w in seen])


asyncio.run(main())

values = (lambda: (yield 3))()
print(next(values), attempt(lambda: values.send(4)))
