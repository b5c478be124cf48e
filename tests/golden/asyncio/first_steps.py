"""Coroutines that run at once: tasks, gathering, timeouts, cancelling."""

import asyncio


async def greet(name, delay):
    await asyncio.sleep(delay)
    print("hello", name)
    return name.upper()


async def one_after_the_other():
    first = await greet("ann", 0.01)
    second = await greet("bob", 0)
    return [first, second]


async def at_once():
    return await asyncio.gather(greet("slow", 0.2), greet("quick", 0.02), greet("now", 0))


async def as_tasks():
    tasks = [asyncio.create_task(greet(f"task {n}", 0.15 * (3 - n)), name=f"job-{n}")
             for n in range(3)]
    print([task.get_name() for task in tasks], tasks[0].done())
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(sorted(task.result() for task in done), len(pending))
    await asyncio.gather(*pending)
    print([task.result() for task in tasks])


async def failing(message):
    await asyncio.sleep(0)
    raise ValueError(message)


async def errors():
    try:
        await failing("one")
    except ValueError as error:
        print("caught", error)
    results = await asyncio.gather(failing("two"), greet("survivor", 0), return_exceptions=True)
    print(results)
    task = asyncio.create_task(failing("three"))
    await asyncio.sleep(0.01)
    print(task.done(), repr(task.exception()), task.cancelled())


async def timeouts():
    try:
        await asyncio.wait_for(greet("never", 30), timeout=0.02)
    except asyncio.TimeoutError:
        print("wait_for gave up")
    try:
        async with asyncio.timeout(0.02):
            await asyncio.sleep(30)
    except TimeoutError as error:
        print("timeout", repr(error))
    async with asyncio.timeout(30) as limit:
        await asyncio.sleep(0)
    print(limit.expired())


async def patient():
    try:
        await asyncio.sleep(30)
    except asyncio.CancelledError:
        print("cleaning up")
        raise
    finally:
        print("finally")


async def cancelling():
    task = asyncio.create_task(patient())
    await asyncio.sleep(0)
    print(task.cancel("enough"), task.done())
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args, task.cancelled())
    stubborn = asyncio.shield(greet("shielded", 0.01))
    print(await stubborn)


async def groups():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(greet("first of group", 0.01))
        b = group.create_task(greet("second of group", 0.06))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(failing("in group"))
            group.create_task(patient())
    except* ValueError as caught:
        print(caught, caught.exceptions)


async def completed():
    for waiting in asyncio.as_completed([greet("late", 0.1), greet("early", 0.01)]):
        print("got", await waiting)


async def countdown(n):
    while n:
        yield n
        await asyncio.sleep(0)
        n -= 1


async def main():
    print(await one_after_the_other())
    print(await at_once())
    for step in (as_tasks, errors, timeouts, cancelling, groups, completed):
        print("--", step.__name__)
        await step()
    print([n async for n in countdown(3)], asyncio.current_task().get_name())
    print(await asyncio.to_thread(sum, range(101)))
    return "done"


print(asyncio.run(main()))
try:
    asyncio.run("no coroutine")
except ValueError as error:
    print(error)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
