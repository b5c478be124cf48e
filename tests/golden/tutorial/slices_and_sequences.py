"""Indexing, slicing, unpacking and copying."""

import copy

letters = list("abcdefgh")
print(letters[2:5], letters[:3], letters[-3:], letters[::2], letters[::-1], letters[5:2:-1], letters[10:], letters[-100:2])
letters[1:3] = ["X", "Y", "Z"]
letters[::3] = "!!!"
del letters[-2:]
print(letters, len(letters))
letters[2:2] = [1, 2]
letters[:0] = ["start"]
print(letters, letters.index(1), letters.count("!"))
try:
    letters[::2] = [1]
except ValueError as error:
    print(error)
for bad in (lambda: letters[99], lambda: letters["a"], lambda: letters[1.0], lambda: (1, 2)[2], lambda: "abc"[5], lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(5)):
    try:
        bad()
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
a, *b, c = range(6)
(d, e), f = (1, 2), 3
first, *_ = "xyz"
print(a, b, c, d, e, f, first, _)
for bad in ("a, b = 1, 2, 3", "a, b, *c = [1]", "a, b = 5", "[a, b] = {1}"):
    try:
        exec(bad)
    except (ValueError, TypeError) as error:
        print(bad, "->", error)
grid = [[0] * 3] * 2
grid[0][0] = 1
safe = [[0] * 3 for _ in range(2)]
safe[0][0] = 1
print(grid, safe)
original = [1, [2, 3]]
alias, shallow, deep = original, original[:], copy.deepcopy(original)
original[1].append(4)
original.append(5)
print(alias, shallow, deep, alias is original, shallow[1] is original[1])
t = (1, [2])
try:
    t[1] += [3]
except TypeError as error:
    print(error, t)
s = slice(1, None, 2)
print(s, "abcdef"[s], s.indices(6), range(10)[s], list(range(10, 0, -3)), range(5)[-1], len(range(0, 10, 3)), range(0) == range(2, 2))
print([1, 2] + [3], [0] * 3, [1, 2] < [1, 3], (1, "a") == (1, "a"), [3] in [[3]], sorted([[2], [1, 5], []]), max("hello"), min([3, 1], [2]))
data = [5, 3, 8]
print(sorted(data), data, data.sort(), data, data.reverse(), data, list(reversed(data)), sorted("bAc", key=str.lower), sorted(data, reverse=True))
data.extend(x for x in (1, 2))
data.insert(-1, "in")
print(data, data.pop(0), data.copy(), data.clear(), data)
swap = [1, 2]
swap[0], swap[1] = swap[1], swap[0]
i, x = 0, [9, 9]
i, x[i] = 1, 5
print(swap, i, x, b"bytes"[1], b"bytes"[1:3], bytearray(b"abc")[::-1], "héllo"[1], "a,b".split(",")[0])
