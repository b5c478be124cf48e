"""Loops over asynchronous generators, driven by hand: what is sent, thrown, closed and asked while they wait."""

import sys
import types


@types.coroutine
def wait(what):
    return (yield what)


def drive(coroutine, *sent):
    """What a coroutine awaits and returns, or raises."""
    try:
        print("  waits for", coroutine.send(None))
        for v in sent:
            if isinstance(v, BaseException):
                print("  waits for", coroutine.throw(v))
            else:
                print("  waits for", coroutine.send(v))
    except StopIteration as stop:
        print("  returns", stop.value)
    except BaseException as e:
        print("  raises", type(e).__name__, e, "of", repr(e.__context__))
    else:
        try:
            coroutine.close()
            print("  closed")
        except BaseException as e:
            print("  close raises", type(e).__name__, e)


async def waiting(n):
    try:
        for i in range(n):
            got = await wait(("item", i))
            yield i, got
    except ValueError as e:
        print("  caught", e)
        yield "caught"
        got = await wait("after")
        yield got
    finally:
        print("  finally")


async def collect(generator):
    items = []
    async for item in generator:
        items.append(item)
    else:
        items.append("else")
    return items


print("sent")
drive(collect(waiting(2)), "a", "b", "c")
print("thrown")
drive(collect(waiting(2)), "a", ValueError("v"), "x")
print("thrown and not caught")
drive(collect(waiting(2)), "a", KeyError("k"))
print("thrown StopIteration")
drive(collect(waiting(2)), "a", StopIteration(3))
print("thrown StopAsyncIteration")
drive(collect(waiting(2)), StopAsyncIteration(3))
print("closed")
drive(collect(waiting(2)), "a")
print("thrown GeneratorExit")
drive(collect(waiting(2)), "a", GeneratorExit())


async def stubborn(how):
    try:
        await wait("first")
    except GeneratorExit:
        if how == "yield":
            yield 1
        elif how == "await":
            await wait("second")
        elif how == "return":
            return
    yield 2


for how in "yield", "await", "return":
    print("closed, answers with", how)
    drive(collect(stubborn(how)))


async def deep(n):
    if n:
        async for v in deep(n - 1):
            yield v
    got = await wait(n)
    yield n, got


print("nested")
drive(collect(deep(3)), *"abcd")
drive(collect(deep(3)), "a", OSError("o"))
print("comprehensions")


async def comprehend(n):
    return [v async for v in deep(n)], {v: await wait(v) async for v in deep(0)}, [x async for x in (y async for y in deep(0))]


drive(comprehend(1), *"abcdef")


async def raising(exc):
    yield 1
    raise exc


print("raised")
for exc in StopAsyncIteration(1), StopIteration(2), ValueError(3), GeneratorExit(4):
    drive(collect(raising(exc)))

print("who else asks")
shared = waiting(3)
first = collect(shared)
print(first.send(None), shared.ag_running, shared.ag_suspended, shared.ag_await is None, type(first.cr_await).__name__)
for ask in shared.__anext__(), shared.asend(1), shared.aclose(), shared.athrow(ValueError()):
    try:
        ask.send(None)
    except RuntimeError as e:
        print(" ", e)
drive(collect(shared))
first.close()
print(shared.ag_running, shared.ag_frame)
drive(collect(shared))

print("by itself")


async def itself():
    async for v in me:
        yield v


me = itself()
drive(collect(me))

print("no more than one loop")


async def twice(generator):
    got = []
    async for v in generator:
        got.append(v)
        if len(got) == 2:
            break
    async for v in generator:
        got.append(v)
    async for v in generator:
        got.append("none is left")
    return got


async def numbers(n):
    for i in range(n):
        yield i


drive(twice(numbers(4)))
drive(twice(numbers(2)))

print("while exceptions are handled")


async def handling():
    try:
        1 / 0
    except ZeroDivisionError:
        yield repr(sys.exception())
        await wait("in handler")
        yield repr(sys.exception())
    yield repr(sys.exception())


async def outside():
    got = []
    try:
        {}["key"]
    except KeyError:
        async for v in handling():
            got.append((v, repr(sys.exception())))
        got.append(repr(sys.exception()))
        try:
            async for v in handling():
                raise ValueError
        except ValueError as e:
            got.append(repr(e.__context__))
    return got


drive(outside(), 1)


async def after_end():
    async for v in numbers(1):
        pass
    try:
        raise ValueError
    except ValueError as e:
        return e.__context__


drive(after_end())

print("too deep")


async def endless():
    async for v in endless():
        yield v


loop = collect(endless())
try:
    loop.send(None)
except RecursionError:
    print("RecursionError")

print("other iterators")


class Awaits:
    def __await__(self):
        return (yield "awaits")


class Plain:
    def __init__(self, answers):
        self.answers = iter(answers)

    def __aiter__(self):
        return self

    def __anext__(self):
        return next(self.answers)


class Counts:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        return self.n


class Generates:
    async def __aiter__(self):
        yield 1
        yield await wait(2)


class Gives:
    def __init__(self, answer):
        self.answer = answer

    def __aiter__(self):
        return self.answer


drive(collect(Plain([Awaits(), Awaits(), 5])), "a", "b")
drive(collect(Plain([numbers(2)])))
drive(collect(Counts(3)))
drive(collect(Generates()), 3)
drive(collect(Gives(numbers(2))))
drive(collect(Gives([])))
drive(collect(Gives(wait(1))))


def delegates():
    yield from numbers(3)


try:
    print(list(delegates()))
except TypeError as e:
    print(e)


async def awaits_generator():
    return await numbers(3)


drive(awaits_generator())


async def anexts():
    g = numbers(2)
    return await anext(g), await anext(g), await anext(g, "default"), await g.__anext__()


drive(anexts())

print("hooks")


async def told():
    return await collect(numbers(2))


sys.set_asyncgen_hooks(lambda g: print("  begins", g.__name__), lambda g: print("  left", g.__name__))
drive(told())
drive(collect(waiting(1)), 1)
many = [collect(numbers(1)) for _ in range(2)]
for one in many:
    drive(one)


def failing(generator):
    raise OSError("no")


sys.set_asyncgen_hooks(firstiter=failing)
g = numbers(1)
drive(collect(g))
drive(collect(g))
sys.set_asyncgen_hooks(set().add, None)
drive(collect(numbers(1)))
sys.set_asyncgen_hooks(None, None)
