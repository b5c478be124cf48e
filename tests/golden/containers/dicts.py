"""Dictionaries: order, methods, views, merging, errors."""

d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(
    d,
    len(d),
    d["a"],
    d.get("z"),
    d.get("z", 0),
    "a" in d,
    "z" not in d,
    list(d),
    list(d.keys()),
    list(d.values()),
    list(d.items()),
)
del d["b"]
d["b"] = "again"
print(d, d.pop("a"), d.pop("zz", None), d, d.setdefault("n", []), d.setdefault("n", 5), d.popitem(), d)
d.update({"x": 1}, y=2)
d.update([("z", 3), ("x", 4)])
d.update()
print(d, dict(d) == d, d.copy() is d, {**d, "x": 0}, {**{}, **{"k": 1}}, d | {"w": 5}, {"x": "left"} | d)
d |= {"q": 1}
d |= [("r", 2)]
print(
    d,
    {1: "a", True: "b", 1.0: "c"},
    {0: "zero", False: "f"},
    {None: 1, (): 2, "": 3},
    {(1, 2): "t", frozenset([1]): "f"},
)
print(
    dict(),
    dict(a=1),
    dict([(1, 2)]),
    dict({1: 2}, b=3),
    dict(zip("ab", [1, 2])),
    dict.fromkeys("aab", 0),
    dict.fromkeys([1, 2]),
    {k: v for k, v in [(1, 2), (1, 3)]},
    {x: x * x for x in range(4) if x % 2},
)
print(
    {"a": 1} == {"a": 1.0},
    {"a": 1, "b": 2} == {"b": 2, "a": 1},
    {"a": 1} != {"a": 2},
    {} == [],
    {"a": [1]} == {"a": [1]},
)
keys, values, items = d.keys(), d.values(), d.items()
d["late"] = "seen by views"
print(
    len(keys), "late" in keys, "seen by views" in values, ("late", "seen by views") in items, ("late", 0) in items, keys
)
print(
    keys & {"x", "nope"},
    sorted(keys | {"new"})[:3],
    sorted(keys - {"x"}, reverse=True)[:3],
    {"x", "zzz"} - keys,
    keys >= {"x"},
    keys == set(d),
    items & {("x", 4)},
    keys.isdisjoint(["n/a"]),
    sorted(keys ^ {"x", "m"}),
)
print(list(reversed(d)), list(reversed(d.items()))[:2], list(reversed(d.values()))[-1], values, items)
for attempt in (
    lambda: d["missing"],
    lambda: {}[0],
    lambda: {}[(1, "a")],
    lambda: {}.popitem(),
    lambda: {}.pop("k"),
    lambda: {[]: 1},
    lambda: {}[{}],
    lambda: {}.get([]),
    lambda: {1: 2}.nope,
    lambda: {1} | {1: 2},
    lambda: {} | [],
    lambda: {} < {},
    lambda: {} + {},
    lambda: {}.update(5),
    lambda: {}.update([1]),
    lambda: {}.update([(1, 2, 3)]),
    lambda: dict(1),
    lambda: dict(["ab", "cde"]),
    lambda: {}.fromkeys(5),
    lambda: {}.pop(),
    lambda: {}.get(),
    lambda: {**5},
    lambda: dict(**{1: 2}),
    lambda: {}.__delitem__("k"),
    lambda: {}.items()[0],
    lambda: {}.setdefault(),
):
    try:
        print(attempt())
    except (KeyError, TypeError, AttributeError, ValueError) as e:
        print(type(e).__name__, e, e.args)
for change in (lambda k: d.pop(k), lambda k: d.__setitem__(k * 2, 0)):
    try:
        for key in d:
            change(key)
    except RuntimeError as e:
        print("RuntimeError:", e)
for key in list(d):
    if len(key) > 1:
        del d[key]
print(d)
for k in d:
    d[k] = str(d[k]) + "!"
print(d)
it = iter(d)
d.clear()
try:
    print(next(it, "end"))
except RuntimeError as e:
    print(e)
d = {}
for i in range(1000):
    d[i] = i
for i in range(0, 1000, 2):
    del d[i]
for i in range(2000, 2005):
    d[i] = -i
print(len(d), list(d)[:4], list(d)[-4:], sum(d.values()), next(iter(d)), d.popitem())


class Defaulting(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


m = Defaulting(a=1)
print(m["a"], m["b"], m, m.get("c"), "c" in m, isinstance(m, dict), m == {"a": 1, "b": "bb"})
word_count = {}
for word in "the cat and the dog and the bird".split():
    word_count[word] = word_count.get(word, 0) + 1
print(word_count, max(word_count, key=word_count.get), sorted(word_count.items(), key=lambda kv: (-kv[1], kv[0])))
groups = {}
for name in ["ann", "bob", "al", "bea", "cy"]:
    groups.setdefault(name[0], []).append(name)
print(
    groups,
    {v[0]: k for k, v in groups.items()},
    {k: len(v) for k, v in groups.items()},
    dict(sorted(groups.items(), reverse=True)),
)
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = [2]
print(nested, nested["a"]["b"].keys(), repr({1: {2: {}}}), {"self": None})


def merge(left, right):
    out = dict(left)
    for key, value in right.items():
        out[key] = merge(out[key], value) if isinstance(value, dict) and isinstance(out.get(key), dict) else value
    return out


print(merge({"x": {"y": 1, "z": 2}, "k": 0}, {"x": {"y": 9}, "n": 1}))


def f(**kw):
    return kw


print(
    f(a=1, **{"b": 2}),
    f(**dict(x=1), y=2),
    list(f(z=1, y=2, x=3)),
    {1: 2}.__contains__(1),
    {1: 2}.__len__(),
    dict.get({1: 2}, 1),
)
memo = {}


def fib(n):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]


print(fib(90), len(memo), list(memo)[:5])
a, b = {"k": 1}, {"k": 1}
a["self"] = a
print(
    a,
    b,
    a is a["self"],
    {False: 0}[0],
    {2**70: "big", -1: "m", -2: "n"}[-2],
    {"é": 1, "日": 2}["日"],
    {1.5: "f"}[3 / 2],
    {float("inf"): 1},
)
