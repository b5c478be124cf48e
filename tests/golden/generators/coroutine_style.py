"""Generators used as coroutines: round-robin scheduling, pipelines with send, state kept between calls."""


def task(name, steps):
    for i in range(steps):
        print(f"{name}{i}", end=" ")
        yield


def round_robin(*tasks):
    queue = list(tasks)
    while queue:
        t = queue.pop(0)
        try:
            next(t)
        except StopIteration:
            continue
        queue.append(t)
    print()


round_robin(task("a", 2), task("b", 4), task("c", 1), task("d", 0))


def primed(f):
    def start(*args):
        g = f(*args)
        next(g)
        return g

    return start


@primed
def printer(out):
    try:
        while True:
            out.append((yield))
    finally:
        out.append("printer closed")


@primed
def grep(pattern, target):
    try:
        while True:
            line = yield
            if pattern in line:
                target.send(line)
    finally:
        target.close()


@primed
def broadcast(*targets):
    while True:
        item = yield
        for t in targets:
            t.send(item)


out = []
source = broadcast(grep("py", printer(out)), grep("th", printer(out)))
for line in ("python", "thing", "ruby", "pyth"):
    source.send(line)
print(out)


class Scheduler:
    def __init__(self):
        self.ready, self.sleeping, self.now, self.log = [], [], 0, []

    def spawn(self, gen):
        self.ready.append((gen, None))

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda s: s[:2])
                when, _, gen = self.sleeping.pop(0)
                self.now = when
                self.ready.append((gen, self.now))
            gen, value = self.ready.pop(0)
            try:
                command, *args = gen.send(value)
            except StopIteration as stop:
                self.log.append((self.now, "done", stop.value))
                continue
            if command == "sleep":
                self.sleeping.append((self.now + args[0], len(self.sleeping), gen))
            elif command == "spawn":
                self.spawn(args[0])
                self.ready.append((gen, "spawned"))
            elif command == "log":
                self.log.append((self.now, args[0]))
                self.ready.append((gen, None))


def ticker(name, period, count):
    for i in range(count):
        now = yield "sleep", period
        yield "log", f"{name} tick {i} at {now}"
    return name


def parent():
    answer = yield "spawn", ticker("child", 2, 2)
    yield "log", f"parent {answer}"
    yield "sleep", 5
    return "parent"


s = Scheduler()
s.spawn(ticker("fast", 1, 3))
s.spawn(ticker("slow", 3, 2))
s.spawn(parent())
s.run()
for entry in s.log:
    print(*entry)


def accumulate():
    total = 0
    while True:
        step = yield total
        if step is None:
            return total
        total += step


def collect(results):
    while True:
        result = yield from accumulate()
        results.append(result)


results = []
c = collect(results)
next(c)
for step in (1, 2, None, 5, None, None, 7):
    c.send(step)
c.close()
print(results)


def countdown_pair(n):
    while n > 0:
        reset = yield n
        n = reset if reset is not None else n - 1


g = countdown_pair(5)
print(next(g), next(g), g.send(10), next(g), [next(g) for _ in range(3)])


def permutations(items):
    if len(items) <= 1:
        yield items
    else:
        for i in range(len(items)):
            for rest in permutations(items[:i] + items[i + 1 :]):
                yield items[i : i + 1] + rest


def merge(*sorted_iters):
    heads = []
    for it in map(iter, sorted_iters):
        for value in it:
            heads.append((value, it))
            break
    while heads:
        heads.sort(key=lambda h: h[0])
        value, it = heads.pop(0)
        yield value
        for value in it:
            heads.append((value, it))
            break


def window(iterable, n):
    it = iter(iterable)
    buffer = []
    for x in it:
        buffer.append(x)
        if len(buffer) == n:
            yield tuple(buffer)
            del buffer[0]


def groupby(iterable, key):
    group, current = [], object()
    for x in iterable:
        k = key(x)
        if k != current:
            if group:
                yield current, group
            group, current = [], k
        group.append(x)
    if group:
        yield current, group


def chunked(iterable, n):
    it = iter(iterable)
    while chunk := [x for _, x in zip(range(n), it)]:
        yield chunk


print(
    ["".join(p) for p in permutations("abc")],
    list(merge([1, 4, 9], (2, 3), range(5, 8))),
    list(window("abcde", 3)),
    list(groupby("aabbba", str)),
    list(chunked(range(7), 3)),
)


def dragon(n):
    if n == 0:
        return
    yield from dragon(n - 1)
    yield "R"
    for turn in reversed(list(dragon(n - 1))):
        yield "L" if turn == "R" else "R"


print("".join(dragon(4)))


def ping(log, other=None):
    while True:
        ball = yield
        log.append(f"ping {ball}")
        if ball > 3:
            return
        try:
            other.send(ball + 1) if other else None
        except StopIteration:
            log.append("other ended")
            return


def pong(log):
    while True:
        ball = yield
        log.append(f"pong {ball}")
        if ball > 2:
            return "out"


log = []
b = pong(log)
next(b)
a = ping(log, b)
next(a)
for ball in (1, 3):
    try:
        a.send(ball)
    except StopIteration:
        log.append("a ended")
print(log)


def water_jugs(a, b, goal):
    """Breadth-first search as a generator of states."""
    seen, queue = {(0, 0)}, [((0, 0), [])]
    for (x, y), path in queue:
        yield x, y
        if goal in (x, y):
            return path + [(x, y)]
        pour = min(x, b - y)
        back = min(y, a - x)
        for state in ((a, y), (x, b), (0, y), (x, 0), (x - pour, y + pour), (x + back, y - back)):
            if state not in seen:
                seen.add(state)
                queue.append((state, path + [(x, y)]))


def solve(gen):
    visited = []
    while True:
        try:
            visited.append(next(gen))
        except StopIteration as stop:
            return len(visited), stop.value


print(solve(water_jugs(3, 5, 4)))
