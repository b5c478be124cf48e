"""The core prelude for files and streams."""


def guest_writelines(file, lines):
    write = file.write
    for line in lines:
        write(line)


def file_written(buffer, size):
    buffer.flush()
    return size


def guest_open(file, mode, buffering, encoding, errors, newline, closefd, opener):
    return import_module("_io").open(file, mode, buffering, encoding, errors, newline, closefd, opener)


def guest_input(prompt):
    sys = import_module("sys")
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name, None) is None:
            raise RuntimeError(f"input(): lost sys.{name}")
    sys.stderr.flush()
    text = str(prompt)
    if text:
        sys.stdout.write(text)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not isinstance(line, str):
        raise TypeError("object.readline() returned non-string")
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line[-1] == "\n" else line


def call_with_path(function, given, at):
    given = list(given)
    obj = given[at]
    path = class_lookup(type(obj), "__fspath__")(obj)
    if not isinstance(path, (str, bytes)):
        raise TypeError(f"expected {type(obj).__name__}.__fspath__() to return str or bytes, not {type(path).__name__}")
    given[at] = path
    return function(*given)


def weakref_hash(ref, obj):
    value = hash(obj)
    import_module("_weakref")._keep_hash(ref, value)
    return value


def weakref_eq(one, other):
    return one == other


def weakref_ne(one, other):
    return one != other


# ---- encodings and error handlers of guests


def encode_by_codecs(text, encoding, errors):
    return import_module("_codecs").encode_by(text, encoding, errors)


def make_by_codecs(made, text, encoding, errors):
    """What the constructors of bytes, and of bytearrays that are there already, do with text."""
    data = encode_by_codecs(text, encoding, errors)
    if isinstance_natively(made, type):
        return bytes.__new__(made, data)
    made[:] = data


def decode_by_codecs(data, encoding, errors):
    codecs = import_module("_codecs")
    return codecs.decode_by(data, codecs.settled(data, encoding), errors, True)[0]


def decode_part_by_codecs(data, encoding, errors, complete):
    return import_module("_codecs").decode_by(bytes(data), encoding, errors, complete)
