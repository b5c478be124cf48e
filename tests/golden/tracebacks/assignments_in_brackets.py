"""An equal sign where a colon, a comparison or a walrus was meant: what the message says, and what it points at."""

SOURCES = """
ages = {'Alice'=22, 'Bob'=23}
x = {a=1}
{'a': 1, 'b'=2}
{a, b=1}
{f()=1}
d = {x.y=2}
d = {'a' 1}
(a=1)
(a.b=1)
[x[0]=1]
(1=2)
f(x, {'k'=1})
x = [a=1 for a in b]
if {a=1}: pass
f(a.b=1)
dict('a'=1)
while (x = 1): pass
{'a'=1
"""

for source in SOURCES.strip().splitlines():
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print(source)
        if e.end_offset > 0:
            print(" " * (e.offset - 1) + "^" * (e.end_offset - e.offset))
        print("   ", e.msg)

for source in ["a = 1\nb = 2", "a = 1; b = 2", "if 1: a = 1\nb = 2", "def f():\n  pass\n"]:
    try:
        compile(source, "<prompt>", "single")
        print(repr(source), "is one statement")
    except SyntaxError as e:
        print(repr(source), e.msg, "at line", e.lineno)

for kind in "[(yield x) for x in y]", "{(yield x) for x in y}", "{x: (yield) for x in y}", "((yield x) for x in y)":
    try:
        compile(f"def f(): return {kind}", "<text>", "exec")
    except SyntaxError as e:
        print(e.msg)
