"""A special method that is None says that there is no such operation, and nothing else is asked in its place."""

import operator


class Plain:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return True

    def __add__(self, other):
        return NotImplemented

    def __radd__(self, other):
        return "radd"

    def __gt__(self, other):
        return "gt"

    def __iadd__(self, other):
        return NotImplemented


class Blocked(Plain):
    __eq__ = None
    __ne__ = None
    __radd__ = None
    __iadd__ = None
    __gt__ = None
    __hash__ = object.__hash__


class Number(int):
    __add__ = None
    __radd__ = None
    __eq__ = None
    __pow__ = None
    __divmod__ = None
    __rdivmod__ = None
    __hash__ = int.__hash__


class Nothing:
    __contains__ = None
    __iter__ = None
    __getitem__ = None
    __neg__ = None
    __call__ = None
    __bool__ = None
    __next__ = None
    __bytes__ = None
    __divmod__ = None
    __reversed__ = None


class Text(str):
    def __bytes__(self):
        return b"own"


class Items(list):
    __bytes__ = None


def show(action, *args):
    try:
        print(action(*args))
    except TypeError as e:
        print("TypeError:", e)


plain, blocked = Plain(), Blocked()
for left, right in ((plain, blocked), (blocked, plain), (blocked, blocked), (blocked, 1), (1, blocked)):
    for operation in (operator.eq, operator.ne, operator.add, operator.iadd, operator.lt, operator.gt):
        print(operation.__name__, end=" ")
        show(operation, left, right)
for operation in (operator.add, operator.eq, operator.ne, pow, divmod):
    print(operation.__name__, end=" ")
    show(operation, Number(3), 2)
    show(operation, 2, Number(3))
show(lambda: [plain] == [blocked])
show(lambda: [plain].index(blocked))
nothing = Nothing()
show(lambda: 1 in nothing)
show(iter, nothing)
show(bool, nothing)
show(reversed, nothing)
show(nothing)
show(lambda: nothing[0])
show(lambda: -nothing)
show(divmod, nothing, 2)
show(bytes, nothing)
show(bytes, Text("x"))
show(bytes, Items([1]))
show(lambda: [*nothing])
