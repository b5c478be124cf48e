"""Files written and read by pieces of all sizes, in several encodings, and what may not be done with them."""

import io
import os
import tempfile


def shown(f):
    try:
        return repr(f())
    except Exception as e:
        return f"{type(e).__name__}: {e}"


texts = ["a\n", "hello world\n", "", "é\n", "日本\n", "x" * 300, "\n", "tail", "\r\n", "a\rb", "\U0001F600"]
name = os.path.join(tempfile.mkdtemp(), "pieces.txt")
for encoding in ("utf-8", "ascii", "latin-1", "utf-16", "utf-8-sig"):
    for newline in (None, "", "\r\n"):
        with open(name, "w", encoding=encoding, newline=newline) as f:
            written = [shown(lambda: f.write(texts[i * 7 % len(texts)])) for i in range(60)]
            print(encoding, repr(newline), f.tell(), len(set(written)), shown(lambda: f.write(5)), shown(lambda: f.read(1)))
        for other in (None, "", "\n"):
            with open(name, encoding=encoding, newline=other) as f:
                print([len(line) for line in f], f.newlines)
            with open(name, encoding=encoding, newline=other) as f:
                pieces = []
                while piece := (f.read(5), f.readline(), f.readline(3), next(f, ""))[len(pieces) % 4]:
                    pieces.append(piece)
                print(len(pieces), sum(map(len, pieces)), shown(f.tell))
with open(name, "wb") as f:
    print(f.write(b"one\ntwo\nthree"), f.write(bytearray(b"x")), f.write(memoryview(b"yy")), shown(lambda: f.write("s")), f.tell())
    f.write(b"z" * 9000)
    print(f.tell())
with open(name, "rb") as f:
    print(f.readline(), f.readline(2), f.readline(), f.read(3), f.readline()[-3:], f.readline())
with open(name, "r+b") as f:
    print(f.read(3), f.write(b"XY"), f.read(3), f.seek(0), f.read(12), [len(line) for line in f])
with open(name, "r+") as f:
    print(f.read(3), f.seek(0, 2), f.write("end\n"), f.seek(3), f.readline(), shown(f.tell), f.read()[-4:])
with open(name, "a") as f:
    f.write("more")
    print("x", 3, 4.5, file=f)
    f.writelines(["p\n", "q\n"])


class Loud(io.TextIOWrapper):
    def readline(self, *args):
        return super().readline(*args).upper()


class Short(io.BufferedReader):
    def readline(self, *args):
        return super().readline(*args)[:4]


with Loud(open(name, "rb")) as f:
    print([line[-5:] for line in f])
with Short(io.FileIO(name)) as f:
    print(list(f)[:3], f.seek(0), f.read(3))
f = open(name)
f.extra = 5
print(f.extra, f.__dict__["extra"], f.read(3), f.readline()[:5])
f.close()
print(shown(f.read), shown(lambda: f.read(1)), shown(f.readline), shown(lambda: next(f)), shown(lambda: f.write("x")))
f = open(name, "w")
f.close()
print(shown(lambda: f.write("x")))
os.remove(name)
