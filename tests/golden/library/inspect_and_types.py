"""inspect.signature, types, typing names, abc, collections.abc."""

import abc
import collections.abc
import inspect
import types
import typing


def f(a, /, b: int, c=3, *args: str, d, e: "list" = None, **kw) -> bool:
    """Doc of f.

    Second line."""


s = inspect.signature(f)
print(
    s,
    list(s.parameters),
    s.return_annotation,
    s.parameters["b"].annotation,
    s.parameters["c"].default,
    s.parameters["a"].kind,
    s.parameters["d"].kind.name,
    s.parameters["args"].kind.description,
    s.parameters["d"].default is inspect.Parameter.empty,
    repr(s.parameters["e"]),
    str(s.parameters["args"]),
)
b = s.bind(1, 2, d=4)
print(b.arguments, b.args, b.kwargs)
b.apply_defaults()
print(b.arguments)
for call in (
    lambda: s.bind(),
    lambda: s.bind(1, 2),
    lambda: s.bind(1, 2, d=1, b=3),
    lambda: inspect.signature(lambda x: 0).bind(1, 2),
    lambda: inspect.signature(5),
):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class C:
    """Doc of C."""

    def __init__(self, x, y=1):
        pass

    def m(self, a): ...

    @staticmethod
    def st(a, b): ...

    @classmethod
    def cm(cls, z): ...

    @property
    def p(self): ...

    def __call__(self, q): ...


print(
    inspect.signature(C),
    inspect.signature(C.m),
    inspect.signature(C(1).m),
    inspect.signature(C.st),
    inspect.signature(C.cm),
    inspect.signature(C(1)),
    inspect.signature(lambda *a, k=1: 0),
    inspect.getdoc(f),
    inspect.getdoc(C),
)
print(
    inspect.isfunction(f),
    inspect.ismethod(C(1).m),
    inspect.isclass(C),
    inspect.isbuiltin(len),
    inspect.ismodule(abc),
    inspect.isgeneratorfunction(lambda: (yield)),
    inspect.isgenerator((x for x in [])),
    inspect.iscoroutinefunction(f),
    inspect.isroutine(f),
    [n for n, v in inspect.getmembers(C, inspect.isfunction)],
    inspect.getmodule(f).__name__,
    inspect.currentframe().f_code.co_name,
    inspect.unwrap(f) is f,
    inspect.getmro(C)[0].__name__,
)


def outer():
    def inner():
        return inspect.stack()[0].function, inspect.stack()[1].function

    return inner()


print(outer(), inspect.cleandoc("  a\n    b\n    c"))
n = types.SimpleNamespace(a=1, b="x")
n.c = [1]
print(n, n.a, n == types.SimpleNamespace(a=1, b="x", c=[1]), vars(n), types.SimpleNamespace())
print(
    isinstance(f, types.FunctionType),
    isinstance(len, types.BuiltinFunctionType),
    isinstance(C(1).m, types.MethodType),
    isinstance(lambda: 0, types.LambdaType),
    isinstance((x for x in []), types.GeneratorType),
    isinstance(types, types.ModuleType),
    isinstance(None, types.NoneType),
    type(...) is types.EllipsisType,
    isinstance(f.__code__, types.CodeType),
    isinstance(int | str, types.UnionType),
    isinstance(list[int], types.GenericAlias),
)
m = types.MappingProxyType({"k": 1})
print(m, m["k"], dict(m), len(m), "k" in m)
try:
    m["x"] = 1
except TypeError as e:
    print(e)
Made = types.new_class("Made", (C,), {}, lambda ns: ns.update(z=5))
bound = types.MethodType(lambda self, x: (type(self).__name__, x), C(1))
mod = types.ModuleType("made", "doc")
mod.x = 1
print(Made.z, Made.__name__, bound(2), mod, mod.x, mod.__doc__, types.DynamicClassAttribute.__name__)


class Temp:
    @types.DynamicClassAttribute
    def v(self):
        return "dynamic"


print(Temp().v)


@types.coroutine
def gen_coro():
    x = yield 1
    return x


