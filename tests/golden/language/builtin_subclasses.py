"""Subclasses of int, float, str, bytes, list, tuple, dict, set, Exception; which operations keep the type."""


class Int(int):
    def __repr__(self):
        return f"Int({int(self)})"

    def __add__(self, other):
        return Int(int(self) + int(other))

    __radd__ = __add__


i = Int(5)
print(
    i,
    str(i),
    f"{i}",
    f"{i:3}",
    i + 1,
    1 + i,
    i * 2,
    -i,
    i == 5,
    hash(i) == hash(5),
    {5: "x"}[i],
    [10, 11, 12, 13, 14, 15][i],
    range(i),
    sum([i, i]),
    int(i),
    type(int(i)).__name__,
    bin(i),
    i.bit_length(),
    Int("0x1f", 16),
    isinstance(i, int),
    bool(Int(0)),
    abs(Int(-3)),
    round(i),
    i // 2,
    "ab" * i,
)
i.extra = "attribute"
print(i.extra, vars(i))


class Float(float):
    def __new__(cls, v):
        return super().__new__(cls, v * 2)

    def __str__(self):
        return f"<{float(self)}>"


f = Float(1.5)
print(
    f,
    repr(f),
    f + 1,
    f == 3.0,
    f"{f:.2f}",
    f"{f}",
    "%s %.1f" % (f, f),
    round(f, 1),
    type(round(f, 1)).__name__,
    f.is_integer(),
)


class Str(str):
    def __getitem__(self, i):
        return Str(super().__getitem__(i))

    def __add__(self, o):
        return Str(str(self) + str(o))

    def __eq__(self, o):
        return self.lower() == str(o).lower()

    def __hash__(self):
        return hash(self.lower())


s = Str("Hello")
print(
    s,
    type(s[0]).__name__,
    type(s + "x").__name__,
    type(s.upper()).__name__,
    s == "HELLO",
    {Str("A"): 1}["a"] if hash(Str("A")) == hash("a") else None,
    s in ["hELLO"],
    len(s),
    s.split("l"),
    ",".join([s, s]),
    f"{s:>8}",
    s[1:3],
    "%s" % s,
    s.replace("l", "L"),
    Str(5),
    "He" in s,
    list(s)[:2],
    s * 2,
)


class List(list):
    def append(self, x):
        super().append(x * 10)

    def __getitem__(self, i):
        return ("item", super().__getitem__(i))


l = List([1, 2])
l.append(3)
l.extend([4])
l += [5]
print(
    l,
    l[0],
    list(l),
    sorted(l),
    len(l),
    type(l + [1]).__name__,
    type(l * 2).__name__,
    type(l[:]).__name__,
    type(l.copy()).__name__,
    [x for x in l],
    l == [1, 2, 30, 4, 5],
    max(l),
    l.index(30),
    repr(l),
    bool(List()),
)


class Tuple(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    first = property(lambda self: self[0])


t = Tuple(3, 4)
print(t, t.first, t + (5,), type(t + (5,)).__name__, t == (3, 4), {t: 1}[(3, 4)], len(t), type(t[:]).__name__, *t)


class Dict(dict):
    def __getitem__(self, k):
        return f"[{super().__getitem__(k)}]"

    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)

    def __contains__(self, k):
        return super().__contains__(k.upper())


d = Dict(a=1)
d["b"] = 2
d.update(c=3)
print(
    d,
    d["a"],
    d["B"],
    d.get("a"),
    "b" in d,
    "a" in d,
    dict(d),
    {**d},
    d.pop("a"),
    d.setdefault("z", 9),
    list(d),
    d.copy().__class__.__name__,
    Dict.fromkeys("xy", 0),
    sorted(d.items()),
    "{B}".format_map(d),
)


class Missing(dict):
    def __missing__(self, k):
        return k.upper()


print(Missing()["abc"], "{x} {y}".format_map(Missing(x=1)), Missing().get("abc"), "%(q)s" % Missing())


class Set(set):
    def add(self, x):
        super().add(abs(x))


st = Set([-1])
st.add(-5)
st.update([-9])
print(
    sorted(st),
    type(st | {1}).__name__,
    type({1} | st).__name__,
    type(st.copy()).__name__,
    st == {-1, 5, -9},
    repr(Set([1])),
    repr(type("Fs", (frozenset,), {})([2])),
)


class Bytes(bytes):
    def __repr__(self):
        return "B" + super().__repr__()


print(Bytes(b"ab"), Bytes(b"ab") + b"c", Bytes(3)[0], Bytes(b"x") == b"x")


class Err(LookupError):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b


try:
    raise Err(1, 2)
except LookupError as e:
    print(repr(e), e.b, e.args)


class MyRange:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[j] for j in range(*i.indices(self.n))]
        if not -self.n <= i < self.n:
            raise IndexError(i)
        return i % self.n * 10


r = MyRange(5)
print(list(r), r[1:4], r[::-2], r[-1], list(reversed(r)), 30 in r, max(r), r[slice(None, 2)])


class Celsius(float):
    def __new__(cls, value, unit="C"):
        self = super().__new__(cls, (value - 32) * 5 / 9 if unit == "F" else value)
        self.unit = unit
        return self


print(
    Celsius(212, "F"),
    Celsius(10).unit,
    sorted([Celsius(3), 1.5, Celsius(-2)]),
    max(Celsius(1), 0.5),
    type(Celsius(1) + Celsius(2)).__name__,
)


class BoolLike(int):
    def __bool__(self):
        return False


print(bool(BoolLike(5)), not BoolLike(1), "yes" if BoolLike(1) else "no", BoolLike(3) and 1)
try:

    class NoBool(bool):
        pass
except TypeError as e:
    print(e)


class Namespace(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.__dict__ = self


n = Namespace(x=1)
n.y = 2
print(n, n.x, n["y"], vars(n) is n)


class Sub(Int):
    pass


print(
    Sub(3) + 4,
    repr(Sub(3)),
    type(Sub(2) + 1).__name__,
    Sub(2) < Sub(3),
    int.__add__(Sub(1), 2),
    int.__repr__(i),
    object.__repr__(i).startswith("<__main__.Int object at"),
)


class CountingDict(dict):
    calls = 0

    def keys(self):
        CountingDict.calls += 1
        return super().keys()

    def __iter__(self):
        CountingDict.calls += 10
        return super().__iter__()


c = CountingDict(a=1)
dict(c), {**c}, list(c), [k for k in c]
print(CountingDict.calls > 0, c == {"a": 1})
