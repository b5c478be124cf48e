"""Loops whose items are taken at sight: zip, enumerate, map and guests' iterators, at their ends and where something goes wrong."""

import traceback

it = iter(range(7))
print([(a, b) for a, b in zip(it, it)], list(it))
left, right = iter([1, 2, 3]), iter((10, 20))
for a, b in zip(left, right):
    print(a, b, end="; ")
print(list(left), list(right))
left, right = iter([1, 2]), iter((10, 20, 30))
for a, b in zip(left, right):
    print(a, b, end="; ")
print(list(left), list(right))
for i, x in enumerate("ab", 2**62 - 1):
    print(i, x)
for i, x in enumerate([5, 6], -1):
    print(i, x)
growing = [1]
for i, x in enumerate(growing):
    if i < 4:
        growing.append(x * 2)
print(growing)
for i, x in enumerate(range(10, 0, -3)):
    print((i, x), end=" ")
print()


class Squares:
    """Counts through `__next__`, and is no generator."""

    def __init__(self, n):
        self.n, self.i = n, 0

    def __iter__(self):
        return self

    def __next__(self, step=1):
        if self.i >= self.n:
            raise StopIteration
        self.i += step
        return self.i * self.i


for i, x in enumerate(Squares(3)):
    print(i, x, end="; ")
for a, b in zip(Squares(3), [7, 8, 9]):
    print(a, b, end="; ")
print([x for x in Squares(4)], sum(Squares(5)))


def ends_at(limit):
    def f(x):
        if x == limit:
            raise StopIteration
        return x * 10

    return f


print([x for x in map(ends_at(3), [1, 2, 3, 4])])
for x in map(ends_at(2), range(5)):
    print(x, end=" ")
print()


def fails(x, scale=2):
    return 100 // (x - scale)


try:
    for x in map(fails, (4, 3, 2, 1)):
        print(x, end=" ")
except ZeroDivisionError:
    print(*[line.strip() for line in traceback.format_exc().splitlines() if "File" not in line], sep="\n")
numbers = [1, 2, 3]
for x in map(lambda x: numbers.append(x + 3) or x, numbers):
    if len(numbers) > 8:
        numbers.clear()
    print(x, end=" ")
print(numbers)
deep = [1, 2]
for _ in range(50):
    deep = map(lambda x: x + 1, deep)
print(list(deep))


class Odd:
    """Its comparisons answer what is no bool."""

    def __lt__(self, other):
        return "" if other is None else "yes"

    def __eq__(self, other):
        return []

    def __contains__(self, item):
        return item and [item]

    def __bool__(self):
        return self.__dict__.get("truth", True)


odd = Odd()
print(odd < 1, odd < None, odd == odd, 1 in odd, 0 in odd, 0 not in odd, not odd)
print("smaller" if odd < 1 else "not", "smaller" if odd < None else "not", "equal" if odd == 1 else "different")
odd.truth = False
print(bool(odd), not odd, "true" if odd else "false", odd or 2)
odd.truth = 5
try:
    print("true" if odd else "false")
except TypeError as e:
    print(e)
while 0 in odd or odd < None:
    print("never")
