"""Arithmetic on big integers: factorials, powers, division, conversion to text."""


def digits_of_e(n):
    unit = 10 ** (n + 10)
    total = term = unit
    k = 1
    while term:
        term //= k
        total += term
        k += 1
    return str(total // 10**10)


def fibonacci(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1":
            a, b = b, a + b
    return a


def factorial(n):
    result = 1
    for k in range(2, n + 1):
        result *= k
    return result


e = digits_of_e(4000)
f = fibonacci(200_000)
g = factorial(6000)
m = pow(7, 3**400, 10**120 + 7)
print(e[-12:], f % 10**12, f.bit_length(), g % (10**9 + 7), len(str(g // 10**16500)), m % 10**12, sum(map(int, e)))
x = 3**300
for _ in range(400_000):
    x = (x * 1_000_003 + 12345) % (2**521 - 1)
print(x % 10**15)
