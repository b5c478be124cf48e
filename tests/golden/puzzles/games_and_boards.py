"""Board games: chess moves, reversi, minesweeper, 2048, sokoban, peg solitaire, dominoes, dots."""


def moves(piece, at, occupied=()):
    x, y = "abcdefgh".index(at[0]), int(at[1]) - 1
    lines = {"rook": [(1, 0), (-1, 0), (0, 1), (0, -1)], "bishop": [(1, 1), (1, -1), (-1, 1), (-1, -1)]}
    lines["queen"] = lines["king"] = lines["rook"] + lines["bishop"]
    if piece == "knight":
        steps = [[(x + dx, y + dy)] for dx in (-2, -1, 1, 2) for dy in (-2, -1, 1, 2) if abs(dx) != abs(dy)]
    else:
        reach = 1 if piece == "king" else 7
        steps = [[(x + dx * n, y + dy * n) for n in range(1, reach + 1)] for dx, dy in lines[piece]]
    out = []
    for line in steps:
        for cx, cy in line:
            if not (0 <= cx < 8 and 0 <= cy < 8):
                break
            name = "abcdefgh"[cx] + str(cy + 1)
            out.append(name)
            if name in occupied:
                break
    return sorted(out)


print(
    moves("knight", "b1"),
    moves("rook", "a1", {"a3", "c1"}),
    len(moves("queen", "d4")),
    moves("king", "h8"),
    moves("bishop", "c1", {"d2"}),
)


def reversi(board, x, y, me):
    other = "ox"[me == "o"]
    flipped = []
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            line, cx, cy = [], x + dx, y + dy
            while board.get((cx, cy)) == other:
                line.append((cx, cy))
                cx, cy = cx + dx, cy + dy
            if line and board.get((cx, cy)) == me:
                flipped += line
    return flipped


board = {(3, 3): "o", (4, 4): "o", (3, 4): "x", (4, 3): "x"}
turn = "x"
for _ in range(12):
    options = [
        (len(f), -y, -x)
        for x in range(8)
        for y in range(8)
        if (x, y) not in board and (f := reversi(board, x, y, turn))
    ]
    if not options:
        break
    n, y, x = max(options)
    for cell in reversi(board, -x, -y, turn):
        board[cell] = turn
    board[-x, -y] = turn
    turn = "ox"[turn == "o"]
print(
    "\n".join("".join(board.get((x, y), ".") for x in range(8)) for y in range(8)),
    sum(v == "x" for v in board.values()),
)


def minesweeper(rows):
    mines = {(r, c) for r, row in enumerate(rows) for c, ch in enumerate(row) if ch == "*"}
    near = lambda r, c: [
        (r + i, c + j)
        for i in (-1, 0, 1)
        for j in (-1, 0, 1)
        if (i or j) and 0 <= r + i < len(rows) and 0 <= c + j < len(rows[0])
    ]
    count = {(r, c): sum(n in mines for n in near(r, c)) for r in range(len(rows)) for c in range(len(rows[0]))}

    def reveal(r, c):
        if (r, c) in mines:
            return "boom"
        seen, stack = {(r, c)}, [(r, c)]
        while stack:
            cell = stack.pop()
            if count[cell] == 0:
                for n in near(*cell):
                    if n not in seen:
                        seen.add(n)
                        stack.append(n)
        return "\n".join(
            "".join(str(count[r, c]) if (r, c) in seen else "#" for c in range(len(rows[0]))) for r in range(len(rows))
        )

    return reveal


reveal = minesweeper(["*....", ".....", "..*..", ".....", "....."])
print(reveal(0, 4), reveal(1, 1), reveal(0, 0), sep="\n\n")


def slide(row):
    tiles, out = [t for t in row if t], []
    while tiles:
        t = tiles.pop(0)
        if tiles and tiles[0] == t:
            t += tiles.pop(0)
        out.append(t)
    return out + [0] * (len(row) - len(out))


