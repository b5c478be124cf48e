"""Knapsacks, common subsequences, edit distances, coins, rods, matrix chains."""

from functools import cache


def knapsack(items, capacity):
    best = [(0, ())] * (capacity + 1)
    for name, weight, value in items:
        for room in range(capacity, weight - 1, -1):
            worth, chosen = best[room - weight]
            if worth + value > best[room][0]:
                best[room] = worth + value, (*chosen, name)
    return best[capacity]


def common_subsequence(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            if x == y:
                table[i][j] = table[i - 1][j - 1] + x
            else:
                table[i][j] = max(table[i - 1][j], table[i][j - 1], key=len)
    return table[-1][-1]


def edits(a, b):
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        rows.append([i])
        for j, y in enumerate(b, 1):
            rows[i].append(min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (x != y)))
    steps, i, j = [], len(a), len(b)
    while i or j:
        if i and j and rows[i][j] == rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            if a[i - 1] != b[j - 1]:
                steps.append(f"{a[i - 1]}->{b[j - 1]}")
            i, j = i - 1, j - 1
        elif i and rows[i][j] == rows[i - 1][j] + 1:
            steps.append(f"-{a[i - 1]}")
            i -= 1
        else:
            steps.append(f"+{b[j - 1]}")
            j -= 1
    return rows[-1][-1], steps[::-1]


def change(coins, amount):
    fewest = {0: []}
    for total in range(1, amount + 1):
        options = [fewest[total - c] + [c] for c in coins if total - c in fewest]
        if options:
            fewest[total] = min(options, key=len)
    return fewest.get(amount)


@cache
def partitions(n, largest=None):
    largest = n if largest is None else min(largest, n)
    if n == 0:
        return 1
    return sum(partitions(n - part, part) for part in range(1, largest + 1))


@cache
def chain(sizes):
    if len(sizes) == 2:
        return 0, "M"
    best = None
    for cut in range(1, len(sizes) - 1):
        left, shown_left = chain(sizes[:cut + 1])
        right, shown_right = chain(sizes[cut:])
        cost = left + right + sizes[0] * sizes[cut] * sizes[-1]
        if best is None or cost < best[0]:
            best = cost, f"({shown_left}{shown_right})"
    return best


def longest_increasing(numbers):
    from bisect import bisect_left
    tails, trail = [], []
    for n in numbers:
        at = bisect_left(tails, n)
        tails[at:at + 1] = [n]
        trail.append(at)
    result, want = [], len(tails) - 1
    for n, at in zip(reversed(numbers), reversed(trail)):
        if at == want:
            result.append(n)
            want -= 1
    return result[::-1]


def largest_sum(numbers):
    best = current = (numbers[0], 0, 1)
    for i, n in enumerate(numbers[1:], 1):
        current = (current[0] + n, current[1], i + 1) if current[0] > 0 else (n, i, i + 1)
        best = max(best, current, key=lambda t: t[0])
    total, start, end = best
    return total, numbers[start:end]


print(knapsack([("map", 9, 150), ("rope", 3, 90), ("tent", 13, 200), ("food", 5, 160)], 20))
print(common_subsequence("AGGTABQX", "GXTXAYBQ"), edits("kitten", "sitting"), edits("", "ab"), edits("abc", "ac"))
print(change([1, 5, 12, 25], 16), change([4, 6], 7), change([2, 3], 7))
print([partitions(n) for n in range(12)], partitions(60))
print(chain((40, 20, 30, 10, 30)), longest_increasing([10, 9, 2, 5, 3, 7, 101, 18, 4]))
print(largest_sum([-2, 1, -3, 4, -1, 2, 1, -5, 4]), largest_sum([-3, -1, -2]))
paths = [[1] * 8 for _ in range(8)]
for r in range(1, 8):
    for c in range(1, 8):
        paths[r][c] = paths[r - 1][c] + paths[r][c - 1]
print(paths[-1][-1], paths[3])
