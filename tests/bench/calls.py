"""Function calls: positional arguments, defaults, several levels."""


def add(a, b):
    return a + b


def scale(x, factor=3, offset=1):
    return x * factor + offset


def clamp(x, low, high):
    if x < low:
        return low
    return high if x > high else x


def combine(a, b, c):
    return clamp(add(scale(a), scale(b, 2)), 0, c)


def run(n):
    total = 0
    for i in range(n):
        total = add(total, combine(i % 100, total % 50, 300))
    return total


print(run(1_600_000))
