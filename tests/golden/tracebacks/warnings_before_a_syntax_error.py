"""A source that does not compile warns first of what stands before its error."""

import warnings

SOURCES = [
    'a = "\\d"\nb = a b\nc = "\\e"',
    'a is 5\nreturn',
    'x = 1if 2 else 3\nx y',
    '"\\d"\ndef f():\n x\n global x',
]
for source in SOURCES:
    print("----")
    print(source)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "text.py", "exec")
        except SyntaxError as e:
            print("error:", e)
    for warning in caught:
        print("warned:", warning.category.__name__, warning.message, "line", warning.lineno)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, "text.py", "exec")
        except SyntaxError as e:
            print("first error:", e)

# Some messages that tell where CPython stopped.
for source in [
    "f((a)=1)",
    'f"{}" + f"}"',
    'f"{a b}" f"}"',
    'f"{a:{}}"',
    'f"{class}"',
    'f"{x=y}"',
    'f"{lambda x: 1}"',
    'f"\\x1"',
    "match x:\n case f'a': pass",
    "if x:\n  a\n b",
    "  x",
    "def f():",
    "try: pass",
    "08",
    "{**x for x in y}",
]:
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print(repr(source), "->", e.msg, (e.lineno, e.offset), (e.end_lineno, e.end_offset))
