"""Modules of the library at their edges: what they refuse, and what is easily taken for something else."""

import array
import binascii
import copy
import dataclasses
import gzip
import io
import json
import linecache
import os
import pickle
import posixpath
import shutil
import tempfile
import typing
import weakref
from functools import partial
from urllib.parse import parse_qsl, urlsplit


here = "?"


def show(*functions):
    for function in functions:
        try:
            print(function())
        except Exception as error:
            print(type(error).__name__, str(error).replace(here, "HERE").rstrip("0123456789")[:90])


# Four digits are digits.
show(*[partial(json.loads, text) for text in (r'"\u0x12"', r'"\u0X1f"', r'"\u0b12"', r'"\u12 3"', r'"\ud83d\u0x12"')])

# Addresses in brackets, characters that become others, queries in bytes.
show(*[partial(urlsplit, url) for url in (
    "s://u@[::1]:8/p", "s://[192.0.2.1]/p", "s://[a.com:80]/", "s://[v6a.ip]/", "s://[v6r.ip]/", "s://[v.ip]/", "s://[v1.]/",
    "s://[1::2::3]/", "http://a\uff03b@c", "http://\u30d5\u309a:80", "http://\u30d5\u309a\ufe1380")])
show(lambda: parse_qsl(b"a=%FF+b&c=\xc5"), lambda: parse_qsl(bytearray(b"a=b;c=d"), separator=";"),
     lambda: parse_qsl(memoryview(b"a=b")), lambda: parse_qsl(list(b"a=b")), lambda: parse_qsl(1),
     lambda: parse_qsl("a=b;c", separator=b";", strict_parsing=True))

# Compressed files.
data = gzip.compress(b"abc", mtime=123)
file = gzip.GzipFile(fileobj=io.BytesIO(data))
print(file.mtime, file.read(), file.mtime)
file.close()
show(lambda: file.read(), lambda: file.seek(0), lambda: file.tell(), lambda: file.read1(1), lambda: file.peek(1))
file = gzip.GzipFile(fileobj=io.BytesIO(), mode="w")
show(lambda: file.write(""), lambda: file.write([1]), lambda: file.write(array.array("H", [1, 2])), lambda: file.tell(),
     lambda: file.read(), lambda: file.close(), lambda: file.write(b"a"), lambda: file.flush())

print(binascii.b2a_qp(b"x y ", header=True), binascii.b2a_qp(b" \n ", header=True))


# Fields by text.
@dataclasses.dataclass
class Fields:
    a: "typing .ClassVar[int]"
    b: " typing. ClassVar" = 1
    c: "dataclasses . InitVar[int]" = 2
    d: "typing.ClassVar.x" = 3
    e: "xtyping.ClassVar" = 4


show(lambda: dataclasses.fields(Fields)[0].name, lambda: Fields(5))


class Plain:
    pass


class Odd:
    __slots__ = iter(["a"])


show(lambda: dataclasses.dataclass(slots=True, weakref_slot=True)(type("A", (Plain,), {})).__slots__,
     lambda: dataclasses.dataclass(slots=True, weakref_slot=True)(type("A", (), {})).__slots__,
     lambda: dataclasses.dataclass(slots=True)(type("A", (Odd,), {})))

# What is copied keeps its attributes.
objects = [Plain(), Plain()]
group = weakref.WeakSet(objects)
group.name = "group"
print(copy.copy(group).name, copy.copy(group) == group)

# Ends of lines of text in memory.
for newline in (None, "", "\n", "\r", "\r\n"):
    text = io.StringIO("a\nb\r\nc\rd\r\r\n", newline=newline)
    print(repr(newline), list(text), repr(text.getvalue()), text.seek(0), [text.readline(2) for _ in range(5)])
text = io.StringIO("ab")
print(text.seek(5), text.write(""), repr(text.getvalue()), text.write("c"), repr(text.getvalue()))

data = io.BytesIO(b"abc")
show(lambda: data.truncate(-1), data.getvalue, lambda: data.truncate(2), data.getvalue)
folder = os.open("/", os.O_RDONLY)
show(lambda: open(folder)[:1], lambda: open(-1))
os.close(folder)

# Buffers of other items, and what is no buffer.
place = tempfile.mkdtemp()
path = os.path.join(place, "file")
with open(path, "wb") as file:
    file.write(bytes(range(12)))
numbers = array.array("I", [0, 0])
with open(path, "rb", buffering=0) as raw, open(path, "rb") as buffered:
    for stream in (raw, buffered, io.BytesIO(bytes(range(12)))):
        print(stream.readinto(numbers), numbers.tobytes())
    for stream in (buffered, io.BytesIO(bytes(range(12)))):
        show(lambda: stream.readinto(b"abc"), lambda: stream.readinto([1]))
show(lambda: raw.read(), lambda: raw.readall(), lambda: raw.readinto(bytearray(1)), lambda: os.read(-1, 1), lambda: os.write(-1, b"a"))

# Links that lead to themselves, and to what they lead to.
os.chdir(place)
os.symlink("loop", "loop")
os.symlink("one", "two")
os.symlink("two", "one")
os.symlink("file", "link")
os.symlink("link", "chain")
here = posixpath.realpath(".")
for name in ("loop", "one", "chain", "one/../chain", "loop/x", "chain/.."):
    print(name, posixpath.realpath(name).replace(here, "HERE"))
show(lambda: posixpath.realpath("chain", strict=True) == here + "/file",
     lambda: posixpath.realpath("one", strict=True))
os.chmod("file", 0o755)
print(shutil.which("file", path=here) == here + "/file", shutil.which(b"file", path=here) == os.fsencode(here) + b"/file",
      shutil.which("file", path=""), shutil.which(b"none", path=here))
show(lambda: shutil.copyfile("file", "none/"))
os.chdir("/")
shutil.rmtree(place)

# Lines that a loader gives, and files without any.
scope = {"__name__": "made", "__loader__": type("Loader", (), {"get_source": lambda self, name: f"# {name}\nlast"})()}
print(linecache.lazycache("/none/made.py", scope), linecache.getlines("/none/made.py"), linecache.getline("/none/made.py", 2))
print(linecache.lazycache("/none/made.py", None), linecache.lazycache("<text>", scope), linecache.getlines("/none/other.py", scope))
linecache.checkcache()


# What is made from ever new objects has no end.
class Endless:
    def __reduce__(self):
        return Endless, (Endless(),)


try:
    pickle.dumps(Endless())
except RecursionError:
    print("RecursionError")
own = partial(print)
own.__setstate__((own, (), {}, {}))
try:
    pickle.dumps(own)
except RecursionError:
    print("RecursionError")
