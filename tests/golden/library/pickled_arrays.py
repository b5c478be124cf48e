"""Arrays in pickles, also of machines that lay their items out otherwise; streams of codecs that are moved."""

import array
import codecs
import copy
import io
import pickle

VALUES = {"b": [-1], "B": [255], "h": [-5], "H": [5], "i": [1, 2], "I": [3], "l": [-4], "L": [4], "q": [1], "Q": [2], "f": [1.5], "d": [2.5], "w": "aé"}
for typecode, items in VALUES.items():
    numbers = array.array(typecode, items)
    for protocol in range(6):
        data = pickle.dumps(numbers, protocol)
        print(typecode, protocol, data if protocol < 4 else "", pickle.loads(data) == numbers)
    print(copy.copy(numbers) == numbers, copy.deepcopy(numbers) == numbers)

rebuild = array._array_reconstructor
print(rebuild(array.array, "i", 9, b"\0\0\0\1"), rebuild(array.array, "d", 15, b"\x3f\x80\0\0"))
for arguments in ((int, "i", 8, b""), (array.array, "z", 8, b""), (array.array, "i", 22, b""), (array.array, "i", 8, "")):
    try:
        rebuild(*arguments)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Named(array.array):
    pass


named = Named("i", [1])
named.name = "n"
again = pickle.loads(pickle.dumps(named))
print(type(again).__name__, again.tolist(), again.name)

file = codecs.EncodedFile(io.BytesIO(), "utf-8")
file.write("Remember kids: '—'".encode())
file.seek(10)
file.truncate()
file.seek(0)
print(file.read())
file.seek(3)
print(file.read(2))
file.seek(0)
print(file.read())

reader = codecs.getreader("utf-16-le")(io.BytesIO("first line\nsecond\n".encode("utf-16-le")))
print(repr(reader.readline()), repr(reader.read()))
reader.seek(0)
print(reader.readlines())
reader.seek(2)
print(repr(reader.read()))
