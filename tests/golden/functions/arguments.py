"""Parameters of every kind, and the errors of wrong calls."""


def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs


print(
    f(1, c=3),
    f(1, 2, 3, 4, c=5),
    f(1, c=3, e=6, d=0),
    f(*[1, 2, 3], **{"c": 4, "z": 5}),
    f(c=1, a=2),
    f(1, *(), c=2, **{}),
    f(*"ab", *"c", c=0, **{"x": 1}, **{"y": 2}),
)


def positional(a, b, /, c, *, d):
    return a, b, c, d


print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))


def defaults(a, b=[], c=None, *, d={}):
    b.append(a)
    d[a] = len(d)
    return b, c, d


print(defaults(1), defaults(2, c=1), defaults(3, []), defaults.__defaults__, defaults.__kwdefaults__)


def nothing():
    pass


def one(x):
    return x


def two(x, y):
    return x, y


def three(x, y, z):
    return x


def named(*, key):
    return key


def two_named(*, k1, k2, k3=0):
    return k1


def star(*args):
    return args


def kw(**kwargs):
    return kwargs


def opt(a, b=1):
    return a, b


def pos_only(a, b=1, /):
    return a, b


lam = lambda x, *y, **z: (x, y, z)
print(
    nothing(),
    one(1),
    star(),
    star(1, 2),
    kw(),
    kw(a=1),
    lam(1),
    lam(1, 2, k=3),
    (lambda: 0)(),
    pos_only(1),
    opt(b=2, a=1),
)
calls = [
    lambda: nothing(1),
    lambda: one(),
    lambda: one(1, 2),
    lambda: two(1),
    lambda: two(),
    lambda: three(),
    lambda: three(1, 2, 3, 4),
    lambda: one(y=1),
    lambda: one(1, x=2),
    lambda: two(1, 2, z=3),
    lambda: named(),
    lambda: named(1),
    lambda: named(key=1, other=2),
    lambda: two_named(),
    lambda: two_named(k2=1),
    lambda: f(),
    lambda: f(1),
    lambda: kw(1),
    lambda: star(a=1),
    lambda: positional(1, b=2, c=3, d=4),
    lambda: positional(a=1, b=2, c=3, d=4),
    lambda: positional(1, 2, 3, 4),
    lambda: pos_only(a=1),
    lambda: pos_only(),
    lambda: opt(),
    lambda: opt(1, 2, 3),
    lambda: lam(),
    lambda: one(*[1, 2]),
    lambda: one(**{"x": 1, "y": 2}),
    lambda: kw(**{1: 2}),
    lambda: kw(**5),
    lambda: star(*5),
    lambda: two(1, *[2], y=3),
    lambda: kw(**{"a": 1}, **{"a": 2}),
    lambda: f(1, a=2, c=3),
    lambda: (1)(),
    lambda: None(),
    lambda: "s"(),
    lambda: [](1),
    lambda: nothing(k=1),
    lambda: opt(c=1, a=1),
    lambda: two(*[], **{}),
]
for call in calls:
    try:
        print(call())
    except TypeError as e:
        print(e)


class K:
    def __init__(self, a, b=1):
        self.a, self.b = a, b

    def method(self, x):
        return x

    def none():
        return 1

    @staticmethod
    def static(x):
        return x

    @classmethod
    def make(cls, x):
        return cls(x)

    def __call__(self, *args, **kwargs):
        return args, kwargs


k = K(1)
print(k.method(5), K.method(k, 6), k.static(7), K.static(8), k.make(9).a, k(1, z=2), K(b=2, a=1).b)
for call in (
    lambda: K(),
    lambda: K(1, 2, 3),
    lambda: k.method(),
    lambda: k.method(1, 2),
    lambda: K.method(),
    lambda: K.method(k),
    lambda: k.none(),
    lambda: k.static(),
    lambda: K.make(),
    lambda: K(c=1),
    lambda: object(1),
    lambda: k.make(),
    lambda: int(1, 2, 3),
    lambda: len(),
    lambda: len(1, 2),
    lambda: len(obj=[1]),
    lambda: print(foo=1),
    lambda: sorted([1], foo=1),
    lambda: "a".split(foo=1),
    lambda: [].append(x=1),
    lambda: type(),
    lambda: abs(x=1),
    lambda: isinstance(1),
    lambda: int(x=5),
    lambda: {}.get(k=1),
    lambda: range(start=1),
    lambda: max(key=len),
    lambda: sum([1], x=2),
    lambda: enumerate(),
    lambda: open(),
    lambda: zip(1, foo=2),
    lambda: divmod(1),
    lambda: getattr(1),
    lambda: "x".join(),
    lambda: chr(),
    lambda: round(),
    lambda: pow(1),
    lambda: iter(),
    lambda: next([]),
):
    try:
        print(call())
    except TypeError as e:
        print(e)


def order(label):
    print(label, end=" ")
    return label


f(order("a"), order("b"), *[order("star")], c=order("c"), **{order("k"): order("v")})
print()


def default_at_definition(x=order("default")):
    return x


print(default_at_definition(), default_at_definition())
i = 5


def early(arg=i):
    return arg


i = 6
print(early(), i)


def change(number, items, mapping):
    number += 1
    items.append(number)
    items = ["rebound"]
    mapping["n"] = number
    return number, items


values, table = [], {}
print(change(1, values, table), values, table)


def variadic_sum(first, *rest):
    return first + (variadic_sum(*rest) if rest else 0)


print(
    variadic_sum(1, 2, 3, 4),
    max(*[3, 1], *(7,)),
    dict(**{"a": 1}, b=2),
    print(*"abc", sep="-", end="!\n"),
    [*range(2), *"ab"],
    {*[1], *[2]},
    {**{"x": 1}, "y": 2, **{"x": 3}},
)


def annotated(a: int, b: "str" = "x", *c: float, d: list[int] = None, **e: dict) -> tuple:
    local: int = 5
    unset: str
    return a, b, local


print(
    annotated(1),
    annotated.__annotations__,
    annotated.__name__,
    annotated.__qualname__,
    annotated.__defaults__,
    annotated.__doc__,
    annotated.__module__,
)
