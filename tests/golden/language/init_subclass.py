"""__init_subclass__, __class_getitem__, __set_name__ together, mro_entries, class decorators, __class__ cell."""


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        Base.registry.append((cls.__name__, tag))

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class One(Base, tag="first"):
    pass


class Two(One):
    pass


class Three(Two, tag="third"):
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(tag="from three", **kw)


class Four(Three):
    pass


print(Base.registry, One.tag, Two.tag, Four.tag, Base[int], One["a", 1], Two[...])
try:

    class Bad(Base, unknown=1):
        pass
except TypeError as e:
    print(e)


class Field:
    def __set_name__(self, owner, name):
        owner.__dict__.get("fields", fields).append(name)


fields = []


class Record(Base):
    a = Field()
    b = Field()


print(fields)


class Seen:
    def __init_subclass__(cls):
        cls.order = [n for n in vars(cls) if not n.startswith("__")]


class Child(Seen):
    z = 1
    a = Field()

    def m(self):
        pass


print(Child.order, fields)


class Entry:
    def __mro_entries__(self, bases):
        return (Base,)


class FromEntry(Entry(), tag="entry"):
    pass


print(FromEntry.__mro__[1].__name__, FromEntry.__orig_bases__[0].__class__.__name__, FromEntry.tag)


class Cell:
    def get(self):
        return __class__.__name__

    def sup(self):
        return super().__thisclass__.__name__, super().__self__ is self

    @classmethod
    def cm(cls):
        return __class__ is cls, super().__init__.__name__

    @staticmethod
    def st():
        return __class__.__name__


class SubCell(Cell):
    pass


print(SubCell().get(), SubCell().sup(), SubCell.cm(), Cell.cm(), SubCell.st())


def class_decorator(cls):
    original = cls.__init__

    def __init__(self, *args):
        self.log = [f"init{args}"]
        original(self, *args)

    cls.__init__ = __init__
    cls.decorated = True
    return cls


@class_decorator
class Decorated:
    def __init__(self, x):
        self.x = x
        self.log.append("original")


print(Decorated(5).log, Decorated.decorated, Decorated.__name__)


def replace(cls):
    class Wrapper(cls):
        wrapped = cls

    Wrapper.__name__ = cls.__name__
    return Wrapper


@replace
class Replaced:
    def me(self):
        return type(self).__name__, self.wrapped.__name__, isinstance(self, Replaced)


print(Replaced().me(), Replaced.__qualname__)


class Outer:
    level = 1

    class Inner:
        level = 2

        class Deep:
            level = 3

            def path(self):
                return __class__.__qualname__

    def make(self):
        class Local(self.Inner):
            pass

        return Local


print(Outer.Inner.Deep().path(), Outer().make().__qualname__, Outer().make().level, Outer.Inner.__name__)
x = "global"


class Scoping:
    x = "class"
    y = x
    lst = [x for _ in range(1)]
    first = [c for c in x]
    gen = list(n for n in range(len(x)))

    def method(self, default=x):
        return x, default

    lam = lambda self: x


s = Scoping()
print(s.y, s.lst, s.first, s.gen, s.method(), s.lam())


def function_scope():
    v = "local"

    class C:
        a = v
        v = "class v"
        b = v

        def m(self):
            return v

    return C.a if hasattr(C, "a") else None, C.b, C().m()


try:
    print(function_scope())
except NameError as e:
    print(type(e).__name__, e)


class Deletes:
    temp = 1
    keep = temp + 1
    del temp


print(hasattr(Deletes, "temp"), Deletes.keep)
for i in range(2):

    class Loop:
        n = i

    print(Loop.n, end=" ")


class Conditional:
    if x == "global":
        kind = "g"
    else:
        kind = "other"
    try:
        1 / 0
    except ZeroDivisionError:
        caught = True
    with open(__file__) as f:
        first_line = f.readline()[:3]
    del f


print(
    Conditional.kind,
    Conditional.caught,
    Conditional.first_line,
    Conditional.__module__,
    Conditional.__qualname__,
    Conditional.__firstlineno__ > 100,
)


class Annotated:
    a: int
    b: str = "b"
    c: "list[Undefined]" = None
    (d): int = 4


print(Annotated.__annotations__, hasattr(Annotated, "a"), Annotated.b)
