"""Source that is not UTF-8: files that are imported, and bytes that are compiled."""

import ast
import importlib
import linecache
import os
import sys
import tempfile
import traceback

sys.dont_write_bytecode = True

GOOD = {
    "latin": "# -*- coding: latin-1 -*-\nname = 'Müller'\n".encode("latin-1"),
    "windows": "#!/usr/bin/env python3\n# vim: set fileencoding=cp1252 :\nname = '5 € – done'\n".encode("cp1252"),
    "greek": "# coding=iso8859-15\nname = '€'\n".encode("iso8859-15"),
    "russian": "# coding: koi8-r\nname = 'Привет'\n".encode("koi8-r"),
    "marked": b"\xef\xbb\xbf# coding: utf-8\nname = '\xc3\xa9'\n",
    "editor": b"# -*- coding: utf-8-unix -*-\nname = '\xc3\xa9'\n",
    "late": b"x = 1\n# coding: latin-1\nname = '\xc3\xa9'\n",
    "third": b"#\n#\n# coding: latin-1\nname = '\xc3\xa9'\n",
    "second": b"\n# coding: latin-1\nname = '\xc3\xa9'\n",
    "feed": b"\x0c# coding: latin-1\nname = '\xe9'\n",
}
BAD = {
    "unknown": b"# coding: fake\nname = 1\n",
    "both": b"\xef\xbb\xbf# coding: latin-1\nname = 1\n",
    "narrow": b"# coding: ascii\nname = '\xc3\xa9'\n",
    "hole": b"# coding: cp1252\nname = '\x81'\n",
    "undeclared": b"\nname = '\xe9'\n",
    "wrong": b"# coding: utf-8\nname = '\xe9'\n",
    "mistake": b"# coding: latin-1\nname = '\xe9' +\n",
}


def message(error):
    return error.msg, error.lineno, error.offset, error.text


with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    for name, source in (GOOD | BAD).items():
        with open(os.path.join(folder, f"source_{name}.py"), "wb") as file:
            file.write(source)
    importlib.invalidate_caches()
    for name in GOOD:
        print(name, ascii(importlib.import_module(f"source_{name}").name))
    for name in BAD:
        try:
            importlib.import_module(f"source_{name}")
        except SyntaxError as e:
            print(name, message(e), os.path.basename(e.filename))

    # The lines that tracebacks show are read in the same encoding.
    with open(os.path.join(folder, "failing.py"), "wb") as file:
        file.write("# coding: latin-1\ndef fail():\n    return 'ü' / 2\n".encode("latin-1"))
    import failing
    try:
        failing.fail()
    except TypeError as e:
        print(ascii(traceback.extract_tb(e.__traceback__)[-1].line))
    print(ascii(linecache.getline(os.path.join(folder, "source_windows.py"), 3)))

for name, source in GOOD.items():
    namespace = {}
    exec(source, namespace)
    exec(compile(bytearray(source), "<given>", "exec"), again := {})
    tree = ast.parse(source)
    print(name, ascii(namespace["name"]), again["name"] == namespace["name"], ascii(tree.body[-1].value.value))
for name, source in BAD.items():
    for action in (exec, lambda source: compile(source, "given.py", "exec"), ast.parse):
        try:
            action(source)
        except SyntaxError as e:
            print(name, message(e), e.filename)
print(eval(b"# coding: latin-1\n'\xe9'"))
