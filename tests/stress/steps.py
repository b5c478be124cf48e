"""What is one step with the lock is one step without: operations on what threads share, seen by others as done or as not yet begun,
and never undone by one another. Every check holds for any interleaving."""

import bisect
import collections
import copy
import functools
import gc
import heapq
import io
import itertools
import queue
import weakref

from racing import CHOSEN, ROUNDS, THREADS, against, each, race


def lists_are_read_whole():
    size = 12
    items = list(range(size))

    def change(i):
        match i % 4:
            case 0:
                items.reverse()
            case 1:
                items.sort()
            case 2:
                items[2:6] = items[2:6]
            case _:
                items.insert(0, items[-1])
                del items[-1]

    def whole():
        for seen in (items[:], items.copy(), list(items), sorted(items), [*items], items + [], items * 1, items[::-1], tuple(items)):
            assert len(seen) in (size, size + 1) and len(set(seen)) == size, seen
    against(change, whole)

    shuffled = list(range(size))

    def turn(i):
        if i % 2:
            shuffled.reverse()
        else:
            shuffled.sort()

    def permuted():
        assert sorted(shuffled[:]) == sorted(shuffled) == list(range(size))
        assert 5 in shuffled and shuffled.count(7) == 1 and 0 <= shuffled.index(3) < size
        assert len(set(shuffled)) == len({*shuffled}) == size
        a, *rest = shuffled
        assert a in (0, size - 1) and len(rest) == size - 1
    against(turn, permuted)

    stack = [0]

    def push_and_pop(i):
        stack.append(i)
        stack.pop()

    def top():
        assert stack[-1] >= 0 and stack[0] == 0 and stack[-1:] and 0 in stack
    against(push_and_pop, top)


