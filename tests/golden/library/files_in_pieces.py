"""Files of text and bytes, written and read in small pieces: encodings with marks, closed files, wrong uses, several threads."""

import io
import os
import tempfile
import threading

folder = tempfile.mkdtemp()
path = os.path.join(folder, "pieces")


def attempt(*steps):
    for step in steps:
        try:
            print(step())
        except Exception as error:
            print(type(error).__name__, error)


for encoding in ("utf-8", "utf-16", "utf-32", "utf-8-sig", "latin-1", "utf-16-le"):
    with open(path, "w", encoding=encoding) as f:
        print(encoding, f.write("abc\n"), f.write("d\xe9f\n"), f.tell(), f.write("x" * 3))
    print(open(path, "rb").read(), repr(open(path, encoding=encoding).read()))
    with open(path, "a", encoding=encoding) as f:
        f.write("more")
        f.write("!")
    print(open(path, "rb").read())

f = open(path, "w")
attempt(lambda: f.read(1), lambda: f.readline(), lambda: next(f), lambda: f.write(b"x"), lambda: f.write("\ud800"),
        lambda: f.write("a"))
f.close()
attempt(lambda: f.write("x"), lambda: f.read(1), lambda: f.readline(), lambda: next(f), lambda: f.flush())
with open(path) as f:
    attempt(lambda: f.write("x"), lambda: f.read(1), lambda: f.read(5), lambda: f.read())

f = open(path, "wb")
attempt(lambda: f.read(1), lambda: f.readline(), lambda: f.write("x"), lambda: f.write(bytearray(b"ab")), lambda: f.write(memoryview(b"cde")),
        lambda: f.tell(), lambda: f.seek(1), lambda: f.write(b"Z"), lambda: f.tell(), lambda: f.truncate(), lambda: os.path.getsize(path))
f.close()
attempt(lambda: f.write(b"x"))

with open(path, "w+") as f:
    f.write("line1\nline2\nline3\n")
    f.seek(0)
    print(repr(f.readline()), f.tell())
    f.seek(f.tell())
    f.write("XX")
    f.seek(0)
    print(repr(f.read()))
with open(path, "r+b") as f:
    print(f.read(3), f.write(b"@@"), f.read(4), f.tell(), f.seek(0), f.read())
with open(path, "w", newline="\r\n") as f:
    f.write("a\nb\n")
print(open(path, "rb").read(), open(path, newline="").readlines(), open(path).readlines())

with open(path, "w", buffering=1) as f:
    f.write("a")
    print(os.path.getsize(path))
    f.write("b\n")
    print(os.path.getsize(path))
f = open(path, "w")
f.write("kept")
print(os.path.getsize(path))
f.flush()
print(os.path.getsize(path))
f.reconfigure(line_buffering=True)
f.write("a\n")
print(os.path.getsize(path))
f.close()
open(path, "w").write("a file that nobody holds is written all the same")
print(open(path).read())

for mode, line in (("w", "{}\n".format), ("wb", lambda n: b"%d\n" % n)):
    with open(path, mode) as f:
        def write(n):
            for _ in range(2000):
                f.write(line(n))
        threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    lines = open(path).read().split()
    print(len(lines), [lines.count(str(n)) for n in range(4)])


class Loud(io.TextIOWrapper):
    def write(self, text):
        return super().write(text.upper())


loud = Loud(io.BytesIO())
loud.write("abc")
loud.flush()
print(loud.buffer.getvalue())

text = "h\xe9llo w\xf6rld\n" * 3000
with open(path, "w", encoding="utf-8") as f:
    for c in text:
        f.write(c)
with open(path, encoding="utf-8") as f:
    pieces = []
    while piece := f.read(7):
        pieces.append(piece)
print(len(pieces), "".join(pieces) == text)
os.remove(path)
os.rmdir(folder)
