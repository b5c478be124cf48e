"""Dictionaries with integer keys: sieve of multiples, counting, memo tables."""


def collatz_lengths(limit):
    lengths = {1: 1}
    for start in range(2, limit):
        n, path = start, []
        while n not in lengths:
            path.append(n)
            n = n // 2 if n % 2 == 0 else 3 * n + 1
        length = lengths[n]
        for p in reversed(path):
            length += 1
            lengths[p] = length
    return lengths


def histogram(n):
    counts, x = {}, 1
    for _ in range(n):
        x = (x * 16807) % 2147483647
        key = x % 5000
        counts[key] = counts.get(key, 0) + 1
    return counts


lengths = collatz_lengths(170_000)
counts = histogram(1_000_000)
print(len(lengths), max(lengths.values()), len(counts), sum(k * v for k, v in counts.items()) % 1_000_007)
