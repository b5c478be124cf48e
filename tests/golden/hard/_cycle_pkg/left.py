from . import right

value = 10


def both():
    return value + right.value
