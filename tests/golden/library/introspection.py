"""Looking at objects: signatures, members, sources of errors, copies, references."""

import copy
import gc
import inspect
import operator
import pprint
import sys
import traceback
import types
import weakref


def sample(a, b: int = 2, *args, c, d="x", **kwargs) -> str:
    """A sample."""


sig = inspect.signature(sample)
print(sig, list(sig.parameters), sig.parameters["b"].default, sig.parameters["args"].kind, sig.return_annotation, sig.bind(1, c=3).arguments)
try:
    sig.bind(1)
except TypeError as error:
    print(error)


class Base:
    """Base class."""
    shared = []

    def method(self): ...
    @staticmethod
    def static(): ...
    @classmethod
    def clsm(cls): ...
    @property
    def prop(self): return 1


class Child(Base):
    __slots__ = ("x", "__dict__")

    def method(self): ...


c = Child()
c.x, c.y = 1, 2
print([n for n in dir(c) if not n.startswith("_")], vars(c), hasattr(c, "z"), getattr(c, "z", "none"), Child.__mro__, Child.__bases__, Base.__subclasses__(), Child.__dict__.keys() >= {"x", "method"})
print([n for n, _ in inspect.getmembers(Base, inspect.isfunction)], inspect.isclass(Base), inspect.ismethod(c.method), inspect.isfunction(Base.method), inspect.isgeneratorfunction(lambda: (yield)), inspect.getdoc(Child), inspect.isabstract(Base), callable(c))
print(type(c), type(type(c)), type(Base.__dict__["static"]), type(c.method), type(print), type(len).__name__, type(lambda: 0), type((x for x in [])), type(None), type(...), types.FunctionType is type(sample), isinstance(Base.__dict__["prop"], property))
print(operator.attrgetter("x", "y")(c), operator.itemgetter(1, 0)("ab"), operator.methodcaller("upper")("a"), id(c) == id(c), c.method == c.method, c.method is c.method, c.method.__func__ is Child.method, c.method.__self__ is c)


class Thing:
    def __init__(self, items):
        self.items = items

    def __copy__(self):
        return Thing(self.items)

    def __deepcopy__(self, memo):
        return Thing(copy.deepcopy(self.items, memo) + ["deep"])


t = Thing([[1]])
s, d = copy.copy(t), copy.deepcopy(t)
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(s.items is t.items, d.items, twin[1] is twin, twin is not loop, loop)
events = []


class Watched:
    def __del__(self):
        events.append("del")


w = Watched()
ref = weakref.ref(w, lambda r: events.append("callback"))
cache = weakref.WeakValueDictionary(k=w)
print(ref() is w, len(cache), weakref.getweakrefcount(w) >= 1)
del w
gc.collect()
print(ref(), len(cache), sorted(events))


def inner():
    raise LookupError("deep")


def middle():
    try:
        inner()
    except LookupError as error:
        raise RuntimeError("wrapped") from error


try:
    middle()
except RuntimeError as error:
    frames = traceback.extract_tb(error.__traceback__)
    print([f.name for f in frames], [f.line for f in frames], repr(error.__cause__), error.__suppress_context__)
    print(traceback.format_exception_only(error), "".join(traceback.format_exception(error)).count("Traceback"))
print(sys._getframe().f_code.co_name, inspect.currentframe().f_lineno > 0, inspect.stack()[0].function)
namespace = types.SimpleNamespace(a=1, b=[2])
print(namespace, namespace == types.SimpleNamespace(a=1, b=[2]), types.MappingProxyType({"k": 1}), type("Made", (), {"f": lambda self: 5})().f())
pprint.pprint({"list": list(range(30)), "nested": {"key": ["a" * 30, "b" * 30, "c" * 30]}, "t": (1,)}, width=60)
code = compile("x = a + b\nprint(x)", "<made>", "exec")
scope = {"a": 1, "b": 2}
exec(code, scope)
print(code.co_names, scope["x"], eval("a * 10 + len(l)", scope, {"l": [1, 2]}), sorted(k for k in scope if k != "__builtins__"))
