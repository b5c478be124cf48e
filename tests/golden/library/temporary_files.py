"""Temporary files: in bytes and text, kept by their methods, gone when closed, in memory while they are small."""

import gc
import io
import os
import shutil
import tempfile
from pathlib import Path


def show(*functions):
    for function in functions:
        try:
            print(function())
        except Exception as error:
            print(type(error).__name__, str(error).replace(place, "PLACE")[:60])


place = tempfile.mkdtemp()
show(lambda: type(tempfile.mkstemp(dir=os.fsencode(place))[1]), lambda: len(os.listdir(place)),
     lambda: type(tempfile.mkdtemp(b"x", dir=os.fsencode(place))), lambda: type(tempfile.mkdtemp(dir=Path(place))),
     lambda: tempfile.mkdtemp(prefix=b"a", dir=place), lambda: tempfile.mkstemp(prefix="a", suffix=b"b"),
     lambda: type(tempfile.NamedTemporaryFile(suffix=b"x", dir=os.fsencode(place)).name),
     lambda: tempfile.mkstemp(dir=place + "/none/" + "x" * 60))
gc.collect()
kept = len(os.listdir(place))
show(lambda: tempfile.NamedTemporaryFile("w", encoding="no such encoding", dir=place),
     lambda: tempfile.TemporaryFile("w", encoding="no such encoding", dir=place), lambda: len(os.listdir(place)) - kept)
for mode in ("r", "a+", "w", "w+b", "x"):
    with tempfile.NamedTemporaryFile(mode, dir=place) as file:
        print(mode, file.mode, os.path.exists(file.name), file.name == file.file.name)
with tempfile.TemporaryFile(dir=place) as file:
    print(file.mode, type(file.name))
write = tempfile.NamedTemporaryFile(dir=place).write
print(write(b"abc"))
del write
gc.collect()
file = tempfile.NamedTemporaryFile("w+", dir=place, delete_on_close=False)
with file as same:
    file.write("a\nb\n")
    file.close()
    print(same is file, file.closed, os.path.exists(file.name), Path(file.name).read_text(), repr(file)[:32])
print(os.path.exists(file.name), len(os.listdir(place)) - kept)
file = tempfile.NamedTemporaryFile("w+", dir=place)
print(file.readline is file.readline, list(file))
file.close()

Spooled = tempfile.SpooledTemporaryFile
with Spooled(max_size=5) as file:
    print(file.mode, file.name, file.closed, file.readable(), file.writable(), file.seekable(), isinstance(file, io.IOBase))
    read, write = file.read, file.write
    print(write(b"abc"), file._rolled, write(b"def"), file._rolled, file.seek(0), read(20), write(b"gh"), file.tell(), file.mode)
show(lambda: file.closed, lambda: file.read(), lambda: file.__enter__())
file = Spooled(max_size=5, mode="w+", encoding="utf-8", newline="\r\n")
show(lambda: (file.mode, file.encoding, file.errors, file.newlines), lambda: file.write("a\nbcdefgh"),
     lambda: (file._rolled, file.mode, file.encoding), lambda: file.seek(0), lambda: file.readlines(),
     lambda: file.truncate(3), lambda: file.seek(0), lambda: file.read(), lambda: file.close())
file = Spooled(max_size=10)
show(lambda: file.truncate(4), lambda: file._rolled, lambda: file.truncate(20), lambda: file._rolled, lambda: file.close())
file = Spooled(max_size=3)
file.writelines([b"a", b"b", b"c"])
print(file._rolled, file.writelines([b"a", b"b"]), file._rolled, file.seek(0), file.read())
file.close()
show(lambda: Spooled[bytes], lambda: Spooled().read1(3), lambda: next(Spooled()))

folder = tempfile.TemporaryDirectory(dir=place)
with folder as name:
    print(name == folder.name)
    os.rmdir(name)
folder.cleanup()
folder = tempfile.TemporaryDirectory(dir=place, delete=False)
with folder:
    pass
print(os.path.isdir(folder.name))
tempfile.tempdir = b"/tmp"
print(tempfile.gettempdir(), tempfile.gettempdirb(), type(tempfile.TemporaryDirectory().name))
tempfile.tempdir = None
shutil.rmtree(place)
