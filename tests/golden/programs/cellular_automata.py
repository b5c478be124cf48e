"""Cellular automata: elementary rules, Langton's ant, a forest fire with a fixed seed."""

import random


def elementary(rule, width, generations):
    cells = [0] * width
    cells[width // 2] = 1
    for _ in range(generations):
        yield "".join(".#"[c] for c in cells)
        cells = [rule >> (4 * cells[i - 1] + 2 * cells[i] + cells[(i + 1) % width]) & 1 for i in range(width)]


for rule in (30, 90, 110):
    print(f"rule {rule}")
    print("\n".join(elementary(rule, 31, 9)))


def ant(steps):
    black, x, y, dx, dy = set(), 0, 0, 0, -1
    for _ in range(steps):
        if (x, y) in black:
            black.discard((x, y))
            dx, dy = dy, -dx
        else:
            black.add((x, y))
            dx, dy = -dy, dx
        x, y = x + dx, y + dy
    return black, (x, y)


cells, at = ant(500)
xs, ys = [x for x, _ in cells], [y for _, y in cells]
print(len(cells), at, min(xs), max(xs), min(ys), max(ys))
for y in range(min(ys), max(ys) + 1):
    print("".join("#" if (x, y) in cells else " " for x in range(min(xs), max(xs) + 1)).rstrip())


class Forest:
    def __init__(self, size, seed):
        self.rng = random.Random(seed)
        self.size = size
        self.grid = {(x, y): "T" for x in range(size) for y in range(size) if (x * 7 + y * 13) % 5 != 0}
        self.grid[size // 2, size // 2] = "F"

    def neighbours(self, x, y):
        return [(x + dx, y + dy) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))]

    def step(self):
        following = {}
        for cell, state in self.grid.items():
            if state == "F":
                continue
            burning = any(self.grid.get(n) == "F" for n in self.neighbours(*cell))
            following[cell] = "F" if burning else "T"
        self.grid = following

    def __str__(self):
        return "\n".join("".join(self.grid.get((x, y), ".") for x in range(self.size)) for y in range(self.size))

    def count(self, state):
        return sum(s == state for s in self.grid.values())


forest = Forest(11, 1)
history = []
while forest.count("F"):
    history.append((forest.count("T"), forest.count("F")))
    forest.step()
print(history)
print(forest)


def sandpile(grains, size=9):
    grid = [[0] * size for _ in range(size)]
    grid[size // 2][size // 2] = grains
    toppled = 0
    while True:
        unstable = [(r, c) for r in range(size) for c in range(size) if grid[r][c] > 3]
        if not unstable:
            return grid, toppled
        for r, c in unstable:
            n = grid[r][c] // 4
            grid[r][c] -= 4 * n
            toppled += n
            for rr, cc in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if 0 <= rr < size and 0 <= cc < size:
                    grid[rr][cc] += n


grid, toppled = sandpile(150)
print(toppled, sum(map(sum, grid)))
print("\n".join("".join(" .:#"[v] for v in row) for row in grid))
