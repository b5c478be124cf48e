"""Temporary folders, paths, reading and writing, walking, globbing."""

import fnmatch
import glob
import io
import os
import pathlib
import shutil
import tempfile

with tempfile.TemporaryDirectory() as top:
    root = pathlib.Path(top)
    for name, text in {"a.txt": "alpha\nbeta\n", "b.md": "# title\n", "sub/c.txt": "gamma", "sub/deep/d.py": "print(1)\n"}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    show = lambda paths: sorted(str(pathlib.Path(p).relative_to(root)) for p in paths)
    print(show(root.glob("*.txt")), show(root.rglob("*.*")), show(root.iterdir()), show(glob.glob(f"{top}/**/*.txt", recursive=True)), fnmatch.filter(["x.py", "y.txt"], "*.p?"))
    path = root / "a.txt"
    print(path.name, path.stem, path.suffix, path.parent == root, path.exists(), path.is_file(), path.stat().st_size, path.read_text().split(), path.with_suffix(".bak").name, path.with_name("z").name)
    with path.open("a") as file:
        print(file.write("more\n"), file.tell(), file.mode, file.closed, file.writable(), file.readable())
    with open(path) as file:
        print(file.readline(), [line.strip() for line in file], file.read(), file.seek(0), file.read(3))
    with open(path, "rb") as file:
        print(file.read(4), file.seek(-5, io.SEEK_END), file.read(), file.tell())
    with open(path, "r+") as file:
        file.write("ALPHA")
        file.seek(0)
        print(file.readlines())
    with open(root / "new.bin", "xb") as file:
        print(file.write(bytes(range(5))), (root / "new.bin").stat().st_size)
    for bad in (lambda: open(root / "new.bin", "x"), lambda: open(root / "none"), lambda: open(root), lambda: open(path, "q"), lambda: open(path).write("x"), lambda: os.mkdir(root / "sub"), lambda: os.rmdir(root / "sub"), lambda: (root / "no").read_text()):
        try:
            bad()
        except (OSError, ValueError) as error:
            print(type(error).__name__, str(error).replace(top, "TOP"), getattr(error, "errno", None))
    for folder, folders, files in sorted(os.walk(top)):
        print(os.path.relpath(folder, top), sorted(folders), sorted(files))
    shutil.copy(path, root / "copy.txt")
    shutil.copytree(root / "sub", root / "sub2")
    (root / "copy.txt").rename(root / "moved.txt")
    os.replace(root / "moved.txt", root / "sub2" / "moved.txt")
    (root / "b.md").unlink()
    shutil.rmtree(root / "sub")
    print(show(root.rglob("*")), os.path.getsize(path), os.path.isdir(root / "sub2"))
    print((root / "sub2").joinpath("deep", "d.py").relative_to(root).parts, (root / "sub2/../a.txt").resolve() == path.resolve(), path.samefile(root / "a.txt"))
print(os.path.exists(top))
p = pathlib.PurePosixPath("/usr/lib/python3.13/site.tar.gz")
print(p.parts, p.suffixes, p.anchor, p.parents[1], p.is_absolute(), p.match("*.gz"), p / "x", p.relative_to("/usr"), pathlib.PurePosixPath("a") / "/b", pathlib.PurePosixPath("a//b/./c"), p.is_relative_to("/usr"))
print(os.path.join("a", "b", "/c", "d"), os.path.split("/x/y.txt"), os.path.splitext("a.tar.gz"), os.path.normpath("a/../b//c/."), os.path.commonpath(["/a/b", "/a/c"]), os.path.basename("/p/q/"), os.path.dirname("/p/q"), os.path.isabs("x"))
out = io.StringIO()
print("to memory", 1, 2, sep="|", end="!\n", file=out)
print(repr(out.getvalue()), io.BytesIO(b"abc").read(2), io.TextIOWrapper(io.BytesIO("é\r\n".encode()), "utf-8").read() == "é\n")
