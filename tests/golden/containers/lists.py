"""Lists: methods, slices, slice assignment, aliasing, errors."""

a = [3, 1, 2]
a.append(4)
a.extend((5, 6))
a.insert(0, 0)
a.insert(-1, 99)
a.insert(100, 7)
a.insert(-100, -1)
print(a, len(a), a.index(99), a.count(1), 4 in a, 50 not in a, a[0], a[-1])
print(a.pop(), a.pop(0), a.pop(3), a)
a.remove(99)
a.reverse()
print(a, a[::-1], sorted(a), a)
a.sort(reverse=True)
print(a, a.sort(), a, a.copy() == a, a.copy() is a)
a.clear()
print(a, bool(a), [] == a)

n = list(range(10))
print(
    n[2:5],
    n[:3],
    n[7:],
    n[-3:],
    n[:-7],
    n[::3],
    n[1::2],
    n[::-1],
    n[8:2:-2],
    n[5:2],
    n[-100:100],
    n[:],
    n[slice(1, 4)],
    n[-1:-4:-1],
)
n[2:5] = ["a", "b"]
print(n)
n[3:3] = [1, 2, 3]
print(n)
n[::2] = ["x"] * len(n[::2])
print(n)
n[1:-1] = []
print(n)
n[:] = "hello"
print(n)
del n[0], n[-1]
print(n)
n += "xyz"
del n[::2]
print(n)
n[len(n) :] = [1, 2]
n[:0] = (9,)
n[1:2] = range(3)
print(n)
n[-1:-3:-1] = [7, 8]
print(n)
del n[1:3]
del n[-1:]
del n[5:2]
print(n, n * 2, 2 * n[:1], n + [0], [] * 5, [0] * 3, [n[0]] * -1)

b = c = [1, 2]
c += [3]
print(b is c, b)
c = c + [4]
print(b is c, b, c)
row = [0] * 2
grid = [row] * 2
grid[0][0] = 1
print(grid, [[0] * 2 for _ in range(2)])
copy = grid[:]
copy.append("x")
copy[0].append("shared")
print(grid, copy)
print(
    [1, 2] == [1, 2],
    [1, 2] < [1, 3],
    [1] < [1, 0],
    [2] > [1, 9],
    [] < [0],
    [1, "a"] == [1, "b"],
    [1, 2] != (1, 2),
    [[1]] == [[1.0]],
    [float("nan")] == [float("nan")],
)
print(
    max([3, 1]),
    min([[2], [1, 5]]),
    sum([[1], [2]], []),
    any([]),
    all([]),
    list(reversed([1, 2])),
    list(enumerate("ab", 5)),
    list(zip([1, 2, 3], "ab")),
    [*[1], *(2, 3)],
)
for attempt in (
    lambda: [][0],
    lambda: [1][1],
    lambda: [1][-2],
    lambda: [].pop(),
    lambda: [1].pop(5),
    lambda: [1].remove(2),
    lambda: [1].index(2),
    lambda: [1, 2, 3].index(1, 1),
    lambda: [1] + "a",
    lambda: [1]["a"],
    lambda: [1].append(),
    lambda: [1].insert(1),
    lambda: [1].extend(5),
    lambda: [3, "a"].sort(),
    lambda: [1] < "a",
    lambda: [1].foo,
    lambda: [1] - [1],
    lambda: len(None),
    lambda: [1, 2][1:2:0],
    lambda: [1].sort(1),
    lambda: [1].__setitem__(3, 0),
    lambda: [1].__delitem__(3),
    lambda: [1, 2, 3].__setitem__(slice(None, None, 2), [1]),
    lambda: [1].__setitem__(slice(0, 1), 5),
    lambda: [1].__setitem__("a", 5),
    lambda: hash([]),
    lambda: [].append(1, 2),
    lambda: list(1, 2),
    lambda: [1][None],
    lambda: [1][1.5],
    lambda: [1].pop("a"),
    lambda: [0][10**30],
    lambda: [1].count(),
):
    try:
        print(attempt())
    except (IndexError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
m = [1, 2, 3, 4, 5, 6]
for x in m:
    if x % 2 == 0:
        m.remove(x)
print(m)
m = [1, 2, 3]
for x in m:
    if len(m) < 8:
        m.append(x * 10)
print(m)
it = iter(m)
print(next(it), list(it), list(it), it.__length_hint__())
stack = []
for token in "3 4 + 2 * 7 -".split():
    if token.isdigit():
        stack.append(int(token))
    else:
        y, x = stack.pop(), stack.pop()
        stack.append({"+": x + y, "-": x - y, "*": x * y}[token])
print(stack)
nested = [1, [2, [3, [4, []]]], "ab"]


def flatten(items):
    out = []
    for item in items:
        if isinstance(item, list):
            out.extend(flatten(item))
        else:
            out.append(item)
    return out


print(flatten(nested), repr(nested), str([None, True, "q'q", 1.0, b"b", (1,), {1}, {}]))
print(
    [1, 2, 3].__len__(),
    [].__class__,
    list.append,
    type([]).__name__,
    [1, 2].__contains__(2),
    [5, 6].__getitem__(1),
    list([1, 2].__iter__()),
    isinstance([], list),
)
me = [1]
me.append(me)
print(me, me[1][1][0], me == me, me in me)
big = list(range(100000))
big.sort(key=lambda v: -v)
print(big[:3], big.index(5), len(big), sum(big), big[50000:50003])
