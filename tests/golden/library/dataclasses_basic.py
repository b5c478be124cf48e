"""dataclasses: fields, defaults, comparison, frozen, order, post-init, inheritance, replace, asdict."""

import dataclasses
from dataclasses import dataclass, field


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)

    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5


p, q = Point(3, 4), Point(3, y=4, tags=[])
print(p, p == q, p != Point(1), p.norm(), Point(1).tags is Point(1).tags, repr(Point(1, 2, ["a"])), p == (3, 4, []))
p.x = 10
p.tags.append("t")
print(
    p,
    vars(p),
    [f.name for f in dataclasses.fields(p)],
    dataclasses.asdict(p),
    dataclasses.astuple(p),
    dataclasses.is_dataclass(p),
    dataclasses.is_dataclass(Point),
    dataclasses.replace(p, y=99),
)
for bad in (
    lambda: Point(),
    lambda: Point(1, 2, 3, 4),
    lambda: Point(z=1),
    lambda: hash(p),
    lambda: p < q,
    lambda: dataclasses.replace(p, nope=1),
    lambda: dataclasses.asdict(5),
    lambda: dataclasses.fields(int),
):
    try:
        print(bad())
    except TypeError as e:
        print(e)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)


a, b = Version(1, 2, "a"), Version(1, 10)
print(
    a < b,
    sorted([b, a]),
    a == Version(1, 2, "other"),
    {a: 1}[Version(1, 2)],
    max(a, b),
    a <= a,
    hash(a) == hash(Version(1, 2, "z")),
)
for bad in (lambda: setattr(a, "major", 5), lambda: delattr(a, "major"), lambda: a < 5, lambda: setattr(a, "new", 1)):
    try:
        bad()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


@dataclass
class Rect:
    w: float
    h: float
    area: float = field(init=False, repr=False)
    scale: dataclasses.InitVar[int] = 1

    def __post_init__(self, scale):
        if self.w < 0:
            raise ValueError("negative width")
        self.w *= scale
        self.h *= scale
        self.area = self.w * self.h


r = Rect(2, 3, scale=2)
print(r, r.area, [f.name for f in dataclasses.fields(Rect)])
try:
    Rect(-1, 1)
except ValueError as e:
    print(e)


@dataclass
class Base:
    a: int
    b: str = "base"


@dataclass
class Child(Base):
    c: list = field(default_factory=lambda: [1])
    a: int = 5


print(
    Child(),
    Child(1, "x"),
    Child.__mro__[1].__name__,
    Child() == Base(5),
    isinstance(Child(), Base),
    [f.name for f in dataclasses.fields(Child)],
)
for body in (
    "class A:\n    x: int = 1\n    y: int",
    "class A:\n    x: list = []",
    "class A:\n    x: int = field(default=1, default_factory=int)",
):
    try:
        exec(f"@dataclass\n{body}")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


@dataclass(slots=True, kw_only=True)
class Slotted:
    x: int
    y: int = 2


s = Slotted(x=1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"))
try:
    Slotted(1)
except TypeError as e:
    print(e)


@dataclass
class Mixed:
    a: int
    _: dataclasses.KW_ONLY
    b: int = 0


print(Mixed(1, b=2), Mixed.__match_args__)


@dataclass(repr=False, eq=False)
class Quiet:
    v: int = 0

    def __repr__(self):
        return f"<quiet {self.v}>"


print(Quiet(), Quiet() == Quiet(), len({Quiet(), Quiet()}))


@dataclass(unsafe_hash=True)
class Hashed:
    k: str
    cache: dict = field(default_factory=dict, hash=False, compare=False)


print(hash(Hashed("a")) == hash(Hashed("a", {1: 2})), {Hashed("x"): 1}[Hashed("x")])


@dataclass
class Node:
    value: int
    children: list["Node"] = field(default_factory=list)
    parent: "Node" = field(default=None, repr=False, compare=False)

    def add(self, value):
        self.children.append(Node(value, parent=self))
        return self


tree = Node(1).add(2).add(3)
print(tree, tree.children[0].parent is tree)
print(dataclasses.asdict(Node(1, [Node(2)])), dataclasses.astuple(Point(1, 2, [Point(3)])))
Made = dataclasses.make_dataclass(
    "Made", ["x", ("y", int), ("z", int, field(default=7))], namespace={"sum": lambda self: self.x + self.y + self.z}
)
print(Made(1, 2), Made(1, 2).sum())


@dataclass
class Meta:
    x: int = field(default=1, metadata={"unit": "cm"})
    counter: "ClassVar[int]" = 0


f = dataclasses.fields(Meta)[0]
print(f.metadata["unit"], f.type, f.default, f.name, dataclasses.MISSING is f.default_factory)
match Point(1, 2):
    case Point(1, y):
        print("matched", y)
match Version(3):
    case Version(major=3, minor=m):
        print("minor", m)
loop = Node(0)
loop.children.append(loop)
print(loop)
