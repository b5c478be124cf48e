"""The core prelude for `array` and `struct`."""


def call_packed(function, given, at, method):
    """`pack` again, with an argument as its own method converts it."""
    given = list(given)
    obj = given[at]
    given[at] = bool(obj) if method == "__bool__" else guest_index(obj) if method == "__index__" else guest_float(obj)
    return function(*given)


def array_number(array, obj):
    """An item as a plain number."""
    return guest_float(obj) if array.typecode in "fd" else guest_index(obj)


def array_append(array, obj):
    array.append(array_number(array, obj))


def array_insert(array, at, obj):
    array.insert(at, array_number(array, obj))


def array_filled(array, items):
    append = array.append
    for item in items:
        append(item)
    return array


def array_extend(array, items):
    append = array.append
    for item in items:
        append(item)


def array_getitem(array, key):
    if isinstance(key, slice):
        return array[slice(*key.indices(len(array)))] if key.step is None or guest_index(key.step) > 0 else array_backwards(array, key)
    return array[guest_index(key)]


def array_backwards(array, key):
    picked = array[:0]
    for i in range(*key.indices(len(array))):
        picked.append(array[i])
    return picked


def array_setitem(array, key, value):
    if isinstance(key, slice):
        key = slice(*[None if bound is None else guest_index(bound) for bound in (key.start, key.stop, key.step)])
    elif not isinstance(key, int):
        key = guest_index(key)
    if not isinstance(key, slice) and not isinstance(value, (int, float, str)):
        value = array_number(array, value)
    array[key] = value


def array_delitem(array, key):
    if isinstance(key, slice):
        key = slice(*[None if bound is None else guest_index(bound) for bound in (key.start, key.stop, key.step)])
        del array[key]
    else:
        del array[guest_index(key)]


def array_count(array, value):
    return array.tolist().count(value)


def array_contains(array, value):
    return value in array.tolist()


def array_index(array, value, start, stop):
    items = array.tolist()
    try:
        return items.index(value, start, len(items) if stop is None else stop)
    except ValueError:
        raise ValueError("array.index(x): x not in array") from None


def array_remove(array, value):
    try:
        at = array.tolist().index(value)
    except ValueError:
        raise ValueError("array.remove(x): x not in array") from None
    del array[at]


def array_repr(array):
    name = type(array).__name__
    if not array:
        return f"{name}('{array.typecode}')"
    if array.typecode in "uw":
        return f"{name}('{array.typecode}', {array.tounicode()!r})"
    return f"{name}('{array.typecode}', {array.tolist()!r})"


def array_reduce(array, protocol):
    state = getattr(array, "__dict__", None) or None
    typecode = array.typecode
    if protocol < 3:
        return type(array), (typecode, array.tolist()), state
    module = import_module("array")
    return module._array_reconstructor, (type(array), typecode, module._FORMATS[typecode], array.tobytes()), state


def array_tofile(array, file):
    file.write(array.tobytes())


def array_fromfile(array, file, n):
    if n < 0:
        raise ValueError("negative count")
    wanted = n * array.itemsize
    data = file.read(wanted)
    if not isinstance(data, bytes):
        raise TypeError("read() didn't return bytes")
    array.frombytes(data)
    if len(data) != wanted:
        raise EOFError("read() didn't return enough bytes")
