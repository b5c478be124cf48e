"""Threads that change the same containers at once: no lost structure, whatever the interleaving."""

import threading

N = 800


def race(*functions):
    barrier = threading.Barrier(len(functions))
    errors = []

    def run(f):
        barrier.wait()
        try:
            f()
        except Exception as e:
            errors.append(f"{type(e).__name__}: {e}")

    threads = [threading.Thread(target=run, args=(f,)) for f in functions]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return errors


items = []
print(
    race(*[lambda k=k: [items.append((k, i)) for i in range(N)] for k in range(4)]),
    len(items),
    all([i for k, i in items if k == j] == list(range(N)) for j in range(4)),
)
items = list(range(4 * N))
popped = [[] for _ in range(4)]
print(
    race(*[lambda p=p: [p.append(items.pop()) for _ in range(N)] for p in popped]),
    items,
    sorted(x for p in popped for x in p) == list(range(4 * N)),
)
table = {}
print(
    race(*[lambda k=k: [table.__setitem__((k, i), i) for i in range(N)] for k in range(4)]),
    len(table),
    sum(table.values()) == 4 * sum(range(N)),
)
print(race(*[lambda k=k: [table.pop((k, i)) for i in range(N)] for k in range(4)]), table)
same = {}
print(
    race(*[lambda k=k: [same.setdefault(i, k) for i in range(N)] for k in range(4)]),
    len(same),
    set(same.values()) <= set(range(4)),
)
once = []
first = {}


def claim(k):
    for i in range(N):
        if first.setdefault(i, k) == k:
            once.append(i)


print(race(*[lambda k=k: claim(k) for k in range(4)]), sorted(once) == list(range(N)))
bag = set()
print(race(*[lambda k=k: [bag.add(i % 500) for i in range(k, N)] for k in range(4)]), bag == set(range(500)))
print(race(*[lambda k=k: [bag.discard(i) for i in range(k, 500, 4)] for k in range(4)]), bag)


class Thing:
    count = 0


thing = Thing()


def attributes(k):
    for i in range(N):
        setattr(thing, f"x{i % 20}", (k, i))
        value = getattr(thing, f"x{i % 20}")
        assert isinstance(value, tuple) and value[1] % 20 == i % 20


print(
    race(*[lambda k=k: attributes(k) for k in range(4)]),
    len(vars(thing)),
    all(int(name[1:]) == value[1] % 20 for name, value in vars(thing).items()),
)
pair = [0, 0]


def writer():
    for i in range(N):
        pair[:] = [i, i]


def reader():
    for _ in range(N):
        copy = pair[:]
        assert len(copy) == 2
        assert len(pair) == 2


print(race(writer, reader, reader), len(pair))
grow = []


def extend():
    for i in range(N // 10):
        grow.extend([i] * 10)


def read():
    for _ in range(N // 4):
        n = len(grow)
        assert len(grow[:n]) == n
        for x in grow[-5:]:
            assert isinstance(x, int)


print(race(extend, extend, read), len(grow), all(grow.count(i) == 20 for i in range(0, N // 10, 16)))
numbers = list(range(200))


def swap(step):
    for i in range(N):
        j = (i * step) % 200
        numbers[j] = numbers[j]


print(race(lambda: swap(3), lambda: swap(7)), sorted(numbers) == list(range(200)))
d = {i: i for i in range(100)}


def replace(offset):
    for i in range(N):
        d[i % 100] = i % 100 + offset * 1000


def look():
    for i in range(N):
        assert d[i % 100] % 1000 == i % 100
        assert len(d) == 100


print(race(lambda: replace(1), lambda: replace(2), look, look), sorted(d) == list(range(100)))


def iterate():
    for _ in range(20):
        try:
            for key in stable:
                stable[key] += 0
        except RuntimeError:
            pass


stable = {i: 0 for i in range(50)}
print(race(iterate, iterate), len(stable))
s = {"text": ""}


def strings():
    local = ""
    for i in range(N):
        local += "x"
        s["text"] = local


def sees_whole_strings():
    for _ in range(N):
        t = s["text"]
        assert t == "x" * len(t)


print(race(strings, sees_whole_strings), len(s["text"]))
cell = 0


def closure_race():
    value = [0]

    def inc():
        for _ in range(N):
            value[0] = value[0] + 1

    errors = race(inc, inc)
    return errors, 0 < value[0] <= 2 * N


print(closure_race())
gen_lock_errors = set()


def shared_generator():
    def numbers():
        for i in range(2000):
            yield i

    g, taken = numbers(), [[], []]

    def take(mine):
        while True:
            try:
                mine.append(next(g))
            except StopIteration:
                return
            except ValueError as e:
                gen_lock_errors.add(str(e))

    errors = race(lambda: take(taken[0]), lambda: take(taken[1]))
    return errors, sorted(taken[0] + taken[1]) == list(range(2000))


print(shared_generator(), gen_lock_errors <= {"generator already executing"})
counter = iter(range(4 * N))
taken = []
print(
    race(*[lambda: [taken.append(next(counter)) for _ in range(N)] for _ in range(4)]),
    sorted(taken) == list(range(4 * N)),
)


def sort_while_reading():
    values = [(i * 7919) % 1009 for i in range(500)]
    original = sorted(values)

    def sorter():
        for _ in range(10):
            values.sort(reverse=True)
            values.sort()

    def checker():
        for _ in range(50):
            n = len(values)
            assert n in (0, 500)

    return race(sorter, checker), values == original


print(sort_while_reading())