async def awaits():
    return await gen_coro()


co = awaits()
print(co.send(None))
try:
    co.send("result")
except StopIteration as e:
    print(e.value)


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} {self.area()}"

    @classmethod
    def __subclasshook__(cls, other):
        return True if cls is Shape and hasattr(other, "quack") else NotImplemented


class Square(Shape):
    name = "square"

    def area(self):
        return 4


class Half(Shape):
    def area(self):
        return 1


class Duck:
    quack = True


class Registered:
    pass


print(
    Square().describe(),
    issubclass(Duck, Shape),
    isinstance(Duck(), Shape),
    Shape.register(Registered).__name__,
    isinstance(Registered(), Shape),
    sorted(Shape.__abstractmethods__),
    inspect.isabstract(Shape),
    inspect.isabstract(Square),
)
for bad in (Shape, Half):
    try:
        bad()
    except TypeError as e:
        print(e)
A = collections.abc
for cls in (
    A.Iterable,
    A.Iterator,
    A.Sized,
    A.Container,
    A.Collection,
    A.Hashable,
    A.Callable,
    A.Sequence,
    A.MutableSequence,
    A.Mapping,
    A.MutableMapping,
    A.Set,
    A.Generator,
    A.Reversible,
    A.Awaitable,
):
    print(
        cls.__name__,
        [isinstance(v, cls) for v in ([], (), "", {}, set(), 5, iter([]), len, (x for x in []), range(1), b"")],
    )


class MySeq(A.Sequence):
    def __getitem__(self, i):
        return "abc"[i]

    def __len__(self):
        return 3


class MyMap(A.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


class MySet(A.Set):
    def __init__(self, items):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


q = MySeq()
mm = MyMap()
mm.update(a=1, b=2)
print(
    list(q),
    "b" in q,
    q.index("c"),
    q.count("a"),
    list(reversed(q)),
    mm.get("a"),
    mm.pop("a"),
    mm.setdefault("z", 9),
    list(mm.items()),
    mm == {"b": 2, "z": 9},
    "b" in mm,
    mm.popitem(),
    dict(mm),
    (MySet([1, 2]) & MySet([2, 3])).items,
    (MySet([1]) | {5}).items,
    MySet([1]) <= MySet([1, 2]),
    MySet([1]) == {1},
    (MySet([1, 2]) - {1}).items,
    MySet([1]).isdisjoint([2]),
)
try:
    A.Sequence()
except TypeError as e:
    print(e)


def typed(
    a: typing.Optional[int], b: typing.List[str] = None, *, c: "typing.Dict[str, int]" = {}, d: int | None = None
) -> typing.Any: ...


T = typing.TypeVar("T")


class Stack(typing.Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []


class Proto(typing.Protocol):
    def run(self) -> int: ...


class NT(typing.NamedTuple):
    a: int
    b: str = "x"


class TD(typing.TypedDict, total=False):
    k: int


print(
    NT(1),
    NT(1, b="y").b,
    TD(k=1),
    Stack[int]().items,
    typing.cast(int, "s"),
    list[int],
    dict[str, list[int]],
    int | str,
    int | None,
    typing.get_type_hints(NT)["a"],
    isinstance(5, int | str),
    isinstance("s", int | None),
    typing.TYPE_CHECKING,
    typing.Literal["a"],
    typing.Union[int, str],
    typing.Optional[int],
    typing.get_origin(list[int]),
    typing.get_args(dict[str, int]),
    tuple[int, ...],
    typing.Callable[[int], str],
    T,
    typing.Any,
    typing.List[int],
)


@typing.overload
def over(x: int) -> int: ...
@typing.overload
def over(x: str) -> str: ...
def over(x):
    return x


@typing.final
class Final: ...


def generic[U](x: U) -> U:
    return x


class Box[V]:
    def __init__(self, v: V):
        self.v = v


type Alias = list[int]
print(
    over(1),
    generic(5),
    Box(3).v,
    Box[int](4).v,
    Alias.__name__,
    Alias.__value__,
    generic.__type_params__,
    typing.NewType("UserId", int)(5),
)
