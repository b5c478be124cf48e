"""A thread stores into its own list, or into an instance's attributes, while another changes how they are laid out. A store is
never lost: who has stored reads what it stored."""

import sys

import racing

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 20
STORES = int(sys.argv[2]) if len(sys.argv) > 2 else 2000


def race(mine, others):
    """Runs `mine()` beside `others(stop)`, which is to end when something is in `stop`."""
    stop = []

    def until_done():
        try:
            mine()
        finally:
            stop.append(True)
    racing.race(until_done, lambda: others(stop))


def list_grows_and_shrinks():
    items = [0] * 64

    def store():
        for i in range(STORES):
            items[i % 64] = i
            assert items[i % 64] == i, (items[i % 64], i)

    def resize(stop):
        while not stop:
            for _ in range(200):
                items.append(-1)
            for _ in range(200):
                items.pop()
    race(store, resize)
    assert len(items) == 64 and items[(STORES - 1) % 64] == STORES - 1


def list_is_replaced():
    items = list(range(8))

    def store():
        for i in range(STORES):
            items[3] = i
            assert items[3] == i, (items[3], i)

    def extend(stop):
        while not stop:
            items[8:] = range(100)
            del items[8:]
    race(store, extend)


def list_changes_hands():
    """The owner changes its list's length, until another thread does too: nothing is lost, and nothing comes twice."""
    lists = []
    rounds = max(STORES // 20, 1)

    def owner():
        items = []
        lists.append(items)
        for i in range(rounds):
            items.append(("owner", i))
            items.insert(0, None)
            assert items[:][0] is None and items.pop(0) is None

    def other():
        while not lists:
            pass
        for i in range(rounds):
            lists[0].append(("other", i))
            assert None not in lists[0][1::2] + lists[0][2:]
    racing.race(owner, other)
    for name in ("owner", "other"):
        numbers = [i for who, i in lists[0] if who == name]
        assert numbers == list(range(rounds)), numbers


def attributes_move(into_dict):
    class Thing:
        pass
    thing = Thing()
    thing.a = thing.b = 0

    def store():
        for i in range(STORES):
            thing.a = i
            assert thing.a == i, (thing.a, i)
            thing.b = -i
            assert thing.b == -i, (thing.b, -i)

    def add(stop):
        for n in range(40):
            setattr(thing, f"more{n}", n)
        if into_dict:
            assert len(vars(thing)) == 42
    race(store, add)
    assert (thing.a, thing.b) == (STORES - 1, 1 - STORES)


for _ in range(ROUNDS):
    list_grows_and_shrinks()
    list_is_replaced()
    list_changes_hands()
    attributes_move(False)
    attributes_move(True)
print("every store was kept")
