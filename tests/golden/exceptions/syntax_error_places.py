"""Where syntax errors are, and what SyntaxError objects show of themselves."""
import traceback

SOURCES = [
    "x = ", "if True", "for x in y", "x == ", "lambda x:", "a.", "import a.b as", "from a import b,", "raise x from", "not",
    "f(**a=1)", "f(1, **a=2)", "f(*a=1)", "f(a, *b=3)", "f(a.b=1)", "x <> y", "if x <> y: pass", "(", "print(a\nprint(b)",
    "x = {\n 'a': 1\n", "{'a': 1, 'b' 2}", "x[1\ny]", "match x\n    case 1: pass", "def f(a,\n  b",
    "try:\n    x\nexcept* A:\n    break", "for i in y:\n    try:\n        x\n    except* A:\n        continue",
    "x = \"\"\"abc\ndef", "f'''abc\ndef", "0x", "1__0", "'abc", ")", "class A\n    pass",
]
for source in SOURCES:
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))

MADE = [
    ("m",), ("m", ("f.py", 1, 5, "text here\n", 1, 7)), ("m", ("f.py", 3, 20, "short", 3, 21)), ("m", ("f.py", 3, 0, "short", 3, 0)),
    ("m", ("f.py", 3, 2, "   \tshort", 3, 3)), ("m", ("f.py", 3, 6, "   \tshort", 3, -1)), ("m", ("f.py", None, None, None)),
    ("m", (None, 3, None, "abc")), ("m", ("f.py", 2, 3, "abcdef\n", 3, 2)),
]
for arguments in MADE:
    e = SyntaxError(*arguments)
    print(e)
    print("".join(traceback.format_exception_only(e)), end="")
