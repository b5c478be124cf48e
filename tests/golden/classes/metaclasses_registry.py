"""Registries, plug-ins and declarative classes: metaclasses and their lighter cousins."""


class Registry(type):
    known = {}

    def __new__(mcls, name, bases, namespace, *, key=None, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        if bases:
            mcls.known[key or name.lower()] = cls
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)
        cls.created = len(Registry.known)

    def __call__(cls, *args, **kwargs):
        obj = super().__call__(*args, **kwargs)
        print(f"made a {cls.__name__}")
        return obj

    def __iter__(cls):
        return iter(cls.known.items())

    def __contains__(cls, name):
        return name in cls.known

    def __len__(cls):
        return len(cls.known)


class Shape(metaclass=Registry):
    def __init__(self, size):
        self.size = size


class Square(Shape):
    area = property(lambda self: self.size ** 2)


class Circle(Shape, key="round"):
    area = property(lambda self: round(3.14159 * self.size ** 2, 2))


print(list(Shape), "round" in Shape, len(Shape), Square.created, type(Circle), isinstance(Circle, Registry))
print(Registry.known["round"](2).area, Shape.known["square"](3).area)


class Field:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        obj.__dict__[self.name] = self.kind(value)


class Model:
    registry = []

    def __init_subclass__(cls, table=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.table = table or f"{cls.__name__.lower()}s"
        cls.fields = {name: f for base in reversed(cls.__mro__) for name, f in vars(base).items() if isinstance(f, Field)}
        Model.registry.append(cls)

    def __init__(self, **values):
        for name in values:
            if name not in self.fields:
                raise TypeError(f"{type(self).__name__} has no field {name!r}")
            setattr(self, name, values[name])

    @classmethod
    def create_sql(cls):
        kinds = {int: "INTEGER", str: "TEXT", float: "REAL"}
        columns = ", ".join(f"{name} {kinds[f.kind]}" for name, f in cls.fields.items())
        return f"CREATE TABLE {cls.table} ({columns})"

    def insert_sql(self):
        names = ", ".join(self.fields)
        values = ", ".join(repr(getattr(self, name)) for name in self.fields)
        return f"INSERT INTO {self.table} ({names}) VALUES ({values})"


class Person(Model, table="people"):
    name = Field(str)
    age = Field(int, 18)


class Student(Person):
    grade = Field(float)


for model in Model.registry:
    print(model.create_sql())
print(Person(name="Ann").insert_sql())
print(Student(name="Bob", age="21", grade="1.5").insert_sql())
for bad in (lambda: Person(nope=1), lambda: Student(age="x")):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)


class Ordered(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        print("preparing", name, kwargs)
        return {"extra": 1}

    def __new__(mcls, name, bases, namespace, **kwargs):
        namespace["order"] = [k for k in namespace if not k.startswith("__")]
        return super().__new__(mcls, name, bases, namespace)


class Form(metaclass=Ordered, debug=True):
    zeta = 1
    alpha = 2

    def method(self):
        return extra


print(Form.order, Form.extra)


class Singleton(type):
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Settings(metaclass=Singleton):
    def __init__(self, value=0):
        self.value = value


print(Settings(5) is Settings(9), Settings().value)
try:
    class Both(Shape, Form):
        pass
except TypeError as error:
    print(error)
Dynamic = type("Dynamic", (Person,), {"email": Field(str, "none"), "shout": lambda self: self.name.upper()})
d = Dynamic(name="zoe")
print(Dynamic.table, list(Dynamic.fields), d.shout(), d.email, Dynamic.__mro__[1:3], Dynamic.__module__)


class Meta(type):
    def __instancecheck__(cls, obj):
        return hasattr(obj, "quack")

    def __subclasscheck__(cls, other):
        return hasattr(other, "quack")

    def __getattr__(cls, name):
        return f"{cls.__name__}.{name}?"

    def __repr__(cls):
        return f"<class {cls.__name__}>"


class Duck(metaclass=Meta):
    pass


class Robot:
    quack = "beep"


print(isinstance(Robot(), Duck), issubclass(Robot, Duck), isinstance(3, Duck), Duck.feathers, Duck)
