"""Integers beyond the machine word."""

print(2**63, 2**64, -(2**63), 2**63 - 1, 2**62, -(2**62), 2**61, 4611686018427387904 - 1)
a, b = 123456789012345678901234567890, -987654321098765432109876543210
print(a + b, a - b, a * b)
print(a // 7, b // 7, a % 97, b % 97, b // a, b % a, divmod(b, a), divmod(-a, 10**9))
print(a / b, a / 3, 10**400 // 10**398, (10**400) / (10**399))
print(a & b, a | b, a ^ b, ~a, a << 40, a >> 40, b >> 40, b >> 200, a >> 200)
print(a == 123456789012345678901234567890, a == float(a), a > 1e29, a < 1e30, b < 0, -a == abs(a) * -1)
print(a.bit_length(), b.bit_length(), (2**100).bit_length(), (2**100 - 1).bit_length(), a.bit_count())
f = 1
for i in range(1, 41):
    f *= i
print(f, f // (2**38), f % 1_000_003)
print(str(f)[:10], len(str(2**1000)), str(2**200)[-12:])
print(hex(a), oct(a), bin(2**70), hex(b), f"{a:,}", f"{a:x}", f"{a:_}", f"{b:+}", f"{a:e}", f"{a:.3f}", f"{a:>40}")
print(int("9" * 50) + 1, int("f" * 30, 16), int("-" + "7" * 40, 8), int("1" * 100, 2))
print(pow(7, 300, 10**20), pow(3, 10**18, 10**9 + 7), pow(2, -1, 10**18 + 9))
print(3**200 % 10**10, (-3) ** 51, 10**25 == 10**12 * 10**13)
near = 2**62
for delta in (-2, -1, 0, 1):
    n = near + delta
    print(n, -n, n + n, n * n, n - 1, ~n, n ^ -1, n == near)
for word in (2**31, 2**32, 2**53, 2**63, 2**64):
    print(word * word, -word * word, (word + 1) * (word - 1) == word**2 - 1, float(word) == word, word % 1000)
print(float(2**53 + 1), int(float(2**53 + 1)), 2**53 + 1 == float(2**53 + 1), 2**53 == float(2**53))
print(int(1e25), int(1.5e300) == 1.5e300, int(-1e19), 10**22 == 1e22, 10**23 == 1e23)
print(10**16 + 0.5, 2**1023 * 1.0, -(2**70) / 2**71, 7**77 // 7**76)
for op in (
    lambda: float(10**400),
    lambda: 10**400 / 1,
    lambda: 10**400 * 1.0,
    lambda: int("1" * 5000),
    lambda: str(10**5000),
    lambda: 10**400 / 0,
    lambda: 2.0**5000,
    lambda: 1 / 10**400,
):
    try:
        print(op())
    except (OverflowError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
print(sum(range(10**10, 10**10 + 5)), sum([2**62, 2**62, -(2**63)]), max(2**70, 2**69), sorted([2**65, 1, -(2**65)]))
print({2**65: "big"}[36893488147419103232], 2**65 in {2**65}, hash(2**65) == hash(float(2**65)), [2**65].index(2**65))
fibs = [0, 1]
while len(fibs) < 150:
    fibs.append(fibs[-1] + fibs[-2])
print(fibs[100], fibs[149], fibs[149] // fibs[148], fibs[149] / fibs[148])


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


def gcd(m, n):
    while n:
        m, n = n, m % n
    return m


print(isqrt(10**60), isqrt(2 * 10**80))
print(gcd(2**90 * 3**20, 2**50 * 3**40 * 5), 2**50 * 3**20)
print(
    (10**30).to_bytes(13, "big"),
    int.from_bytes(bytes(range(1, 17)), "little"),
    (-(10**20)).to_bytes(10, "little", signed=True),
)
print(round(10**30 + 5 * 10**9, -10), round(-(10**25) - 6, -1), (2**80).as_integer_ratio())
digits = str(2**500)
print(sum(map(int, digits)), digits.count("7"), digits == digits[::-1])
product = 1
for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71):
    product *= p
print(product, product - 1 - (product - 1) // 73 * 73)
