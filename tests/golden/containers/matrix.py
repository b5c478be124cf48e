"""A tutorial program: matrices as lists of lists, and a Matrix class."""


def identity(n):
    return [[int(i == j) for j in range(n)] for i in range(n)]


def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def power(m, n):
    result = identity(len(m))
    while n:
        if n & 1:
            result = multiply(result, m)
        m = multiply(m, m)
        n >>= 1
    return result


print(identity(3), multiply([[1, 2], [3, 4]], [[5, 6], [7, 8]]), power([[1, 1], [1, 0]], 90)[0][1])


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("rows of different lengths")

    @classmethod
    def zeros(cls, height, width):
        return cls([[0] * width for _ in range(height)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape != other.shape:
            raise ValueError(f"shapes {self.shape} and {other.shape} don't match")
        return Matrix([a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows))

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Matrix([v * other for v in row] for row in self.rows)
        if isinstance(other, Matrix):
            return self @ other
        return NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError("inner dimensions differ")
        return Matrix(multiply(self.rows, other.rows))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __pow__(self, n):
        return Matrix(power(self.rows, n))

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    def __contains__(self, value):
        return any(value in row for row in self.rows)

    def __str__(self):
        width = max(len(str(v)) for row in self.rows for v in row)
        return "\n".join("[" + " ".join(str(v).rjust(width) for v in row) + "]" for row in self.rows)

    def __repr__(self):
        return f"Matrix({self.rows})"

    def determinant(self):
        m = [row[:] for row in self.rows]
        n, sign, previous = len(m), 1, 1
        for k in range(n - 1):
            if m[k][k] == 0:
                for i in range(k + 1, n):
                    if m[i][k]:
                        m[k], m[i] = m[i], m[k]
                        sign = -sign
                        break
                else:
                    return 0
            for i in range(k + 1, n):
                for j in range(k + 1, n):
                    m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // previous
            previous = m[k][k]
        return sign * m[-1][-1]


a, b = Matrix([[1, 2], [3, 4]]), Matrix([[0, 1], [-10, 2]])
print(a + b, a - b, a * b, sep="\n--\n")
print(
    repr(2 * a),
    a * 2 == a + a,
    a @ b != b @ a,
    a.T,
    a.shape,
    Matrix.zeros(2, 3),
    a[0],
    a[1, 1],
    a[-1][0],
    4 in a,
    9 in a,
    len(a),
    [sum(row) for row in a],
    a**5,
    -a,
)
a[0, 0] = 100
print(
    a,
    a.determinant(),
    Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]]).determinant(),
    Matrix([[0, 1], [1, 0]]).determinant(),
    Matrix([[1, 2], [2, 4]]).determinant(),
    Matrix([[(i * 7 + j * 3) % 11 for j in range(5)] for i in range(5)]).determinant(),
)
for attempt in (
    lambda: a + Matrix([[1]]),
    lambda: a @ Matrix([[1, 2]]),
    lambda: Matrix([[1], [2, 3]]),
    lambda: a + 1,
    lambda: a[5, 5],
    lambda: "x" * a,
    lambda: a * "x",
    lambda: hash(a),
):
    try:
        print(attempt())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)


def spiral(rows):
    rows = [list(row) for row in rows]
    out = []
    while rows:
        out += rows.pop(0)
        rows = [list(row) for row in zip(*rows)][::-1]
    return out


grid = [[r * 4 + c for c in range(4)] for r in range(3)]
print(spiral(grid), [list(row) for row in zip(*grid[::-1])], [row[c] for c, row in zip(range(3), grid)])
life = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for generation in range(3):
    print("\n".join("".join("#" if (x, y) in life else "." for x in range(6)) for y in range(5)), end="\n\n")
    neighbours = {}
    for x, y in life:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    cell = x + dx, y + dy
                    neighbours[cell] = neighbours.get(cell, 0) + 1
    life = {cell for cell, n in neighbours.items() if n == 3 or n == 2 and cell in life}
print(sorted(life))
