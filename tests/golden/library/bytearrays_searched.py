"""Looking into bytearrays, which other methods may change meanwhile."""

from math import isqrt


def places(data, value, start, stop):
    i = start - 1
    while True:
        try:
            i = data.index(value, i + 1, stop)
        except ValueError:
            return
        yield i


def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    data[1:3] = 0, 0
    limit = isqrt(n) + 1
    yield 2
    for p in places(data, 1, 3, limit):
        data[p * p:n:p + p] = bytes(len(range(p * p, n, p + p)))
    yield from places(data, 1, 3, len(data))


primes = list(sieve(200_000))
print(len(primes), primes[:5], primes[-1])

data = bytearray(b"spam and eggs and spam")
for name in "find", "rfind", "index", "rindex", "count":
    for arguments in (b"spam",), (b"spam", 1), (b"", 30), (b"and", -9), (97, 6), (b"s", 5, 3), (b"x",), (300,), (b"eggs", None, -5):
        try:
            print(name, arguments, getattr(data, name)(*arguments))
        except (ValueError, TypeError) as e:
            print(name, arguments, e)
for arguments in (b"spam",), ((b"x", b"and"), 5), (b"", 23), (b"eggs", -13), ("a",), ((b"a", 1),):
    for name in "startswith", "endswith":
        try:
            print(name, arguments, getattr(data, name)(*arguments))
        except TypeError as e:
            print(name, arguments, e)
print(b"eggs" in data, 115 in data, data in data, data.find(data), data.count(data), bytearray() in data)
for wrong in "a", 256, None:
    try:
        print(wrong in data)
    except (TypeError, ValueError) as e:
        print(e)

# Text is refused when its first character is met.
grown = bytearray(b"ab")
for more in ("", "c", (), [99]):
    try:
        grown.extend(more)
    except TypeError as refused:
        print(refused)
    print(grown)
