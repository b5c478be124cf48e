"""open, StringIO, BytesIO, iteration over lines, seek and tell, modes, errors, pathlib, os.path on real files."""

import io
import os
import pathlib
import tempfile

folder = tempfile.mkdtemp(prefix="golden-files-")
path = os.path.join(folder, "test.txt")
with open(path, "w") as f:
    print(
        f.write("first line\n"),
        f.write("second é\n"),
        f.writelines(["third\n", "no newline"]),
        f.mode,
        f.closed,
        f.writable(),
        f.readable(),
        f.name == path,
    )
print(f.closed, os.path.exists(path), os.path.getsize(path), os.path.isfile(path))
with open(path) as f:
    print(repr(f.readline()), repr(f.read(5)), f.tell(), repr(f.read()), repr(f.read()), f.seek(0), f.readlines())
with open(path) as f:
    for number, line in enumerate(f, 1):
        print(number, line.rstrip("\n"), end="|")
print()
with open(path, "a") as f:
    f.write("\nappended")
    print("printed to file", 1, sep="-", file=f)
print(open(path).read().splitlines())
with open(path, "rb") as f:
    print(f.read(3), f.seek(-5, 2), f.read(), f.tell(), f.seek(0), f.readline(), [len(l) for l in f])
with open(path, "r+") as f:
    f.write("FIRST")
    f.seek(0)
    print(f.readline())
with open(path, "wb") as f:
    f.write(b"\x00\xff\r\nx")
print(
    open(path, "rb").read(),
    open(path, encoding="latin-1").read(),
    repr(open(path, encoding="latin-1", newline="").read()),
)
with open(path, "x+" if not os.path.exists(path) else "w+") as f:
    f.write("abc\r\ndef\rghi")
    f.seek(0)
    print(repr(f.read()), f.truncate(3), f.seek(0), f.read())
for bad in (
    lambda: open(os.path.join(folder, "none.txt")),
    lambda: open(folder),
    lambda: open(path, "z"),
    lambda: open(path, "x"),
    lambda: open(path, "rb", encoding="utf-8"),
    lambda: open(path, "w").read(),
    lambda: open(path).write("x"),
    lambda: open(5.5),
    lambda: open(path, "rw"),
    lambda: open(path, "rb").write(b"x"),
    lambda: os.listdir(path),
    lambda: os.remove(folder + "/gone"),
    lambda: os.mkdir(folder),
    lambda: os.rmdir(folder),
):
    try:
        print(bad())
    except (OSError, ValueError, TypeError) as e:
        print(
            type(e).__name__,
            str(e).replace(folder, "<folder>"),
            isinstance(e, OSError) and (e.errno, os.path.basename(str(e.filename)) != ""),
        )
f = open(path)
f.close()
f.close()
try:
    f.read()
except ValueError as e:
    print(e)
with open(path, "wb") as out:
    out.write(b"caf\xc3\xa9 \xff")
try:
    open(path, encoding="utf-8").read()
except UnicodeDecodeError as e:
    print(e)
print(open(path, encoding="utf-8", errors="replace").read(), open(path, encoding="utf-8", errors="ignore").read())
s = io.StringIO("one\ntwo\nthree")
print(s.read(2), s.readline(), s.tell(), list(s), s.seek(0), s.readlines(), s.getvalue(), s.closed)
s = io.StringIO()
s.write("hello")
print("world", file=s)
s.seek(0)
s.write("J")
print(repr(s.getvalue()), s.truncate(3), s.getvalue(), s.seek(0, 2))
s.close()
try:
    s.write("x")
except ValueError as e:
    print(e)
b = io.BytesIO(b"abc\ndef")
print(
    b.read(2),
    b.readline(),
    b.read(),
    b.seek(1),
    b.read(1),
    b.getvalue(),
    b.write(b"ZZ"),
    b.getvalue(),
    b.getbuffer()[0],
)
for bad in (
    lambda: io.StringIO(b"x"),
    lambda: io.BytesIO("x"),
    lambda: io.StringIO().write(5),
    lambda: io.BytesIO().write("x"),
    lambda: io.StringIO().seek(-1),
):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(e)
p = pathlib.Path(folder)
sub = p / "sub" / "deep"
sub.mkdir(parents=True)
(sub / "a.txt").write_text("text é", encoding="utf-8")
(p / "b.bin").write_bytes(b"\x01\x02")
(p / "c.txt").write_text("l1\nl2\n")
print(
    (sub / "a.txt").read_text(encoding="utf-8"),
    (p / "b.bin").read_bytes(),
    (sub / "a.txt").exists(),
    sub.is_dir(),
    (p / "c.txt").is_file(),
    sorted(x.name for x in p.iterdir()),
    sorted(x.name for x in p.glob("*.txt")),
    sorted(str(x.relative_to(p)) for x in p.rglob("*.txt")),
    (p / "c.txt").stat().st_size,
)
q = pathlib.PurePosixPath("/usr/lib/python3/file.tar.gz")
print(
    q.name,
    q.stem,
    q.suffix,
    q.suffixes,
    q.parent,
    q.parts,
    q.with_suffix(".zip"),
    q.with_name("x"),
    q / "more",
    q.is_absolute(),
    q.relative_to("/usr"),
    str(q),
    repr(q),
    q == pathlib.PurePosixPath("/usr/lib/python3/file.tar.gz"),
    q.match("*.gz"),
    list(q.parents)[:2],
    pathlib.Path("a") / "b" / ".." / "c",
    pathlib.PurePosixPath("a//b/./c"),
    sorted([pathlib.Path("b"), pathlib.Path("a")])[0],
)
print(
    sorted(os.listdir(folder)),
    [sorted(files) for _, _, files in sorted(os.walk(folder))],
    os.path.splitext("x/y.tar.gz"),
    os.path.relpath(os.path.join(folder, "sub"), folder),
    os.path.normpath("/a/./b/../c"),
    os.path.expanduser("x"),
)
os.rename(os.path.join(folder, "c.txt"), os.path.join(folder, "d.txt"))
(p / "d.txt").rename(p / "e.txt")
os.remove(os.path.join(folder, "e.txt"))
(p / "b.bin").unlink()
(sub / "a.txt").unlink()
os.remove(path)
os.removedirs(sub)
print(os.path.exists(folder), pathlib.Path(folder).exists())
os.mkdir(folder)
log_path = os.path.join(folder, "log.txt")
with open(log_path, "w") as log:
    for i in range(3):
        log.write(f"{i},{i * i}\n")
with open(log_path) as log:
    rows = [tuple(map(int, line.split(","))) for line in log]
print(rows, dict(rows), sum(b for _, b in rows))
os.remove(log_path)
os.rmdir(folder)
print(os.path.exists(folder))
lines = io.StringIO("name=Ann\n# comment\n\nage=31\n")
print(dict(line.strip().split("=") for line in lines if "=" in line and not line.startswith("#")))
with io.StringIO("x y\nz") as f, io.StringIO() as g:
    for word in f.read().split():
        g.write(word.upper())
    print(g.getvalue())
print(os.sep.join(["a", "b"]), io.SEEK_END, io.DEFAULT_BUFFER_SIZE > 0)
