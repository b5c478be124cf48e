"""Integer arithmetic: signs, floor division, modulo, powers, precedence."""

for a, b in [(7, 2), (-7, 2), (7, -2), (-7, -2), (6, 3), (-6, 3), (0, 5), (1, -10), (-1, 10)]:
    print(a, b, "|", a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b)
print(2 + 3 * 4**2 // 5 - 1, (2 + 3) * 4, -(2**2), (-2) ** 2, 2**3**2, -7 // 2 * 2 + -7 % 2)
print(2**0, 0**0, 2**-1, (-2) ** -2, 10**-3, 0**5, 1**1000, (-1) ** 999)
print(pow(3, 4), pow(3, 4, 5), pow(-3, 3, 7), pow(3, -1, 7), pow(2, 100, 1_000_007), pow(5, 0, 1))
print(abs(-5), abs(5), abs(-0), +5, -(-5), ~5, ~-1, not 5, not 0)
print(1_000_000, 0xFF, 0o17, 0b1011, 0x_DEAD_BEEF, 00, 1_0.5)
print(hex(255), oct(8), bin(10), hex(-255), oct(-8), bin(-10), hex(0), bin(0))
for text, base in [
    ("42", 10),
    ("-42", 10),
    (" 7 ", 10),
    ("ff", 16),
    ("0xff", 16),
    ("0b101", 0),
    ("0o17", 0),
    ("z", 36),
    ("1_000", 10),
    ("+5", 10),
    ("101", 2),
    ("0", 0),
    ("-0x1F", 0),
]:
    print(repr(text), base, int(text, base))
for text, base in [
    ("", 10),
    ("abc", 10),
    ("12.5", 10),
    ("8", 8),
    ("1__0", 10),
    ("_1", 10),
    ("0x", 16),
    ("5", 1),
    ("5", 37),
    ("01", 0),
    ("- 5", 10),
    ("1 2", 10),
]:
    try:
        print(int(text, base))
    except ValueError as e:
        print(type(e).__name__, e)
print(int(3.99), int(-3.99), int(True), int("10"), int(), int(1e20), int(b"77"), int("١٢"))
for bad in (None, [], "x" * 5, 1j, {}, float("nan"), float("inf")):
    try:
        int(bad)
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
for op in (
    lambda: 1 // 0,
    lambda: 1 % 0,
    lambda: 1 / 0,
    lambda: divmod(1, 0),
    lambda: 0**-1,
    lambda: pow(2, 3, 0),
    lambda: pow(2, -1, 4),
    lambda: 1.0 // 0,
    lambda: 1.0 % 0,
    lambda: 5 << -1,
    lambda: 5 >> -1,
):
    try:
        print(op())
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
print(5 & 3, 5 | 3, 5 ^ 3, 5 << 3, 5 >> 1, -5 >> 1, -5 & 3, -5 | 3, -5 ^ 3, 1 << 70, (1 << 70) >> 68)
print((255).bit_length(), (256).bit_length(), (-1).bit_length(), (0).bit_length(), (13).bit_count(), (-7).bit_count())
print((5).numerator, (5).denominator, (5).real, (5).imag, (5).conjugate(), (7).is_integer(), (3).as_integer_ratio())
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True), (7).to_bytes())
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xfe", "little"), int.from_bytes(b"\xfe", signed=True))
for op in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(2, "middle")):
    try:
        op()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(True + True, True * 10, False - 1, True / 2, True == 1, True is 1 == 1, isinstance(True, int), -True, ~False)
print(bool(5), bool(0), bool(-1), bool(""), bool("0"), bool([]), bool([0]), bool(None), bool(0.0), bool(1e-300))
print(True & False, True | False, True ^ True, True & 3, type(True & True), type(True & 1), type(True + False))
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1, 1 == 1.0 == True, 5 if 5 > 3 else 0)
x = 10
x += 5
x -= 3
x *= 4
x //= 5
x **= 3
x %= 100
x <<= 2
x |= 1
x ^= 7
x &= 0xFF
x >>= 1
print(x)
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-15, -1), round(25, -1), round(5), round(12345, -10))
print(max(1, 2.0, True), min(3, 1.5, False), sum([1, 2, 3]), sum([1, 2], 10), sum([0.5, 1]), sum([], 5))
print(hash(5), hash(-1), hash(-2), hash(0), hash(True), hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(10**30))
