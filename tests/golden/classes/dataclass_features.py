"""Data classes: defaults, ordering, freezing, slots, inheritance, conversion."""

import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, replace
from typing import ClassVar


@dataclass
class Item:
    name: str
    price: float = 0.0
    tags: list[str] = field(default_factory=list, repr=False)
    count: ClassVar[int] = 0
    _: KW_ONLY
    discount: float = 0.0

    def __post_init__(self):
        type(self).count += 1
        if self.price < 0:
            raise ValueError(f"negative price for {self.name}")

    @property
    def total(self):
        return round(self.price * (1 - self.discount), 2)


a, b = Item("pen", 2.5), Item("pen", 2.5, discount=0.1)
print(a, b, a == Item("pen", 2.5), a == b, b.total, Item.count)
a.tags.append("blue")
print(asdict(a), astuple(b), replace(a, name="ink"), [f.name for f in fields(Item)])
for bad in (lambda: Item(), lambda: Item("x", 1, [], 0.5), lambda: Item("y", -1), lambda: a < b, lambda: replace(a, nope=1)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)

    def bump(self):
        return replace(self, minor=self.minor + 1)


v = Version(1, 2, "beta")
print(sorted([Version(2), v, Version(1)]), v.bump(), v == Version(1, 2), hash(v) == hash(Version(1, 2)), {v: "ok"}[Version(1, 2)])
for action in (lambda: setattr(v, "major", 3), lambda: delattr(v, "major")):
    try:
        action()
    except dataclasses.FrozenInstanceError as error:
        print(error)


@dataclass(slots=True)
class Point:
    x: int
    y: int = 0


p = Point(1)
print(p, Point.__slots__, hasattr(p, "__dict__"))
try:
    p.z = 3
except AttributeError as error:
    print(error)


@dataclass
class Base:
    id: int
    created: str = "today"


@dataclass
class Child(Base):
    name: str = "anon"
    id: int = 7


print(Child(), Child(1, "then", "zed"), Child.__match_args__)


@dataclass
class Account:
    owner: str
    opening: InitVar[int] = 0
    history: list[int] = field(init=False, default_factory=list)
    balance: int = field(init=False)

    def __post_init__(self, opening):
        self.balance = opening
        if opening:
            self.history.append(opening)


print(Account("ann", 50), Account("bob"))
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Worse:
        a: int = 1
        b: str
except TypeError as error:
    print(error)
match Child(3, name="kim"):
    case Child(3, _, name):
        print("matched", name)
Made = dataclasses.make_dataclass("Made", [("x", int), ("y", int, field(default=5))], namespace={"sum": lambda s: s.x + s.y}, frozen=True)
print(Made(1), Made(1).sum(), dataclasses.is_dataclass(Made), dataclasses.is_dataclass(3))


@dataclass
class Node:
    value: int
    next: "Node | None" = None


chain = Node(1, Node(2, Node(3)))
print(chain, asdict(chain))
chain.next.next.next = chain
print(chain)


@dataclass(eq=False)
class Identity:
    x: int


@dataclass(repr=False, unsafe_hash=True)
class Quiet:
    x: int


print(Identity(1) == Identity(1), hash(Quiet(2)) == hash(Quiet(2)), "Quiet object" in repr(Quiet(1)), fields(Item)[1].default, fields(Account)[1].init)
