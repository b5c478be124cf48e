"""Closures: counters, accumulators, composed functions, late-bound cells."""


def make_counter(step):
    count = 0

    def increment():
        nonlocal count
        count += step
        return count

    return increment


def compose(*functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x

    return run


def make_generator(seed):
    state = seed

    def advance(limit):
        nonlocal state
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        return state % limit

    return advance


counters = [make_counter(k) for k in range(1, 6)]
pipeline = compose(lambda x: x + 1, lambda x: x * 3, lambda x: x % 1009)
roll = make_generator(42)
x = total = 0
for i in range(700_000):
    x = pipeline(x + i)
    total += x + counters[i % 5]() + roll(100)
print(total, x)
