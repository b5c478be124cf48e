"""Operator methods: a vector, a fraction, a polynomial, comparison and in-place operators."""


class Vector:
    def __init__(self, *values):
        self.values = values

    def __repr__(self):
        return f"Vector{self.values}"

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(*(a + b for a, b in zip(self.values, other.values)))
        return NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return self * -1

    def __mul__(self, k):
        if isinstance(k, Vector):
            return sum(a * b for a, b in zip(self.values, k.values))
        return Vector(*(v * k for v in self.values))

    __rmul__ = __mul__

    def __truediv__(self, k):
        return self * (1 / k)

    def __matmul__(self, other):
        return self * other

    def __abs__(self):
        return (self * self) ** 0.5

    def __eq__(self, other):
        return isinstance(other, Vector) and self.values == other.values

    def __hash__(self):
        return hash(self.values)

    def __bool__(self):
        return any(self.values)

    def __len__(self):
        return len(self.values)

    def __getitem__(self, i):
        return self.values[i]

    def __iter__(self):
        return iter(self.values)

    def __round__(self, n=0):
        return Vector(*(round(v, n) for v in self.values))

    def __format__(self, spec):
        return "<" + ", ".join(format(v, spec) for v in self.values) + ">"


a, b = Vector(3, 4), Vector(1, 2)
print(
    a + b,
    a - b,
    a * 2,
    2 * a,
    a * b,
    a @ b,
    a / 2,
    abs(a),
    -a,
    a == Vector(3, 4),
    a != b,
    {a: 1}[Vector(3, 4)],
    bool(Vector(0, 0)),
    not a,
    len(a),
    a[0],
    a[-1],
    a[:],
    list(a),
    sum([a, b, b]),
    round(a / 3, 2),
    f"{a:.1f} {b}",
    max(a),
    [*a, *b],
    3 in a,
    dict(zip("xy", a)),
)
for bad in (
    lambda: a + 1,
    lambda: 1 + a,
    lambda: a - "x",
    lambda: a // 2,
    lambda: a < b,
    lambda: a**2,
    lambda: a & b,
    lambda: ~a,
    lambda: a @ 5 + "x",
    lambda: divmod(a, 2),
    lambda: a << 1,
    lambda: a % 2,
):
    try:
        print(bad())
    except TypeError as e:
        print(e)


def gcd(m, n):
    while n:
        m, n = n, m % n
    return m


