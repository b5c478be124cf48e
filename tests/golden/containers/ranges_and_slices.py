"""range objects and slice objects."""

for r in (
    range(5),
    range(2, 8),
    range(0, 10, 3),
    range(10, 0, -3),
    range(0),
    range(5, 2),
    range(-3, 3),
    range(0, -5),
    range(7, 8),
    range(10, -1, -2),
    range(10**20, 10**20 + 3),
):
    print(r, list(r), len(r), bool(r), list(reversed(r)), r.start, r.stop, r.step, 4 in r, 10**20 + 1 in r)
r = range(0, 100, 7)
print(
    r[0],
    r[-1],
    r[3],
    r[2:5],
    r[::-1],
    r[:-10],
    r[5:2],
    list(r[::4]),
    r.index(21),
    r.count(22),
    r.count(21),
    21.0 in r,
    22 in r,
    "a" in r,
    98 in r,
    True in range(2),
    max(r),
    min(r),
    sum(r),
)
print(
    range(3) == range(0, 3, 1),
    range(0) == range(5, 5),
    range(0, 3, 2) == range(0, 4, 2),
    range(1, 2) == [1],
    hash(range(3)) == hash(range(0, 3)),
    {range(2): "key"}[range(0, 2)],
    range(3) != range(4),
    range(0, 3, 2) is range(0, 3, 2),
)
for attempt in (
    lambda: range(1, 2, 0),
    lambda: range(1.0),
    lambda: range(),
    lambda: range("5"),
    lambda: range(5)[5],
    lambda: range(5)[-6],
    lambda: range(5).index(7),
    lambda: range(5) + range(3),
    lambda: range(5) < range(6),
    lambda: range(1, 2, 3, 4),
    lambda: range(None),
    lambda: range(5)["a"],
    lambda: len(range(10**20)),
    lambda: range(3).append(1),
    lambda: range(3).__setitem__(0, 1),
    lambda: range(3).index("x"),
    lambda: setattr(range(3), "start", 1),
):
    try:
        print(attempt())
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError) as e:
        print(type(e).__name__, e)
it = iter(range(3))
print(
    next(it),
    next(it),
    next(it),
    next(it, "done"),
    list(it),
    iter(it) is it,
    type(it).__name__,
    type(iter(range(10**20))).__name__,
)
total = 0
for i in range(10):
    i *= 2
    total += i
print(total, i)
for i in range(0):
    print("never")
else:
    print("i is still", i)
for x in range(3):
    for y in range(x, 3):
        print((x, y), end=" ")
print()
s = slice(1, 10, 2)
print(
    s,
    s.start,
    s.stop,
    s.step,
    slice(5),
    slice(None, None, -1),
    s == slice(1, 10, 2),
    s.indices(6),
    slice(None).indices(4),
    slice(-3, None).indices(10),
    slice(None, None, -1).indices(5),
    slice(8, 2, -2).indices(6),
    slice(100, -100, -1).indices(3),
    "abcdefghijkl"[s],
    [*range(20)][s],
    (1, 2, 3)[slice(-1, None)],
)
text = "0123456789"
for start in (None, 0, 3, -3, 20, -20):
    for step in (1, 2, -1, -3):
        print(repr(text[start::step]), repr(text[:start:step]), end=" ")
    print()
for i, j in ((2, 7), (-7, -2), (7, 2), (5, 5), (0, 100), (-100, 4)):
    print(
        text[i:j],
        text[i:j:-1],
        text[j:i:-1],
        list(range(10))[i:j],
        (*range(10),)[i:j:2],
        bytes(range(10))[i:j][-1:],
        sep="|",
    )


class Recorder:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


rec = Recorder()
print(
    rec[1],
    rec[1:2],
    rec[::2],
    rec[1, 2],
    rec[1:2, 3],
    rec[...],
    rec[:, ::-1],
    rec["a":"b"],
    rec[()],
    rec[None],
    rec[-1],
    rec[1:2:3],
    rec[(1, 2)],
)
rec[5] = "five"
rec[1:2] = [1]
rec[0] += (1,) if False else 1
del rec[3], rec[::2]
data = list(range(12))
data[2:10:2] = "abcd"
print(data)
del data[::3]
print(data)
data[5:0:-2] = [50, 30, 10]
print(data)
for bad, value in ((slice(None, None, 2), [1]), (slice(1, 3, 2), [1, 2, 3]), (slice(None, None, -1), [1])):
    try:
        data[bad] = value
    except ValueError as e:
        print("ValueError:", e)
data[1:1] = data
print(data, data[len(data) :], data[:0])


def chunks(seq, n):
    return [seq[i : i + n] for i in range(0, len(seq), n)]


def rotate(seq, k):
    k %= len(seq)
    return seq[k:] + seq[:k]


print(
    chunks("abcdefgh", 3),
    chunks([1, 2, 3, 4], 2),
    chunks((), 2),
    rotate("abcdef", 2),
    rotate([1, 2, 3], -1),
    list(range(1, 20, 4))[-2:],
    [text[i:j] for i in range(3) for j in range(i + 1, 4)],
)
windows = [data[i : i + 3] for i in range(0, 6, 2)]
print(windows, [sum(w) if all(isinstance(v, int) for v in w) else None for w in windows])
matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print(
    [row[1] for row in matrix],
    [matrix[i][i] for i in range(3)],
    [row[::-1] for row in matrix[::-1]],
    [list(col) for col in zip(*matrix)],
    [row[:] for row in matrix] == matrix,
    sum(matrix, [])[4],
)
print(
    sum(range(0, 10**6, 3)),
    len(range(0, 10**12, 7)),
    range(10**12)[10**11],
    999_999_999 in range(0, 10**12, 3),
    list(range(3))[::-1] + [*range(3)],
)
