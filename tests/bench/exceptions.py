"""Exceptions raised and caught, through several frames, with finally and custom classes."""


class Small(Exception):
    pass


class Coded(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def check(n):
    if n % 3 == 0:
        raise Small
    if n % 7 == 0:
        raise Coded(n)
    return n


def middle(n):
    try:
        return check(n)
    finally:
        counts[2] += 1


counts = [0, 0, 0, 0]
table = {i: i for i in range(0, 100, 2)}
for i in range(480_000):
    try:
        middle(i)
    except Small:
        counts[0] += 1
    except Coded as e:
        counts[1] += e.code % 10
    try:
        table[i % 100]
    except KeyError:
        counts[3] += 1
print(counts)
