"""Classic puzzles: queens, hanoi, sudoku, knapsack, change, mazes, word ladders."""


def queens(n):
    solutions = []

    def place(row, columns, diagonals, others):
        if row == n:
            solutions.append(tuple(columns))
            return
        for c in range(n):
            if c in columns or row + c in diagonals or row - c in others:
                continue
            place(row + 1, columns + [c], diagonals | {row + c}, others | {row - c})

    place(0, [], set(), set())
    return solutions


print([len(queens(n)) for n in range(1, 7)], queens(6))
print("\n".join(" ".join("Q" if c == q else "." for c in range(6)) for q in queens(6)[0]))


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield f"{a}{c}"
        yield from hanoi(n - 1, b, a, c)


print(*hanoi(3), sum(1 for _ in hanoi(8)))


def coins(amount, values):
    best = [0] + [None] * amount
    for total in range(1, amount + 1):
        options = [best[total - v] + 1 for v in values if v <= total and best[total - v] is not None]
        best[total] = min(options, default=None)
    return best[amount]


def ways(amount, values):
    table = [1] + [0] * amount
    for v in values:
        for total in range(v, amount + 1):
            table[total] += table[total - v]
    return table[amount]


print(coins(63, (1, 5, 10, 21, 25)), coins(7, (5, 3)), coins(0, ()), ways(100, (1, 5, 10, 25, 50)))


def knapsack(items, capacity):
    best = {0: (0, ())}
    for name, weight, value in items:
        for w, (v, names) in list(best.items())[::-1]:
            if w + weight <= capacity and best.get(w + weight, (-1,))[0] < v + value:
                best[w + weight] = v + value, names + (name,)
    return max(best.values())


print(knapsack([("map", 9, 150), ("water", 15, 200), ("tent", 30, 160), ("nuts", 5, 35), ("lamp", 11, 80)], 40))


def lcs(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i][j + 1], table[i + 1][j], key=len)
    return table[-1][-1]


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


print(lcs("programming", "gaming"), distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"))
MAZE = """
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########
""".strip().splitlines()


def solve(maze):
    cells = {(r, c): ch for r, row in enumerate(maze) for c, ch in enumerate(row)}
    start = next(k for k, v in cells.items() if v == "S")
    frontier, came = [start], {start: None}
    while frontier:
        following = []
        for r, c in frontier:
            if cells[r, c] == "E":
                path, at = [], (r, c)
                while at:
                    path.append(at)
                    at = came[at]
                return path[::-1]
            for step in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if cells[step] != "#" and step not in came:
                    came[step] = r, c
                    following.append(step)
        frontier = following


path = solve(MAZE)
print(len(path), path)
print(
    "\n".join(
        "".join("*" if (r, c) in path and ch == "." else ch for c, ch in enumerate(row)) for r, row in enumerate(MAZE)
    )
)
GRID = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"


def sudoku(grid):
    def options(i):
        r, c = divmod(i, 9)
        used = {grid[r * 9 + k] for k in range(9)} | {grid[k * 9 + c] for k in range(9)}
        used |= {grid[(r // 3 * 3 + a) * 9 + c // 3 * 3 + b] for a in range(3) for b in range(3)}
        return [d for d in "123456789" if d not in used]

    best = None
    for i, d in enumerate(grid):
        if d == ".":
            choices = options(i)
            if best is None or len(choices) < len(best[1]):
                best = i, choices
    if best is None:
        return grid
    i, choices = best
    for d in choices:
        if done := sudoku(grid[:i] + d + grid[i + 1 :]):
            return done
    return None


solved = sudoku(GRID)
print("\n".join(solved[i : i + 9] for i in range(0, 81, 9)))


def ladder(start, goal, words):
    queue, seen = [[start]], {start}
    for path in queue:
        if path[-1] == goal:
            return path
        for word in sorted(words - seen):
            if sum(a != b for a, b in zip(word, path[-1])) == 1:
                seen.add(word)
                queue.append(path + [word])


print(ladder("cold", "warm", {"cord", "card", "ward", "warm", "corm", "worm", "wold"}))
print([(a, b, c) for a in range(1, 10) for b in range(a, 10) for c in range(b, 30) if a**3 + b**3 == c**2])


def josephus(n, k):
    people, out, i = list(range(1, n + 1)), [], 0
    while people:
        i = (i + k - 1) % len(people)
        out.append(people.pop(i))
    return out


print(josephus(10, 3), josephus(41, 3)[-1])


def look_and_say(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while s[j : j + 1] == s[i]:
            j += 1
        out, i = out + str(j - i) + s[i], j
    return out


term, terms = "1", []
for _ in range(8):
    terms.append(term)
    term = look_and_say(term)
print(terms)
print(
    [n for n in range(1, 5000) if str(n**2).endswith(str(n))], sum(n for n in range(1000) if n % 3 == 0 or n % 5 == 0)
)
doors = [False] * 101
for step in range(1, 101):
    for door in range(step, 101, step):
        doors[door] = not doors[door]
print([i for i, is_open in enumerate(doors) if is_open])
for s, e, n, d in [(9, 5, 6, 7)]:
    m, o, r, y = 1, 0, 8, 2
    send, more = int(f"{s}{e}{n}{d}"), int(f"{m}{o}{r}{e}")
    print(send, "+", more, "=", send + more, send + more == int(f"{m}{o}{n}{e}{y}"))
