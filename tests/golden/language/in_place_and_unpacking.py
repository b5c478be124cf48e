"""Augmented assignment on every kind of target, star expressions, chained assignment, evaluation order."""

log = []


def t(name, value=None):
    log.append(name)
    return value if value is not None else name


def show(*values):
    print(*values, log)
    log.clear()


class Box:
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __getattr__(self, name):
        log.append(f"getattr {name}")
        return 0

    def __getitem__(self, key):
        log.append(f"getitem {key}")
        return 10

    def __setitem__(self, key, value):
        log.append(f"setitem {key}={value}")

    def __iadd__(self, other):
        log.append("iadd")
        return self


b = Box(n=1)
b.n += 5
b.missing += 1
b["k"] += 1
b[1:2] += 1
b[t("key")] -= t("value", 3)
b += 1
show(b.n, b.missing)
x = [1, 2, 3]
x[t("i", 0)] += t("v", 10)
x[-1] *= 2
x[1:] += [9]
x[:1] *= 2
show(x)
d = {}
d["a"] = d["b"] = t("shared", [])
d["a"] += [1]
d["b"] *= 2
show(d)
t(t("outer"))
first = second = third = t("value", 5)
first += 1
show(first, second, third)
i = 0
a = [0, 0]
i, a[i] = 1, "set at the new i"
a[0], a[1] = a[1], a[0]
show(i, a)
a, b2 = b3 = [1, 2]
(c, (dd, e)), f = (1, (2, 3)), 4
*g, h = "xyz"
k, *l, m = range(6)
[n, *o], p = "ab", 1
show(a, b2, b3, c, dd, e, f, g, h, k, l, m, n, o, p)
print([*range(3), *"ab"], (*[1], 2), {*[1], *[1, 2]}, {**{"a": 1}, **{"a": 2, "b": 3}}, [*[], *()], *[1, 2], *"xy")


def order(*args, **kwargs):
    return args, kwargs


print(order(*[1], 2, *[3], a=4, **{"b": 5}, c=6, **{}), order(*(), **{}), order(*"ab", **dict(z=1)))
(t1,) = [7]
(t2,) = {8: 0}
[t3] = (9,)
print(t1, t2, t3)
for q, *r in [(1, 2, 3), "ab", [4]]:
    print(q, r, end="; ")
print()
for (u, v), w in {(1, 2): 3, (4, 5): 6}.items():
    print(u, v, w, end="; ")
print()
print([(s, e) for s, *_, e in ["abc", "de"]], {k: v for k, v in [("x", 1)]}, [y for (y,) in [(1,), (2,)]])


def ret():
    return 1, *[2, 3], 4


def gen():
    yield 1, *"ab"
    got = yield
    print("got", got)


print(ret(), next(gen()))
x = 5
x = x + (x := 3) + x
print(x)
values = [1, 2, 3, 4]
values[0], *values[1:3], values[3] = "a", "b", "c", "d"
print(values)
obj = Box()
obj.p, obj.q = obj.q1, obj.r1 = 1, 2
print(vars(obj), log)
log.clear()


class Num:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f"Num({self.v})"


for op in (
    "iadd",
    "isub",
    "imul",
    "itruediv",
    "ifloordiv",
    "imod",
    "ipow",
    "ilshift",
    "irshift",
    "iand",
    "ior",
    "ixor",
    "imatmul",
):
    setattr(Num, f"__{op}__", lambda self, o, op=op: Num(f"{op}({self.v}, {o})"))
n = Num(0)
n += 1
n -= 2
n *= 3
n /= 4
n //= 5
n %= 6
n **= 7
n <<= 8
n >>= 9
n &= 10
n |= 11
n ^= 12
n @= 13
print(n)
for bad in (
    lambda: exec("a, b = 1"),
    lambda: exec("a, b = 1, 2, 3"),
    lambda: exec("a, *b, c = [1]"),
    lambda: exec("[a] = []"),
    lambda: exec("(a, (b, c)) = 1, 2"),
    lambda: exec("x = undefined_y += 1"),
    lambda: exec("x = None\nx += 1"),
    lambda: exec("t = (1,)\nt[0] += 1"),
    lambda: exec("s = 'a'\ns[0] += 'b'"),
    lambda: exec("d = {}\nd['k'] += 1"),
    lambda: exec("l = []\nl[0] += 1"),
    lambda: exec("l = [1]\nl += 5"),
    lambda: exec("n = 1\nn += 'a'"),
    lambda: exec("f = 1.5\nf <<= 1"),
    lambda: exec("*a, *b = [1]"),
    lambda: exec("a = *[1]"),
    lambda: exec("for a, b in [1]: pass"),
    lambda: exec("x.y = 1"),
    lambda: exec("5 += 1"),
):
    try:
        bad()
        print("fine")
    except (TypeError, ValueError, NameError, KeyError, IndexError, SyntaxError, AttributeError) as e:
        print(type(e).__name__, "" if isinstance(e, SyntaxError) else e)
tup = ([1], 2)
try:
    tup[0] += [5]
except TypeError as e:
    print(e, tup)
s1 = s2 = "abc"
s1 += "d"
print(s1, s2)
n1 = n2 = 10**20
n1 += 1
print(n1 - n2)
st1 = st2 = {1}
st1 |= {2}
st1 -= {1}
st1 ^= {5}
st1 &= {5, 2}
print(st2 is st1, sorted(st1))
by = b"a"
by += b"b"
by *= 2
print(by)
tt = (1,)
tt *= 3
tt += (2,)
print(tt)
