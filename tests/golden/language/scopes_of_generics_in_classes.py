"""What the parts of a generic inside a class see: bounds, defaults and values of aliases look names up in the class first."""

from typing import TypeVar, Union

Unit = "global"


def report(source):
    try:
        compile(source, "<text>", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg, "at line", e.lineno, "columns", e.offset, e.end_offset)


# A type parameter is no variable that an inner function could assign.
report("def f[T]():\n def g():\n  nonlocal T\n")
report("class A[T]:\n def f(self):\n  nonlocal T\n  T = 1\n")
report("def f[T]():\n T = 3\n def g():\n  nonlocal T\n")
report("def f[T]():\n global T\n")


class Store:
    Item = int
    Unit = "class"
    type Pair = tuple[Item, Item]
    type Many[T] = list[Item | T]
    type Units = Unit
    type UnitsLater = lambda: Unit
    type Late = Later

    def put[U: Item, V: (Item, str)](self, item: Item, unit: Unit) -> U:
        # The body of a function does not see the class.
        return Unit

    class Shelf[W: Item]:
        what: W

    Later = float


print(Store.Pair.__value__, Store.Many.__value__, Store.Units.__value__)
print(Store.UnitsLater.__value__(), Store.Late.__value__)
print([p.__bound__ for p in Store.put.__type_params__], Store.put.__type_params__[1].__constraints__)
print(Store.put.__annotations__, Store().put(1, 2))
print(Store.Shelf.__type_params__[0].__bound__, Store.Shelf.__annotations__)


def around():
    Item = "of the function"

    class Own:
        type Before = Item
        Item = "of the class"
        type Behind[T: Item] = Item

        def method[T: Item](self, x: Item = Item):
            return Item

    class Plain:
        type Alias = Item

        def method[T: Item](self, x: Item = Item):
            return Item

        class Inner[T = Item]:
            pass

    for cls in Own, Plain:
        print(cls.__name__, cls().method(), cls.method.__defaults__, cls.method.__type_params__[0].__bound__)
    print(Own.Before.__value__, Own.Behind.__value__, Own.Behind.__type_params__[0].__bound__)
    print(Plain.Alias.__value__, Plain.Inner.__type_params__[0].__default__)


around()


class Declared:
    global Unit
    type Alias = Unit


print(Declared.Alias.__value__)


class Node[T]:
    type Link = Node[T] | None

    def join[S](self, other: "Node[S]", link: Link) -> Link:
        return link


print(Node.Link.__value__, Node.join.__annotations__)

# What stands for a type without being one makes another kind of union.
T = TypeVar("T")
for union in int | T, T | int, int | None, list[int] | T, Union[int, None] | str:
    print(union, type(union).__name__)
