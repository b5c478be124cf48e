"""Classes that behave as containers, iterators, callables and context managers."""


class Deck:
    ranks = list("23456789TJQKA")

    def __init__(self):
        self.cards = [r + s for s in "CDHS" for r in self.ranks]

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, i):
        return self.cards[i]

    def __setitem__(self, i, value):
        self.cards[i] = value

    def __delitem__(self, i):
        del self.cards[i]

    def __contains__(self, card):
        return card in self.cards

    def __reversed__(self):
        return iter(["reversed!"])


deck = Deck()
print(
    len(deck),
    deck[0],
    deck[-1],
    deck[:3],
    deck[12::13],
    "AS" in deck,
    "XX" in deck,
    list(reversed(deck)),
    [c for c in deck if c[0] == "A"],
    max(deck),
    sorted(deck)[:2],
    list(zip(deck, "abc")),
    list(enumerate(deck))[1],
)
deck[0], deck[-2:] = "joker", ["x", "y"]
del deck[1], deck[1:5]
print(
    deck[:4],
    deck[-2:],
    len(deck),
    bool(deck),
    [*deck][:2],
    next(iter(deck)),
    dict.fromkeys(deck[:2]),
    "".join(deck[:3]),
)
try:
    deck[100]
except IndexError as e:
    print(e)


class OldIteration:
    """Only __getitem__: iterated from 0 until IndexError."""

    def __getitem__(self, i):
        print("get", i, end="; ")
        if i >= 3:
            raise IndexError
        return i * i


print(list(OldIteration()))
print(4 in OldIteration(), 5 in OldIteration())
for x in OldIteration():
    if x:
        break
print(x)
a, b, c = OldIteration()
print(a, b, c)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


c = Countdown(3)
print(
    list(c),
    list(c),
    [x for x in Countdown(2)],
    sum(Countdown(4)),
    max(Countdown(5)),
    2 in Countdown(3),
    tuple(Countdown(2)),
    next(Countdown(0), "empty"),
    list(map(str, Countdown(2))),
    dict(zip(Countdown(2), "ab")),
    sorted(Countdown(3)),
    set(Countdown(2)) == {1, 2},
    ",".join(map(str, Countdown(3))),
    [*Countdown(2), *Countdown(1)],
    any(x > 2 for x in Countdown(3)),
)


class Grid:
    def __init__(self, w, h):
        self.w, self.h, self.cells = w, h, {}

    def __getitem__(self, key):
        x, y = key
        return self.cells.get((x % self.w, y % self.h), ".")

    def __setitem__(self, key, value):
        x, y = key
        self.cells[x % self.w, y % self.h] = value

    def __iter__(self):
        for y in range(self.h):
            yield "".join(self[x, y] for x in range(self.w))

    def __str__(self):
        return "\n".join(self)


g = Grid(4, 2)
g[0, 0] = "a"
g[-1, -1] = "z"
g[5, 0] = "b"
print(g, g[4, 2], sep="\n")


class Multi:
    def __getitem__(self, key):
        return key if not isinstance(key, slice) else (key.start, key.stop, key.step)

    def __call__(self, *args, **kwargs):
        return self, args, kwargs

    def __len__(self):
        return 10


m = Multi()
print(m[1], m[1:2], m[:, 1], m[-1], m["a"], m[::2], m[...], m(1, k=2)[1:])


class BadIter:
    def __iter__(self):
        return 5


class BadNext:
    def __iter__(self):
        return self


class NoneIter:
    __iter__ = None


class RaisingIter:
    def __iter__(self):
        raise KeyError("iter")


class RaisingNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("next")


for cls in (BadIter, BadNext, NoneIter, RaisingIter, RaisingNext):
    for use in (lambda o: [x for x in o], lambda o: list(o), lambda o: (lambda a, b: 0)(*o), lambda o: 1 in o):
        try:
            print(use(cls()))
        except (TypeError, KeyError, ValueError) as e:
            print(cls.__name__, type(e).__name__, e)


class LinkedList:
    class Node:
        __slots__ = ("value", "next")

        def __init__(self, value, next=None):
            self.value, self.next = value, next

    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for item in reversed(list(items)):
            self.push(item)

    def push(self, value):
        self.head = self.Node(value, self.head)
        self.size += 1

    def pop(self):
        if not self.head:
            raise IndexError("pop from empty LinkedList")
        node, self.head = self.head, self.head.next
        self.size -= 1
        return node.value

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __repr__(self):
        return "LinkedList([" + ", ".join(map(repr, self)) + "])"

    def __eq__(self, other):
        return isinstance(other, LinkedList) and list(self) == list(other)

    def __add__(self, other):
        return LinkedList([*self, *other])

    def __contains__(self, value):
        return any(v == value for v in self)

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous


chain = LinkedList("abc")
chain.push("z")
print(
    chain,
    len(chain),
    chain.pop(),
    "b" in chain,
    "q" in chain,
    chain + LinkedList([1]),
    chain == LinkedList("abc"),
    list(chain),
    bool(LinkedList()),
    [x * 2 for x in chain],
)
chain.reverse()
print(chain, *chain, max(chain))
try:
    LinkedList().pop()
except IndexError as e:
    print(e)


class Tags(dict):
    def __missing__(self, key):
        return f"<{key}>"

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getattr__(self, name):
        return self[name]


tags = Tags(A=1)
tags["B"] = 2
print(tags, tags["b"], tags["zz"], tags.b, tags.nothing, len(tags), tags.get("zz"), "zz" in tags)


class Length:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in (0, 3, -1, "x", 2**70, 1.5):
    try:
        print(len(Length(n)), bool(Length(n)))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
it = iter([1, 2, 3].__iter__())
print(
    next(it),
    it.__next__(),
    list(it),
    iter("ab").__class__.__name__,
    iter({}).__class__.__name__,
    iter(set()).__class__.__name__,
    iter(()).__class__.__name__,
    list(iter([1, 2, 3, 0, 4].pop, 0)),
    [c for c in iter(lambda n=iter("abcX"): next(n), "X")],
)
