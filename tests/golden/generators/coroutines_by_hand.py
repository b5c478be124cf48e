"""A scheduler of generators: tasks, sleeping, channels and waiting for each other."""

import heapq
from collections import deque


class Scheduler:
    def __init__(self):
        self.ready, self.sleeping, self.now, self.order = deque(), [], 0, 0
        self.results, self.waiting = {}, {}

    def spawn(self, name, generator):
        self.ready.append((name, generator, None))
        return name

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, name, generator = heapq.heappop(self.sleeping)
                self.ready.append((name, generator, self.now))
            name, generator, value = self.ready.popleft()
            try:
                request = generator.send(value)
            except StopIteration as stop:
                self.finish(name, stop.value)
            except Exception as error:
                self.finish(name, f"failed: {error}")
            else:
                self.handle(name, generator, request)

    def finish(self, name, result):
        self.results[name] = result
        print(f"[{self.now}] {name} -> {result}")
        for waiter, generator in self.waiting.pop(name, ()):
            self.ready.append((waiter, generator, result))

    def handle(self, name, generator, request):
        match request:
            case None:
                self.ready.append((name, generator, None))
            case ("sleep", ticks):
                self.order += 1
                heapq.heappush(self.sleeping, (self.now + ticks, self.order, name, generator))
            case ("join", other) if other in self.results:
                self.ready.append((name, generator, self.results[other]))
            case ("join", other):
                self.waiting.setdefault(other, []).append((name, generator))
            case ("spawn", other, made):
                self.spawn(other, made)
                self.ready.append((name, generator, other))
            case ("get", channel) if channel:
                self.ready.append((name, generator, channel.popleft()))
            case ("get", channel):
                self.handle(name, generator, ("sleep", 1))
            case other:
                self.ready.append((name, generator, None))
                print("ignored", other)


def worker(name, *ticks):
    total = 0
    for tick in ticks:
        at = yield "sleep", tick
        total += tick
        print(f"[{at}] {name} woke")
    return total


def parent():
    child = yield "spawn", "child", worker("child", 2, 2)
    print("spawned", child)
    result = yield "join", child
    again = yield "join", "child"
    return result * 10 + again


def broken():
    yield
    raise ValueError("oops")


def delegating():
    first = yield from worker("inner", 1)
    second = yield from worker("inner", 3)
    yield "nonsense"
    return first, second


scheduler = Scheduler()
for name, task in {"a": worker("a", 3, 1), "parent": parent(), "broken": broken(), "d": delegating()}.items():
    scheduler.spawn(name, task)
scheduler.run()
print(scheduler.results, scheduler.now)


def averager():
    count = total = 0
    average = None
    while True:
        try:
            value = yield average
        except KeyError:
            count = total = 0
            average = "reset"
            continue
        count, total = count + 1, total + value
        average = total / count


avg = averager()
print(next(avg), avg.send(10), avg.send(20), avg.throw(KeyError), avg.send(5), avg.gi_running, avg.gi_suspended)
avg.close()
try:
    avg.send(1)
except StopIteration as stop:
    print("closed", stop.value)
try:
    averager().send(1)
except TypeError as error:
    print(error)


def broadcast(*targets):
    for target in targets:
        next(target)
    try:
        while True:
            item = yield
            for target in targets:
                target.send(item)
    finally:
        for target in targets:
            target.close()


def collect(into, keep):
    try:
        while True:
            item = yield
            if keep(item):
                into.append(item)
    finally:
        into.append("end")


evens, large = [], []
sink = broadcast(collect(evens, lambda n: n % 2 == 0), collect(large, lambda n: n > 5))
next(sink)
for n in range(9):
    sink.send(n)
sink.close()
print(evens, large)
