"""Archives in the TAR format, written and read."""

import hashlib
import io
import os
import tarfile
import tempfile
import warnings
from pathlib import Path

warnings.simplefilter("ignore")


def attempt(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(repr(result))


def member(name, data=b"", **more):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    info.mtime = 1_700_000_000
    for key, value in more.items():
        setattr(info, key, value)
    return info, io.BytesIO(data)


LONG = "/".join(["directory-of-a-long-name"] * 6) + "/file.txt"
# All formats give the same bytes as anywhere.
for format in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=format) as tar:
        tar.addfile(*member("plain.txt", b"some text\n" * 100, uname="me", gname="us", uid=1000))
        tar.addfile(*member("dir", type=tarfile.DIRTYPE, mode=0o755))
        tar.addfile(*member("dir/link", type=tarfile.SYMTYPE, linkname="../plain.txt"))
        tar.addfile(*member("hard", type=tarfile.LNKTYPE, linkname="plain.txt"))
        tar.addfile(*member(LONG, b"long"))
        tar.addfile(*member("ümlaut", b"u", mode=0o600))
        if format == tarfile.PAX_FORMAT:
            tar.addfile(*member("fraction", b"f", mtime=1_700_000_000.25, pax_headers={"comment": "of mine"}))
            tar.addfile(*member("large", uid=8 ** 8))
        else:
            attempt(tar.addfile, *member("x" * 101 if format == tarfile.USTAR_FORMAT else "y"))
    data = buffer.getvalue()
    print(len(data), hashlib.sha256(data).hexdigest())
    buffer.seek(0)
    with tarfile.open(fileobj=buffer) as tar:
        tar.list()
        print(tar.getnames())
        for info in tar:
            print(info.name, info.size, info.mode, info.mtime, info.uid, info.type, info.linkname, info.pax_headers, info.offset,
                  info.offset_data, info.isfile(), info.isdir(), info.issym(), info.islnk())
        print(tar.extractfile("hard").read(9), tar.extractfile("dir"), tar.extractfile("dir/link").readline())
        with tar.extractfile(LONG) as file:
            print(file.read(2), file.tell(), file.seek(1), file.read(), file.seekable())
        attempt(tar.getmember, "missing")
        attempt(tar.extractfile, "missing")
        attempt(tar.add, "x")

# Files, compression, extraction.
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    Path("data/inner").mkdir(parents=True)
    Path("data/a.txt").write_text("alpha " * 500)
    Path("data/inner/b.txt").write_text("beta")
    os.symlink("a.txt", "data/link")
    os.link("data/a.txt", "data/z.txt")
    os.chmod("data/inner/b.txt", 0o640)
    for mode, name in (("w", "t.tar"), ("w:gz", "t.tar.gz"), ("x:", "u.tar"), ("w|gz", "s.tgz"), ("w|", "s.tar")):
        with tarfile.open(name, mode) as tar:
            tar.add("data")
            tar.add("data/a.txt", arcname="renamed.txt", filter=lambda info: info.replace(mode=0o400, mtime=5, deep=False))
            tar.add("data/inner", recursive=False, filter=lambda info: None)
        print(name, tarfile.is_tarfile(name), os.path.getsize(name) > 5000)
        with tarfile.open(name) as tar:
            print([(m.name, m.size, oct(m.mode), m.type, m.linkname) for m in tar.getmembers()])
    with tarfile.open("t.tar", "a") as tar:
        tar.addfile(*member("later", b"later"))
    with tarfile.open("t.tar", "r:") as tar:
        print(tar.next().name, tar.getnames()[-1], tar.next(), tar.mode, tar.name == os.path.abspath("t.tar"))
        tar.extractall("out", filter="data")
        tar.extract("later", "single", filter="tar")
        print(sorted(str(p) for p in Path("out").rglob("*")))
        print(os.readlink("out/data/link"), os.stat("out/data/z.txt").st_nlink, oct(os.stat("out/data/inner/b.txt").st_mode),
              os.stat("out/renamed.txt").st_mtime, Path("single/later").read_text())
    with tarfile.open("t.tar.gz", "r:gz") as tar:
        print(tar.extractfile("data/a.txt").read() == b"alpha " * 500)
        tar.extractall("again", members=[m for m in tar if m.isreg()], filter="fully_trusted")
        print(sorted(str(p) for p in Path("again").rglob("*")))
    attempt(tar.getnames)
    attempt(tarfile.open, "missing.tar")
    attempt(tarfile.open, "t.tar", "r:zip")
    attempt(tarfile.open, "t.tar", "q")
    attempt(tarfile.open, "t.tar.gz", "r:")
    attempt(tarfile.open, "t.tar", "r:gz")
    attempt(tarfile.open)
    Path("empty").write_bytes(b"")
    Path("other").write_bytes(b"other things " * 100)
    attempt(tarfile.open, "empty", "r:")
    attempt(tarfile.open, "other", "r:")
    print(tarfile.is_tarfile("other"))

    # What filters refuse.
    for info in (member("../out.txt", b"x"), member("/abs.txt", b"y", mode=0o4777, uname="me"),
                 member("l", type=tarfile.SYMTYPE, linkname="/etc/passwd"), member("l", type=tarfile.SYMTYPE, linkname="../../x"),
                 member("f", type=tarfile.FIFOTYPE), member("d", type=tarfile.DIRTYPE, mode=0o777)):
        for chosen in (tarfile.data_filter, tarfile.tar_filter, tarfile.fully_trusted_filter):
            try:
                kept = chosen(info[0], "/nowhere/at/all")
                print(kept.name, kept.mode, kept.uname)
            except tarfile.FilterError as error:
                print(type(error).__name__, error)
    os.chdir("/")
