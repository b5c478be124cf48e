# `x *= sequence` asks only what cannot be a sequence itself to say how often.
class Plain:
    pass


VALUES = [{1: 2}, {1}, frozenset(), range(2), {}.keys(), {}.values(), memoryview(b"a"), Plain(), 1.5, None, 1j, len, Plain,
          slice(1), ..., iter([]), object(), b"a", "a", [1], (1,)]
for value in VALUES:
    for sequence in ("a", [1], bytearray(b"x")):
        x = value
        try:
            x *= sequence
        except TypeError as error:
            print(error)
        try:
            x * sequence
        except TypeError as error:
            print(error)
