"""Whole trees as archives."""

import os
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path


def attempt(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(result)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    Path("tree/sub/deep").mkdir(parents=True)
    Path("tree/a.txt").write_text("a")
    Path("tree/sub/b.txt").write_text("bb")
    for format in ("zip", "tar", "gztar"):
        for number, places in enumerate(({"root_dir": "tree"}, {"root_dir": ".", "base_dir": "tree"}, {"base_dir": "tree/sub"})):
            made = shutil.make_archive(f"made/{format}{number}", format, **places)
            names = zipfile.ZipFile(made).namelist() if format == "zip" else tarfile.open(made).getnames()
            print(os.path.relpath(made), sorted(names))
            out = f"out/{format}{number}"
            shutil.unpack_archive(made, out, **({} if format == "zip" else {"filter": "data"}))
            print(sorted(str(p.relative_to(out)) for p in Path(out).rglob("*")))
    print(Path("out/gztar0/sub/b.txt").read_text())
    shutil.unpack_archive(Path("made/zip0.zip"), Path("again"), "zip")
    print(sorted(str(p) for p in Path("again").rglob("*")))
    attempt(shutil.make_archive, "x", "odd")
    attempt(shutil.make_archive, "x", "zip", "nowhere")
    attempt(shutil.unpack_archive, "x.odd")
    attempt(shutil.unpack_archive, "x.zip", format="odd")
    Path("bad.zip").write_text("nothing")
    Path("bad.tar.gz").write_text("nothing")
    attempt(shutil.unpack_archive, "bad.zip")
    attempt(shutil.unpack_archive, "bad.tar.gz")
    shutil.register_archive_format("names", lambda base_name, base_dir, **kw: f"{base_name}.names of {base_dir}", description="names only")
    attempt(shutil.make_archive, "listed", "names", base_dir="tree")
    print([entry for entry in shutil.get_archive_formats() if entry[0] in ("names", "zip", "tar", "gztar")])
    shutil.unregister_archive_format("names")
    attempt(shutil.register_unpack_format, "again", [".zip"], print)
    shutil.register_unpack_format("shown", [".shown"], lambda name, folder: print("unpack", name, folder == os.getcwd()))
    shutil.unpack_archive("x.shown")
    shutil.unregister_unpack_format("shown")
    print([entry for entry in shutil.get_unpack_formats() if entry[0] in ("zip", "tar", "gztar")])
    os.chdir("/")
