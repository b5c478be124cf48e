"""First steps: classes as a tutorial introduces them."""


def scope_test():
    def do_local():
        spam = "local spam"

    def do_nonlocal():
        nonlocal spam
        spam = "nonlocal spam"

    def do_global():
        global spam
        spam = "global spam"

    spam = "test spam"
    do_local()
    print("After local assignment:", spam)
    do_nonlocal()
    print("After nonlocal assignment:", spam)
    do_global()
    print("After global assignment:", spam)


scope_test()
print("In global scope:", spam)


class MyClass:
    """A simple example class"""

    i = 12345

    def f(self):
        return "hello world"


x = MyClass()
print(x.i, x.f(), MyClass.f(x), x.__doc__, MyClass.__name__)
x.counter = 1
while x.counter < 10:
    x.counter = x.counter * 2
print(x.counter)
del x.counter
xf = x.f
print([xf() for _ in range(2)], hasattr(x, "counter"))


class Complex:
    def __init__(self, realpart, imagpart):
        self.r = realpart
        self.i = imagpart

    def __add__(self, other):
        return Complex(self.r + other.r, self.i + other.i)

    def __str__(self):
        return f"{self.r}{self.i:+}i"

    def __abs__(self):
        return (self.r**2 + self.i**2) ** 0.5


z = Complex(3.0, -4.5)
print(z.r, z.i, z, z + Complex(1, 1), abs(Complex(3, 4)))


class Dog:
    kind = "canine"
    tricks = []

    def __init__(self, name):
        self.name = name
        self.own_tricks = []

    def add_trick(self, trick):
        self.tricks.append(trick)
        self.own_tricks.append(trick)


d, e = Dog("Fido"), Dog("Buddy")
d.add_trick("roll over")
e.add_trick("play dead")
print(d.kind, e.kind, d.name, e.name, d.tricks, d.own_tricks, e.own_tricks)


class Warehouse:
    purpose = "storage"
    region = "west"


w1, w2 = Warehouse(), Warehouse()
w2.region = "east"
print(w1.purpose, w1.region, w2.purpose, w2.region, Warehouse.region)


def f1(self, x, y):
    return min(x, x + y)


class C:
    f = f1

    def g(self):
        return "hello world"

    h = g


print(C().f(1, 2), C().h())


class Bag:
    def __init__(self):
        self.data = []

    def add(self, x):
        self.data.append(x)

    def addtwice(self, x):
        self.add(x)
        self.add(x)


bag = Bag()
bag.addtwice("apple")
print(bag.data)


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


people = [Student("Ann", "MIT"), Teacher("Bob")]
print([p.greet() for p in people], [isinstance(p, Student) for p in people], issubclass(Student, Person))


class Mapping:
    def __init__(self, iterable):
        self.items_list = []
        self.__update(iterable)

    def update(self, iterable):
        for item in iterable:
            self.items_list.append(item)

    __update = update


class MappingSubclass(Mapping):
    def update(self, keys, values):
        for item in zip(keys, values):
            self.items_list.append(item)


m = MappingSubclass([1, 2])
m.update("ab", [1, 2])
print(m.items_list)


class Reverse:
    """Iterator for looping over a sequence backwards."""

    def __init__(self, data):
        self.data = data
        self.index = len(data)

    def __iter__(self):
        return self

    def __next__(self):
        if self.index == 0:
            raise StopIteration
        self.index = self.index - 1
        return self.data[self.index]


print([char for char in Reverse("spam")])


def reverse(data):
    for index in range(len(data) - 1, -1, -1):
        yield data[index]


print("".join(reverse("golf")), sum(i * i for i in range(10)), sum(x * y for x, y in zip([10, 20, 30], [7, 5, 3])))
it = iter("abc")
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
