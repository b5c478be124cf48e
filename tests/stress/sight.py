"""What instructions do at sight, without calling a method: items of arrays, buffers and deques, new keys of sets and dicts, loops over
dicts and pairs, generators that rest and run on, iterators taken from in stretches. What they work on is changed by others all the
while: each reads something that was there, stores where it ought to, or raises what Python does."""

import array
import collections
import itertools

from racing import CHOSEN, ROUNDS, THREADS, against, each, race


def items_of_arrays():
    numbers = array.array("q", range(16))

    def resize(i):
        if i % 3:
            numbers.extend(numbers[:8])
            del numbers[16:]
        else:
            numbers.append(-5)
            numbers.pop()

    def read():
        for i in range(-8, 16):
            try:
                n = numbers[i]
            except IndexError:
                continue
            assert 0 <= i != n < 16 or n == i or i < 0 and -6 < n < 16, (i, n)
        for n in numbers:
            assert -6 < n < 16
    against(resize, read)

    def store(me):
        for i in range(ROUNDS):
            mine[me] = i
            assert mine[me] == i and len(mine) >= THREADS
            if i % 5 == 0:
                mine.append(0)
                mine.pop()
    for mine in (array.array("d", bytes(8 * THREADS)), array.array("i", [0] * THREADS)):
        race(*each(store))
        assert list(mine) == [ROUNDS - 1] * THREADS


def items_of_buffers():
    data = bytearray(range(64))

    def resize(i):
        data.extend(b"\xff" * (i % 200))
        del data[64:]

    def read():
        assert [data[i] for i in range(64)] == list(range(64))
        assert data[-1] in (63, 255) and data[5:9] == b"\5\6\7\x08"
        for n, byte in zip(range(64), data):
            assert byte == n
    against(resize, read)

    shared = bytearray(THREADS)

    def store(me):
        for i in range(ROUNDS):
            shared[me] = i % 256
            assert shared[me] == i % 256
            if i % 7 == 0:
                shared.append(1)
                del shared[-1]
    race(*each(store))
    assert shared == bytes([(ROUNDS - 1) % 256]) * THREADS


def items_of_deques():
    line = collections.deque(range(100))

    def turn(i):
        if i % 2:
            line.append(line.popleft())
        else:
            line.extendleft((5,) * 40)
            for _ in range(40):
                line.popleft()

    def read():
        for i in (0, 1, 50, -1):
            assert 0 <= line[i] < 100
        try:
            assert all(0 <= n < 100 for n in line)
        except RuntimeError as error:
            assert str(error) == "deque mutated during iteration"
    against(turn, read)

    slots = collections.deque([0] * THREADS)

    def store(me):
        for i in range(ROUNDS):
            slots[me] = i
            assert slots[me] == i
            slots.append(0)
            slots.pop()
    race(*each(store))
    assert list(slots) == [ROUNDS - 1] * THREADS


def new_keys():
    table, group, nested = {}, set(), collections.defaultdict(list)

    def add(me):
        for i in range(ROUNDS):
            table[me, i] = i
            group.add((i, me))
            table[i] = i
            group.add(i)
            nested[i % 10].append((me, i))
            assert table[me, i] == table[i] == i and (i, me) in group and i in group
            if i % 3 == 0:
                del table[me, i]
                group.discard((i, me))
    race(*each(add))
    kept = [i for i in range(ROUNDS) if i % 3]
    assert len(table) == len(group) == ROUNDS + THREADS * len(kept)
    assert all(table[me, i] == i and (i, me) in group for me in range(THREADS) for i in kept)
    assert sorted(pair for pairs in nested.values() for pair in pairs) == [(me, i) for me in range(THREADS) for i in range(ROUNDS)]

    words = [f"w{i % 50}" for i in range(ROUNDS)]

    def gather(me):
        for _ in range(4):
            assert {w: len(w) for w in words} == {w: len(w) for w in set(words)}
            assert len({w for w in words}) == len(set(words))
            own.update({(me, w): 1 for w in words})
    own = {}
    race(*each(gather))
    assert len(own) == THREADS * len(set(words))


