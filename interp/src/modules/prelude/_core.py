"""What natives go on with when they need guest code. Every function here stands for C code: it is hidden from tracebacks and may
lose the lock only inside the guest code that it calls."""

from _gilbox import (
    enter_repr,
    escape_non_ascii,
    hash_items,
    hash_of_int,
    hash_of_items,
    leave_repr,
    native_str,
    repr_parts,
    try_format,
)

# ---- scalars: text and hashes


def guest_repr(obj):
    parts = repr_parts(obj)
    if parts is None:
        text = type(obj).__repr__(obj)
        if not isinstance(text, str):
            raise TypeError(f"__repr__ returned non-string (type {type(text).__name__})")
        return text
    start, end, again, pairs, items = parts
    if not enter_repr(obj):
        return again
    try:
        if pairs:
            items = [repr(items[i]) + ": " + repr(items[i + 1]) for i in range(0, len(items), 2)]
        else:
            items = [repr(item) for item in items]
        return start + ", ".join(items) + end
    finally:
        leave_repr(obj)


def guest_ascii(obj):
    return escape_non_ascii(repr(obj))


def guest_str(obj):
    text = type(obj).__str__(obj)
    if not isinstance(text, str):
        raise TypeError(f"__str__ returned non-string (type {type(text).__name__})")
    return text


def guest_hash(obj):
    items = hash_items(obj)
    if items is not None:
        return hash_of_items([hash(item) for item in items])
    value = type(obj).__hash__(obj)
    if not isinstance(value, int):
        raise TypeError("__hash__ method should return an integer")
    return hash_of_int(value)


def guest_format(obj, spec):
    text = type(obj).__format__(obj, spec)
    if not isinstance(text, str):
        raise TypeError(f"__format__ must return a str, not {type(text).__name__}")
    return text


def guest_bool(obj):
    return True if obj else False


def guest_print(file, values, sep, end, flush):
    """print(): a file's write gets every piece by itself; the standard output gets what needs no guest code at once."""
    if file is None:
        native_print(values, sep, end, flush)
        return
    if sep is None:
        sep = " "
    elif not isinstance(sep, str):
        raise TypeError(f"sep must be None or a string, not {type(sep).__name__}")
    if end is None:
        end = "\n"
    elif not isinstance(end, str):
        raise TypeError(f"end must be None or a string, not {type(end).__name__}")
    write = file.write
    for i, value in enumerate(values):
        if i:
            write(sep)
        write(str(value))
    write(end)
    if flush:
        file.flush()


def native_print(values, sep, end, flush):
    between = " " if sep is None else sep
    pending = ""
    for i, value in enumerate(values):
        if i:
            pending += between
        text = native_str(value)
        if text is None:
            if pending:
                print(pending, end="")
            pending = str(value)
        else:
            pending += text
    print(pending, end=end, flush=bool(flush))


def format_template(template, positional, named):
    """str.format, and with None for the positional arguments str.format_map."""
    return format_steps(False, template, positional, named)


def format_percent(template, args):
    if not isinstance(template, str):
        return NotImplemented
    return format_steps(True, template, args, None)


def format_steps(percent, template, positional, named):
    answers = []
    while True:
        result = try_format(percent, template, positional, named, answers)
        if isinstance(result, str):
            return result
        step, x, y = result
        if step == "format":
            answer = format(x, y)
        elif step == "str":
            answer = str(x)
        elif step == "repr":
            answer = repr(x)
        elif step == "getattr":
            answer = getattr(x, y)
        elif step == "getitem":
            answer = x[y]
        elif step == "int":
            answer = new_int(int, x)
        elif step == "index":
            answer = guest_index(x)
        else:
            answer = guest_float(x)
        answers.append(answer)


def guest_join(separator, iterable):
    return str.join(separator, list(iterable))


def guest_getitem(sequence, key):
    """An index or slice with a guest `__index__`."""
    if isinstance(key, slice):
        bounds = [b if b is None or isinstance(b, int) else guest_index(b) for b in (key.start, key.stop, key.step)]
        return sequence[slice(*bounds)]
    return sequence[guest_index(key)]


