"""Functions as values: attributes, tables of functions, lambdas, partial application, introspection."""

import functools


def area(width, height=2, *, scale=1):
    """Area of a rectangle.

    More text.
    """
    return width * height * scale


print(
    area.__name__,
    repr(area.__doc__),
    area.__defaults__,
    area.__kwdefaults__,
    area.__module__,
    area.__code__.co_argcount,
    area.__code__.co_varnames,
    area.__code__.co_name,
    callable(area),
    type(area).__name__,
)
area.unit = "cm²"
print(area.unit, vars(area), hasattr(area, "nope"), area.__call__(3))
area.__name__ = "renamed"
area.__defaults__ = (10,)
print(
    area.__name__,
    area(1),
    str(area).split(" at ")[0],
    repr(lambda: 0).split(" at ")[0],
    repr(len),
    repr([].append).split(" at ")[0],
    repr(str.upper),
    print,
)
try:
    area.nope
except AttributeError as e:
    print(e)
operations = {"+": int.__add__, "-": lambda a, b: a - b, "max": max, "pow": pow, "join": "-".join}
print(
    operations["-"](5, 3),
    operations["max"](1, 9, 3),
    operations["pow"](2, 5),
    operations["join"](["a", "b"]),
    [f(4) for f in (lambda x: x + 1, str, bool, [10, 20, 30, 40, 50].__getitem__, (3).__add__)],
)
print(
    list(map(lambda x, y: x * y, [1, 2, 3], [4, 5, 6])),
    list(filter(lambda s: s.startswith("a"), ["apple", "bob", "ant"])),
    list(filter(None, [0, 1, "", "x"])),
    functools.reduce(lambda a, b: a * b, range(1, 6)),
    functools.reduce(lambda a, b: a + [b], "abc", []),
    sorted(["bb", "a"], key=len),
)
half = functools.partial(pow, 2)
print(
    half(10),
    functools.partial(int, base=2)("1010"),
    functools.partial(print, "partial", sep="-")(1, 2),
    half.func is pow,
    half.args,
    half.keywords,
)


def apply(f, *args, n=1, **kwargs):
    for _ in range(n):
        args = (f(*args, **kwargs),)
    return args[0]


print(apply(lambda x: x * 2, 1, n=10), apply(area, 2, scale=3), apply(dict, a=1), apply(lambda: "none"))
method = "abc".replace
bound = [3, 1, 2].sort
print(
    method("a", "x"),
    bound(),
    bound.__self__,
    bound.__name__,
    str.upper("x"),
    list(map(str.strip, [" a ", "b "])),
    (5).__add__(3),
    int.__add__(5, 3),
)


class Greeter:
    def __init__(self, word):
        self.word = word

    def greet(self, name="you"):
        """Greets."""
        return f"{self.word} {name}"


hello, bye = Greeter("hello").greet, Greeter("bye").greet
print(
    hello("ann"),
    bye(),
    hello.__self__.word,
    hello.__func__ is Greeter.greet,
    hello == hello.__self__.greet,
    hello is hello.__self__.greet,
    hello.__name__,
    hello.__doc__,
    Greeter.greet.__qualname__,
    {hello: 1}[hello.__self__.greet],
)
try:
    hello.attribute = 1
except AttributeError as e:
    print(e)
pipeline = [str.strip, str.lower, lambda s: s.replace(" ", "_"), lambda s: f"<{s}>"]
value = "  Hello World "
for step in pipeline:
    value = step(value)
print(value)


def returns_many(kind):
    if kind == 0:
        return
    if kind == 1:
        return None
    if kind == 2:
        return 1, 2
    if kind == 3:
        return [lambda: kind]


print(returns_many(0), returns_many(1), returns_many(2), returns_many(3)[0](), returns_many(9))


def fizzbuzz(n, rules={3: "Fizz", 5: "Buzz"}):
    return "".join(word for d, word in rules.items() if n % d == 0) or str(n)


print(" ".join(map(fizzbuzz, range(1, 16))), fizzbuzz(7, {7: "Bang"}))


def derivative(f, h=1e-6):
    return lambda x: (f(x + h) - f(x - h)) / (2 * h)


def integrate(f, a, b, n=1000):
    h = (b - a) / n
    return h * (f(a) / 2 + f(b) / 2 + sum(f(a + i * h) for i in range(1, n)))


def newton(f, x, steps=20):
    df = derivative(f)
    for _ in range(steps):
        x -= f(x) / df(x)
    return x


def bisect(f, low, high):
    while high - low > 1e-9:
        mid = (low + high) / 2
        low, high = (mid, high) if f(mid) * f(low) > 0 else (low, mid)
    return low


print(
    round(derivative(lambda x: x**3)(2), 4),
    round(integrate(lambda x: x * x, 0, 3), 4),
    round(newton(lambda x: x * x - 2, 1.0), 9),
    round(bisect(lambda x: x**3 - x - 2, 1, 2), 6),
)
dispatch = {}


def command(name):
    def add(f):
        dispatch[name] = f
        return f

    return add


@command("add")
def _(a, b):
    return int(a) + int(b)


@command("upper")
def _(s):
    return s.upper()


@command("help")
def _():
    return sorted(dispatch)


for line in ("add 2 3", "upper abc", "help", "nope", "add 1"):
    name, *args = line.split()
    try:
        print(dispatch[name](*args))
    except KeyError as e:
        print("unknown command", e)
    except TypeError as e:
        print("usage:", e)
print(
    (lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4),
    (lambda x: lambda y: x + y)(1)(2),
    [*map(lambda t: t[0] * t[1], zip(range(3), range(3)))],
    max([1, -5, 3], key=abs),
    min("bca", key=lambda c: -ord(c)),
    (lambda: (yield))().__class__.__name__,
)
x = lambda: x
print(x() is x, x.__name__, (f := lambda n: 1 if n == 0 else n * f(n - 1))(5))
