"""`__new__` of a built-in class called by hand, with what is no class or no class of its kind."""


class D(dict):
    pass


class L(list):
    pass


class I(int):
    pass


for base in (object, dict, list, int, set, str, frozenset, bytearray):
    for given in (5, None, dict, D, L, I, list, int, set, str, object, frozenset):
        try:
            made = base.__new__(given)
        except TypeError as error:
            print(base.__name__, error)
        else:
            print(base.__name__, type(made).__name__)
