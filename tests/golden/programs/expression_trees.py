"""Expression trees: building, printing, simplifying, differentiating, evaluating."""


class Expr:
    def __add__(self, other):
        return Add(self, wrap(other))

    def __radd__(self, other):
        return Add(wrap(other), self)

    def __mul__(self, other):
        return Mul(self, wrap(other))

    def __rmul__(self, other):
        return Mul(wrap(other), self)

    def __sub__(self, other):
        return Add(self, Mul(Num(-1), wrap(other)))

    def __pow__(self, n):
        return Pow(self, n)

    def __neg__(self):
        return Mul(Num(-1), self)

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.__dict__.values()))})"

    def simplify(self):
        return self


class Num(Expr):
    def __init__(self, value):
        self.value = value

    def eval(self, **env):
        return self.value

    def diff(self, var):
        return Num(0)

    def __str__(self):
        return str(self.value)


class Var(Expr):
    def __init__(self, name):
        self.name = name

    def eval(self, **env):
        try:
            return env[self.name]
        except KeyError:
            raise NameError(f"no value for {self.name}") from None

    def diff(self, var):
        return Num(int(self.name == var))

    def __str__(self):
        return self.name


class Binary(Expr):
    def __init__(self, left, right):
        self.left, self.right = left, right

    def eval(self, **env):
        return self.apply(self.left.eval(**env), self.right.eval(**env))

    def __str__(self):
        return f"({self.left} {self.symbol} {self.right})"

    def simplify(self):
        left, right = self.left.simplify(), self.right.simplify()
        if isinstance(left, Num) and isinstance(right, Num):
            return Num(self.apply(left.value, right.value))
        return self.rules(left, right)


class Add(Binary):
    symbol = "+"

    @staticmethod
    def apply(a, b):
        return a + b

    def diff(self, var):
        return self.left.diff(var) + self.right.diff(var)

    def rules(self, left, right):
        if left == Num(0):
            return right
        if right == Num(0):
            return left
        if left == right:
            return Mul(Num(2), left)
        return Add(left, right)


class Mul(Binary):
    symbol = "*"

    @staticmethod
    def apply(a, b):
        return a * b

    def diff(self, var):
        return self.left.diff(var) * self.right + self.left * self.right.diff(var)

    def rules(self, left, right):
        if Num(0) in (left, right):
            return Num(0)
        if left == Num(1):
            return right
        if right == Num(1):
            return left
        return Mul(left, right)


class Pow(Expr):
    def __init__(self, base, n):
        self.base, self.n = base, n

    def eval(self, **env):
        return self.base.eval(**env) ** self.n

    def diff(self, var):
        return Num(self.n) * self.base ** (self.n - 1) * self.base.diff(var)

    def simplify(self):
        base = self.base.simplify()
        if self.n == 0:
            return Num(1)
        if self.n == 1:
            return base
        return Num(base.value**self.n) if isinstance(base, Num) else Pow(base, self.n)

    def __str__(self):
        return f"{self.base}^{self.n}"


def wrap(value):
    return value if isinstance(value, Expr) else Num(value)


x, y = Var("x"), Var("y")
for e in (x * x + 3 * x - 2, (x + 1) * (x - 1), (2 * x + y) ** 3, -x * 0 + 1 * y, x**1 + x**0, Num(2) * 3 + 4, x + x):
    d = e.diff("x").simplify()
    print(e, "=>", e.simplify(), "| d/dx =", d, "| at (2, 5):", e.eval(x=2, y=5), d.eval(x=2, y=5))
print(repr(x + 1), x + 1 == Var("x") + Num(1), x == y, Num(1) != Num(2))
try:
    (x + y).eval(x=1)
except NameError as e:
    print(e)
try:
    hash(x)
except TypeError as e:
    print(e)


def depth(e):
    if isinstance(e, Binary):
        return 1 + max(depth(e.left), depth(e.right))
    return 1 + depth(e.base) if isinstance(e, Pow) else 0


def newton(f, at, steps=8):
    df = f.diff("x")
    for _ in range(steps):
        at -= f.eval(x=at) / df.eval(x=at)
    return at


big = x
for k in range(1, 6):
    big = big * (x + k)
print(
    depth(big),
    big.eval(x=1),
    big.diff("x").eval(x=0),
    round(newton(x**2 - 2, 1.0), 12),
    round(newton(x**3 - x - 1, 1.5), 9),
)
