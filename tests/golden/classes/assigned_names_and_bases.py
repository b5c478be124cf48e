"""What may be assigned to classes and functions: names, bases, code, defaults."""


def attempt(what, *args):
    try:
        print(what(*args))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    def hello(self):
        return "hello from A"


class B:
    def hello(self):
        return "hello from B"

    only_b = 1


class C(A):
    pass


class D(C):
    pass


d = D()
print(d.hello(), hasattr(d, "only_b"))
C.__bases__ = (B,)
print(d.hello(), d.only_b, [c.__name__ for c in D.__mro__], A.__subclasses__(), B.__subclasses__())
C.__bases__ = (A, B)
print(d.hello(), [c.__name__ for c in D.__mro__])
for bases in ((), [A], (5,), (D,), (C,)):
    attempt(setattr, C, "__bases__", bases)
for name in ("New", 5, "with\0null"):
    attempt(setattr, A, "__name__", name)
print(A.__name__, A.__qualname__)
attempt(setattr, A, "__qualname__", 5)
attempt(delattr, A, "__name__")
attempt(setattr, int, "__name__", "x")
attempt(object.__setattr__, A, "x", 1)
attempt(object.__new__)
attempt(int.__add__)
attempt(str.upper)
attempt(setattr, object(), "x", 1)
attempt(lambda: type("zero\0", (), {}))


def f(a, b=1):
    return a, b


def g(a, b, c=0):
    return "g", a, b, c


closed = 5


def with_cell():
    n = 1

    def inner():
        return n

    return inner


f.__code__ = g.__code__
print(f(1, 2))
attempt(setattr, f, "__code__", 5)
attempt(setattr, f, "__code__", with_cell().__code__)
f.__defaults__ = (8, 9)
print(f(1, 2))
for name in ("__defaults__", "__kwdefaults__", "__annotations__", "__name__", "__qualname__", "__dict__"):
    attempt(setattr, f, name, 5)
for name in ("__closure__", "__globals__", "__builtins__"):
    attempt(setattr, f, name, 5)
print(len.__self__.__name__, [].append.__self__, f.__builtins__["len"] is len)


class Dotted(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


dot = Dotted(a=1)
dot.b = 2
del dot.a
print(dot, dot.b)


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return 5


attempt(lambda: Meta("X", (), {}).__name__)
try:

    class Bad(metaclass=Meta):
        pass
except TypeError as e:
    print(e)
