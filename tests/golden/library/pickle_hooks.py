"""Pickles of objects that are kept elsewhere, loaders that forbid names, several pickles in a file, and what is no pickle."""

import builtins
import collections
import copyreg
import io
import os
import pickle
import sys
import tempfile


class Record:
    def __init__(self, key):
        self.key = key


DATABASE = {}


class DatabasePickler(pickle.Pickler):
    def persistent_id(self, obj):
        if isinstance(obj, Record):
            DATABASE[obj.key] = obj
            return "Record", obj.key
        return None


class DatabaseUnpickler(pickle.Unpickler):
    def persistent_load(self, name):
        kind, key = name
        if kind == "Record":
            return DATABASE[key]
        raise pickle.UnpicklingError("unsupported persistent object")


for protocol in (1, 2, 4, 5):
    file = io.BytesIO()
    DatabasePickler(file, protocol).dump([Record(1), Record("b"), {1: Record(3)}])
    print(file.getvalue())
    file.seek(0)
    found = DatabaseUnpickler(file).load()
    print([record is DATABASE[record.key] for record in found[:2]])
try:
    pickle.loads(file.getvalue())
except pickle.UnpicklingError as e:
    print(e)

HARMLESS = {"range", "complex", "set", "frozenset", "slice"}


class CarefulUnpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if module == "builtins" and name in HARMLESS:
            return getattr(builtins, name)
        raise pickle.UnpicklingError(f"global {module}.{name} is forbidden")


print(CarefulUnpickler(io.BytesIO(pickle.dumps([1, 2, range(15)]))).load())
for data in (b"cos\nsystem\n(S'echo hello world'\ntR.", b'cbuiltins\neval\n(S\'1 + 1\'\ntR.'):
    try:
        CarefulUnpickler(io.BytesIO(data)).load()
    except pickle.UnpicklingError as e:
        print(e)


class Described:
    attribute = 1


class ClassPickler(pickle.Pickler):
    def reducer_override(self, obj):
        if getattr(obj, "__name__", None) == "Described":
            return type, (obj.__name__, obj.__bases__, {"attribute": obj.attribute})
        return NotImplemented


file = io.BytesIO()
ClassPickler(file).dump(Described)
del Described
print(file.getvalue(), pickle.loads(file.getvalue()).attribute)

path = tempfile.mktemp()
with open(path, "wb") as file:
    for i in range(5):
        pickle.dump({"i": i, "items": list(range(i))}, file)
    pickler = pickle.Pickler(file)
    shared = ["shared"]
    pickler.dump(shared)
    pickler.dump(shared)
    pickler.clear_memo()
    pickler.dump(shared)
with open(path, "rb") as file:
    for i in range(5):
        print(pickle.load(file), file.tell())
    unpickler = pickle.Unpickler(file)
    first, second = unpickler.load(), unpickler.load()
    print(first is second, unpickler.load(), file.tell())
    try:
        pickle.load(file)
    except EOFError as e:
        print("EOFError", e)


class Stream:
    """Reads forward only."""

    def __init__(self, data):
        self.read = io.BytesIO(data).read
        self.readline = io.BytesIO(data).readline


with open(path, "rb") as file:
    print(pickle.load(Stream(file.read())))

DAMAGED = [
    b"", b"x", b"\x80", b"\x80\x04", b"\x80\x04K", b"\x80\x09.", b"(.", b".", b"0", b")\x86.", b"(K\x01.", b"h\x05.", b"\xff", b"t.", b"N)b.",
    b"\x80\x04\x95\xff\x00\x00\x00\x00\x00\x00\x00N.", b"S'abc'\np0\n.", b"Sabc\n.", b"I12\n.", b"Iab\n.", b"L5L\n.", b"F1.5\n.",
    b"Vabc\\u0041\n.", b"U\x03abc.", b"(I1\nI2\nd.", b"(I1\nd.", b"\x82\x01.", b"cbuiltins\nnope\n.", b"cnomod\nx\n.",
    b"\x8c\x08builtins\x8c\x03str\x93.", b"K\x01\x8c\x03str\x93.", b"(c__builtin__\nlist\no.", b"(i__builtin__\nlist\n.", b"]q\x00.",
    b"K\x01K\x02a.", b"}K\x01s.", "abc", 5,
]
for data in DAMAGED:
    try:
        print(data, pickle.loads(data))
    except Exception as e:
        print(data, type(e).__name__, e)


def local():
    class Local:
        pass

    return Local, Local()


with open(path, "rb") as file:
    for value in (lambda: 0, (x for x in []), file, sys, type("Unknown", (), {}), collections.namedtuple("Q", "a")(1), *local()):
        try:
            pickle.dumps(value)
        except Exception as e:
            print(type(e).__name__, str(e).split(" at 0x")[0])
os.unlink(path)

try:
    pickle.dumps(1, 6)
except ValueError as e:
    print(e)


class Registered:
    def __init__(self):
        self.a = 1


copyreg.pickle(Registered, lambda obj: (Registered, ()))
print(pickle.dumps(Registered()))


class TablePickler(pickle.Pickler):
    dispatch_table = {Registered: lambda obj: (int, ("7",))}


file = io.BytesIO()
TablePickler(file).dump(Registered())
print(pickle.loads(file.getvalue()))


class Answers:
    def __init__(self, answer):
        self.answer = answer

    def __reduce__(self):
        return self.answer


def set_state(obj, state):
    obj.answer = "set", state


for answer in (5, (1, 2), (int, 5), (int,), (Answers, (0,), {"z": 1}, None, None, set_state), "pickle"):
    try:
        data = pickle.dumps(Answers(answer))
        print(data, pickle.loads(data).answer)
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
