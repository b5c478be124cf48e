"""Archives in the ZIP format, written and read."""

import hashlib
import io
import os
import stat
import tempfile
import warnings
import zipfile
from pathlib import Path


def attempt(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(repr(result))


def entry(name, method=zipfile.ZIP_STORED):
    info = zipfile.ZipInfo(name, (2024, 2, 29, 12, 34, 56))
    info.compress_type = method
    return info


# What is stored is the same byte by byte.
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.writestr(entry("plain.txt"), "some text\n" * 3)
    archive.writestr(entry("dir/ümlaut.txt"), b"\0\1\2")
    with archive.open(entry("written.bin"), "w") as member:
        print(member.write(b"in two "), member.write(b"steps"))
        attempt(archive.read, "plain.txt")
        attempt(archive.writestr, "x", "y")
        attempt(archive.close)
    archive.mkdir("folder")
    archive.comment = b"a comment"
print(len(buffer.getvalue()), hashlib.sha256(buffer.getvalue()).hexdigest())
print(zipfile.is_zipfile(buffer), zipfile.is_zipfile(io.BytesIO(b"PK")))

with zipfile.ZipFile(buffer) as archive:
    print(archive.namelist(), archive.comment, archive.testzip())
    archive.printdir()
    for info in archive.infolist():
        print(info, info.date_time, info.CRC, info.header_offset, info.flag_bits, info.is_dir(), oct(info.external_attr >> 16))
    print(archive.read("plain.txt"))
    with archive.open("plain.txt") as member:
        print(member, member.readline(), member.read(4), member.tell(), member.seek(-5, 2), member.read(), member.readable())
    print(member)
    with archive.open("plain.txt") as member:
        print(list(io.TextIOWrapper(member, "utf-8")))
    attempt(archive.read, "missing")
    attempt(archive.writestr, "x", "y")
print(archive)
attempt(archive.read, "plain.txt")
attempt(archive.open, "plain.txt", "q")

# Deflated, appended to, damaged.
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    Path("data").mkdir()
    Path("data/a.txt").write_text("alpha " * 500)
    Path("data/b.txt").write_text("beta")
    os.chmod("data/b.txt", 0o640)
    for path in ("data/a.txt", "data/b.txt", "data"):
        os.utime(path, (1700000000, 1700000000))
    with zipfile.ZipFile("all.zip", "w", compression=zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        print(archive)
        archive.write("data")
        archive.write("data/a.txt")
        archive.write(Path("data/b.txt"), arcname="renamed/b.txt", compress_type=zipfile.ZIP_STORED)
    with zipfile.ZipFile("all.zip", "a") as archive:
        archive.writestr("later.txt", "appended")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            archive.writestr("later.txt", "again")
        print([str(w.message) for w in caught])
    with zipfile.ZipFile("all.zip") as archive:
        print([(i.filename, i.file_size, i.compress_type, oct(i.external_attr >> 16), i.external_attr & 0xFFFF, i.create_system)
               for i in archive.infolist()])
        print(archive.getinfo("data/a.txt").compress_size < 100, stat.filemode(archive.getinfo("renamed/b.txt").external_attr >> 16))
        print(repr(archive.getinfo("data/")), repr(archive.getinfo("renamed/b.txt")))
        print(os.path.relpath(archive.extract("renamed/b.txt", "out")))
        archive.extractall("out")
        print(sorted(str(p) for p in Path("out").rglob("*")), Path("out/later.txt").read_text())
        print(archive.read("data/a.txt") == b"alpha " * 500)
    raw = bytearray(Path("all.zip").read_bytes())
    at = raw.index(b"beta")
    raw[at] = 0
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        print(archive.testzip())
        attempt(archive.read, "renamed/b.txt")
    attempt(zipfile.ZipFile, io.BytesIO(b"nothing of the kind"))
    attempt(zipfile.ZipFile, "missing.zip")
    attempt(zipfile.ZipFile, "all.zip", "x")
    attempt(zipfile.ZipFile, "all.zip", "rw")
    attempt(zipfile.ZipFile, "all.zip", "w", 99)
    with zipfile.ZipFile(io.BytesIO(b"prefix" + bytes(raw))) as archive:
        print(archive.namelist()[:2], archive.read("later.txt"))
    os.chdir("/")

# Names that point elsewhere stay inside; to a stream that cannot go back.
with tempfile.TemporaryDirectory() as folder:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../evil.txt", "x")
        archive.writestr("/abs/./odd.txt", "y")
    with zipfile.ZipFile(buffer) as archive:
        for name in archive.namelist():
            print(name, os.path.relpath(archive.extract(name, folder), folder))


class Stream(io.RawIOBase):
    def __init__(self):
        self.data = b""

    def writable(self):
        return True

    def write(self, data):
        self.data += bytes(data)
        return len(data)


stream = Stream()
with zipfile.ZipFile(stream, "w") as archive:
    archive.writestr(entry("s.txt"), "streamed")
print(hashlib.sha256(stream.data).hexdigest(), zipfile.ZipFile(io.BytesIO(stream.data)).read("s.txt"))
attempt(zipfile.ZipInfo, "old", (1970, 1, 1, 0, 0, 0))
print(zipfile.ZipInfo("a/b.txt"), zipfile.ZipInfo("a/"), zipfile.BadZipfile is zipfile.error)
