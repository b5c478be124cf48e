"""Small things in which generated programs once differed from CPython: the order of constant sets, views as keys, words of errors."""


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


# A set of constants is made anew of what has been made of them.
print({21, 18, 34, 12, -5}, {10, 5, 0, -9, 36}, {15, -3, 5}, {9, 19, 27}, {26, 10, 18, 18, 13})
a, b, c, d, e = 21, 18, 34, 12, -5
print({a, b, c, d, e}, set([a, b, c, d, e]), set(frozenset([a, b, c, d, e])), {*{a, b, c, d, e}, 5})

for view in ({}.items(), {}.keys()):
    attempt(lambda: hash(view))
    attempt(lambda: {view: 1})
    attempt(lambda: {}.get(view))
attempt(lambda: isinstance(hash({}.values()), int))

attempt(lambda: "a"[1 << 62])
attempt(lambda: "a"[1 << 64])
attempt(lambda: [1].__setitem__(1 << 62, 0))


def assign(target, key):
    target[key] = 0


def delete(target, key):
    del target[key]


for target in ("ab", (1, 2), b"ab", range(3), frozenset(), 5, None):
    for key in (0, 1 << 64, "k"):
        attempt(lambda: assign(target, key))
        attempt(lambda: delete(target, key))

attempt(lambda: sum(5, "text"))
attempt(lambda: sum([], "text"))
attempt(lambda: sum(iter([]), b""))
attempt(lambda: bytes(-(1 << 70)))
attempt(lambda: bytes(-1))
attempt(lambda: int(3, 1 << 63))
attempt(lambda: int(3, 10))
print(type(iter("abc")).__name__, type(iter("äöü")).__name__)


def names(ü, b=1, *, ς=2, **rest):
    return ü, b, ς, rest


print(names(ü=1), names(1, ς=3), names(**{chr(252): 5, "a" + "b": 6, "b": 7}))
