"""Grid puzzles with input as text: trees, paths, tilted platforms, regions, antennas."""

TREES = """\
41526
23318
90475
12233
76108"""
grid = [[int(c) for c in row] for row in TREES.splitlines()]
size = len(grid)


def views(r, c):
    yield [grid[i][c] for i in range(r - 1, -1, -1)]
    yield [grid[i][c] for i in range(r + 1, size)]
    yield grid[r][:c][::-1]
    yield grid[r][c + 1 :]


visible = sum(any(all(t < grid[r][c] for t in view) for view in views(r, c)) for r in range(size) for c in range(size))


def score(r, c):
    total = 1
    for view in views(r, c):
        seen = 0
        for t in view:
            seen += 1
            if t >= grid[r][c]:
                break
        total *= seen
    return total


print(visible, max(score(r, c) for r in range(size) for c in range(size)))
CLIMB = "Sbcdefg nmlkjih opqrstu zzzyxwv Eabcdza".split()
heights = {complex(r, c): ch for r, row in enumerate(CLIMB) for c, ch in enumerate(row)}
start, end = (next(p for p, ch in heights.items() if ch == mark) for mark in "SE")
heights[start], heights[end] = "a", "z"


def climb(*starts):
    distance, queue = {s: 0 for s in starts}, list(starts)
    for at in queue:
        if at == end:
            return distance[at]
        for step in (1, -1, 1j, -1j):
            to = at + step
            if to in heights and to not in distance and ord(heights[to]) <= ord(heights[at]) + 1:
                distance[to] = distance[at] + 1
                queue.append(to)


print(climb(start), climb(*(p for p, ch in heights.items() if ch == "a")))
PLATFORM = """\
..O.#..O
O#..O...
...OO.#.
.O.#...O
O...O#..
.#O...O.""".splitlines()


def tilt(rows):
    columns = ["".join(c) for c in zip(*rows)]
    tilted = ["#".join("".join(sorted(part, reverse=True)) for part in column.split("#")) for column in columns]
    return ["".join(r) for r in zip(*tilted)]


def rotate(rows):
    return ["".join(c) for c in zip(*rows[::-1])]


def load(rows):
    return sum(row.count("O") * (len(rows) - i) for i, row in enumerate(rows))


print(load(tilt(PLATFORM)), *tilt(PLATFORM), sep="\n")
rows, seen = PLATFORM, {}
for cycle in range(1000):
    key = tuple(rows)
    if key in seen:
        break
    seen[key] = cycle
    for _ in range(4):
        rows = rotate(tilt(rows))
period = cycle - seen[key]
final = next(k for k, v in seen.items() if v == seen[key] + (1_000_000_000 - seen[key]) % period)
print(cycle, period, load(final))
GARDEN = ["PPPQQRR", "PQPQRRS", "PPPQTRS", "UUTTTSS"]


def regions(rows):
    left = {(r, c) for r in range(len(rows)) for c in range(len(rows[0]))}
    while left:
        first = min(left)
        plant, stack, cells, fence = rows[first[0]][first[1]], [first], {first}, 0
        while stack:
            r, c = stack.pop()
            for cell in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                rr, cc = cell
                if not (0 <= rr < len(rows) and 0 <= cc < len(rows[0])) or rows[rr][cc] != plant:
                    fence += 1
                elif cell not in cells:
                    cells.add(cell)
                    stack.append(cell)
        left -= cells
        yield plant, len(cells), fence


found = list(regions(GARDEN))
print(found, sum(a * f for _, a, f in found))
MAP = ["..x.....", "......7.", "...x....", "7.......", ".....x.."]
antennas = {}
for r, row in enumerate(MAP):
    for c, ch in enumerate(row):
        if ch != ".":
            antennas.setdefault(ch, []).append((r, c))
nodes = {
    (2 * r1 - r2, 2 * c1 - c2)
    for group in antennas.values()
    for r1, c1 in group
    for r2, c2 in group
    if (r1, c1) != (r2, c2)
}
print(antennas, sorted(n for n in nodes if 0 <= n[0] < len(MAP) and 0 <= n[1] < len(MAP[0])))
GUARD = ["..#.....", ".......#", "#.......", "...#....", ".....^..", "......#.", "#......."]


def patrol(rows, extra=None):
    at = next((r, row.index("^")) for r, row in enumerate(rows) if "^" in row)
    d, visited = (-1, 0), set()
    while (at, d) not in visited:
        visited.add((at, d))
        to = at[0] + d[0], at[1] + d[1]
        if not (0 <= to[0] < len(rows) and 0 <= to[1] < len(rows[0])):
            return {p for p, _ in visited}
        if rows[to[0]][to[1]] == "#" or to == extra:
            d = d[1], -d[0]
        else:
            at = to
    return None


path = patrol(GUARD)
print(len(path), sum(patrol(GUARD, p) is None for p in path))