def loops_over_dicts():
    table = {i: -i for i in range(20)}

    def change(i):
        table[20 + i % 30] = -(20 + i % 30)
        table.pop(20 + (i + 7) % 30, None)

    def read():
        live = table.items()
        for view in (live, zip(table, table.values()), list(table.items()), table.copy().items()):
            seen = set()
            try:
                for k, v in view:
                    assert k == -v or isinstance(view, zip), (k, v)
                    # What is taken out and put in again meanwhile comes once more, as in CPython.
                    assert k not in seen or view is live or isinstance(view, zip), (k, v)
                    seen.add(k)
            except RuntimeError as error:
                assert "dictionary" in str(error), error
                continue
            assert seen.issuperset(range(20)) or isinstance(view, zip), seen
        assert table.keys() >= set(range(20)) and 5 in table.keys() and (5, -5) in table.items()
        assert not {5: 5}.items() & table.items() and len({3: -3}.items() & table.items()) == 1
        assert dict(table)[7] == -7 and sum(1 for k in range(20) if k in table) == 20
    against(change, read)


def stretches():
    source = list(range(100))

    def change(i):
        source[i % 100] = i % 100 + 100 * (i % 9)
        source.extend((100, 101, 102))
        del source[100:]

    def read():
        for made in (list(zip(source, range(100))), list(map(lambda a, b: (a, b), source, range(100)))):
            assert len(made) == 100 and all(a % 100 == n for a, n in made), made
        pairs = list(enumerate(source))
        assert 100 <= len(pairs) <= 103 and all(n % 100 == i % 100 for i, n in pairs), pairs
        table = dict(zip(range(100), source))
        assert len(table) == 100 and all(table[k] % 100 == k for k in table)
        assert [a % 100 for a, in zip(source)][:100] == list(range(100))
        assert sum(n % 100 for n in itertools.islice(source, 100)) == 4950
        assert len({n % 100 for n in source}) == 100 and max(n % 100 for n in source) == 99
    against(change, read)


class Steps:
    """A guest's iterator, which rests on a generator."""

    def __init__(self, numbers):
        self.numbers = numbers

    def __iter__(self):
        return (yield from self.numbers)


def generators_rest_and_run_on():
    size = ROUNDS

    def numbers():
        for n in range(size):
            got = yield n
            assert got is None or got in range(THREADS)

    def through():
        return (yield from numbers())

    async def answer():
        for n in range(size):
            await Awaited(n)

    class Awaited:
        def __init__(self, n):
            self.n = n

        def __await__(self):
            yield self.n

    def running(error):
        return "already" in str(error) or "can't send non-None" in str(error) or "being awaited" in str(error)

    for make, send in ((numbers, True), (through, True), (lambda: iter(Steps(numbers())), False), (answer, True),
                       (lambda: (n for n in range(size)), True), (lambda: (n for n in numbers() for _ in (1,)), True)):
        source, got = make(), [[] for _ in range(THREADS)]

        def pull(me):
            while True:
                try:
                    got[me].append(source.send(None if make is answer or not me % 2 else me) if send else next(source))
                except StopIteration:
                    return
                except (ValueError, TypeError) as error:
                    assert running(error), error
                except RuntimeError as error:
                    # A coroutine that is at its end.
                    assert make is answer and "cannot reuse" in str(error), error
                    return
        race(*each(pull))
        assert sorted(n for part in got for n in part) == list(range(size)), make
        assert all(part == sorted(part) for part in got)


for part in (items_of_arrays, items_of_buffers, items_of_deques, new_keys, loops_over_dicts, stretches, generators_rest_and_run_on):
    if CHOSEN and part.__name__ not in CHOSEN:
        continue
    part()
    print(part.__name__, "hold")
