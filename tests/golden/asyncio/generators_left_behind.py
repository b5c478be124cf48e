# A loop is told of asynchronous generators that begin, and closes those that nobody has come to the end of.
import asyncio
import gc
import sys


async def numbers(name):
    try:
        for n in range(3):
            yield n
    finally:
        print(name, "cleans up")
        await asyncio.sleep(0)
        print(name, "has cleaned up")


async def fails():
    try:
        yield 1
    finally:
        raise ValueError("in the end")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"][:58], repr(context["exception"])))
    kept.append(numbers("kept"))
    async for n in kept[0]:
        print("first", n)
        break
    async for n in numbers("finished"):
        print("all", n)
    kept.append(fails())
    print(await anext(kept[1]))
    print("end of main")


kept = []
asyncio.run(main())


async def one_by_one():
    begun = numbers("shut down")
    print(await anext(begun))
    await asyncio.get_running_loop().shutdown_asyncgens()
    print([n async for n in begun])


asyncio.run(one_by_one())

told = []
print(sys.get_asyncgen_hooks()[:])
sys.set_asyncgen_hooks(lambda agen: told.append("begins"), finalizer=lambda agen: told.append("left"))


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        print(stop.value, told)


agen = numbers("alone")
print(told)
step(agen.__anext__())
step(agen.asend(None))
agen = None
gc.collect()
print(told)
sys.set_asyncgen_hooks(finalizer=None)
print(sys.get_asyncgen_hooks().finalizer)
sys.set_asyncgen_hooks(None)
for wrong in [1], [None, 1]:
    try:
        sys.set_asyncgen_hooks(*wrong)
    except TypeError as error:
        print(error)