def push(board, way):
    if way in "ud":
        board = [list(c) for c in zip(*board)]
    if way in "rd":
        board = [slide(r[::-1])[::-1] for r in board]
    else:
        board = [slide(r) for r in board]
    return [list(c) for c in zip(*board)] if way in "ud" else board


b = [[2, 2, 4, 8], [0, 4, 4, 0], [2, 0, 0, 2], [2, 2, 2, 2]]
print(slide([2, 2, 2, 2]), slide([4, 0, 4, 8]), *(push(b, way) for way in "lrud"), sep="\n")
LEVEL = ["#######", "#.@ # #", "#$* $ #", "#   $ #", "# ..  #", "#  *  #", "#######"]


def sokoban(level, path):
    cells = {(x, y): c for y, row in enumerate(level) for x, c in enumerate(row)}
    (x, y) = next(p for p, c in cells.items() if c in "@+")
    goal = {p for p, c in cells.items() if c in ".+*"}
    boxes = {p for p, c in cells.items() if c in "$*"}
    walls = {p for p, c in cells.items() if c == "#"}
    for step in path:
        dx, dy = {"u": (0, -1), "d": (0, 1), "l": (-1, 0), "r": (1, 0)}[step.lower()]
        to, behind = (x + dx, y + dy), (x + 2 * dx, y + 2 * dy)
        if to in walls or to in boxes and (behind in walls or behind in boxes):
            continue
        if to in boxes:
            boxes = boxes - {to} | {behind}
        x, y = to

    def show(p):
        if p in walls:
            return "#"
        on = p in goal
        return "*$"[not on] if p in boxes else "+@"[not on] if p == (x, y) else ". "[not on]

    return "\n".join("".join(show((x, y)) for x in range(len(level[0]))) for y in range(len(level))), boxes == goal


print(*sokoban(LEVEL, "DDrdrruLuuulldRDrd"))


def dominoes(tiles):
    def chain(end, left):
        if not left:
            return []
        for i, (a, b) in enumerate(left):
            for x, y in ((a, b), (b, a)):
                if end is None or x == end:
                    rest = chain(y, left[:i] + left[i + 1 :])
                    if rest is not None:
                        return [(x, y)] + rest
        return None

    return chain(None, tiles)


print(dominoes([(1, 2), (5, 3), (3, 1), (1, 2), (2, 4), (1, 6), (2, 3), (3, 4), (5, 6)]), dominoes([(1, 2), (3, 4)]))


def nim(heaps):
    x = 0
    for h in heaps:
        x ^= h
    return next(((i, h - (h ^ x)) for i, h in enumerate(heaps) if h ^ x < h), None)


def knights_tour(n):
    path, seen = [(0, 0)], {(0, 0)}
    jumps = [(1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)]
    options = lambda p: [
        q for dx, dy in jumps if 0 <= (q := (p[0] + dx, p[1] + dy))[0] < n and 0 <= q[1] < n and q not in seen
    ]
    while len(path) < n * n:
        following = options(path[-1])
        if not following:
            return None
        best = min(following, key=lambda q: (len(options(q)), q))
        path.append(best)
        seen.add(best)
    return path


tour = knights_tour(6)
print(
    nim([3, 4, 5]),
    nim([1, 1]),
    tour and tour[:6],
    tour and len(set(tour)),
    all(sorted((abs(a - c), abs(b - d))) == [1, 2] for (a, b), (c, d) in zip(tour, tour[1:])) if tour else "",
)


def score_bowling(rolls):
    total, i = 0, 0
    for frame in range(10):
        if rolls[i] == 10:
            total += 10 + sum(rolls[i + 1 : i + 3])
            i += 1
        else:
            pair = rolls[i] + rolls[i + 1]
            total += pair + (rolls[i + 2] if pair == 10 else 0)
            i += 2
    return total


print(
    score_bowling([10] * 12),
    score_bowling([9, 0] * 10),
    score_bowling([5] * 21),
    score_bowling([10, 7, 3, 9, 0, 10, 0, 8, 8, 2, 0, 6, 10, 10, 10, 8, 1]),
)
