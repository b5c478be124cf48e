"""What does it print? Small traps of the language."""

x = [[]] * 3
x[0].append(1)
print(x)


def f(a, l=[]):
    l.append(a)
    return l


print(f(1), f(2, []), f(3))
print([i for i in range(3)], [lambda: i for i in range(3)][0]())
a = 1
b = (1,)
print(type(a).__name__, type(b).__name__, a * 3, b * 3)
print(0.1 + 0.2 == 0.3, 0.1 + 0.2, round(0.5), round(1.5), round(2.5))
print(bool("False"), bool([]), bool([[]]), bool(0.0), bool(" "))
print(True + True, True == 1, True is 1 if False else "identity", [1, 2, 3][True], {True: "a", 1: "b"})
d = {1: "int", 1.0: "float", True: "bool"}
print(d, len(d))
s = "abc"
t = s
s += "d"
print(s, t)
l = [1, 2]
m = l
l += [3]
print(l, m)
l = l + [4]
print(l, m)
print([] == False, not [], [] is [], () is (), "" == 0)
print(1 < 2 < 3, 3 > 2 > 1, 1 < 3 > 2, (1 < 3) > 2, 1 == 1 in [1])
print("ab", "a" + "b" * 2, ("ab") * 2, "5" * 3, 5 * "3")
for i in range(3):
    i = 10
print(i)
print(*[1, 2], *"ab", sep=",", end=".\n")
print([1, 2, 3][-1], [1, 2, 3][:-1], [1, 2, 3][::-1], [1, 2, 3][5:], "hello"[1:-1])
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, int(-3.5), -3.5 // 1)
print(2**3**2, -(2**2), (-2) ** 2, 2**-1, not 1 == 2, not (1 == 2))
print(1 or 0 and 0, (1 or 0) and 0, not 0 or 1, None or "x", 0 or [] or {}, 1 and 2 and 3)


class A:
    items = []
    count = 0

    def __init__(self):
        self.items.append(1)
        self.count += 1


A(), A()
print(A.items, A.count, A().count)


class P:
    def __init__(self):
        self.name = "p"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


print(P(), [P()], f"{P()}", f"{P()!r}", str([P()]), "%s %r" % (P(), P()))


def g():
    try:
        return "try"
    finally:
        print("finally", end=" ")


def h():
    for i in range(3):
        try:
            continue
        finally:
            print(i, end=" ")
    return "end"


print(g(), h())


def outer():
    n = 1

    def inner():
        print(n, end=" ")

    inner()
    n = 2
    inner()


outer()
print()
print(
    sorted(["b", "B", "a", "A"]),
    sorted([3, "1"], key=str),
    sorted([(2, 1), (1, 2)]),
    max("10", "9"),
    max(10, 9),
    min("apple", "Banana"),
)
print("a,b,,c".split(","), "a b  c".split(), "a b  c".split(" "), "".split(), "".split(","), "abc".split("b"))
print(
    list(zip([1, 2, 3], "ab")),
    list(map(lambda x: x * 2, [1, 2])),
    list(filter(None, [0, 1, "", "a"])),
    dict(zip("ab", [1, 2])),
)
e = [1, 2, 3, 4]
for v in e:
    if v % 2 == 0:
        e.remove(v)
print(e)
e = list(range(5))
del e[::2]
print(e, e * 2, e + e[::-1])
q = [1, 2, 3]
q[1:2] = [9, 9, 9]
print(q, q[10:20], q.pop(), q.index(9))
r = {"a": 1}
r["b"], r["a"] = r["a"], 2
print(r, r.get("z"), r.setdefault("z", []), list(r.items()))
print(set("hello") == set("olleh"), {1, 2} & {2, 3}, {1} | {2}, {1, 2} - {2}, frozenset([1]) == {1})
w = iter([1, 2, 3])
print(next(w), list(w), list(w), sum([]), sum([[1], [2]], []), any([]), all([]))
z = (x for x in range(3))
print(2 in z, list(z))
print(
    [x for x in range(10) if x % 2 if x % 3],
    {x % 3 for x in range(9)},
    {x: x * x for x in range(3)},
    [y for x in [[1], [2]] for y in x],
)
try:
    print(u)
except NameError as err:
    print(err)
u = 1


def scope():
    try:
        print(u)
    except UnboundLocalError as err:
        print(err)
    u = 2


scope()
print(*map(type, (1, 1.0, "1", None, True, 1j, [], (), {}, set(), b"", range(1))), sep="\n")
print("%s %d %5.2f %x" % ("a", 3, 2.5, 255), "{:>5}|{:<5}|{:^5}".format(1, 2, 3), f"{10:b} {1000:,} {0.5:%} {'x':*^5}")
print(10 == 10.0, 10 is 10, "a" is "a", hash(10) == hash(10.0), id(None) == id(None)) if False else print("skipped")
n1 = n2 = 257
print(n1 is n2, [1, 2] == [1, 2], [1, 2] is [1, 2], None is None)
tup = ([1], 2)
try:
    tup[0] += [2]
except TypeError as err:
    print(err, tup)
i = 0
arr = [0, 0, 0]
i, arr[i] = 2, 5
print(i, arr)
print((lambda *a, **k: (a, k))(1, *[2], x=3, **{"y": 4}), (lambda x, y=2: x + y)(1), (lambda: 5)())
while True:
    break
else:
    print("never")
for c in "":
    pass
else:
    print("for else")
print(str(1e16), str(1e15), 1e300 * 1e10, -0.0, 0.0 == -0.0, 3.0, 3.10, 1_000)
print(ord("a"), chr(97), "\x41", "\u00e9", len("é"), len("\n"), r"\n", "tab\there")
print(isinstance(True, int), issubclass(bool, int), type(True) == int, isinstance(1, (str, int)), callable(print))
print(abs(-5), divmod(7, 2), pow(2, 10, 1000), round(3.14159, 2), 7 / 2, 8 / 2, 2**0.5 > 1.41)
