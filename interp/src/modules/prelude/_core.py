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
