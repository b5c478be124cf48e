"""sorted, min, max and list.sort with guest keys and comparisons, also ones that raise."""
import functools

data = ["delta", "Alpha", "charlie", "Bravo", "echo"]


def key(word):
    if word == "echo":
        raise KeyError(word)
    return word.lower()


for call in (lambda: sorted(data, key=key), lambda: min(data, key=key), lambda: max(data, key=key)):
    try:
        print(call())
    except KeyError as e:
        print("KeyError", e, e.args)
print(data)

numbers = [3, 1, 2]
try:
    numbers.sort(key=lambda n: 1 // (n - 2))
except ZeroDivisionError as e:
    print("sort:", e, sorted(numbers))

print(sorted(data[:4], key=key), sorted(data[:4], key=str.lower, reverse=True))
print(sorted(data, key=len), sorted(data, key=lambda w: -len(w)))


class Version:
    compared = 0

    def __init__(self, text):
        self.parts = [int(p) for p in text.split(".")]

    def __lt__(self, other):
        Version.compared += 1
        return self.parts < other.parts

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


versions = [Version(t) for t in ("1.10", "1.2", "0.9", "1.2.1", "2.0")]
print(sorted(versions), min(versions), max(versions))
print(sorted(versions, reverse=True), Version.compared > 0)


class Grumpy(Version):
    def __lt__(self, other):
        if self.parts == [1, 2]:
            raise RuntimeError("not today")
        return super().__lt__(other)


grumpy = [Grumpy(t) for t in ("3.0", "1.2", "2.0")]
try:
    grumpy.sort()
except RuntimeError as e:
    print("RuntimeError", e, len(grumpy))

for mixed in ([1, "a"], ["a", None], [(1, "x"), (1, 2)], [[1], (1,)], [{}, {}], [1j, 2j]):
    try:
        sorted(mixed)
    except TypeError as e:
        print("TypeError:", e)

seen = []


def spying_key(x):
    seen.append(list(values))
    return x


values = [2, 3, 1]
values.sort(key=spying_key)
print(values, seen)


def growing_key(x):
    growing.append(x)
    return x


growing = [3, 1, 2]
try:
    growing.sort(key=growing_key)
except ValueError as e:
    print("ValueError:", e)


def compare(a, b):
    return (len(a) > len(b)) - (len(a) < len(b)) or (a > b) - (a < b)


print(sorted(["bb", "a", "ccc", "aa", "b"], key=functools.cmp_to_key(compare)))
pairs = [(n % 3, n) for n in range(12)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True))
print(sorted([True, 2, 0.5, False, -1]), sorted("hello"), sorted({"b": 1, "a": 2}))
print(sorted([3, float("inf"), -float("inf"), 0]), sorted(range(5, 0, -1)))
print(min([], default="nothing"), max((), default=None), min(3, 1, 2), max("b", "abc", key=len))
for bad in (lambda: min([]), lambda: max(), lambda: min(1), lambda: sorted(5), lambda: sorted([1], lambda x: x),
            lambda: sorted(), lambda: max(1, 2, default=3)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
big = [(i * 7919) % 1009 for i in range(3000)]
ordered = sorted(big, key=lambda x: (-(x % 10), x))
print(ordered[:5], ordered[-5:], all((-(a % 10), a) <= (-(b % 10), b) for a, b in zip(ordered, ordered[1:])))