def guest_translate(text, table):
    getitem = type(table).__getitem__ if hasattr(type(table), "__getitem__") else None
    if getitem is None:
        raise TypeError(f"'{type(table).__name__}' object is not subscriptable")
    parts = []
    for c in str.__str__(text):
        try:
            to = table[ord(c)]
        except LookupError:
            parts.append(c)
            continue
        if to is None:
            continue
        if isinstance(to, str):
            parts.append(to)
        elif isinstance(to, int):
            if not 0 <= to <= 0x10FFFF:
                raise ValueError("character mapping must be in range(0x110000)")
            parts.append(chr(to))
        else:
            raise TypeError("character mapping must return integer, None or str")
    return "".join(parts)


def new_str(cls, obj):
    return str.__new__(cls, str(obj))


def new_decoded_str(cls, obj, encoding, errors):
    text = bytes.decode(bytes(obj), "utf-8" if encoding is None else encoding, "strict" if errors is None else errors)
    return str.__new__(cls, text)


# ---- scalars: numbers


def call_converted(function, given, at, method):
    """A native with its argument number `at` converted by the argument's own `__index__` or the like."""
    given = list(given)
    given[at] = guest_index(given[at]) if method == "__index__" else guest_float(given[at])
    return function(*given)


def guest_index(obj):
    value = type(obj).__index__(obj)
    if not isinstance(value, int):
        raise TypeError(f"__index__ returned non-int (type {type(value).__name__})")
    return value


def guest_float(obj):
    method = getattr(type(obj), "__float__", None)
    if method is None:
        return guest_index(obj)
    value = method(obj)
    if not isinstance(value, float):
        raise TypeError(f"{type(obj).__name__}.__float__ returned non-float (type {type(value).__name__})")
    return value


def new_int(cls, obj):
    method = getattr(type(obj), "__int__", None)
    if method is not None:
        value = method(obj)
        if not isinstance(value, int):
            raise TypeError(f"__int__ returned non-int (type {type(value).__name__})")
    elif hasattr(type(obj), "__index__"):
        value = guest_index(obj)
    else:
        value = type(obj).__trunc__(obj)
        if not isinstance(value, int):
            if not hasattr(type(value), "__index__"):
                raise TypeError(f"__trunc__ returned non-Integral (type {type(value).__name__})")
            value = guest_index(value)
    return int.__new__(cls, int.__index__(value))


def new_float(cls, obj):
    return float.__new__(cls, float.__pos__(guest_float(obj)) if hasattr(type(obj), "__float__") else guest_index(obj))


def new_complex(cls, real, imag):
    if hasattr(type(real), "__complex__"):
        value = type(real).__complex__(real)
        if not isinstance(value, complex):
            raise TypeError(f"__complex__ returned non-complex (type {type(value).__name__})")
        real = complex.__pos__(value)
    elif not isinstance(real, (int, float, complex)):
        real = guest_float(real)
    if not isinstance(imag, (int, float, complex)):
        if not (hasattr(type(imag), "__float__") or hasattr(type(imag), "__index__")):
            raise TypeError(f"complex() second argument must be a number, not '{type(imag).__name__}'")
        imag = guest_float(imag)
    return complex.__new__(cls, real, imag)


def int_from_bytes(cls, source, byteorder, signed):
    value = int.from_bytes(bytes(source), byteorder, signed=signed)
    return value if cls is int else cls(value)


def guest_divmod(x, y):
    return binary(x, y, "__divmod__", "__rdivmod__", "divmod()")


def guest_pow(x, y, modulus):
    if modulus is None:
        return x**y
    method = getattr(type(x), "__pow__", None)
    if method is not None:
        value = method(x, y, modulus)
        if value is not NotImplemented:
            return value
    names = "', '".join([type(v).__name__ for v in (x, y, modulus)])
    if isinstance(x, int) and isinstance(y, (int, float)) or isinstance(y, float):
        raise TypeError("pow() 3rd argument not allowed unless all arguments are integers")
    raise TypeError(f"unsupported operand type(s) for ** or pow(): '{names}'")


def binary(x, y, forward, reflected, sign):
    """What an operator does: both operands' methods, the right one first if its class is a subclass with its own."""
    left, right = type(x), type(y)
    attempts = [(getattr(left, forward, None), x, y)]
    if right is not left:
        method = getattr(right, reflected, None)
        first = issubclass(right, left) and method is not getattr(left, reflected, None)
        attempts.insert(0 if first else 1, (method, y, x))
    for method, receiver, argument in attempts:
        if method is not None:
            value = method(receiver, argument)
            if value is not NotImplemented:
                return value
    raise TypeError(f"unsupported operand type(s) for {sign}: '{left.__name__}' and '{right.__name__}'")
