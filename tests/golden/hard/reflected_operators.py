"""Operators that fall back: NotImplemented, reflected methods, in-place ones, subclass priority."""
trace = []


class Left:
    def __init__(self, answer=NotImplemented):
        self.answer = answer

    def __add__(self, other):
        trace.append("Left.__add__")
        return self.answer

    __sub__ = __mul__ = __truediv__ = __floordiv__ = __mod__ = __add__


class Right:
    def __radd__(self, other):
        trace.append("Right.__radd__")
        return f"Right after {type(other).__name__}"

    __rsub__ = __rmul__ = __rtruediv__ = __rfloordiv__ = __rmod__ = __radd__
    __rpow__ = __rlshift__ = __rrshift__ = __rand__ = __ror__ = __rxor__ = __rmatmul__ = __rdivmod__ = __radd__


def show(value):
    print(value, trace)
    trace.clear()


show(Left() + Right())
show(Left("own answer") + Right())
show(Left() - Right())
show(5 + Right())
show("text" * Right())
show([1] + Right())
show(2.5 / Right())
show(2 ** Right())
show(1 << Right())
show({1} & Right())
show({} | Right())
show(3 @ Right())
show(divmod(7, Right()))
show(None % Right())

ops = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b, "@": lambda a, b: a @ b,
    "<<": lambda a, b: a << b, ">>": lambda a, b: a >> b, "&": lambda a, b: a & b, "|": lambda a, b: a | b,
    "^": lambda a, b: a ^ b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b, "divmod": divmod, "pow": pow,
}
for name, op in ops.items():
    try:
        op(Left(), object())
    except TypeError as e:
        print(f"{name}: {e}")
trace.clear()
for a, b in [(1, "x"), ("x", 1), ([], ()), (None, 1), (1.5, "y"), ({}, []), (b"a", "a"), ((1,), [1])]:
    try:
        a + b
    except TypeError as e:
        print(e)


class Base:
    def __init__(self, tag):
        self.tag = tag

    def __add__(self, other):
        return f"Base.__add__({self.tag}, {getattr(other, 'tag', other)})"

    def __radd__(self, other):
        return f"Base.__radd__({self.tag}, {getattr(other, 'tag', other)})"


class Derived(Base):
    def __radd__(self, other):
        return f"Derived.__radd__({self.tag}, {getattr(other, 'tag', other)})"


class Plain(Base):
    pass


print(Base("b") + Derived("d"))
print(Derived("d") + Base("b"))
print(Base("b") + Plain("p"))
print(1 + Base("b"), "s" + Derived("d"))


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __iadd__(self, other):
        if isinstance(other, int):
            self.cents += other
            return self
        return NotImplemented

    def __add__(self, other):
        return Money(self.cents + getattr(other, "cents", 0))

    def __repr__(self):
        return f"Money({self.cents})"


wallet = same = Money(10)
wallet += 5
print(wallet, wallet is same)
wallet += Money(7)
print(wallet, wallet is same, same)
text = "a"
text += "b"
numbers = alias = [1]
numbers += (2, 3)
numbers *= 2
print(text, alias)
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
try:
    wallet -= 1
except TypeError as e:
    print(e)


class Cmp:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        trace.append(f"{self.n}<")
        return self.n < other.n if isinstance(other, Cmp) else NotImplemented

    def __eq__(self, other):
        trace.append(f"{self.n}==")
        return self.n == other.n if isinstance(other, Cmp) else NotImplemented


show(Cmp(1) < Cmp(2))
show(Cmp(1) > Cmp(2))
show(Cmp(1) != Cmp(1))
show(Cmp(1) == "one")
show("one" != Cmp(1))
try:
    Cmp(1) <= Cmp(2)
except TypeError as e:
    print(e)
try:
    3 < Cmp(2)
except TypeError as e:
    print(e)


class Yes:
    def __eq__(self, other):
        return "equal-ish"

    def __ne__(self, other):
        return []

    def __contains__(self, item):
        return "truthy"


print(Yes() == 1, Yes() != 1, 1 in Yes(), not (Yes() != 1))


class Neg:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "inv"

    def __abs__(self):
        return "abs"


n = Neg()
print(-n, +n, ~n, abs(n))
for op in (lambda: -"a", lambda: ~1.5, lambda: +[], lambda: abs("x")):
    try:
        op()
    except TypeError as e:
        print(e)
