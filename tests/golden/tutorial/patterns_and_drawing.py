"""Drawing with characters: triangles, tables, spirals, checkerboards, banners, a clock."""

n = 5
for i in range(1, n + 1):
    print("*" * i)
for i in range(n, 0, -2):
    print("*" * i)
for i in range(n):
    print(" " * (n - i - 1) + "*" * (2 * i + 1))
for i in range(1, 5):
    for j in range(1, i + 1):
        print(j, end="")
    print()
for i in range(4):
    print("".join("#."[(i + j) % 2] for j in range(8)))
print("  " + "".join(f"{j:4}" for j in range(1, 10)))
for i in range(1, 10):
    print(f"{i:2}" + "".join(f"{i * j:4}" for j in range(1, i + 1)))


def spiral(n):
    grid = [[0] * n for _ in range(n)]
    x, y, dx, dy = 0, 0, 1, 0
    for k in range(1, n * n + 1):
        grid[y][x] = k
        if not (0 <= x + dx < n and 0 <= y + dy < n) or grid[y + dy][x + dx]:
            dx, dy = -dy, dx
        x, y = x + dx, y + dy
    return grid


for row in spiral(5):
    print(" ".join(f"{v:2}" for v in row))


def magic(n):
    square = [[0] * n for _ in range(n)]
    r, c = 0, n // 2
    for k in range(1, n * n + 1):
        square[r][c] = k
        if square[(r - 1) % n][(c + 1) % n]:
            r = (r + 1) % n
        else:
            r, c = (r - 1) % n, (c + 1) % n
    return square


m = magic(5)
print(
    m,
    {sum(row) for row in m}
    | {sum(col) for col in zip(*m)}
    | {sum(m[i][i] for i in range(5)), sum(m[i][4 - i] for i in range(5))},
)


def box(*lines, style="+-|"):
    corner, horizontal, vertical = style
    width = max(map(len, lines), default=0)
    edge = corner + horizontal * (width + 2) + corner
    return "\n".join([edge, *(f"{vertical} {line:^{width}} {vertical}" for line in lines), edge])


print(box("hello", "a longer line", ""))
print(box("x", style="*=!"))
print(box())
FONT = {"H": ["# #", "###", "# #"], "I": ["###", " # ", "###"], "!": [" # ", " # ", " . "]}


def banner(text):
    return "\n".join(" ".join(FONT[c][row] for c in text).rstrip() for row in range(3))


print(banner("HI!"))
try:
    banner("HO")
except KeyError as e:
    print("no letter", e)


class Canvas:
    def __init__(self, width, height, blank="."):
        self.cells = [[blank] * width for _ in range(height)]

    def plot(self, x, y, c="#"):
        if 0 <= y < len(self.cells) and 0 <= x < len(self.cells[0]):
            self.cells[y][x] = c

    def line(self, x0, y0, x1, y1, c="#"):
        dx, dy = abs(x1 - x0), -abs(y1 - y0)
        sx, sy = (1 if x0 < x1 else -1), (1 if y0 < y1 else -1)
        error = dx + dy
        while True:
            self.plot(x0, y0, c)
            if (x0, y0) == (x1, y1):
                break
            if 2 * error >= dy:
                error += dy
                x0 += sx
            if 2 * error <= dx:
                error += dx
                y0 += sy

    def circle(self, cx, cy, r, c="o"):
        for y in range(len(self.cells)):
            for x in range(len(self.cells[0])):
                if abs((x - cx) ** 2 / 4 + (y - cy) ** 2 - r * r) < r:
                    self.plot(x, y, c)

    def fill(self, x, y, c):
        old = self.cells[y][x]
        stack = [(x, y)]
        while stack:
            x, y = stack.pop()
            if 0 <= y < len(self.cells) and 0 <= x < len(self.cells[0]) and self.cells[y][x] == old:
                self.cells[y][x] = c
                stack += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]

    def __str__(self):
        return "\n".join(map("".join, self.cells))


canvas = Canvas(30, 11)
canvas.circle(14, 5, 4)
canvas.line(0, 0, 29, 10)
canvas.line(0, 10, 10, 0, "/")
canvas.fill(14, 4, "~")
canvas.plot(99, 99)
print(canvas)


def plot(f, low, high, width=40, height=9):
    values = [f(low + (high - low) * i / (width - 1)) for i in range(width)]
    top, bottom = max(values), min(values)
    rows = [[" "] * width for _ in range(height)]
    for i, v in enumerate(values):
        rows[round((top - v) / (top - bottom) * (height - 1))][i] = "*"
    return "\n".join("".join(row).rstrip() for row in rows)


print(plot(lambda x: x**3 - x, -1.5, 1.5))


def barchart(data, width=20):
    scale = width / max(data.values())
    for label, value in data.items():
        print(f"{label:>6} |{'=' * round(value * scale)} {value}")


barchart({"Mon": 4, "Tue": 10, "Wed": 7})
print("\n".join(" ".join(str((i * j) % 7) for j in range(7)) for i in range(3)))
