"""What a loop has just taken from its iterator survives a collection at the loop's back-edge."""

import gc


class Box:
    def __init__(self, value):
        self.value = value


# In a module the loop variable goes through a register that belongs to nobody else.
last = None
for i in range(150_000):
    last = [i, [i], {i: last}][:2]
print(last)

total = 0
for a, b in [((i,), [i]) for i in range(100_000)]:
    [a, [b], {0: a}]
    total += a[0] + b[0]
print(total)


def unpacked(width, height):
    seen = {}
    for x, y in [(x, y) for x in range(width) for y in range(height)]:
        for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            seen[nx, ny] = (x, [y])
            [[nx], [ny], [seen]]
    return len(seen), sum(x + y[0] for x, y in seen.values())


print(unpacked(200, 100))


class Target:
    pass


def into_attributes(count):
    target, total = Target(), 0
    for target.item, (target.left, target.right) in [([i], ((i,), {i: i})) for i in range(count)]:
        total += target.item[0] + target.left[0] + len(target.right)
    return total


print(into_attributes(30_000))


class Noisy:
    """Its finalizer runs between two instructions of a loop, and collects again."""

    ended = 0

    def __del__(self):
        Noisy.ended += 1
        [[i] for i in range(100)]
        gc.collect()


def finalized(count):
    kept = []
    for i, (a, b) in enumerate(([i], {i: [i]}) for i in range(count)):
        noisy = Noisy()
        kept.append(a + b[i])
        noisy = None
    return sum(map(sum, kept))


print(finalized(200))
gc.collect()
print(Noisy.ended)


def numbered():
    """A resting generator's leftovers die, and do not come back with it."""
    for i in range(100):
        [Box(i), [Box(i), [i]]]
        yield i


for n in numbered():
    gc.collect()
print(n)


def first_that_works(count):
    """The way out of the loop needs no iterator, but the handler goes on with it."""
    places = [2] * (count - 1) + [0]
    for i in range(count):
        try:
            return [i, [i]][places[i]]
        except IndexError:
            pass


print(first_that_works(150_000))


def last_looked_up():
    """Nothing but the text that is evaluated reads the comprehension's variable."""
    return [eval("i[0]") for i in ([n] * 200 for n in range(10_000))][-1]


print(last_looked_up())
print([eval("j[0]") for j in ([n] * 200 for n in range(10_000))][-1])
