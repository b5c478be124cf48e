"""Sorting what shares beginnings, signs and sizes: text with and without wide characters, numbers of all kinds, and columns of them."""

import random

random.seed(11)
PARTS = ["a", "b", "ab", "é", "日", "\x00", "z", "", "\x7f", "\U0001f600", "aaaaaaaa", "aaaaaaaaé", "aaaaaaa"]
NUMBERS = [0.0, -0.0, 0, 1, -1, True, False, float("inf"), float("-inf"), 10**400, -(10**400), 2**70, 1e300, 2**62, -(2**62), 2**53 + 1]


def text():
    return "".join(random.choice(PARTS) for _ in range(random.randint(0, 4)))


def number():
    kind = random.randrange(4)
    if kind == 0:
        return random.choice(NUMBERS)
    return (random.randint(-9, 9), random.uniform(-2, 2), random.randint(-(10**30), 10**30))[kind - 1]


for size in (0, 1, 2, 9, 40):
    texts = [text() for _ in range(size)]
    print(ascii(sorted(texts)), ascii(sorted(texts, reverse=True)), sep="\n")
    numbers = [number() for _ in range(size)]
    print(sorted(numbers), sorted(numbers, reverse=True), sep="\n")
    rows = [(text(), number(), i) for i in range(size)]
    print(ascii(sorted(rows)))
    print(ascii(sorted(rows, key=lambda row: (row[1], row[0]), reverse=True)))
    print(ascii(sorted(rows, key=lambda row: row[0])), ascii(sorted(rows, key=lambda row: row[1], reverse=True)), sep="\n")
    data = [text().encode() for _ in range(size)]
    print(sorted(data), sorted(data, key=len))
names = [f"item{n % 13:03}" for n in range(30)]
print(sorted(names), sorted(names, key=lambda name: name[-2:], reverse=True))
print(sorted([("x", 2), (), ("x",), ("w", 9)]), sorted([[3], [], [1, 2]]), sorted(range(5), key=lambda n: n % 2))
