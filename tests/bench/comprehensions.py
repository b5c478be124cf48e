"""List, set and dict comprehensions, nested and filtered."""


def run(n):
    total = 0
    for i in range(n):
        squares = [x * x for x in range(40)]
        even = [x for x in squares if x % 2 == 0]
        pairs = [(x, y) for x in range(6) for y in range(x)]
        table = {x: x % 7 for x in even}
        residues = {x % 11 for x in squares}
        matrix = [[r * c + i for c in range(5)] for r in range(5)]
        total += len(pairs) + len(table) + len(residues) + sum(even) % 13 + sum(sum(row) for row in matrix) % 17
    return total


print(run(48_000))
