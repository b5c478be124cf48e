"""Operators for vectors, matrices, polynomials and money."""

import math
from fractions import Fraction
from functools import reduce
from numbers import Real


class Vector:
    __slots__ = ("_parts",)

    def __init__(self, *parts):
        self._parts = tuple(parts)

    def __iter__(self):
        return iter(self._parts)

    def __len__(self):
        return len(self._parts)

    def __getitem__(self, key):
        found = self._parts[key]
        return Vector(*found) if isinstance(key, slice) else found

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self, other, strict=True)))

    def __neg__(self):
        return Vector(*(-a for a in self))

    def __sub__(self, other):
        return self + -other

    def __mul__(self, factor):
        return Vector(*(a * factor for a in self)) if isinstance(factor, Real) else NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self, other))

    def __abs__(self):
        return math.hypot(*self)

    def __bool__(self):
        return any(self)

    def __eq__(self, other):
        return isinstance(other, Vector) and self._parts == other._parts

    def __hash__(self):
        return hash(self._parts)

    def __format__(self, spec):
        return "(" + ", ".join(format(a, spec) for a in self) + ")"

    def __repr__(self):
        return f"Vector{self._parts}"


v, w = Vector(3, 4), Vector(1, -2)
print(v + w, v - w, v * 2, 0.5 * v, v @ w, abs(v), -v, bool(Vector(0, 0)), v[0], v[:1], f"{v:.2f}", {v: 1}[Vector(3, 4)])
for bad in (lambda: v + 1, lambda: v * "a", lambda: v + Vector(1), lambda: v.x, lambda: v < w, lambda: v[5]):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        print(type(error).__name__, error)
x, *rest = Vector(1, 2, 3)
print(x, rest, max(v), sorted(w), list(map(abs, w)), sum([v, w], Vector(0, 0)))


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @classmethod
    def identity(cls, n):
        return cls([int(i == j) for j in range(n)] for i in range(n))

    def __matmul__(self, other):
        return Matrix([sum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows)

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def __getitem__(self, place):
        match place:
            case (int(i), int(j)):
                return self.rows[i][j]
            case (slice(), int(j)):
                return [row[j] for row in self.rows]
            case i:
                return self.rows[i]

    def __setitem__(self, place, value):
        i, j = place
        self.rows[i][j] = value

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def det(self):
        rows, sign, n = [[Fraction(x) for x in row] for row in self.rows], 1, len(self.rows)
        for i in range(n):
            pivot = next((r for r in range(i, n) if rows[r][i]), None)
            if pivot is None:
                return Fraction(0)
            if pivot != i:
                rows[i], rows[pivot], sign = rows[pivot], rows[i], -sign
            for r in range(i + 1, n):
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
        return sign * reduce(lambda a, b: a * b, (rows[i][i] for i in range(n)))

    def __str__(self):
        width = max(len(str(x)) for row in self.rows for x in row)
        return "\n".join(" ".join(f"{x:>{width}}" for x in row) for row in self.rows)


m = Matrix([[1, 1], [1, 0]])
print(m ** 30, (m ** 90)[0, 1], sep="\n")
a = Matrix([[2, -1, 0], [1, 3, 5], [0, 4, -2]])
print(a.T, a.det(), a[:, 1], a[1], (a @ Matrix.identity(3)).rows == a.rows, sep="\n")
a[0, 0] = 10
print(a.det())


class Poly:
    def __init__(self, *coefficients):
        self.c = list(coefficients)
        while self.c and self.c[-1] == 0:
            self.c.pop()

    def __call__(self, x):
        return reduce(lambda total, c: total * x + c, reversed(self.c), 0)

    def __add__(self, other):
        other = other if isinstance(other, Poly) else Poly(other)
        n = max(len(self.c), len(other.c))
        pad = lambda c: c + [0] * (n - len(c))
        return Poly(*map(sum, zip(pad(self.c), pad(other.c))))

    __radd__ = __add__

    def __mul__(self, other):
        other = other if isinstance(other, Poly) else Poly(other)
        out = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Poly(*out)

    __rmul__ = __mul__

    def derivative(self):
        return Poly(*(i * c for i, c in enumerate(self.c) if i))

    def __str__(self):
        terms = []
        for power, c in reversed(list(enumerate(self.c))):
            if c:
                head = "" if abs(c) == 1 and power else str(abs(c))
                tail = "" if not power else "x" if power == 1 else f"x^{power}"
                terms.append(("- " if c < 0 else "+ ") + head + tail)
        text = " ".join(terms) or "0"
        return text.removeprefix("+ ").replace("- ", "-", 1) if text[0] == "-" else text.removeprefix("+ ")


p = Poly(-1, 0, 2)
print(p, p * p, p + 3, 2 * p, p.derivative(), p(3), Poly(), sum([p, p, 1]), Poly(0, 1) * Poly(0, -1))
