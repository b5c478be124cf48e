"""Tuples, and packing and unpacking."""

t = (1, "two", 3.0)
print(t, len(t), t[0], t[-1], t[1:], t[::-1], t + (4,), t * 2, "two" in t, t.index(3.0), t.count(1), (), (1,), 1, 2)
print(
    (1, 2) == (1, 2),
    (1, 2) < (1, 3),
    (1,) < (1, 0),
    () < (0,),
    (1, "a") < (2, 1),
    (1, 2) == [1, 2],
    hash((1, 2)) == hash((1, 2)),
    hash((1, 2)),
    hash(()),
    hash((1, (2, 3))),
    hash((1.0, 2)),
    hash((-1, 0)),
)
a, b, c = t
(d, e), f = (1, 2), 3
[g, h] = 4, 5
i, *j = range(5)
*k, l = "abc"
m, *n, o = (1, 2)
p, (q, *r), s = 1, (2, 3, 4), [5]
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s)
a, b = b, a
x = y = z = []
print(a, b, x is y is z)
first, second = {"k1": 1, "k2": 2}
print(first, second)
for index, (name, *scores) in enumerate([("ann", 1, 2), ("bob",), ("cy", 3)]):
    print(index, name, scores, end="; ")
print()
for source, pattern in (
    ((1, 2), "3"),
    ((1, 2, 3, 4), "3"),
    ([], "3"),
    (5, "3"),
    ("ab", "3"),
    ({1, 2}, "3"),
    (range(2), "3"),
):
    try:
        u, v, w = source
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for source in ((), (1,), None):
    try:
        u, *v, w = source
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def gen():
    yield 1
    yield 2
    print("gen asked again")
    yield 3
    print("gen asked too much")


try:
    u, v = gen()
except ValueError as e:
    print(e)
for attempt in (
    lambda: t[5],
    lambda: t.index("x"),
    lambda: t + [1],
    lambda: t < 5,
    lambda: hash(([],)),
    lambda: t.append(1),
    lambda: (1, 2) < ("a", 1),
    lambda: t["a"],
    lambda: tuple(5),
    lambda: t.index(),
    lambda: t.__setitem__(0, 1),
    lambda: (1, 2, 3)[::0],
):
    try:
        print(attempt())
    except (IndexError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
inner = ([1], 2)
inner[0].append("changed")
print(
    inner,
    inner[0] is inner[0],
    tuple([1, 2]),
    tuple("ab"),
    tuple(x * 2 for x in range(3)),
    (*"ab", *range(2)),
    tuple({3: 1}),
)


def minmax(values):
    return min(values), max(values)


low, high = minmax([3, 1, 2])
print(low, high, minmax("hello"), *minmax((5, 6)))


def swap(pair):
    return pair[1], pair[0]


print(
    swap((1, 2)),
    sorted([(2, "b"), (1, "z"), (2, "a")]),
    max((1, 2), (1, 3)),
    min([(0, 9), (0, 8)]),
    sum((1, 2, 3)),
    dict([("k", 1)]),
    list(zip(*[(1, "a"), (2, "b")])),
)
points = {(0, 0): "origin", (1, 0): "east"}
print(points[0, 0], points.get((1, 0)), (2, 2) in points, {(x, y): x * y for x in range(2) for y in range(2)})
data = [("x", (1, 2)), ("y", (3, 4))]
for name, (left, right) in data:
    print(name, left + right, end=" ")
print([name + str(left) for name, (left, _) in data])
(a), (b,) = 1, [2]
print(a, b, type((1)), type((1,)), type(()), (1, 2), ((((1,),),),))
head, *tail = "x"
print(head, tail)
obj = type("Box", (), {})()
obj.v, lst = 1, [0, 0]
lst[0], obj.w, lst[1] = "a", "b", "c"
print(lst, obj.v, obj.w)
i = 0
i, lst[i] = 1, "second item set"
print(i, lst)
values = [10, 20, 30]
i, values[i] = values[1] // 10, 0 if False else 99
print(i, values)
for (i,) in [(1,), (2,)]:
    print(i, end=" ")
(*a,) = "xyz"
print(a)


def total(*args):
    return args


print(total(), total(1), total(*(1, 2), 3, *[4]), (lambda *a: a)(*"ab"), (yes := (1, 2)), yes)
