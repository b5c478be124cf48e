"""random: what must hold for any generator, and the exact sequence of a seed."""

import random

random.seed(42)
print([random.random() for _ in range(3)])
print(
    [random.randint(1, 6) for _ in range(12)],
    random.randrange(10),
    random.randrange(0, 100, 7),
    random.choice("abcdef"),
)
deck = list(range(10))
random.shuffle(deck)
print(deck, random.sample(range(100), 5), random.uniform(1, 2), random.choices("xyz", k=6), random.getrandbits(40))
print(random.choices(["a", "b", "c"], weights=[5, 1, 1], k=8), random.choices("pq", cum_weights=[1, 10], k=5))
print(
    random.gauss(0, 1),
    random.gauss(10, 2),
    random.normalvariate(0, 1),
    random.expovariate(1.5),
    random.triangular(0, 10, 3),
    random.betavariate(2, 3),
)
a, b = random.Random(7), random.Random(7)
print(
    [a.random() for _ in range(4)] == [b.random() for _ in range(4)],
    a.randint(0, 10**30),
    b.getrandbits(100),
    a.getstate()[0],
)
random.seed("a text")
print(random.random(), random.randint(0, 1000))
random.seed(2**100)
print(random.random())
random.seed(3.5)
print(random.random())
random.seed(-5)
x = random.random()
random.seed(5)
print(x == random.random())
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)])
r = random.Random(0)
counts = [0] * 6
for _ in range(6000):
    counts[r.randrange(6)] += 1
print(counts, all(800 < c < 1200 for c in counts))
print(
    all(0 <= r.random() < 1 for _ in range(1000)),
    all(3 <= r.uniform(3, 4) <= 4 for _ in range(100)),
    sorted(r.sample("abcdefgh", 8)),
)
for bad in (
    lambda: random.choice([]),
    lambda: random.randint(5, 1),
    lambda: random.randrange(0),
    lambda: random.sample([1], 2),
    lambda: random.randrange(1.5),
    lambda: random.choices([], k=1),
    lambda: random.sample({1, 2}, 1),
    lambda: random.randrange(1, 10, 0),
    lambda: random.getrandbits(-1),
    lambda: random.seed([1]),
):
    try:
        print(bad())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Dice:
    def __init__(self, sides, seed):
        self.sides, self.random = sides, random.Random(seed)

    def roll(self, times=1):
        return [self.random.randint(1, self.sides) for _ in range(times)]


print(Dice(20, 1).roll(8), Dice(6, 1).roll(8))
random.seed(1)
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(20000))
print(f"pi is about {4 * inside / 20000:.2f}", inside)
walk = [0]
for _ in range(20):
    walk.append(walk[-1] + random.choice((-1, 1)))
print(walk)
