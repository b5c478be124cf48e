# Which name is suggested: hidden ones of the own object only, the nearest scope first, and only variables that have a value.
import traceback


def says(function):
    try:
        function()
    except Exception as error:
        print(traceback.format_exception(error)[-1], end="")


class Base:
    _value = 1
    width = 2


class Derived(Base):
    def own(self):
        return self.value

    def of_another(self, other):
        return other.value

    def within(self):
        def inner():
            return self.value
        return inner()

    def public(self):
        return self.witdh


says(Derived().own)
says(lambda: Derived().of_another(Base()))
says(Derived().within)
says(Derived().public)
says(lambda: Base().value)
says(lambda: Base().wdith)


def added_or_removed():
    blucha = 1
    bluc = 2
    return bluch


def without_a_value():
    if not says:
        length = 1
    return lenght


def with_a_value():
    length = 1
    return lenght


def of_a_closure():
    counter = 1

    def inner():
        return counter, countr

    return inner()


for function in added_or_removed, without_a_value, with_a_value, of_a_closure:
    says(function)


class Many:
    pass


many = Many()
for n in range(800):
    setattr(many, f"name{n}", n)
says(lambda: many.nam12)


def frames():
    return traceback.StackSummary.extract(traceback.walk_stack(None), limit=1, capture_locals=True)[0]


local = frames()
print(local.name, local.locals)
