"""Inheritance: overriding, super, C3 order, mixins, abstract-like bases, diamonds."""


class Animal:
    legs = 4

    def __init__(self, name):
        self.name = name

    def speak(self):
        raise NotImplementedError(f"{type(self).__name__} can't speak")

    def describe(self):
        return f"{self.name} says {self.speak()} on {self.legs} legs"


class Cat(Animal):
    def speak(self):
        return "meow"


class Bird(Animal):
    legs = 2

    def __init__(self, name, song="tweet"):
        super().__init__(name)
        self.song = song

    def speak(self):
        return self.song


class Parrot(Bird):
    def speak(self):
        return super().speak().upper() + "!"

    def describe(self):
        return "Parrot: " + super().describe()


for animal in (Cat("Tom"), Bird("Jay"), Parrot("Polly", "hello")):
    print(animal.describe())
try:
    Animal("it").describe()
except NotImplementedError as e:
    print(type(e).__name__, e)
print(
    issubclass(Parrot, Animal),
    issubclass(Parrot, (Cat, Bird)),
    isinstance(Cat("x"), Bird),
    [c.__name__ for c in Parrot.__mro__],
    Parrot.__bases__,
    Animal.__subclasses__(),
    Parrot.__base__.__name__,
)


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


class E(C, B):
    pass


print(D().who(), E().who(), [c.__name__ for c in D.mro()], [c.__name__ for c in E.__mro__])
try:

    class F(D, E):
        pass
except TypeError as e:
    print(e)
try:

    class G(A, B):
        pass
except TypeError as e:
    print(str(e).replace("\n", " "))
for bases in ((A, A), (int, str), (5,), (bool,), (type(None),), (range,), (lambda: 0,)):
    try:
        type("X", bases, {})
        print("fine")
    except TypeError as e:
        print(e)


class LoggedMixin:
    log = []

    def save(self):
        self.log.append(f"saving {self!r}")
        return super().save()


class TimedMixin:
    def save(self):
        result = super().save()
        return f"{result} (timed)"


class Record:
    def __init__(self, key):
        self.key = key

    def save(self):
        return f"saved {self.key}"

    def __repr__(self):
        return f"{type(self).__name__}({self.key})"


class Document(LoggedMixin, TimedMixin, Record):
    pass


print(Document(7).save(), LoggedMixin.log)
try:
    LoggedMixin().save()
except AttributeError as e:
    print(e)


class Base:
    def __init__(self, **kwargs):
        print("Base", kwargs)


class Left(Base):
    def __init__(self, left=0, **kwargs):
        super().__init__(**kwargs)
        print("Left", left)


class Right(Base):
    def __init__(self, right=0, **kwargs):
        super().__init__(**kwargs)
        print("Right", right)


class Both(Left, Right):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        print("Both")


Both(left=1, right=2, other=3)


class Shape:
    def area(self):
        return 0

    def __lt__(self, other):
        return self.area() < other.area()

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __repr__(self):
        return f"{type(self).__name__}<{self.area()}>"

    @classmethod
    def unit(cls):
        return cls(1)

    @property
    def name(self):
        return self.__class__.__name__.lower()


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


class Cube(Square):
    def area(self):
        return super().area() * 6

    @classmethod
    def unit(cls):
        return super().unit(), cls.__name__

    @property
    def name(self):
        return "3d " + super().name


print(
    sorted([Square(3), Cube(1), Square(2)]),
    Square.unit(),
    Cube.unit(),
    Cube(2).name,
    Square(2) == Square(2),
    Square(2) == Cube(2),
    max(Square(1), Cube(1)),
    super(Cube, Cube(3)).area(),
    super(Cube, Cube).unit(),
)


class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def peek(self):
        return self[-1]

    def __len__(self):
        return super().__len__() * 100


s = Stack([1]).push(2).push(3)
print(
    s,
    len(s),
    s.peek(),
    s[0],
    s == [1, 2, 3],
    isinstance(s, list),
    type(s + [1]).__name__,
    type(s[:]).__name__,
    sum(s),
    list(reversed(s)),
)


class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())

    def shout(self):
        return self + "!"


class Money(float):
    def __repr__(self):
        return f"${float(self):.2f}"

    def __add__(self, other):
        return Money(float(self) + float(other))


class Even(int):
    def __new__(cls, n):
        if n % 2:
            raise ValueError(f"{n} is odd")
        return int.__new__(cls, n)

    half = property(lambda self: self // 2)


u = Upper("abc")
print(
    u,
    u.shout(),
    type(u).__name__,
    type(u + "x").__name__,
    u == "ABC",
    {u: 1}["ABC"],
    Money(1.5) + Money(2),
    [Money(3)],
    Money(2) * 2,
    Even(10).half,
    Even(4) + 1,
    type(Even(4) + 2).__name__,
    f"{Even(6):03d} {u:>5}",
)
try:
    Even(3)
except ValueError as e:
    print(e)


class MyError(ValueError):
    def __init__(self, code, text="unknown"):
        super().__init__(text)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


try:
    raise MyError(5, "broken")
except ValueError as e:
    print(e, repr(e), e.args, e.code, isinstance(e, MyError))


class Old:
    def __init__(self):
        self.setup()

    def setup(self):
        self.kind = "old"


class New(Old):
    def setup(self):
        super().setup()
        self.kind += " and new"


print(New().kind, New.__init__ is Old.__init__, New.setup is Old.setup, "setup" in vars(New), "__init__" in vars(New))


class Name:
    __private = "mangled"

    def get(self):
        return self.__private

    def __hidden(self):
        return "hidden"

    def call(self):
        return self.__hidden()


class SubName(Name):
    __private = "other"


print(
    Name().get(),
    SubName().get(),
    SubName().call(),
    Name._Name__private,
    SubName._SubName__private,
    hasattr(Name, "__private"),
    Name()._Name__hidden(),
)
try:
    super(5, 6)
except TypeError as e:
    print(e)
try:
    super(Cat, Bird("x")).speak()
except TypeError as e:
    print(e)
try:
    super().x
except RuntimeError as e:
    print(e)
