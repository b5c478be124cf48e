"""Numbers in words, units, money, fractions, scientific tables, progress bars."""

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + ("-" + ONES[n % 10] if n % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            head, rest = divmod(n, size)
            return f"{words(head)} {name}" + (f"{' and' if rest < 100 else ''} {words(rest)}" if rest else "")


for n in (0, 7, 13, 21, 80, 100, 101, 342, 1000, 1019, 90210, 1_000_001, -45, 123_456_789, 7 * 10**9):
    print(f"{n:>13,} {words(n)}")
print(sum(len(words(n).replace(" ", "").replace("-", "")) for n in range(1, 1001)))


def human(size):
    for unit in ("B", "KiB", "MiB", "GiB"):
        if abs(size) < 1024:
            return f"{size:.1f} {unit}" if unit != "B" else f"{size} B"
        size /= 1024
    return f"{size:.1f} TiB"


def ordinal(n):
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def engineering(x):
    if x == 0:
        return "0"
    exponent = 0
    while abs(x) >= 1000:
        x /= 1000
        exponent += 3
    while abs(x) < 1:
        x *= 1000
        exponent -= 3
    return f"{x:.3g}" + (f"e{exponent:+d}" if exponent else "")


def fraction(x, limit=100):
    return min(((abs(x - round(x * d) / d), d) for d in range(1, limit)), key=lambda t: (round(t[0], 12), t[1]))[1]


def money(cents, symbol="$"):
    sign = "-" if cents < 0 else ""
    return f"{sign}{symbol}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


print([human(n) for n in (0, 1023, 1024, 1536, 10**6, 5 * 2**30, 2**45)])
print([ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 112, 1003)])
print([engineering(x) for x in (0, 1, 12345, 0.00012, 1e9, -4.7e-9, 999, 1000)])
print([(x, round(x * fraction(x)), fraction(x)) for x in (0.5, 0.3333333, 3.14159, 1.4142135, 2.0)])
print([money(c) for c in (0, 5, 12345, -99, 10**9)], money(123456, "€"))
for done in (0, 0.254, 0.5, 0.999, 1):
    filled = int(done * 20)
    print(f"[{'#' * filled}{'-' * (20 - filled)}] {done:>6.1%}")
print("   x |   x^2   |   1/x   |  sqrt   ")
for x in range(1, 8):
    print(f"{x:>4} | {x * x:>7} | {1 / x:<7.4f} | {x**0.5:^8.3f}".rstrip())


def table(rows, headers):
    columns = [[str(c) for c in column] for column in zip(headers, *rows)]
    widths = [max(map(len, column)) for column in columns]
    line = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
    yield line
    for i, row in enumerate(zip(*columns)):
        yield (
            "|"
            + "|".join(f" {c:>{w}} " if c.replace(".", "").isdigit() else f" {c:<{w}} " for c, w in zip(row, widths))
            + "|"
        )
        if i == 0:
            yield line
    yield line


print("\n".join(table([("Ann", 31, 1.5), ("Bartholomew", 7, 22.25)], ("name", "age", "score"))))
print(
    f"{1234567.891:,.2f} {1234567.891:.3e} {0.000001234:.2g} {255:#x} {255:#o} {255:#b} {-7:+d} {7:03d} {3.0:g} {1e16:g} {123456789:_} {0.5:%}"
)
for i in range(0, 101, 20):
    celsius = i - 20
    print(f"{celsius:>4}°C = {celsius * 9 / 5 + 32:>6.1f}°F = {celsius + 273.15:.2f} K")
time_units = [f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}" for s in (0, 59, 60, 3661, 86399)]
print(
    time_units,
    [f"{n:b}".count("1") for n in range(16)],
    [f"{n:04b}"[::-1] for n in range(4)],
    "".join(f"{ord(c):02x}" for c in "Hi!"),
)