class Fraction:
    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        g = gcd(abs(top), abs(bottom)) * (-1 if bottom < 0 else 1)
        self.top, self.bottom = top // g, bottom // g

    @staticmethod
    def of(value):
        return value if isinstance(value, Fraction) else Fraction(value)

    def __add__(self, o):
        o = Fraction.of(o)
        return Fraction(self.top * o.bottom + o.top * self.bottom, self.bottom * o.bottom)

    __radd__ = __add__

    def __mul__(self, o):
        o = Fraction.of(o)
        return Fraction(self.top * o.top, self.bottom * o.bottom)

    __rmul__ = __mul__

    def __neg__(self):
        return Fraction(-self.top, self.bottom)

    def __sub__(self, o):
        return self + -Fraction.of(o)

    def __rsub__(self, o):
        return -self + o

    def __truediv__(self, o):
        o = Fraction.of(o)
        return Fraction(self.top * o.bottom, self.bottom * o.top)

    def __rtruediv__(self, o):
        return Fraction.of(o) / self

    def __pow__(self, n):
        return Fraction(self.top**n, self.bottom**n) if n >= 0 else 1 / self**-n

    def __floordiv__(self, o):
        q = self / o
        return q.top // q.bottom

    def __mod__(self, o):
        return self - o * (self // o)

    def __divmod__(self, o):
        return self // o, self % o

    def __eq__(self, o):
        o = Fraction.of(o)
        return (self.top, self.bottom) == (o.top, o.bottom)

    def __lt__(self, o):
        o = Fraction.of(o)
        return self.top * o.bottom < o.top * self.bottom

    def __le__(self, o):
        return self < o or self == o

    def __gt__(self, o):
        return not self <= o

    def __ge__(self, o):
        return not self < o

    def __int__(self):
        return self.top // self.bottom

    def __float__(self):
        return self.top / self.bottom

    def __str__(self):
        return f"{self.top}/{self.bottom}" if self.bottom != 1 else str(self.top)

    __repr__ = __str__


h, t = Fraction(1, 2), Fraction(1, 3)
print(
    h + t,
    h - t,
    h * t,
    h / t,
    h + 1,
    1 + h,
    1 - h,
    2 * h,
    1 / h,
    h**3,
    h**-2,
    -h,
    Fraction(7, 2) // h,
    Fraction(7, 2) % Fraction(1, 3),
    divmod(Fraction(7, 2), 1),
    h == Fraction(2, 4),
    h == 0.5,
    h < t,
    h > t,
    0 < h < 1,
    1 <= h,
    sorted([h, t, Fraction(-1, 6)]),
    max(h, t),
    sum([h, t, t], Fraction(0)),
    int(Fraction(7, 2)),
    float(t),
    Fraction(6, -4),
)
try:
    h / 0
except ZeroDivisionError as e:
    print(e)


class Poly:
    def __init__(self, *coefficients):
        c = list(coefficients)
        while c and c[-1] == 0:
            c.pop()
        self.c = tuple(c)

    def __call__(self, x):
        result = 0
        for k in reversed(self.c):
            result = result * x + k
        return result

    def __add__(self, o):
        n = max(len(self.c), len(o.c))
        pad = lambda c: c + (0,) * (n - len(c))
        return Poly(*(x + y for x, y in zip(pad(self.c), pad(o.c))))

    def __mul__(self, o):
        out = [0] * (len(self.c) + len(o.c))
        for i, x in enumerate(self.c):
            for j, y in enumerate(o.c):
                out[i + j] += x * y
        return Poly(*out)

    def __pow__(self, n):
        result = Poly(1)
        for _ in range(n):
            result *= self
        return result

    def derive(self):
        return Poly(*[i * k for i, k in enumerate(self.c)][1:])

    def __str__(self):
        terms = [
            f"{k}" if i == 0 else f"{k if k != 1 else ''}x" + (f"^{i}" if i > 1 else "")
            for i, k in enumerate(self.c)
            if k
        ]
        return " + ".join(reversed(terms)) or "0"


p = Poly(1, 1)
print(p, p**3, p * Poly(-1, 1), (p + Poly(2, 0, 5)).derive(), p(4), (p**5)(2), Poly(0, 0), Poly(3)(100))


class Counter:
    def __init__(self):
        self.n, self.log = 0, []

    def __iadd__(self, o):
        self.n += o
        self.log.append("iadd")
        return self

    def __isub__(self, o):
        self.log.append("isub")
        return "replaced"

    def __imul__(self, o):
        return NotImplemented

    def __mul__(self, o):
        return ("mul", o)

    def __ior__(self, o):
        self.log.append(o)
        return self

    def __lshift__(self, o):
        self.log.append(f"<<{o}")
        return self

    def __rrshift__(self, o):
        return f"{o}>>"

    def __rpow__(self, o, mod=None):
        return f"{o}**"

    def __index__(self):
        return self.n


c = d = Counter()
c += 5
c |= "or"
print(
    c is d,
    c.n,
    c.log,
    (c << 1 << 2).log,
    "a" >> c,
    2**c,
    [0, 1, 2, 3, 4, 5][c],
    "abcdefgh"[c:],
    bin(c),
    range(c),
    "x" * c,
)
c *= 3
print(c)
d -= 1
print(d)
box = [Counter()]
box[0] += 1
holder = {"k": 1}
holder["k"] += 1
holder["k"] *= 10
text = "a"
text *= 3
text += "b"
tup = (1,)
tup += (2,)
print(box[0].n, holder, text, tup)


class Celsius:
    def __init__(self, d):
        self.d = d

    def __eq__(self, o):
        return self.d == o.d

    def __lt__(self, o):
        return self.d < o.d

    def __repr__(self):
        return f"{self.d}C"


hot, cold = Celsius(30), Celsius(5)
print(
    hot > cold,
    cold < hot,
    hot == cold,
    hot != cold,
    sorted([hot, cold, Celsius(12)]),
    min(hot, cold),
    max([cold, hot]),
    [hot, cold].index(Celsius(5)),
    [Celsius(1), 2] == [Celsius(1), 2],
)
for bad in (lambda: hash(hot), lambda: hot >= cold, lambda: {hot}, lambda: hot == 5):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(e)
