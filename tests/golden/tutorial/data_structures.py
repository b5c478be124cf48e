"""First steps: tuples, sets, dictionaries, looping techniques, comparing sequences."""

import math

t = 1913, "spring", 3.5
print(t[0], t)
u = t, (1, 2, 3)
print(u)
try:
    t[0] = 1914
except TypeError as e:
    print(e)
v = ([1, 2], ["a"])
v[0].append(3)
print(v)
empty, single = (), ("alone",)
print(len(empty), len(single), single)
year, season, mark = t
print(year, season, mark)
market = {"leek", "kale", "leek", "beet", "kale", "peas"}
print(sorted(market), "kale" in market, "corn" in market)
a, b = set("mississippi"), set("missouri")
for title, s in (("a", a), ("a - b", a - b), ("a | b", a | b), ("a & b", a & b), ("a ^ b", a ^ b)):
    print(title, sorted(s))
print({x for x in "mississippi" if x not in "is"} == {"m", "p"})
rooms = {"anna": 12, "ben": 7}
rooms["carla"] = 31
print(rooms, rooms["anna"])
del rooms["ben"]
rooms["dora"] = 7
print(rooms, list(rooms), sorted(rooms), "carla" in rooms, "anna" not in rooms)
print(dict([("x", 1), ("y", 2)]), {n: n**2 for n in (3, 5)}, dict(up=1, down=-1))
try:
    rooms["nobody"]
except KeyError as e:
    print("KeyError", e)
capitals = {"peru": "lima", "kenya": "nairobi"}
for country, city in capitals.items():
    print(country, city)
for i, step in enumerate(["ready", "steady", "go"]):
    print(i, step, end=" ")
print()
first, second, third = "", "Bergen", "Turku"
print(first or second or third)
raw = [18.5, float("NaN"), 20.0, 17.25, float("NaN")]
print([value for value in raw if not math.isnan(value)])
print(
    (1, 2, 5) < (1, 3, 0),
    ["a", 9] < ["b", 0],
    "Ant" < "Bee" < "Wasp",
    (1, 2, 3, 4) < (1, 2, 4),
    (1, 2) < (1, 2, -1),
    (1, 2, 3) == (1.0, 2.0, 3.0),
    (0, ("x", "y")) < (0, ("xx", "a"), 1),
)
contacts = {"ann": {"phone": "123", "emails": ["ann@x.org"]}, "bob": {"phone": "456", "emails": []}}
contacts["ann"]["emails"].append("a@y.org")
for name, info in sorted(contacts.items()):
    print(f"{name:<5}{info['phone']:>5} {', '.join(info['emails']) or '-'}")
inverted = {info["phone"]: name for name, info in contacts.items()}
print(inverted, inverted.get("999", "unknown"), contacts.get("cid", {}).get("phone"))
line = ["Olga", "Piet", "Quin"]
line.append("Rosa")
print(line.pop(0), line)
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
