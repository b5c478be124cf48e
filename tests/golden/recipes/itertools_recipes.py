"""Recipes on top of itertools."""

import collections
import functools
import itertools as it
import math
import operator
import random


def take(n, iterable):
    return list(it.islice(iterable, n))


def tail(n, iterable):
    return collections.deque(iterable, maxlen=n)


def all_equal(iterable, key=None):
    return len(take(2, it.groupby(iterable, key))) <= 1


def sliding_window(iterable, n):
    iterator = iter(iterable)
    window = collections.deque(it.islice(iterator, n - 1), maxlen=n)
    for x in iterator:
        window.append(x)
        yield tuple(window)


def grouper(iterable, n, *, incomplete="fill", fillvalue=None):
    iterators = [iter(iterable)] * n
    match incomplete:
        case "fill":
            return it.zip_longest(*iterators, fillvalue=fillvalue)
        case "strict":
            return zip(*iterators, strict=True)
        case "ignore":
            return zip(*iterators)
        case _:
            raise ValueError("expected fill, strict, or ignore")


def roundrobin(*iterables):
    iterators = map(iter, iterables)
    for active in range(len(iterables), 0, -1):
        iterators = it.cycle(it.islice(iterators, active))
        yield from map(next, iterators)


def partition(predicate, iterable):
    first, second = it.tee(iterable)
    return it.filterfalse(predicate, first), filter(predicate, second)


def unique_everseen(iterable, key=None):
    seen = set()
    for element in iterable:
        k = element if key is None else key(element)
        if k not in seen:
            seen.add(k)
            yield element


def unique_justseen(iterable, key=None):
    return map(next, map(operator.itemgetter(1), it.groupby(iterable, key)))


def powerset(iterable):
    s = list(iterable)
    return it.chain.from_iterable(it.combinations(s, r) for r in range(len(s) + 1))


def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    for p in range(3, math.isqrt(n) + 1, 2):
        data[p * p::p + p] = bytes(len(range(p * p, n, p + p)))
    data[2 if n > 2 else n:2] = b""
    yield from it.chain([2][:n > 2], (i for i in it.compress(it.count(), data) if i > 2))


def convolve(signal, kernel):
    kernel = tuple(kernel)[::-1]
    n = len(kernel)
    padded = it.chain(it.repeat(0, n - 1), signal, it.repeat(0, n - 1))
    return (sum(map(operator.mul, window, kernel)) for window in sliding_window(padded, n))


def iter_except(function, exception, first=None):
    try:
        if first is not None:
            yield first()
        while True:
            yield function()
    except exception:
        pass


print(take(5, it.count(10, 3)), list(tail(3, "ABCDEFG")))
print(all_equal("aaa"), all_equal("aaAA", key=str.casefold), all_equal([]))
print(list(sliding_window("ABCDE", 3)), list(grouper("ABCDEFG", 3, fillvalue="x")))
print(list(grouper("ABCDEFG", 3, incomplete="ignore")), "".join(roundrobin("ABC", "D", "EF")))
try:
    list(grouper("ABCDEFG", 3, incomplete="strict"))
except ValueError as error:
    print(error)
odd, even = partition(lambda n: n % 2 == 0, range(10))
print(list(odd), list(even))
print("".join(unique_everseen("AAAABBBCCDAABBB")), "".join(unique_everseen("ABBcCAD", str.lower)))
print("".join(unique_justseen("AAAABBBCCDAABBB")), list(powerset([1, 2, 3])))
print(list(sieve(40)), list(convolve([1, -1, -20], [1, -3])))
stack = [1, 2, 3]
print(list(iter_except(stack.pop, IndexError, first=lambda: "top")), stack)
print(list(it.accumulate([3, 1, 4, 1, 5], max)), list(it.accumulate(range(1, 6), operator.mul)))
print(list(it.starmap(pow, [(2, 5), (3, 2)])), list(it.pairwise("ABCD")), list(it.batched("ABCDEFG", 3)))
print([(k, len(list(g))) for k, g in it.groupby("AAABBC")], list(it.takewhile(lambda x: x < 3, it.count())))
print(list(it.dropwhile(str.isdigit, "12ab3")), list(it.islice("ABCDEFG", 1, 6, 2)), list(it.zip_longest("AB", "xyz")))
print(list(it.permutations("ABC", 2))[:4], list(it.combinations_with_replacement("AB", 2)))
print(len(list(it.product(range(3), repeat=3))), list(it.chain("AB", [1], ())), list(it.compress("ABCD", [1, 0, 1])))
a, b = it.tee(iter([1, 2, 3]))
print(next(a), next(a), list(b), list(a))
random.seed(5)
print(functools.reduce(math.gcd, [48, 36, 120]), random.sample(range(100), 5))
