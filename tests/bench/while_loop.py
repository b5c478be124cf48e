"""Integer arithmetic in while loops."""


def run(n):
    i = total = 0
    while i < n:
        if i & 1:
            total += i
        else:
            total -= i >> 1
        i += 1
    return total


def gcd_sum(n):
    total, a = 0, 1
    while a < n:
        b, c = n, a
        while c:
            b, c = c, b % c
        total += b
        a += 1
    return total


print(run(3_000_000), gcd_sum(120_000))
