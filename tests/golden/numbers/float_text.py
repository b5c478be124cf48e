"""How floats are printed and read."""

for x in (
    0.1,
    0.2 + 0.1,
    1.0,
    100.0,
    1e15,
    1e16,
    123456789012345680.0,
    1e-4,
    1e-5,
    0.00012345,
    1.5e300,
    5e-324,
    2.2250738585072014e-308,
    1.7976931348623157e308,
    1 / 3,
    2 / 3,
    1e22,
    1e23,
    9007199254740993.0,
    0.30000000000000004,
    -0.0,
    -1.5,
    3.14159,
    1e100,
    12345.678e10,
    4.35,
    2.675,
    1e21 / 7,
):
    print(repr(x), str(x), -x, [x])
print(float("inf"), -float("inf"), float("nan"), float("-Infinity"), float("NaN"))
for text in (
    "1",
    "  2.5  ",
    "-1e3",
    "1E-2",
    ".5",
    "5.",
    "1_000.5",
    "+3",
    "inf",
    "-nan",
    "1e400",
    "1e-400",
    "0x1",
    "",
    "1.2.3",
    "e5",
    "1e",
    "--1",
    "1 2",
    "infinit",
    "1__0",
    "٣.٥",
):
    try:
        print(repr(text), float(text))
    except ValueError as e:
        print(type(e).__name__, e)
print(float(5), float(True), float(), float("1e3"), float(b"2.5"))
for bad in (None, [], 1j, "x"):
    try:
        float(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(1e308 * 10, -1e308 * 10, 1e-308 / 1e10, 1e308 + 1e308 - 1e308, float("inf") - float("inf"), 0.0 * float("inf"))
print(
    round(2.5),
    round(3.5),
    round(-2.5),
    round(0.5),
    round(2.675, 2),
    round(1.005, 2),
    round(1234.567, -2),
    round(1e300, 5),
)
print(
    round(3.14159, 3),
    round(-0.4),
    round(5.0),
    type(round(5.0)),
    type(round(5.0, 0)),
    round(0.15, 1),
    round(0.25, 1),
    round(0.35, 1),
)
for bad in (float("inf"), float("nan")):
    try:
        round(bad)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2), 0.3 % 0.1, 1e20 % 3)
print(2.0**0.5, 2**0.5, 4**0.5, (-8) ** 2.0, 2.0**-2, 0.0**0, (-1) ** 2.0, 10.0**15, 10.0**16)
print(1.0 == 1, 0.1 + 0.2 == 0.3, 0.5 == 1 / 2, float("nan") == float("nan"), float("inf") == float("inf"), 0.0 == -0.0)
print(1 < 1.5 < 2, 2**53 + 1 > 2.0**53, 1e400 > 10**400, float("nan") < 1, float("nan") != float("nan"))
print(
    (2.5).is_integer(),
    (2.0).is_integer(),
    (0.75).as_integer_ratio(),
    (2.5).hex(),
    (0.1).hex(),
    float.fromhex("0x1.8p1"),
)
print(
    float.fromhex("0x1.999999999999ap-4"),
    (1e-320).hex(),
    float("inf").hex(),
    (-0.0).hex(),
    (3.0).conjugate(),
    (3.5).real,
)
print(int(2.9), int(-2.9), int(1e18), 3.7 // 1, -3.7 // 1, abs(-2.5), abs(-0.0), +1.5, not 0.0, bool(float("nan")))
print(
    hash(1.0),
    hash(0.5),
    hash(-0.5),
    hash(2.5),
    hash(1e100),
    hash(float("inf")),
    hash(-float("inf")),
    hash(0.1),
    hash(-0.0),
)
print(min(1.5, 2), max(-1.5, -1), sum([0.1] * 10), sum([0.1] * 3), sum([1e16, 1.0, -1e16]), sum([0.5, True, 2]))
x = 1.5
x += 1
x *= 2
x -= 0.25
x /= 3
x **= 2
x //= 0.5
x %= 4
print(x)
for op in (
    lambda: 1.0 / 0,
    lambda: 0.0**-1,
    lambda: 1.5 // 0.0,
    lambda: 1.5 % 0,
    lambda: 1e200**2,
    lambda: divmod(1.5, 0),
    lambda: "1.5" + 1.5,
    lambda: 1.5 << 1,
    lambda: 1.5 & 1,
):
    try:
        print(op())
    except (ZeroDivisionError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
