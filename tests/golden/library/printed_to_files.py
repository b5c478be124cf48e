"""What is printed to files of all kinds: in one piece or in several, nobody can tell."""

import io, sys, contextlib
s = io.StringIO()
print("a", 1, 2.5, None, file=s); print(file=s); print("x", "y", sep="", end="|", file=s); print([1, "b"], {"k": (1,)}, sep=", ", file=s)
print("cr\r", "n", sep="\r", end="\r\n", file=s)
class T:
    def __str__(self): return "T!"
    def __repr__(self): return "<T>"
print(T(), [T()], "z", file=s, flush=True)
print(repr(s.getvalue()))
for nl in (None, "", "\n", "\r\n"):
    s = io.StringIO(newline=nl); print("a\r", "b\n", sep="\r", end="\n", file=s); print("q", file=s); print(repr(s.getvalue()))
with contextlib.redirect_stdout(io.StringIO()) as out:
    print("hidden", 1); print(T())
print(repr(out.getvalue()))
for bad in (io.BytesIO(), 5, None):
    try: print("a", "b", file=bad)
    except Exception as e: print(type(e).__name__, e)
s = io.StringIO(); s.close()
try: print("x", file=s)
except ValueError as e: print(e)
class Mine(io.StringIO):
    def write(self, t): sys.__stdout__.write(f"[{t}]"); return len(t)
print("a", 2, file=Mine())
class Mine2(io.StringIO): pass
m = Mine2(); print("a", 2, file=m); print(repr(m.getvalue()))
import tempfile, os
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, "f")
    with open(p, "w", newline="\r\n") as f: print("l1", "l2", file=f); print("ü", 5, file=f, flush=True); print(open(p, "rb").read())
    with open(p, "w", encoding="ascii") as f:
        try: print("ok", "ü", file=f)
        except UnicodeEncodeError as e: print(e)
    print(open(p).read())
    with open(p) as f:
        try: print("x", file=f)
        except io.UnsupportedOperation as e: print(e)
    with open(p, "wb") as f:
        try: print("x", file=f)
        except TypeError as e: print(e)
try: print("a", sep=5, file=s)
except TypeError as e: print(e)
try: print("a", end=b"", file=io.StringIO())
except TypeError as e: print(e)
