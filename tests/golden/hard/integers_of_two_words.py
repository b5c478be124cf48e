"""Integers around one and two machine words, under every operator."""

EDGES = [0, 1, 3, 7, 2**31, 2**61, 2**62 - 1, 2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**65 + 5, 2**127, 2**128 - 1, 2**128, 3**90]
EDGES += [-n for n in EDGES[1:]]


def all_of(a, b):
    yield from (a + b, a - b, a * b, a & b, a | b, a ^ b)
    if b:
        yield from (a // b, a % b, divmod(a, b))
    if 0 <= b < 200:
        yield from (a << b, a >> b)


for a in EDGES:
    total = 0
    for b in EDGES:
        for result in all_of(a, b):
            total = (total * 31 + (result if isinstance(result, int) else sum(result))) % (2**61 - 1)
    print(a, total, *all_of(a, 7))
for bad in (lambda: 2**64 // 0, lambda: 2**64 % 0, lambda: 1 << -1, lambda: 2**70 >> -1):
    try:
        bad()
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
hashed = 14695981039346656037
for byte in b"the hash of Fowler, Noll and Vo":
    hashed = ((hashed ^ byte) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
print(hashed)
state = 88172645463325252
for _ in range(3):
    state ^= (state << 13) & 0xFFFFFFFFFFFFFFFF
    state ^= state >> 7
    state ^= (state << 17) & 0xFFFFFFFFFFFFFFFF
    print(state, end=" ")
print()
for n in (-7, 7, 2**40, -(2**40)):
    print([n // d for d in (1, 2, 8, 3, -2, 1024)], [n % d for d in (1, 2, 8, 3, -2, 1024)])
for x in (7.5, -7.5, 0.0, -0.0, 1e300):
    print([x // d for d in (2, -2, 0.5, 3)], [x % d for d in (2, -2, 0.5, 3)], 7 // 2.0, -7 % 2.0)
print(["%s|%d" % (n, n) for n in (2**64, -1)], "%s" % "word", "ab" * 3, "x" * 0, (1,) * 3, [0] * -1, () * 5, [1] * True)

# ---- the nearest float, whatever stands in the lower words

for shift in 0, 1, 9, 10, 11, 64, 75, 128, 758, 950:
    for n in 31120850008231467, (1 << 53) + 1, (1 << 54) + 2, (1 << 54) + 3, (1 << 64) - 1, (1 << 63) + 1, 3 << 52:
        print(float(n << shift).hex(), float(-n << shift).hex(), float((n << shift) + 1).hex(), (n << shift) / 3, (n << shift) * 0.5)
try:
    float(1 << 1024)
except OverflowError as e:
    print(e)
print(float((1 << 1024) - (1 << 971)))
try:
    print(float((1 << 1024) - (1 << 970)))
except OverflowError as e:
    print(e)
