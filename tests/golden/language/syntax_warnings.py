"""What the compiler warns of, before the script runs."""
import re
x = 5
print(re.findall("\d+", "a1b22"))
s = '''a
b \q
c \w'''
if x is 5: pass
if x is not "a": pass
if 5 is x: pass
if x is (): pass
if x is -1: pass
if x is None: pass
b = b"\d"
print("\400" if 0 else 1, 'ok\z' "\y")
f = f"{x}\d{x}\w"
assert (x, "msg")
def g():
    return 1 is 1
try:
    5()
except TypeError as e: print(e)
try:
    "abc"["a"]
except TypeError as e: print(e)
try:
    [1, 2](3)
except TypeError as e: print(e)
try: [1,2][3,4]
except TypeError as e: print(e)
print(1if x else 2, 0x1for x in [1])if 0 else 0
try: 5[1]
except TypeError as e: print(e)
try: (lambda: 1)[1]
except TypeError as e: print(e)
try: {1,2}[1]
except TypeError as e: print(e)
try: f"{x}"(1)
except TypeError as e: print(e)
exec("a = '\d'\nb = 1 is 1")
compile("'\d'", "foo.py", "exec")
import warnings
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: compile("x = '\d'", "foo.py", "exec")
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_offset)
    try: compile("x = 1\ny = x is 1", "foo.py", "exec")
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_offset)
print(f"\{x}", "\é")
print(eval("'\p'"))
