"""locals(), eval and dir() inside comprehensions see the comprehension's own variables."""


def inside(limit):
    factor = 3
    names = [sorted(locals()) for _ in range(1)]
    values = [locals()["n"] * factor for n in range(limit)]
    nested = [sorted(locals()) for a in [1] for b, (c, *d) in [(2, (3, 4))]]
    kept = {k: dir() for k in "x"}
    later = [n for n in range(3) if "n" in locals() and "m" not in locals()]
    return names, values, nested, kept, later


for part in inside(3):
    print(part)
print([eval("x + 1") for x in range(3)], {eval("y * 2") for y in (1, 2)})
print({k: eval("k + v") for k, v in [("a", "b")]}, list(eval("z") for z in "cd"))
print([locals()["q"] for q in (1, 2)], "q" in globals())


def rest():
    for i in [j for j in range(2)]:
        pass
    return sorted(locals())


print(rest())
