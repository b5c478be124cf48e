"""Threads that race for shared objects while garbage is collected. Every check holds for any interleaving, with the lock
and without: nothing is lost that one operation stores, nothing is seen half made, and no key or item comes from nowhere."""

import gc
import queue
import threading

from racing import CHOSEN, ROUNDS, THREADS, each, race


def lists():
    items = []

    def add(me):
        for i in range(ROUNDS):
            items.append((me, i))
    race(*each(add))
    assert len(items) == THREADS * ROUNDS
    for me in range(THREADS):
        assert [i for who, i in items if who == me] == list(range(ROUNDS)), "each one's in order"
    taken = [[] for _ in range(THREADS)]

    def take(me):
        while True:
            try:
                taken[me].append(items.pop())
            except IndexError:
                return
    race(*each(take))
    assert len({item for part in taken for item in part}) == sum(map(len, taken)) == THREADS * ROUNDS

    numbers = list(range(100))

    def shuffle(me):
        for i in range(ROUNDS):
            match me:
                case 0:
                    numbers.reverse()
                case 1:
                    assert all(0 <= n < 100 for n in numbers)
                case 2:
                    assert len(numbers[:]) <= 200
                    numbers[i % 50] = i % 100
                case _:
                    numbers.insert(i % 20, 7)
                    del numbers[i % 30]
    race(*each(shuffle))
    assert len(numbers) == 100


def dicts():
    table = {}

    def add(me):
        for i in range(ROUNDS):
            table[me, i] = i
            assert table[me, i] == i
            assert table.get((me, i + 1)) is None
    race(*each(add))
    assert len(table) == THREADS * ROUNDS and all(key[1] == value for key, value in table.items())
    counts = {}

    def first(me):
        wins = 0
        for i in range(ROUNDS):
            wins += counts.setdefault(i, me) == me
        won[me] = wins
    won = [0] * THREADS
    race(*each(first))
    assert sum(won) == ROUNDS, "every key has one owner"

    def take(me):
        for i in range(ROUNDS):
            if table.pop((i % THREADS, i), None) is not None:
                popped[me] += 1
            for _ in range(3):
                try:
                    for key in table:
                        assert len(key) == 2
                        break
                except RuntimeError:
                    pass    # changed size during iteration
    popped = [0] * THREADS
    race(*each(take))
    assert sum(popped) == ROUNDS and len(table) == (THREADS - 1) * ROUNDS


def sets():
    seen = set()

    def add(me):
        for i in range(ROUNDS):
            seen.add(i * THREADS + me)
            seen.discard(i * THREADS + me - THREADS)
            assert i * THREADS + me in seen
    race(*each(add))
    assert seen == {(ROUNDS - 1) * THREADS + me for me in range(THREADS)}


class Thing:
    shared = 0

    def __init__(self, me):
        self.me = me
        self.twice = me * 2


def instances():
    thing = Thing(1)

    def write(me):
        for i in range(ROUNDS):
            setattr(thing, f"own_{me}_{i % 40}", i)
            assert getattr(thing, f"own_{me}_{i % 40}") == i
            if i % 3 == 0:
                delattr(thing, f"own_{me}_{i % 40}")
            assert thing.twice == 2
            new = Thing(i)
            assert new.twice == new.me * 2
    race(*each(write))
    assert {name for name in vars(thing) if not name.startswith("own")} == {"me", "twice"}


def classes():
    def write(me):
        for i in range(ROUNDS):
            Thing.shared = (me, i)
            who, what = Thing(0).shared
            assert 0 <= who < THREADS and 0 <= what < ROUNDS
            setattr(Thing, f"method_{me}", lambda self, i=i: i)
            assert getattr(Thing(0), f"method_{me}")() == i
            made = type(f"Made{me}", (Thing,), {"value": i})
            assert made(3).value == i and made(3).me == 3
    race(*each(write))


counter = 0


def names():
    global counter

    def count(me):
        global counter
        for i in range(ROUNDS):
            counter = me
            assert 0 <= counter < THREADS
            globals()[f"name_{me}_{i % 30}"] = i
            assert globals()[f"name_{me}_{i % 30}"] == i
    race(*each(count))
    total = 0
    lock = threading.Lock()

    def add(me):
        nonlocal total
        for i in range(ROUNDS):
            with lock:
                total += 1
    race(*each(add))
    assert total == THREADS * ROUNDS


def generators():
    def numbers():
        n = 0
        while n < THREADS * ROUNDS:
            yield n
            n += 1
    source, got = numbers(), [[] for _ in range(THREADS)]

    def pull(me):
        while True:
            try:
                got[me].append(next(source))
            except StopIteration:
                return
            except ValueError:
                pass    # already executing
    race(*each(pull))
    every = sorted(n for part in got for n in part)
    assert every == list(range(THREADS * ROUNDS)), "each once"
    assert all(part == sorted(part) for part in got)


def strings():
    words = ["", "é" * 3, "x"]

    def grow(me):
        own = ""
        for i in range(ROUNDS):
            own += chr(97 + me)
            both = words[0] + own
            words[i % 3] = own
            assert set(own) == {chr(97 + me)} and len(own) == i + 1
            assert both.endswith(own)
            assert hash(own) == hash("".join([own])) and own in {own: 1}
    race(*each(grow))


def queues():
    q, got = queue.Queue(5), [[] for _ in range(2)]

    def put(me):
        for i in range(ROUNDS):
            q.put((me, i))
        q.put(None)

    def get(me):
        while (item := q.get()) is not None:
            got[me].append(item)
    race(lambda: put(0), lambda: put(1), lambda: get(0), lambda: get(1))
    assert sorted(got[0] + got[1]) == [(me, i) for me in range(2) for i in range(ROUNDS)]
    simple, lots = queue.SimpleQueue(), []
    race(lambda: [simple.put(i) for i in range(ROUNDS)], lambda: lots.extend(simple.get() for _ in range(ROUNDS)))
    assert lots == list(range(ROUNDS))


def collections():
    rings = []

    def make(me):
        for i in range(ROUNDS):
            ring = [me, i]
            ring.append(ring)
            rings.append(ring)
            if i % 50 == 0:
                gc.collect()
            if len(rings) > 100:
                try:
                    old = rings.pop(0)
                except IndexError:
                    continue
                assert old[2] is old and old[1] < ROUNDS
    race(*each(make))


def ends_beside_collections():
    """Whoever wants to collect waits for those that run, and one of them may be about to end."""
    for i in range(ROUNDS * 5):
        race(gc.collect, *[lambda n=n: sum(range(i % 40 * n)) for n in range(THREADS - 1)])


for part in (lists, dicts, sets, instances, classes, names, generators, strings, queues, collections, ends_beside_collections):
    if CHOSEN and part.__name__ not in CHOSEN:
        continue
    part()
    print(part.__name__, "hold")
