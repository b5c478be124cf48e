"""The n queens problem, with sets and backtracking."""


def solve(n, row=0, columns=0, left=0, right=0):
    if row == n:
        return 1
    count = 0
    free = ~(columns | left | right) & ((1 << n) - 1)
    while free:
        bit = free & -free
        free ^= bit
        count += solve(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


def boards(n):
    found = []

    def place(placed):
        row = len(placed)
        if row == n:
            found.append(placed)
            return
        for c in range(n):
            for r, q in enumerate(placed):
                if q == c or abs(q - c) == row - r:
                    break
            else:
                place(placed + [c])

    place([])
    return found


print(solve(12), len(boards(9)), boards(6)[0])
