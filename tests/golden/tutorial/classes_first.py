"""First steps: classes."""


def three_scopes():
    def only_here():
        word = "inner"

    def one_level_up():
        nonlocal word
        word = "enclosing"

    def top_level():
        global word
        word = "module"

    word = "start"
    only_here()
    print("after a local assignment:", word)
    one_level_up()
    print("after a nonlocal one:", word)
    top_level()
    print("after a global one:", word)


three_scopes()
print("at the top level:", word)


class Lamp:
    """Gives light."""

    watts = 40

    def shine(self):
        return "a warm light"


lamp = Lamp()
print(lamp.watts, lamp.shine(), Lamp.shine(lamp), lamp.__doc__, Lamp.__name__)
lamp.hours = 1
while lamp.hours < 50:
    lamp.hours = lamp.hours * 3
print(lamp.hours)
del lamp.hours
shine = lamp.shine
print([shine() for _ in range(2)], hasattr(lamp, "hours"))


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __str__(self):
        return f"<{self.x}|{self.y:+}>"

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5


v = Vec(2.5, -1)
print(v.x, v.y, v, v + Vec(1, 1), abs(Vec(6, 8)))


class Cart:
    currency = "EUR"
    everything = []

    def __init__(self, owner):
        self.owner = owner
        self.own = []

    def put(self, item):
        self.everything.append(item)
        self.own.append(item)


c, d = Cart("Lea"), Cart("Jan")
c.put("soap")
d.put("rope")
print(c.currency, d.currency, c.owner, d.owner, c.everything, c.own, d.own)


class Harbour:
    kind = "sea"
    depth = 9


h1, h2 = Harbour(), Harbour()
h2.depth = 14
print(h1.kind, h1.depth, h2.kind, h2.depth, Harbour.depth)


def smaller(self, x, y):
    return min(x, x + y)


class Borrowed:
    low = smaller

    def hello(self):
        return "hello from a method"

    greeting = hello


print(Borrowed().low(1, 2), Borrowed().greeting())


class Tally:
    def __init__(self):
        self.marks = []

    def mark(self, what):
        self.marks.append(what)

    def mark_pair(self, what):
        self.mark(what)
        self.mark(what)


tally = Tally()
tally.mark_pair("sheep")
print(tally.marks)


class Person:
    def __init__(self, name):
        self.name = name

    def greet(self):
        return f"I am {self.name}"


class Student(Person):
    def __init__(self, name, school):
        super().__init__(name)
        self.school = school

    def greet(self):
        return super().greet() + f" from {self.school}"


class Teacher(Person):
    pass


people = [Student("Ann", "Kiel"), Teacher("Bob")]
print([p.greet() for p in people], [isinstance(p, Student) for p in people], issubclass(Student, Person))


class Journal:
    def __init__(self, lines):
        self.lines = []
        self.__extend(lines)

    def extend(self, lines):
        for line in lines:
            self.lines.append(line)

    __extend = extend


class Numbered(Journal):
    def extend(self, numbers, lines):
        for pair in zip(numbers, lines):
            self.lines.append(pair)


j = Numbered(["x", "y"])
j.extend([1, 2], "ab")
print(j.lines)


class Backwards:
    """Goes through a sequence from its end."""

    def __init__(self, items):
        self.items = items
        self.left = len(items)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.items[self.left]


print([c for c in Backwards("desserts")])


def every_other(items):
    for position in range(0, len(items), 2):
        yield items[position]


print(
    "".join(every_other("crocodile")), sum(n * n for n in range(1, 8)), sum(p * q for p, q in zip([1, 2, 3], [4, 5, 6]))
)
it = iter("xyz")
print(next(it), next(it), next(it))
try:
    next(it)
except StopIteration:
    print("StopIteration")


class Rectangle:
    def __init__(self, w, h):
        self.w, self.h = w, h

    @property
    def area(self):
        return self.w * self.h

    def scale(self, k):
        self.w *= k
        self.h *= k
        return self

    def __eq__(self, other):
        return (self.w, self.h) == (other.w, other.h)

    def __repr__(self):
        return f"Rectangle({self.w}, {self.h})"


r = Rectangle(2, 3)
print(r, r.area, r.scale(2), r.area, r == Rectangle(4, 6), [Rectangle(i, i) for i in range(2)])
