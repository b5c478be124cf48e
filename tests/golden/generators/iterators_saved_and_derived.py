"""Iterators are copied, pickled and set to a place, and guests derive from their classes."""

import copy
import operator
import pickle


def shown(reduced):
    made, args, *state = reduced
    return made.__name__, [a if isinstance(a, (str, bytes, list, tuple, range)) else type(a).__name__ for a in args], *state


for make in (
    lambda: iter([1, 2, 3]), lambda: iter((1, 2)), lambda: iter("ab"), lambda: iter("äb"), lambda: iter(b"ab"),
    lambda: iter(bytearray(b"ab")), lambda: iter(range(3)), lambda: iter(range(0, 10**20, 10**19)), lambda: iter({1: 2, 3: 4}),
    lambda: iter({1: 2}.items()), lambda: iter({1: 2}.values()), lambda: reversed([1, 2]), lambda: reversed((1, 2)),
    lambda: reversed(range(3)), lambda: enumerate([5, 6]), lambda: zip([1, 2], [3, 4]), lambda: zip([1, 2], [3, 4], strict=True),
    lambda: map(len, ["a", "bc"]), lambda: filter(None, [1, 0, 2]), lambda: filter(str, [1, 0, 2]), lambda: iter({3}),
):
    it = make()
    next(it)
    print(type(it).__name__, *shown(it.__reduce__()))
    rest = list(pickle.loads(pickle.dumps(it)))
    print("   ", rest, list(copy.deepcopy(it)) == rest, list(copy.copy(it)) == rest)
    if type(it).__name__ not in ("filter", "zip"):
        list(it)
        print("   ", *shown(it.__reduce__()))


class Sequence:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i < 3:
            return i * 10
        raise IndexError


it = iter(Sequence())
next(it)
print(type(it).__name__, *shown(it.__reduce__()), operator.length_hint(it), list(pickle.loads(pickle.dumps(it))))
print(list(it), it.__reduce__(), operator.length_hint(it))
it = reversed(Sequence())
next(it)
print(type(it).__name__, *shown(it.__reduce__()), operator.length_hint(it), list(copy.copy(it)))
numbers = iter([1, 2, 0, 3].pop, 0)
print(type(numbers).__name__, len(numbers.__reduce__()[1]), list(numbers), numbers.__reduce__())

for it, state in (
    (iter([1, 2, 3]), 2), (iter((1, 2, 3)), -5), (iter(range(5)), 3), (iter(range(5)), 99), (reversed([1, 2, 3]), 0),
    (reversed((1, 2, 3)), -1), (iter("abc"), 1), (iter(b"abc"), 100), (iter(Sequence()), 2), (iter([1]), -42),
):
    it.__setstate__(state)
    print(type(it).__name__, state, list(it))


class Numbered(enumerate):
    def __init__(self, *args):
        self.tag = args

    def __next__(self):
        i, value = super().__next__()
        return i * 10, value


n = Numbered("abc", 1)
print(type(n).__name__, n.tag, next(n), list(n), isinstance(n, enumerate))


class Calls(map):
    pass


class Pairs(zip):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.count = len(args)
        return self


class Wanted(filter):
    def __iter__(self):
        return iter(["own"])


class Backwards(reversed):
    pass


def letters():
    yield "x"
    yield "y"


print(list(Calls(str, [1, 2])), next(Calls(str, letters())), type(Calls(str, [])).__name__)
p = Pairs([1, 2], letters())
print(p.count, list(p), type(p).__name__, [x for x in Pairs("ab", "cd")], dict(Pairs("ab", "cd")))
print(list(Wanted(None, [1])), [*Calls(abs, [-1])], sum(Calls(abs, [-1, 2])), type(Backwards([1])).__name__, list(Backwards((1, 2))))
print(list(pickle.loads(pickle.dumps(Calls(abs, [-1, -2])))), type(copy.copy(Numbered("ab"))).__name__)
