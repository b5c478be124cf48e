"""map with natives, which may need guest code at any item; text in memory."""

import io
class V:
    def __str__(s): return "V!"
    def __int__(s): return 42
    def __repr__(s): return "<V>"
print(list(map(str,[1,2.5,"x",V(),None,V()])), list(map(int,["1",V(),True,2.9])), list(map(len,["a",[1,2],{}])), list(map("{}-{}".format,[1,2],"ab")))
print(",".join(map(str,range(5))), sum(map(int,"123")), max(map(abs,[-3,2])), set(map(ord,"ab")), tuple(map(float,["1","2.5"])), sorted(map(str,[3,1])), dict(zip("ab",map(int,"12"))))
for bad in (lambda: list(map(int,["1","x","3"])), lambda: list(map(len,[1])), lambda: list(map(int,[V,"2"]))):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
a=[0]
try: a.extend(map(int,["1","2","z","4"]))
except ValueError as e: print(a, e)
it=iter([1,2,3]); print(list(map(next,[it]*5)))
print([x for x in map(lambda v: v*2, range(3))], [x for x in map(str, range(3))], [p for p in map(lambda a,b: a+b, "ab","cd")], list(map(max,[1,5],[3,2],[2,9],[0,0],[7,7])))
m=map(str,[1,2]); print(next(m), next(m), next(m,"end"), type(m), list(map(repr,[V()])), list(map(None.__class__, [])) )
def gen():
    yield from map(str,[1,2]); 
print(list(gen()), any(map(bool,[0,1])), list(map(dict(a=1).get,"ab")))
s=io.StringIO()
print(s.write("héllo\n"), s.write("world"), s.tell(), repr(s.getvalue())); s.seek(2); print(s.write("XY"), repr(s.getvalue()), s.read(3), repr(s.readline()), repr(s.read()), repr(s.read()))
s.seek(20); s.write("!"); print(repr(s.getvalue())); print(s.truncate(3), repr(s.getvalue()), s.seek(0,2), s.seek(0), list(s), s.readable(), s.writable(), s.seekable(), s.isatty())
for l in io.StringIO("a\nb\r\nc"): print(repr(l))
print(io.StringIO("a\r\nb\rc",newline=None).getvalue().encode(), io.StringIO("a\nb",newline="\r\n").getvalue().encode(), io.StringIO("x\ny").readlines(), io.StringIO("abc\ndef").readline(2))
for f in (lambda: s.write(3), lambda: io.StringIO(3), lambda: s.seek(-1), lambda: s.seek(1,1), lambda: s.seek(0,5), lambda: s.truncate(-1), lambda: s.fileno(), lambda: (s.close(), s.write("x")), lambda: s.getvalue(), lambda: s.read(), lambda: next(s)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(s.closed, isinstance(s, io.TextIOBase), isinstance(s,io.IOBase))
with io.StringIO("q") as w: print(w.read(), w.closed)
print(w.closed); w.close()
class L(io.StringIO):
    def readline(self, *a): return super().readline(*a).upper()
    def write(self, x): return super().write(x+"?")
l=L("a\nb\n"); print(list(l)); l.write("z"); print(l.getvalue(), l.newlines, l.line_buffering); l.x=1; print(l.x)
w=io.StringIO(); print("a",1,file=w); print("b",end="",file=w); w.writelines(["p","q"]); print(repr(w.getvalue()))
import csv; w=io.StringIO(); csv.writer(w).writerows([[1,"a,b"],[2,"c"]]); print(repr(w.getvalue())); print(list(csv.reader(io.StringIO(w.getvalue()))))
import contextlib
with contextlib.redirect_stdout(io.StringIO()) as o: print("hidden")
print(repr(o.getvalue()), io.StringIO(initial_value="k").read(), io.StringIO(None).read()=="")
