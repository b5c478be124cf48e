"""Generators: pipelines, yield from, generator expressions, send."""


def numbers(n):
    for i in range(n):
        yield i


def mapped(source):
    for x in source:
        yield x * 3 + 1


def filtered(source):
    for x in source:
        if x % 2:
            yield x


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def averager():
    total = count = 0
    while True:
        total += yield total
        count += 1


pipeline = sum(filtered(mapped(numbers(2_000_000))))
deep = sum(tree(15))
expression = sum(x * x for x in range(1_500_000) if x & 1)
g = averager()
next(g)
last = 0
for i in range(800_000):
    last = g.send(i & 7)
print(pipeline, deep, expression, last)
