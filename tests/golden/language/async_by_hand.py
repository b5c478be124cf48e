"""async functions driven by hand: coroutine objects, await, async with, async for, generators, comprehensions."""


def drive(coroutine):
    """Run a coroutine to its end; print what it yields to its driver."""
    value = None
    while True:
        try:
            request = coroutine.send(value)
        except StopIteration as stop:
            return stop.value
        print(f"<{request}>", end=" ")
        value = f"answer to {request}"


class Ask:
    def __init__(self, request):
        self.request = request

    def __await__(self):
        answer = yield self.request
        return answer


async def simple():
    return 42


async def asks():
    first = await Ask("one")
    second = await Ask("two")
    return first, second, await simple()


c = simple()
print(type(c).__name__, simple.__name__, drive(c))
print(drive(asks()))
try:
    drive(c)
except RuntimeError as e:
    print(e)


class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    async def __aenter__(self):
        await Ask(f"enter {self.name}")
        return self.name.upper()

    async def __aexit__(self, kind, value, tb):
        await Ask(f"exit {self.name} {kind.__name__ if kind else None}")
        return self.suppress


async def uses_with():
    async with Manager("a") as a, Manager("b", suppress=True) as b:
        print(a, b, end=" ")
        raise ValueError("suppressed")
    async with Manager("c"):
        return "returned"


print(drive(uses_with()))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await Ask(f"tick {self.n}")
        self.n -= 1
        return self.n


async def uses_for():
    out = []
    async for x in Countdown(3):
        if x == 1:
            continue
        out.append(x)
    else:
        out.append("else")
    async for x in Countdown(5):
        break
    return (
        out,
        [x * 2 async for x in Countdown(2)],
        {x async for x in Countdown(2) if x},
        {x: x async for x in Countdown(1)},
        x,
    )


print(drive(uses_for()))


async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print(f"got {got}", end=" ")
            await Ask(f"between {i}")
    finally:
        print("agen closed", end=" ")


async def uses_agen():
    out = [x async for x in agen(2)]
    g = agen(5)
    out.append(await g.__anext__())
    out.append(await g.asend("hello"))
    await g.aclose()
    broken_off = agen(3)
    async for y in broken_off:
        if y == 1:
            break
    await broken_off.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        out.append("stopped")
    h = agen(3)
    await h.asend(None)
    try:
        await h.athrow(KeyError("thrown"))
    except KeyError as e:
        out.append(repr(e))
    return out


print(drive(uses_agen()))


async def comprehensions():
    nested = [[y async for y in agen(x)] for x in [1, 2]]
    awaited = [await Ask(k) for k in "ab"]
    gen = (z async for z in agen(2))
    return nested, awaited, [v async for v in gen], type(gen).__name__


print(drive(comprehensions()))


async def raises():
    await Ask("before")
    raise LookupError("from coroutine")


async def catches():
    try:
        await raises()
    except LookupError as e:
        return f"caught {e}"
    finally:
        await Ask("finally")


print(drive(catches()))


class Task:
    def __init__(self, name, coro):
        self.name, self.coro, self.result = name, coro, None


class Sleep:
    def __init__(self, t):
        self.t = t

    def __await__(self):
        yield self.t


class Loop:
    """An event loop with virtual time."""

    def __init__(self):
        self.now, self.queue, self.log = 0, [], []

    def spawn(self, name, coro):
        self.queue.append((self.now, len(self.queue), Task(name, coro)))

    def run(self):
        order = 100
        while self.queue:
            self.queue.sort(key=lambda q: q[:2])
            self.now, _, task = self.queue.pop(0)
            try:
                delay = task.coro.send(None)
            except StopIteration as stop:
                task.result = stop.value
                self.log.append(f"{self.now}: {task.name} -> {stop.value}")
            else:
                order += 1
                self.queue.append((self.now + delay, order, task))


loop = Loop()


async def worker(name, delays):
    for d in delays:
        await Sleep(d)
        loop.log.append(f"{loop.now}: {name} woke")
    return sum(delays)


async def parent():
    loop.spawn("child", worker("child", [1, 1]))
    return await worker("parent's own", [4])


loop.spawn("a", worker("a", [3, 3]))
loop.spawn("b", worker("b", [2, 2, 2]))
loop.spawn("p", parent())
loop.run()
print("\n".join(loop.log))
for bad in (
    lambda: drive(not_awaitable()),
    lambda: drive(bad_iter()),
    lambda: next(simple()),
    lambda: list(agen(1)),
    lambda: simple().send(5),
):

    async def not_awaitable():
        await 5

    async def bad_iter():
        async for x in [1]:
            pass

    try:
        print(bad())
    except TypeError as e:
        print(e)
coro = asks()
coro.send(None)
coro.close()
coro2 = catches()
coro2.send(None)
try:
    coro2.throw(KeyError("into it"))
except KeyError as e:
    print("KeyError", e)
except StopIteration as e:
    print("stopped", e.value)
print(asks.__code__.co_flags & 0x80 != 0, coro.cr_frame, hasattr(coro, "cr_await"))
