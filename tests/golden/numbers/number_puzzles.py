"""Number puzzles: digits, primes, perfect numbers, roman numerals, bases, Pythagorean triples."""


def is_prime(n):
    if n < 2:
        return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True


def factors(n):
    found, p = [], 2
    while n > 1:
        while n % p == 0:
            found.append(p)
            n //= p
        p += 1 if p == 2 else 2
        if p * p > n > 1:
            found.append(n)
            break
    return found


def to_roman(n):
    out = ""
    for value, symbol in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ]:
        count, n = divmod(n, value)
        out += symbol * count
    return out


def from_roman(text):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    for here, following in zip(text, text[1:] + " "):
        value = values[here]
        total += -value if values.get(following, 0) > value else value
    return total


def to_base(n, base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    if n == 0:
        return "0"
    sign, n = ("-", -n) if n < 0 else ("", n)
    out = []
    while n:
        n, d = divmod(n, base)
        out.append(digits[d])
    return sign + "".join(reversed(out))


print([n for n in range(60) if is_prime(n)])
for n in (12, 97, 360, 1001, 2**16, 600851475143, 999983):
    print(n, factors(n))
print(
    [
        n
        for n in range(2, 10000)
        if sum(d + (n // d if d * d != n and d > 1 else 0) for d in range(1, int(n**0.5) + 1) if n % d == 0) == n
    ]
)
for year in (1, 4, 9, 14, 40, 90, 400, 1666, 1994, 2024, 3999):
    assert from_roman(to_roman(year)) == year
    print(year, to_roman(year), end="; ")
print()
print(
    [to_base(255, b) for b in (2, 3, 8, 16, 36)],
    to_base(-10, 2),
    all(int(to_base(n, 7), 7) == n for n in range(-500, 500)),
)
print([n for n in range(100, 1000) if n == sum(int(d) ** 3 for d in str(n))])
print([(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c])


def collatz(n):
    path = [n]
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        path.append(n)
    return path


print(collatz(13), max((len(collatz(n)), n) for n in range(1, 1000)))


def digital_root(n):
    steps = 0
    while n > 9:
        n = sum(int(d) for d in str(n))
        steps += 1
    return n, steps


print([digital_root(n) for n in (0, 9, 38, 199, 99999999, 2**100)])
print([n for n in range(10, 300) if str(n) == str(n)[::-1] and str(n * n) == str(n * n)[::-1]])


def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


for a, b in ((240, 46), (17, 3120), (35, 15)):
    g, x, y = egcd(a, b)
    print(a, b, g, x, y, a * x + b * y == g)


def luhn(number):
    total = 0
    for i, d in enumerate(reversed(str(number))):
        d = int(d)
        if i % 2:
            d = d * 2 - 9 if d > 4 else d * 2
        total += d
    return total % 10 == 0


print(luhn(4539578763621486), luhn(4539578763621487), luhn(79927398713))
triangle = [[1]]
for _ in range(7):
    row = triangle[-1]
    triangle.append([1] + [a + b for a, b in zip(row, row[1:])] + [1])
for row in triangle:
    print(" ".join(f"{n:2d}" for n in row).center(24).rstrip())
for n in range(1, 16):
    print(
        "FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else n,
        end=" " if n < 15 else "\n",
    )
happy = []
for n in range(1, 50):
    seen, m = set(), n
    while m != 1 and m not in seen:
        seen.add(m)
        m = sum(int(d) ** 2 for d in str(m))
    if m == 1:
        happy.append(n)
print(happy)
