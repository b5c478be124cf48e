"""Buffers and text over raw objects that are no files, and what makes no stream."""

import io


def show(what, function):
    try:
        print(what, "->", repr(function()))
    except Exception as error:
        print(what, "->", type(error).__name__, error)


class Slow(io.RawIOBase):
    """A raw stream of a guest's: gives three bytes at a time, takes four."""

    def __init__(self, data):
        self.data, self.taken = data, []

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        part, self.data = self.data[:3], self.data[3:]
        buffer[:len(part)] = part
        return len(part)

    def write(self, data):
        self.taken.append(bytes(data[:4]))
        return len(self.taken[-1])


print(io.TextIOWrapper(io.BufferedReader(io.BytesIO(b"a\nb"))).read())
print(list(io.TextIOWrapper(io.BufferedReader(io.BytesIO(b"abc\ndef")))))
reader = io.BufferedReader(io.BytesIO(b"a\nbcdef"))
print(reader.read(2), reader.seek(1), reader.tell(), reader.read(), reader.tell(), reader.read(), reader.readable(), reader.writable())
show("write", lambda: reader.write(b"x"))
show("truncate", lambda: reader.truncate(1))
show("read", lambda: reader.read("a"))
show("read", lambda: reader.read(-2))
memory = io.BytesIO(b"hello")
both = io.BufferedRandom(memory)
print(both.read(2), both.write(b"X"), both.seek(0), both.read(), memory.getvalue())
pair = io.BufferedRWPair(io.BytesIO(b"abc"), io.BytesIO())
print(pair.read(1), pair.write(b"x"), pair.read())
writer = io.BufferedWriter(io.BytesIO())
show("read", lambda: writer.read())
show("text", lambda: io.TextIOWrapper(writer).read())
show("text", lambda: io.TextIOWrapper(io.BufferedReader(io.BytesIO())).write("a"))

print(io.BufferedReader(Slow(b"one\ntwo\nthree")).read())
print(io.BufferedReader(Slow(b"one\ntwo\nthree")).readlines())
slow = Slow(b"")
writer = io.BufferedWriter(slow)
print(writer.write(b"written in parts"), writer.flush(), slow.taken)

for kind in io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.TextIOWrapper:
    print(kind(io.BytesIO()))
    show(kind.__name__, lambda: kind(5))
    show(kind.__name__, lambda: kind(io.RawIOBase()))
for kind in io.BufferedReader, io.BufferedWriter, io.BufferedRandom:
    for size in 0, -1, "a":
        show((kind.__name__, size), lambda: kind(io.BytesIO(), size))
text = io.TextIOWrapper(io.BytesIO(), "utf-8")
show("buffer", lambda: text.detach().getvalue())
print(text)
show("encoding", lambda: io.TextIOWrapper(io.BytesIO(), encoding=5))
show("newline", lambda: io.TextIOWrapper(io.BytesIO(), newline=5))
for mode in "q", "rt", "", "rw", "r++", 5:
    show(("FileIO", mode), lambda: io.FileIO(__file__, mode))
for given in None, b"a", bytearray(b"b"), memoryview(b"c"), 5, "a", [1], memoryview(b"abcd")[::2]:
    show("BytesIO", lambda: io.BytesIO(given).read())
    show("write", lambda: io.BytesIO().write(given))