def nothing_is_lost_of_lists():
    for change in (lambda l: l.sort(), lambda l: l.reverse(), lambda l: l.sort(reverse=True), lambda l: l.__imul__(1),
                   lambda l: l.extend(()), lambda l: l.sort(key=abs), lambda l: l.__setitem__(slice(0, 0), [])):
        items = []

        def work(me):
            for i in range(ROUNDS // 8):
                items.append(me * ROUNDS + i)
                change(items)
        race(*each(work))
        assert sorted(items) == [me * ROUNDS + i for me in range(THREADS) for i in range(ROUNDS // 8)]

    items = [i % 20 for i in range(ROUNDS)]
    removed = [0] * THREADS

    def remove(me):
        for i in range(ROUNDS):
            try:
                items.remove(i % 20)
                removed[me] += 1
            except ValueError:
                pass
    race(*each(remove))
    assert sum(removed) == ROUNDS and not items

    heap, taken = [], [[] for _ in range(THREADS)]

    def push_and_pop(me):
        for i in range(ROUNDS // 2):
            heapq.heappush(heap, (i * 7 % 50, me, i))
            if i % 3 == 0:
                taken[me].append(heapq.heappop(heap))
            if i % 50 == 0:
                heapq.heapify(heap)
    race(*each(push_and_pop))
    rest = [heapq.heappop(heap) for _ in range(len(heap))]
    assert rest == sorted(rest)
    every = sorted(rest + [item for part in taken for item in part])
    assert every == sorted((i * 7 % 50, me, i) for me in range(THREADS) for i in range(ROUNDS // 2))

    line = []
    race(*each(lambda me: [bisect.insort(line, i * 13 % 101) for i in range(ROUNDS // 2)]))
    assert line == sorted(line) and len(line) == THREADS * (ROUNDS // 2)


def dicts_are_read_whole():
    table = {"a": 0, "b": 0, **{i: i for i in range(5)}}

    def change(i):
        table.update({"a": i, "b": i, ("new", i): i})
        table.pop(("new", i - 3), None)

    def equal():
        for seen in (table.copy(), dict(table), {**table}, table | {}, dict(list(table.items()))):
            assert seen["a"] == seen["b"], seen
        keys = list(table)
        assert keys[:2] == ["a", "b"] and len(keys) == len(set(keys))
    against(change, equal)

    passed = {"left": 1}

    def hand_over(i):
        passed["right"] = passed.pop("left", 1) if i % 2 else 1
        passed["left"] = 1
        del passed["right"]
        passed["right"] = 1
        passed.pop("left")
        passed["left"] = 1
        passed.pop("right")

    def there():
        assert len(passed.keys()) >= 0
        assert passed.get("left", passed.get("right", passed.get("left", 1))) == 1
    against(hand_over, there)

    for _ in range(ROUNDS // 8):
        space = {}

        def write(me):
            for i in range(20):
                space[f"name_{me}_{i}"] = i
                assert space[f"name_{me}_{i}"] == i
        race(lambda: exec("def f(): return name_0_3", space), *[lambda me=me: write(me) for me in range(THREADS - 1)])
        assert all(space[f"name_{me}_{i}"] == i for me in range(THREADS - 1) for i in range(20)) and space["f"]() == 3

    lists = collections.defaultdict(list)
    race(*each(lambda me: [lists[i].append(me) for i in range(ROUNDS)]))
    assert all(sorted(lists[i]) == list(range(THREADS)) for i in range(ROUNDS))


def sets_change_at_once():
    keep, pairs = set(range(1000)), set()

    def add_and_intersect(me):
        nonlocal own
        for i in range(ROUNDS // 2):
            own.add(i * THREADS + me)
            own &= keep
            assert i * THREADS + me in own or i * THREADS + me >= 1000
    own = set()
    race(*each(add_and_intersect))
    assert own == {n for n in range(ROUNDS // 2 * THREADS) if n < 1000}

    def change(i):
        both = {i * 2, i * 2 + 1}
        pairs.update(both)
        pairs.difference_update({i * 2 - 8, i * 2 - 7})
        pairs.symmetric_difference_update({-2, -1})

    def paired():
        for seen in (set(pairs), pairs.copy(), pairs | set(), frozenset(pairs), set(list(pairs))):
            assert all(n ^ 1 in seen for n in seen), seen
    against(change, paired)


class Thing:
    kind = "thing"

    def __init__(self):
        self.first, self.second = 1, 2


class Slotted:
    __slots__ = ("one", "two", "__dict__")


def attributes_stay():
    for _ in range(ROUNDS // 4):
        thing = Thing()

        def convert():
            assert thing.__dict__ == {"first": 1, "second": 2}

        def look():
            assert copy.copy(thing).second == 2 and len(vars(copy.copy(thing))) == 2
            assert thing.first == 1 and hasattr(thing, "second")
        race(convert, *[look] * (THREADS - 1))

    slotted = Slotted()
    slotted.two = 0

    def set_and_delete(me):
        for i in range(ROUNDS):
            slotted.one = i
            setattr(slotted, f"own_{me}", i)
            assert getattr(slotted, f"own_{me}") == i and slotted.two == 0
            if i % 3 == me % 3:
                try:
                    del slotted.one
                except AttributeError:
                    pass
    race(*each(set_and_delete))
    assert set(vars(slotted)) == {f"own_{me}" for me in range(THREADS)}


def read(obj):
    return obj.kind, len(obj)


def classes_are_known_as_they_are():
    for i in range(ROUNDS):
        made = type("Made", (Thing,), {"kind": 0, "__len__": lambda self: 0})
        obj = made()

        def change(me):
            made.kind = me + 1
            made.__len__ = lambda self: me + 1
            below = type("Below", (made,), {})
            assert len(below()) > 0

        def look():
            for _ in range(5):
                kind, size = read(obj)
                assert 0 <= kind < 3 and 0 <= size < 3
        race(lambda: change(0), lambda: change(1), *[look] * max(THREADS - 2, 1))
        assert read(obj) == (made.kind, made.__len__(obj)), "a stale cache"


name = 0


def names_stay_in_their_namespace():
    global name

    def store(me):
        global name
        for i in range(ROUNDS):
            name = i

    def delete():
        global name
        for i in range(ROUNDS):
            try:
                del name
            except NameError:
                pass
    for last in range(5):
        race(delete, *each(store)[1:])
        name = last
        assert globals()["name"] == last and "name" in list(globals())


def iterators_give_each_item_once():
    size = ROUNDS * 2
    source = list(range(size))
    made = [
        iter(source), iter(range(size)), source.__iter__(), iter(tuple(source)), reversed(source), map(int, source), map(abs, iter(source)),
        itertools.islice(itertools.count(), size), itertools.chain(source[:9], source[9:]), iter(dict.fromkeys(source)),
        iter(dict.fromkeys(source).keys()), iter(set(source)), iter(collections.deque(source)), reversed(range(size)),
        itertools.accumulate([0] + [1] * (size - 1)), itertools.takewhile(lambda n: True, source),
    ]
    pairs = [enumerate(source), zip(source, source), iter({n: n for n in source}.items()), enumerate(iter(range(size))),
             itertools.zip_longest(source, source), itertools.product(source[:1], source)]
    for shared in made + pairs:
        got = [[] for _ in range(THREADS)]

        def take(me):
            while True:
                try:
                    got[me].append(next(shared))
                except StopIteration:
                    return
                except ValueError as error:
                    assert str(error) == "generator already executing"
        race(*each(take))
        every = sorted(item if isinstance(item, int) else item[1] for part in got for item in part)
        assert every == source, (shared, len(every))


def deques_and_queues():
    ring = collections.deque(range(10))

    def turn(i):
        ring.rotate(i % 7 - 3)
        if i % 3 == 0:
            ring.reverse()

    def whole():
        try:
            assert sorted(ring.copy()) == list(range(10)) and 4 in ring and ring.count(5) == 1
        except RuntimeError:
            pass    # mutated during iteration
    against(turn, whole)

    works, taken = collections.deque(range(ROUNDS * 4)), [[] for _ in range(THREADS)]

    def take(me):
        while True:
            try:
                taken[me].append(works.popleft() if me % 2 else works.pop())
            except IndexError:
                return
    race(*each(take))
    assert sorted(n for part in taken for n in part) == list(range(ROUNDS * 4))

    for kind in (queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
        line, got = kind(), [[] for _ in range(THREADS)]

        def pass_on(me):
            for i in range(ROUNDS // 4):
                line.put((me, i))
                got[me].append(line.get())
        race(*each(pass_on))
        assert sorted(item for part in got for item in part) == [(me, i) for me in range(THREADS) for i in range(ROUNDS // 4)]


def buffers():
    data, text = bytearray(), io.StringIO()

    def write(me):
        for i in range(ROUNDS):
            data.append(me)
            text.write(f"{me}:{'x' * (i % 9)}\n")
            assert len(bytes(data)) >= i and text.getvalue().endswith("\n")
    race(*each(write))
    assert all(data.count(me) == ROUNDS for me in range(THREADS))
    lines = text.getvalue().splitlines()
    assert len(lines) == THREADS * ROUNDS and all(line[1] == ":" and set(line[2:]) <= {"x"} for line in lines)

    base = "b" * 300
    base += "c"
    got = [[] for _ in range(THREADS)]

    def extend(me):
        for i in range(ROUNDS):
            longer = base + chr(97 + me)
            longer += chr(97 + me) * 3
            got[me].append(longer)
    race(*each(extend))
    assert all(set(part) == {base + chr(97 + me) * 4} for me, part in enumerate(got))


def caches():
    @functools.lru_cache(maxsize=16)
    def twice(n):
        return n * 2

    @functools.cache
    def thrice(n):
        return [n * 3]

    def ask(me):
        for i in range(ROUNDS):
            assert twice(i * 7 % 40) == i * 7 % 40 * 2 and thrice(i % 50) == [i % 50 * 3]
            if i % 100 == 0:
                twice.cache_clear() if me == 0 else twice.cache_info()
    race(*each(ask))
    assert twice.cache_info().currsize <= 16 and thrice.cache_info().currsize == min(ROUNDS, 50)
    info = thrice.cache_info()
    assert info.hits + info.misses == THREADS * ROUNDS


class Node:
    def __init__(self, n):
        self.n = n
        self.me = self


def weak_references():
    gone = []
    table, group = weakref.WeakValueDictionary(), weakref.WeakSet()

    def drop(me):
        kept = []
        for i in range(ROUNDS // 2):
            node = Node(i)
            ref = weakref.ref(node, gone.append)
            table[me, i] = node
            group.add(node)
            kept.append((node, ref))
            if i % 20 == 19:
                del node
                kept[:] = kept[-5:]
                gc.collect() if i % 40 == 39 else None
            for node, ref in kept:
                assert ref() is node and table[me, node.n] is node and node in group and node.me is node
            old = table.get((me, i // 2))
            assert old is None or old.n == i // 2
    race(*each(drop))
    gc.collect()
    assert all(ref() is None for ref in gone)


def generators_end_once():
    ended = []

    def numbers():
        try:
            for n in itertools.count():
                yield n
        finally:
            ended.append(True)
    for _ in range(ROUNDS // 4):
        ended.clear()
        source = numbers()
        next(source)

        def end(how):
            while True:
                try:
                    how()
                    return
                except (StopIteration, KeyError):
                    return
                except ValueError:
                    pass    # already executing
        race(lambda: end(source.close), lambda: end(lambda: source.throw(KeyError)), *[lambda: end(lambda: next(source))] * (THREADS - 2))
        source.close()
        assert ended == [True]


for part in (lists_are_read_whole, nothing_is_lost_of_lists, dicts_are_read_whole, sets_change_at_once, attributes_stay,
             classes_are_known_as_they_are, names_stay_in_their_namespace, iterators_give_each_item_once, deques_and_queues, buffers,
             caches, weak_references, generators_end_once):
    if CHOSEN and part.__name__ not in CHOSEN:
        continue
    part()
    print(part.__name__, "hold")
