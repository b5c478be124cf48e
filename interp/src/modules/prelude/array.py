"""Arrays of numbers. They are native."""

typecodes = "bBuwhHiIlLqQfd"


# The number by which a pickle says how the items of a type code are laid out here.
_FORMATS = {"B": 0, "b": 1, "H": 2, "h": 4, "I": 6, "i": 8, "L": 10, "l": 12, "Q": 10, "q": 12, "f": 14, "d": 16, "u": 20, "w": 20}
# What the numbers mean: items as `struct` names them, or encodings.
_LAYOUTS = ("<B", "<b", "<H", ">H", "<h", ">h", "<I", ">I", "<i", ">i", "<Q", ">Q", "<q", ">q", "<f", ">f", "<d", ">d",
            "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def _array_reconstructor(arraytype, typecode, mformat_code, items, /):
    """The array that a pickle describes, perhaps of another machine."""
    if not isinstance(arraytype, type):
        raise TypeError(f"first argument must be a type object, not {type(arraytype).__name__}")
    if not issubclass(arraytype, array):
        raise TypeError(f"{arraytype.__name__} is not a subtype of array.array")
    if typecode not in _FORMATS:
        raise ValueError("second argument must be a valid type code")
    if not 0 <= mformat_code < len(_LAYOUTS):
        raise ValueError("third argument must be a valid machine format code.")
    if not isinstance(items, bytes):
        raise TypeError(f"fourth argument should be bytes, not {type(items).__name__}")
    made = arraytype(typecode)
    layout = _LAYOUTS[mformat_code]
    if mformat_code == _FORMATS[typecode]:
        made.frombytes(items)
    elif mformat_code >= 18:
        made.fromunicode(items.decode(layout))
    else:
        from struct import iter_unpack
        made.extend([item for item, in iter_unpack(layout, items)])
    return made


import _collections_abc
_collections_abc.MutableSequence.register(array)
del _collections_abc
