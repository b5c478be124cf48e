"""Queues, locks, events and contexts among tasks."""

import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def producer(queue, count):
    for n in range(count):
        await queue.put(n)
        print("put", n, queue.qsize(), queue.full())
    await queue.put(None)


async def consumer(queue):
    total = 0
    while (item := await queue.get()) is not None:
        total += item
        print("got", item)
        queue.task_done()
    return total


async def workers():
    queue = asyncio.Queue()
    for n in range(6):
        queue.put_nowait(n)
    results = []

    async def work(name):
        while True:
            n = await queue.get()
            await asyncio.sleep(0)
            results.append((name, n * n))
            queue.task_done()

    tasks = [asyncio.create_task(work(name)) for name in "ab"]
    await queue.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(results, [task.cancelled() for task in tasks])


async def ordered():
    heap = asyncio.PriorityQueue()
    for item in [(3, "c"), (1, "a"), (2, "b")]:
        await heap.put(item)
    print([heap.get_nowait()[1] for _ in range(3)], heap.empty())
    stack = asyncio.LifoQueue(maxsize=2)
    await stack.put(1)
    await stack.put(2)
    try:
        stack.put_nowait(3)
    except asyncio.QueueFull as error:
        print("full", repr(error))
    print(await stack.get(), await stack.get())
    try:
        stack.get_nowait()
    except asyncio.QueueEmpty as error:
        print("empty", repr(error))


class Account:
    def __init__(self):
        self.balance = 100
        self.lock = asyncio.Lock()

    async def withdraw(self, who, amount):
        async with self.lock:
            seen = self.balance
            await asyncio.sleep(0)
            if seen >= amount:
                self.balance = seen - amount
                print(who, "took", amount, "left", self.balance)
            else:
                print(who, "refused")


async def limited(semaphore, n, running):
    async with semaphore:
        running.append(n)
        print("running", sorted(running))
        await asyncio.sleep(0)
        running.remove(n)


async def signals():
    event, condition, data = asyncio.Event(), asyncio.Condition(), []

    async def waits(name):
        await event.wait()
        print(name, "sees the event")

    async def takes():
        async with condition:
            await condition.wait_for(lambda: data)
            print("took", data.pop())

    tasks = [asyncio.create_task(waits(name)) for name in "xy"] + [asyncio.create_task(takes())]
    await asyncio.sleep(0)
    event.set()
    async with condition:
        data.append("something")
        condition.notify()
    await asyncio.gather(*tasks)
    print(event.is_set(), data)


async def handle(number):
    request.set(f"request {number}")
    await asyncio.sleep(0)
    return request.get()


class Connection:
    async def __aenter__(self):
        print("open")
        return self

    async def __aexit__(self, *exc):
        print("close", exc[0])
        return exc[0] is KeyError

    async def rows(self, n):
        for row in range(n):
            await asyncio.sleep(0)
            yield row


async def main():
    queue = asyncio.Queue(maxsize=2)
    print(await asyncio.gather(producer(queue, 4), consumer(queue)))
    await workers()
    await ordered()
    account = Account()
    await asyncio.gather(*(account.withdraw(name, 40) for name in ("ann", "bob", "cy")))
    semaphore, running = asyncio.Semaphore(2), []
    await asyncio.gather(*(limited(semaphore, n, running) for n in range(5)))
    await signals()
    print(await asyncio.gather(*(handle(n) for n in range(3))), request.get())
    async with Connection() as connection:
        print([row async for row in connection.rows(4) if row % 2])
    async with Connection():
        raise KeyError("swallowed")
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.01, future.set_result, "later")
    loop.call_soon(print, "soon")
    print(future, await future, future)
    barrier = asyncio.Barrier(3)
    print(sorted(await asyncio.gather(*(barrier.wait() for _ in range(3)))))


asyncio.run(main())
