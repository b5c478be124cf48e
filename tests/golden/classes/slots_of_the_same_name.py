# A slot that has the name of a base's slot is another place.


class Base:
    __slots__ = ("x",)


class Middle(Base):
    __slots__ = ("x",)


class Last(Middle):
    __slots__ = ("x", "y")


def outcome(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


last = Last()
last.x, last.y = 1, 4
print(outcome(lambda: Base.x.__get__(last)), outcome(lambda: Middle.x.__get__(last)))
Base.x.__set__(last, 2)
Middle.x.__set__(last, 3)
print(last.x, Base.x.__get__(last), Middle.x.__get__(last), Last.x.__get__(last), last.y)
del last.x
print(outcome(lambda: last.x), Base.x.__get__(last), Middle.x.__get__(last))
print(outcome(lambda: Last.x.__get__(Middle())))


# Bases that each have places of their own don't go together; those without, or of one line, do.
class Other:
    __slots__ = ("x",)


class Empty:
    __slots__ = ()


class Open:
    pass


for bases in [(Base, Other), (Base, Empty), (Empty, Base), (Base, Open), (Open, Last), (Middle, Other), (Last, Base), (Base, Last), (int, Base)]:
    names = [base.__name__ for base in bases]
    print(names, outcome(lambda: type("Made", bases, {"__slots__": ("x",)}).__name__))


# Instances change to a class, and classes to a base, of the same layout only.
class Twin(Base):
    __slots__ = ("x",)


class Of(Base):
    pass


twin = Twin()
print(outcome(lambda: setattr(twin, "__class__", Middle)), type(twin).__name__)
print(outcome(lambda: setattr(twin, "__class__", Last)))
print(outcome(lambda: setattr(twin, "__class__", Other)))
print(outcome(lambda: setattr(Of, "__bases__", (Other,))))
print(outcome(lambda: setattr(Of, "__bases__", (Middle,))))
