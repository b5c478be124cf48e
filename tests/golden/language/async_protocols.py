"""The protocols of await, async for and async with, driven by hand: what fits, and what is said where something doesn't."""


def drive(coroutine):
    try:
        while True:
            print("  awaits", coroutine.send(None))
    except StopIteration as stop:
        return stop.value
    except Exception as e:
        return f"{type(e).__name__}: {e}" + (f" <- {e.__cause__}" if e.__cause__ else "")


class Steps:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


class Pause:
    def __await__(self):
        return (yield "pause")


class Broken:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value

    def __aiter__(self):
        return self.value

    def __anext__(self):
        return self.value


async def waits(value):
    return await value


async def loops(value):
    return [x async for x in value]


async def items():
    yield 1
    await Pause()
    yield 2


print(drive(loops(Steps(3))), drive(loops(items())), drive(waits(Pause())))
for value in (5, None, [1], Broken(5), Broken(iter([1, 2])), items()):
    print(drive(waits(value)))
for value in (5, [1], Broken(5), Broken(None)):
    print(drive(loops(value)))
broken = Broken(5)
broken.value = broken
print(drive(loops(broken)))
for call in (lambda: aiter(5), lambda: aiter(Broken(5)), lambda: anext(5), lambda: aiter([1])):
    try:
        print(call())
    except TypeError as e:
        print(e)


async def takes():
    it = aiter(items())
    return await anext(it), await anext(it), await anext(it, "none left"), [await anext(Steps(1)), await anext(Steps(0), 7)]


print(drive(takes()))
agen = items()
send = agen.asend(None)
print(type(send).__name__, type(agen.athrow(ValueError)).__name__, type(agen.aclose()).__name__, agen.ag_await, agen.ag_running)
send.close()
for again in (send.send, send.throw):
    try:
        again(None if again == send.send else ValueError("thrown"))
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, e)
for bad in (items, loops):
    value = bad(5) if bad is loops else bad()
    try:
        for _ in value:
            pass
    except TypeError as e:
        print(e)
    if bad is loops:
        value.close()


async def outer():
    return await Pause()


c = outer()
print(c.cr_await, c.cr_suspended, c.cr_running)
c.send(None)
print(c.cr_await is not None, c.cr_suspended)
c.close()
print(c.cr_await, c.cr_suspended, c.cr_frame)


def generator():
    yield from range(2)


g = generator()
print(g.gi_yieldfrom)
next(g)
print(type(g.gi_yieldfrom).__name__)
g.__name__ = "renamed"
print(g.__name__)
try:
    g.throw(ValueError("a"), "b")
except TypeError as e:
    print(e)
