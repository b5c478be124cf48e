"""Number puzzles: Collatz, perfect numbers, palindromes, Pascal, Roman, Look-and-say, happy numbers."""

import math
from fractions import Fraction
from itertools import count, groupby, islice, takewhile


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


print(list(collatz(13)), max(range(1, 3000), key=lambda n: sum(1 for _ in collatz(n))))


def divisors(n):
    small = [d for d in range(1, math.isqrt(n) + 1) if n % d == 0]
    return small + [n // d for d in reversed(small) if d * d != n]


print(divisors(360), [n for n in range(2, 10000) if sum(divisors(n)) == 2 * n])
amicable = {(a, b) for a in range(2, 1500) if (b := sum(divisors(a)) - a) > a and sum(divisors(b)) - b == a}
print(sorted(amicable))


def pascal(rows):
    row = [1]
    for _ in range(rows):
        yield row
        row = [a + b for a, b in zip([0, *row], [*row, 0])]


for row in pascal(7):
    print(" ".join(f"{n:3}" for n in row).center(40).rstrip())

ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def to_roman(n):
    out = ""
    for value, letters in ROMAN:
        times, n = divmod(n, value)
        out += letters * times
    return out


def from_roman(text):
    values = [dict((b, a) for a, b in ROMAN)[c] for c in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0]))


print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(from_roman(to_roman(n)) == n for n in range(1, 4000)))


def look_and_say(term="1"):
    while True:
        yield term
        term = "".join(f"{len(list(run))}{digit}" for digit, run in groupby(term))


print(list(islice(look_and_say(), 8)))


def is_happy(n, seen=frozenset()):
    return n == 1 or n not in seen and is_happy(sum(int(d) ** 2 for d in str(n)), seen | {n})


print([n for n in range(1, 50) if is_happy(n)], [n for n in range(10, 10000) if n == sum(int(d) ** len(str(n)) for d in str(n))])
lychrel = lambda n, steps=0: steps if str(n) == str(n)[::-1] and steps else lychrel(n + int(str(n)[::-1]), steps + 1)
print([(n, lychrel(n)) for n in (56, 57, 59, 89)])


def egyptian(fraction):
    parts = []
    while fraction:
        unit = Fraction(1, math.ceil(1 / fraction))
        parts.append(unit)
        fraction -= unit
    return parts


print(*egyptian(Fraction(7, 15)), *egyptian(Fraction(5, 121))[:3])


def continued(x, terms):
    out = []
    for _ in range(terms):
        whole = math.floor(x)
        out.append(whole)
        if x == whole:
            break
        x = 1 / (x - whole)
    return out


print(continued(Fraction(415, 93), 9), continued(math.pi, 5), continued(math.sqrt(2), 8))
primes = [n for n in range(2, 100) if all(n % p for p in range(2, math.isqrt(n) + 1))]
print(primes, [(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2])
factors = lambda n: (lambda d: [d] + factors(n // d) if d < n else [n])(next(d for d in count(2) if n % d == 0 or d * d > n and (d := n)))
print(factors(360), factors(97), factors(2 ** 16 - 1))
print(list(takewhile(lambda n: n < 200, (n * (n + 1) // 2 for n in count(1)))), sum(int(d) for d in str(2 ** 1000)))
triples = [(a, b, c) for c in range(1, 40) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c and math.gcd(a, b) == 1]
print(triples, math.lcm(*range(1, 21)), sum(range(101)) ** 2 - sum(n * n for n in range(101)))
for base in (2, 8, 16, 36):
    digits, n = "", 123456789
    while n:
        n, digit = divmod(n, base)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    print(base, digits, int(digits, base))
magic = [[0] * 5 for _ in range(5)]
r, c = 0, 2
for n in range(1, 26):
    magic[r][c] = n
    nr, nc = (r - 1) % 5, (c + 1) % 5
    r, c = ((r + 1) % 5, c) if magic[nr][nc] else (nr, nc)
print(magic, {sum(row) for row in magic} | {sum(column) for column in zip(*magic)})
