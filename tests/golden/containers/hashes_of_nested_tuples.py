"""A tuple's hash is made of those of all its items, slices and tuples inside included."""

settings = {"k": 1}
tries = {
    "slice first, then a dict": lambda: {(slice(1, None, 2), settings, 1.5): -0.0},
    "slice, then a number": lambda: hash((slice(1, None, 2), 1)),
    "slice in a tuple in a tuple": lambda: hash((1, (slice(1), "s"[0:0], (2,)))) == hash((1, (slice(1), "", (2,)))),
    "a dict behind a number": lambda: {(1, settings): 1},
    "a list behind a slice in a set": lambda: {(slice(1), [])},
    "a slice of a dict": lambda: hash(slice(1, settings)),
    "slices as keys": lambda: {slice(1, 2): 3}[slice(1, 2)],
    "a tuple of slices as a key": lambda: {(slice(1, 2), 5): 3}[(slice(1, 2), 5)],
    "different behind the slice": lambda: hash((slice(0), 1)) == hash((slice(0), 2)),
}
for name, attempt in tries.items():
    try:
        print(name, "->", attempt())
    except TypeError as e:
        print(name, "->", e)
