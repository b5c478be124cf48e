"""First steps: numbers as in the first chapter of a tutorial."""

print(2 + 2, 50 - 5 * 6, (50 - 5 * 6) / 4, 8 / 5, 17 / 3, 17 // 3, 17 % 3, 5 * 3 + 2, 5**2, 2**7)
width = 20
height = 5 * 9
print(width * height)
price = 100.50
tax = 12.5 / 100
total = price + price * tax
print(tax, price * tax, round(total, 2), 4 * 3.75 - 1)
print(-(3**2), (-3) ** 2, 7 // 2, -7 // 2, 7 % -3, 7.0 // 2, 1e3, 1_000_000, 0.1 + 0.2, 3.0 == 3)
print(type(3), type(3.0), type(3 + 0.0), int(3.7), float(3), str(3) + "3", int("3") + 3)
a = b = 7
a += 1
b *= a
a, b = b, a
print(a, b, a > b, a >= b and b < 100, not a == b, a != b)
for celsius in range(-10, 41, 10):
    print(f"{celsius:>4}C {celsius * 9 // 5 + 32:>4}F")
seconds = 98765
hours, rest = divmod(seconds, 3600)
minutes, seconds = divmod(rest, 60)
print(f"{hours}h {minutes}m {seconds}s", f"{hours:02d}:{minutes:02d}:{seconds:02d}")
capital, years = 1000.0, 0
while capital < 2000:
    capital *= 1.05
    years += 1
print(years, f"{capital:.2f}")
x = 1.0
for _ in range(6):
    x = (x + 2 / x) / 2
    print(x, end=" ")
print()
print(max(3, 8, 5), min(3, 8, 5), abs(-8), sum([3, 8, 5]), pow(2, 8), round(3.14159, 2), round(2675, -2), divmod(9, 4))
print(10 > 5 > 2, 1 < 3 < 2, 3 == 3.0 == True + 2, bool(0), bool(0.0), bool(-1), True + True)
n = 12
print(
    [d for d in range(1, n + 1) if n % d == 0],
    n % 2 == 0,
    n & 1,
    n | 3,
    n ^ 5,
    n << 2,
    n >> 1,
    ~n,
    bin(n),
    hex(n),
    oct(n),
)
for text in ("12", "1.5", "twelve"):
    try:
        print(int(text))
    except ValueError:
        try:
            print(float(text))
        except ValueError as e:
            print(e)
