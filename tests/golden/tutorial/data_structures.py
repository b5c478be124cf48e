"""First steps: tuples, sets, dictionaries, looping techniques, comparing sequences."""

t = 12345, 54321, "hello!"
print(t[0], t)
u = t, (1, 2, 3, 4, 5)
print(u)
try:
    t[0] = 88888
except TypeError as e:
    print(e)
v = ([1, 2, 3], [3, 2, 1])
v[0].append(4)
print(v)
empty, singleton = (), ("hello",)
print(len(empty), len(singleton), singleton)
x, y, z = t
print(x, y, z)
basket = {"apple", "orange", "apple", "pear", "orange", "banana"}
print(sorted(basket), "orange" in basket, "crabgrass" in basket)
a, b = set("abracadabra"), set("alacazam")
for title, s in (("a", a), ("a - b", a - b), ("a | b", a | b), ("a & b", a & b), ("a ^ b", a ^ b)):
    print(title, sorted(s))
print({x for x in "abracadabra" if x not in "abc"} == {"r", "d"})
tel = {"jack": 4098, "sape": 4139}
tel["guido"] = 4127
print(tel, tel["jack"])
del tel["sape"]
tel["irv"] = 4127
print(tel, list(tel), sorted(tel), "guido" in tel, "jack" not in tel)
print(dict([("sape", 4139), ("guido", 4127)]), {x: x**2 for x in (2, 4, 6)}, dict(sape=4139, jack=4098))
try:
    tel["nobody"]
except KeyError as e:
    print("KeyError", e)
knights = {"gallahad": "the pure", "robin": "the brave"}
for k, v in knights.items():
    print(k, v)
for i, v in enumerate(["tic", "tac", "toe"]):
    print(i, v, end=" ")
print()
string1, string2, string3 = "", "Trondheim", "Hammer Dance"
print(string1 or string2 or string3)
import math

raw = [56.2, float("NaN"), 51.7, 55.3, 52.5, float("NaN"), 47.8]
print([value for value in raw if not math.isnan(value)])
print(
    (1, 2, 3) < (1, 2, 4),
    [1, 2, 3] < [1, 2, 4],
    "ABC" < "C" < "Pascal" < "Python",
    (1, 2, 3, 4) < (1, 2, 4),
    (1, 2) < (1, 2, -1),
    (1, 2, 3) == (1.0, 2.0, 3.0),
    (1, 2, ("aa", "ab")) < (1, 2, ("abc", "a"), 4),
)
contacts = {"ann": {"phone": "123", "emails": ["ann@x.org"]}, "bob": {"phone": "456", "emails": []}}
contacts["ann"]["emails"].append("a@y.org")
for name, info in sorted(contacts.items()):
    print(f"{name:<5}{info['phone']:>5} {', '.join(info['emails']) or '-'}")
inverted = {info["phone"]: name for name, info in contacts.items()}
print(inverted, inverted.get("999", "unknown"), contacts.get("cid", {}).get("phone"))
queue = ["Eric", "John", "Michael"]
queue.append("Terry")
print(queue.pop(0), queue)
grades = {"math": [90, 80], "art": [70]}
grades.setdefault("music", []).append(100)
print(
    {subject: sum(g) / len(g) for subject, g in grades.items()},
    max(grades, key=lambda s: sum(grades[s]) / len(grades[s])),
)
seen = {}
for word in "one two one three two one".split():
    seen[word] = seen.get(word, 0) + 1
print(seen, sorted(seen, key=seen.get, reverse=True), sum(seen.values()))
points = [(1, 2), (3, 4), (1, 2)]
print(len(set(points)), {p: points.count(p) for p in points}, [x + y for x, y in points])
matrix = {(r, c): r * c for r in range(3) for c in range(3)}
print(
    matrix[2, 2], [[matrix[r, c] for c in range(3)] for r in range(3)], sum(v for (r, c), v in matrix.items() if r == c)
)
shared = [[]] * 2
separate = [[] for _ in range(2)]
shared[0].append(1)
separate[0].append(1)
print(shared, separate)
stack, undo = [], []
for command in ["push 1", "push 2", "pop", "push 3", "undo"]:
    verb, *arg = command.split()
    if verb == "push":
        stack.append(int(arg[0]))
        undo.append(("pop", None))
    elif verb == "pop":
        undo.append(("push", stack.pop()))
    else:
        kind, value = undo.pop()
        stack.pop() if kind == "pop" else stack.append(value)
    print(command, stack)
