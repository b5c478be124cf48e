"""Properties: subclasses that bring their own methods, names, documentation, messages."""
import abc


class Traced(property):
    """What is documented here is the class, not its instances."""

    def __get__(self, obj, owner=None):
        if obj is None:
            return "through the class"
        return ("got", super().__get__(obj, owner))

    def __set__(self, obj, value):
        print("set", value)
        super().__set__(obj, value * 10)

    def __delete__(self, obj):
        print("delete")
        super().__delete__(obj)


class Point:
    def __init__(self, x):
        self._x = x

    @Traced
    def x(self):
        """how far to the right"""
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @x.deleter
    def x(self):
        del self._x


p = Point(1)
print(p.x, Point.x)
p.x = 5
print(p.x, p._x)
del p.x
print(vars(p), type(Point.__dict__["x"]).__name__, Point.__dict__["x"].__doc__)


class Labelled(property):
    def __init__(self, label, getter):
        super().__init__(getter, doc=label.upper())
        self.label = label

    def __set_name__(self, owner, name):
        print("named", name, "in", owner.__name__)
        super().__set_name__(owner, name)


class Room:
    area = Labelled("square metres", lambda self: 12)


print(Room().area, Room.area.label, Room.area.__doc__, Room.area.__name__)


class Counted(classmethod):
    def __get__(self, obj, owner=None):
        print("bound", owner.__name__)
        return super().__get__(obj, owner)


class Shouting(staticmethod):
    def __get__(self, obj, owner=None):
        inner = super().__get__(obj, owner)
        return lambda *args: str(inner(*args)).upper()


class Tools:
    @Counted
    def made(cls):
        return cls.__name__

    @Shouting
    def greet(name):
        return "hello " + name


print(Tools.made(), Tools().made(), Tools.greet("ann"), Tools().greet("bob"))


class Plain:
    @property
    def first(self):
        return 1
    second = first
    write_only = property(None, lambda self, value: None)


nameless = property()
Plain.late = nameless
attempts = [lambda: setattr(Plain(), "first", 1), lambda: delattr(Plain(), "first"), lambda: Plain().write_only,
            lambda: Plain().late, lambda: setattr(Plain(), "late", 1), lambda: delattr(Plain(), "late"),
            lambda: nameless.__get__(Plain()), lambda: nameless.__set__(Plain(), 1), lambda: nameless.__delete__(Plain()),
            lambda: Plain.__dict__["first"].__set__(Plain(), 1), lambda: nameless.__name__]
for attempt in attempts:
    try:
        attempt()
    except AttributeError as e:
        print(e)
print(Plain.first.__name__, Plain.second.__name__, property(attempts[0]).__name__)
nameless.__name__ = "given"
print(nameless.__name__)


class Shape(abc.ABC):
    @abc.abstractmethod
    def set_size(self, value):
        """to be written"""

    size = property(None, set_size)


try:
    Shape()
except TypeError as e:
    print(e)
