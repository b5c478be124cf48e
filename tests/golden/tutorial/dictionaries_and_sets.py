"""Dictionaries and sets in daily use."""

ages = {"ann": 31, "bob": 25}
ages["cy"] = 40
print(ages, ages["ann"], ages.get("zed"), ages.get("zed", 0), "bob" in ages, len(ages), list(ages), list(ages.values()), list(ages.items()))
try:
    ages["zed"]
except KeyError as error:
    print("KeyError", error, error.args)
print(ages.pop("bob"), ages.pop("bob", None), ages.setdefault("dee", 19), ages.setdefault("dee", 99), ages.popitem(), ages)
ages.update(ann=32, eve=22)
ages |= {"eve": 23, "fay": 1}
print(ages, ages | {"x": 1}, {**ages, "ann": 0}, dict(a=1), dict([("k", "v")]), dict(zip("ab", [1, 2])), dict.fromkeys("xy", 0))
for name, age in sorted(ages.items(), key=lambda item: -item[1]):
    print(f"{name:<5}{age:>3}")
del ages["fay"]
view = ages.keys()
ages["new"] = 5
print(view, view & {"ann", "nobody"}, sorted(view - {"ann"}), ages.items() & {("new", 5)}, list(reversed(ages)), {"a": 1, "b": 2} == {"b": 2, "a": 1})
try:
    for key in ages:
        ages[key + "x"] = 1
except RuntimeError as error:
    print(error)
ages = {k: v for k, v in ages.items() if not k.endswith("x")}
try:
    {[1]: 2}
except TypeError as error:
    print(error)
print({1: "a", 1.0: "b", True: "c"}, {(1, 2): "tuple"}[1, 2], {None: 1}[None], {}.get(1), min(ages, key=ages.get), sum(ages.values()))
text = "the cat sat on the mat the end"
count, index = {}, {}
for i, word in enumerate(text.split()):
    count[word] = count.get(word, 0) + 1
    index.setdefault(word, []).append(i)
print(count, index["the"], {n: [w for w in count if count[w] == n] for n in set(count.values())})
nested = {"ann": {"tags": ["x"]}}
nested["ann"]["tags"].append("y")
nested.setdefault("bob", {}).setdefault("tags", []).append("z")
print(nested, nested["ann"]["tags"][-1], nested.get("cy", {}).get("tags"))
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a.isdisjoint({9}), {3} <= b, a.union([7], (8,)), set("hello") == set("oleh"))
a.add(10)
a.discard(99)
a.update([5, 6])
a -= {1}
print(sorted(a), 2 in a, len(a), sorted(a.symmetric_difference(b)), frozenset([1, 2]) == {1, 2}, {frozenset([1]): "ok"}, set(), {*"ab", *"bc"} == {"a", "b", "c"})
for bad in (lambda: a.remove(99), lambda: set().pop(), lambda: {[]}, lambda: {1} + {2}, lambda: a[0], lambda: {1}.add([]), lambda: frozenset().add(1)):
    try:
        bad()
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
seen, unique = set(), []
for n in [3, 1, 3, 2, 1]:
    if n not in seen:
        seen.add(n)
        unique.append(n)
print(unique, list(dict.fromkeys([3, 1, 3, 2, 1])), sorted(set([3, 1, 3])), len({0, False, 0.0}), {x % 3 for x in range(9)})
