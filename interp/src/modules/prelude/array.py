"""Arrays of numbers. They are native."""

typecodes = "bBuwhHiIlLqQfd"


def _array_reconstructor(arraytype, typecode, data):
    made = arraytype(typecode)
    made.frombytes(data)
    return made


import _collections_abc
_collections_abc.MutableSequence.register(array)
del _collections_abc
