"""Dice and statistics: exact distributions, a seeded simulation, mean, median, variance, correlation."""

import random


def distribution(dice, sides=6):
    counts = {0: 1}
    for _ in range(dice):
        following = {}
        for total, ways in counts.items():
            for face in range(1, sides + 1):
                following[total + face] = following.get(total + face, 0) + ways
        counts = following
    return counts


for dice in (1, 2, 3):
    d = distribution(dice)
    ways = sum(d.values())
    print(dice, ways, {total: round(n / ways, 4) for total, n in d.items() if n == max(d.values())})
for total, n in distribution(2).items():
    print(f"{total:>3} {'#' * n:<7} {n / 36:7.2%}")


def mean(values):
    return sum(values) / len(values)


def median(values):
    s, n = sorted(values), len(values)
    return s[n // 2] if n % 2 else (s[n // 2 - 1] + s[n // 2]) / 2


def mode(values):
    counts = {}
    for v in values:
        counts[v] = counts.get(v, 0) + 1
    top = max(counts.values())
    return sorted(v for v, n in counts.items() if n == top)


def variance(values):
    m = mean(values)
    return sum((v - m) ** 2 for v in values) / (len(values) - 1)


def correlation(xs, ys):
    mx, my = mean(xs), mean(ys)
    top = sum((x - mx) * (y - my) for x, y in zip(xs, ys))
    return top / (sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys)) ** 0.5


def regression(xs, ys):
    mx, my = mean(xs), mean(ys)
    slope = sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)
    return slope, my - slope * mx


def quantile(values, q):
    s = sorted(values)
    position = q * (len(s) - 1)
    low = int(position)
    high = min(low + 1, len(s) - 1)
    return s[low] + (s[high] - s[low]) * (position - low)


data = [12, 7, 3, 14, 6, 7, 11, 2, 9, 7, 12]
print(f"{mean(data):.4f} {median(data)} {mode(data)} {variance(data):.4f} {variance(data) ** 0.5:.4f}")
print([round(quantile(data, q / 4), 3) for q in range(5)], median([1, 2]), median([5]))
xs, ys = list(range(10)), [2 * x + (x * 7) % 3 for x in range(10)]
print(f"{correlation(xs, ys):.6f} {correlation(xs, xs[::-1]):.1f}", [round(v, 6) for v in regression(xs, ys)])
rng = random.Random(12)
rolls = [rng.randint(1, 6) + rng.randint(1, 6) for _ in range(3000)]
observed = {t: rolls.count(t) for t in range(2, 13)}
expected = {t: n * 3000 / 36 for t, n in distribution(2).items()}
chi2 = sum((observed[t] - expected[t]) ** 2 / expected[t] for t in expected)
print(chi2 < 30, abs(mean(rolls) - 7) < 0.2, sum(observed.values()))


class RunningStats:
    """Mean and variance in one pass."""

    def __init__(self):
        self.n, self.mean, self.m2, self.low, self.high = 0, 0.0, 0.0, None, None

    def add(self, x):
        self.n += 1
        delta = x - self.mean
        self.mean += delta / self.n
        self.m2 += delta * (x - self.mean)
        self.low = x if self.low is None or x < self.low else self.low
        self.high = x if self.high is None or x > self.high else self.high
        return self

    @property
    def variance(self):
        return self.m2 / (self.n - 1) if self.n > 1 else float("nan")

    def __repr__(self):
        return f"n={self.n} mean={self.mean:.4f} var={self.variance:.4f} range=[{self.low}, {self.high}]"


stats = RunningStats()
print(stats)
for v in data:
    stats.add(v)
print(stats, abs(stats.variance - variance(data)) < 1e-9)


def craps(rng):
    point = rng.randint(1, 6) + rng.randint(1, 6)
    if point in (7, 11):
        return True
    if point in (2, 3, 12):
        return False
    while True:
        roll = rng.randint(1, 6) + rng.randint(1, 6)
        if roll in (point, 7):
            return roll == point


wins = sum(craps(rng) for _ in range(2000))
print(850 < wins < 1130)
bins = [0] * 8
for v in data:
    bins[v * 8 // 16] += 1
print(bins, "|".join("*" * b for b in bins))
