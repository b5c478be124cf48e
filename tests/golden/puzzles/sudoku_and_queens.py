"""Backtracking: sudoku, queens, subset sums, a knight's tour."""

from itertools import combinations

GRID = """53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"""


def peers_of(cell):
    row, column = divmod(cell, 9)
    box = 27 * (row // 3) + 3 * (column // 3)
    same = {9 * row + c for c in range(9)} | {9 * r + column for r in range(9)}
    same |= {box + 9 * r + c for r in range(3) for c in range(3)}
    return frozenset(same - {cell})


PEERS = [peers_of(cell) for cell in range(81)]


def solve(cells, depth=0):
    best = None
    for cell, value in enumerate(cells):
        if value == ".":
            options = set("123456789") - {cells[p] for p in PEERS[cell]}
            if not options:
                return None
            if best is None or len(options) < len(best[1]):
                best = cell, options
                if len(options) == 1:
                    break
    if best is None:
        return cells
    cell, options = best
    for option in sorted(options):
        solution = solve(cells[:cell] + [option] + cells[cell + 1:], depth + 1)
        if solution:
            return solution
    return None


def show(cells):
    for row in range(9):
        line = cells[9 * row:9 * row + 9]
        print(" ".join("".join(line[i:i + 3]) for i in (0, 3, 6)))
        if row in (2, 5):
            print()


show(solve(list(GRID)))


def queens(n, placed=()):
    if len(placed) == n:
        yield placed
        return
    row = len(placed)
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(placed)):
            yield from queens(n, (*placed, column))


print([sum(1 for _ in queens(n)) for n in range(1, 9)])
for row in next(queens(6)):
    print("." * row + "Q" + "." * (5 - row))


def subsets_with_sum(numbers, target):
    for size in range(1, len(numbers) + 1):
        for chosen in combinations(numbers, size):
            if sum(chosen) == target:
                yield chosen


print(list(subsets_with_sum([3, 34, 4, 12, 5, 2], 9)))


def knights_tour(n, start=(0, 0)):
    moves = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    board = {start: 0}
    x, y = start
    while len(board) < n * n:
        def free(x, y):
            return [(x + a, y + b) for a, b in moves
                    if 0 <= x + a < n and 0 <= y + b < n and (x + a, y + b) not in board]
        options = free(x, y)
        if not options:
            return None
        x, y = min(options, key=lambda p: (len(free(*p)), p))
        board[x, y] = len(board)
    return board


tour = knights_tour(6)
for y in range(6):
    print(" ".join(f"{tour[x, y]:2}" for x in range(6)))


def two_plus_two():
    """TWO + TWO = FOUR, digit by digit from the right."""
    for t, w, o in ((t, w, o) for t in range(5, 10) for w in range(10) for o in range(10)):
        total = 2 * (100 * t + 10 * w + o)
        f, o2, u, r = map(int, str(total))
        if o2 == o and len({t, w, o, f, u, r}) == 6:
            yield f"{t}{w}{o} + {t}{w}{o} = {total}"


print(*two_plus_two(), sep="\n")
