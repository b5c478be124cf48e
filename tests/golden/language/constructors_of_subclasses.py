"""Subclasses of built-in types with constructors that take more, and classes whose keywords are called like anything."""
import collections


class Named(list):
    def __init__(self, items=(), *, name=None):
        super().__init__(items)
        self.name = name


class Tagged(tuple):
    def __init__(self, items, tag=None):
        self.tag = tag


class Length(float):
    def __new__(cls, value, unit="m"):
        return super().__new__(cls, value)

    def __init__(self, value, unit="m"):
        self.unit = unit


class Word(str):
    def __new__(cls, text, **notes):
        self = super().__new__(cls, text)
        self.notes = notes
        return self


class Frozen(frozenset):
    def __init__(self, items=(), label=""):
        self.label = label


print(Named("ab", name="letters"), Named("ab", name="letters").name)
print(Tagged([1, 2], tag="t"), Tagged([1, 2], tag="t").tag)
print(Length(2.5, unit="km"), Length(2.5, unit="km").unit)
print(Word("dog", kind="noun"), Word("dog", kind="noun").notes)
print(sorted(Frozen("xyz", label="l")), Frozen("xyz", label="l").label)
for make in (lambda: list(items=[]), lambda: tuple(iterable=()), lambda: float(x=1), lambda: Tagged(items=[1])):
    try:
        print(make())
    except TypeError as e:
        print(e)


class Ring(collections.deque):
    def __init__(self, items=(), size=3):
        super().__init__(items, size)


print(Ring(range(6)), Ring(range(2), size=1))


class Plugin:
    known = []

    def __init_subclass__(cls, name=None, body=None, bases=None, **rest):
        super().__init_subclass__(**rest)
        cls.known.append((cls.__name__, name, body, bases))


class One(Plugin, name="one", body=1):
    pass


class Two(Plugin, bases=2):
    pass


print(Plugin.known)


class Takes:
    def __init__(this, cls, self, args=(), kwargs=None):
        this.all = cls, self, args, kwargs


print(Takes(cls=1, self=2, kwargs=3).all)


class Record(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


record = Record(a=1)
record.b = 2
setattr(record, "c", 3)
del record.a
print(record, record.b, record.missing)
delattr(record, "b")
print(record, "b" in record.__dict__)


class Base:
    def greet(self, name):
        return f"hello {name}"


class Polite(Base):
    def greet(self, name):
        return self.__super.greet(name) + ", please"


Polite._Polite__super = super(Polite)
print(Polite().greet("you"), type(Polite._Polite__super).__name__)
