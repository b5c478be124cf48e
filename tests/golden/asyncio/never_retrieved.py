"""Exceptions of tasks and futures that nobody asks for are reported when these end; all others are not."""

import asyncio
import gc


async def bad(what):
    raise ValueError(what)


def report(loop, context):
    print("reported:", context["message"], repr(context["exception"]))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(report)
    task = asyncio.create_task(bad("forgotten"))
    await asyncio.sleep(0.01)
    del task
    gc.collect()
    future = loop.create_future()
    future.set_exception(KeyError("future"))
    del future
    gc.collect()

    print(await asyncio.gather(bad(1), bad(2), return_exceptions=True))
    for step in (lambda: asyncio.gather(bad(3), bad(4)), lambda: bad(5), lambda: asyncio.wait_for(bad(6), 1), lambda: asyncio.shield(bad(7))):
        try:
            await step()
        except ValueError as error:
            print("caught", error)
    done, pending = await asyncio.wait([asyncio.create_task(bad(8))])
    print(done.pop().exception(), pending)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(bad(9))
            group.create_task(bad(10))
    except* ValueError as errors:
        print(errors.exceptions)
    gc.collect()
    print("end of main")


asyncio.run(main())
