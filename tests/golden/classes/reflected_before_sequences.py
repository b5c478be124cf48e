"""`sequence + x` and `sequence * x`: a reflected method of x is asked before the sequence concatenates or repeats itself."""


class Eager:
    """Answers, and could be taken for items and for a number too."""

    def __radd__(self, other):
        return "radd", other

    def __rmul__(self, other):
        return "rmul", other

    def __iter__(self):
        return iter("xy")

    def __index__(self):
        return 2


class Shy(Eager):
    """Leaves it to the sequence."""

    def __radd__(self, other):
        return NotImplemented

    def __rmul__(self, other):
        return NotImplemented


def plus(a, b):
    return a + b


def times(a, b):
    return a * b


def add_in_place(a, b):
    a += b
    return a


def repeat_in_place(a, b):
    a *= b
    return a


for sequence in [1], (1,), "a", b"a", bytearray(b"a"):
    for operand in Eager(), Shy():
        for operation in plus, times, add_in_place, repeat_in_place:
            start = sequence[:]
            try:
                result = operation(start, operand)
                print(operation.__name__, type(operand).__name__, result, result is start)
            except TypeError as e:
                print(operation.__name__, type(operand).__name__, e)


class OwnList(list):
    """A guest's class has what it inherits as a method of its own, which comes first."""


print(add_in_place(OwnList([1]), Eager()), plus(OwnList([1]), Eager()))
