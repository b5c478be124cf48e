# Lines of files of text and bytes: read ahead, closed in between, in subclasses, and what the first streams are.
import io
import os
import sys
import tempfile

path = os.path.join(tempfile.mkdtemp(), "lines.txt")
with open(path, "w") as f:
    f.write("".join(f"line {i}\n" for i in range(2000)) + "no end")

with open(path) as f:
    print(sum(1 for _ in f), repr(f.readline()))
with open(path) as f:
    print(next(f), f.readline(), f.read(3), f.readline(3), f.readline())
with open(path) as f:
    f.readline()
    print(f.tell(), f.seek(7), f.readline())
with open(path, "rb") as f:
    print(next(f), f.readline(), f.read(3), f.tell(), next(f))
    print(len(list(f)), f.readline())

for mode in "r", "rb":
    f = open(path, mode)
    next(f)
    f.close()
    for read in next, lambda f: f.readline(), lambda f: f.read():
        try:
            print(read(f))
        except ValueError as e:
            print(e)

for newline in None, "", "\n", "\r":
    with open(path, "wb") as f:
        f.write(b"a\r\nb\rc\nd")
    with open(path, newline=newline) as f:
        print(repr(newline), [*f])


class Loud(io.TextIOWrapper):
    def readline(self, *args):
        return super().readline(*args).upper()


class LoudBytes(io.BytesIO):
    def readline(self, *args):
        return super().readline(*args).upper()


print(list(Loud(io.BytesIO(b"one\ntwo\n"))), list(LoudBytes(b"one\ntwo\n")))

b = io.BytesIO(b"first\nsecond\nthird")
print(b.readline(), b.readline(3), next(b), b.read1(2), list(b), b.readline())
b.seek(100)
print(b.readline(), b.read())

b.close()
for read in next, lambda b: b.readline(), lambda b: b.read():
    try:
        read(b)
    except ValueError as e:
        print(e)

# A long one: each line costs what it is long.
long = io.BytesIO((b"x" * 63 + b"\n") * 40000)
print(sum(len(line) for line in long))
array = bytearray(b"ab,cd," * 50000)
at = count = 0
while (at := array.find(b",", at) + 1):
    count += len(array[at:at + 2])
print(count, array.startswith(b"b", 1), array.endswith((b"x", b"d,")), array.find(array), array.rfind(b"a", 0, 3))

for stream in sys.stdout, sys.stderr, sys.stdin:
    print([isinstance(stream, c) for c in (io.IOBase, io.TextIOBase, io.TextIOWrapper, io.RawIOBase)])
    print(isinstance(stream.buffer, io.IOBase), stream.readable(), stream.writable())

# Many files opened and closed, by hand and by `with`, and objects with a __del__ that are kept: nothing is looked for in between.


class Kept:
    def __init__(self):
        self.file = open(path)

    def __del__(self):
        self.file.close()


for _ in range(300):
    with open(path) as f:
        first = f.readline()
    f = open(path, "rb")
    f.close()
print(repr(first), f.closed)
kept = Kept()
file = kept.file
del kept
print(file.closed)
