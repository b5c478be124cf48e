# The variables of the frames that an exception has left, or that handle it.

import sys, traceback, types

def inner(a, b=2, *args, key=None, **rest):
    local = [a, b]
    del b
    if a:
        unset = 1 / 0
    return local

def closure(x):
    y = x + 1
    def nested():
        z = y * 2
        raise ValueError(z)
    nested()

class Holder:
    def method(self, value):
        total = sum(v for v in range(value))
        return self.missing

def frames(exc):
    out = []
    tb = exc.__traceback__
    while tb:
        names = {k: v for k, v in tb.tb_frame.f_locals.items() if k not in ("exc",)} if tb.tb_frame.f_code.co_name != "<module>" else "module"
        out.append((tb.tb_frame.f_code.co_name, names))
        tb = tb.tb_next
    return out

def catch(f, *args, **kw):
    try:
        f(*args, **kw)
    except Exception as exc:
        return exc

def plain(v):
    return {k: (x if isinstance(x, (int, str, list, tuple, type(None))) else type(x).__name__) for k, x in v.items()} if isinstance(v, dict) else v

def show(exc):
    for name, names in frames(exc):
        print("  ", name, sorted(plain(names).items()) if name != "catch" else sorted(names))

print("inner"); show(catch(inner, 1, 3, 4, 5, key=6, other=7))
print("closure"); show(catch(closure, 5))
print("method"); show(catch(Holder().method, 4))

def live():
    before = 1
    try:
        inner(before)
    except ZeroDivisionError as e:
        after = 2
        frame = e.__traceback__.tb_frame
        print(sorted(name for name in frame.f_locals if name != "frame"), frame.f_locals["after"], frame.f_locals is not None)
        after = 3
        print(e.__traceback__.tb_frame.f_locals["after"], e.__traceback__.tb_frame.f_lineno - e.__traceback__.tb_lineno, frame.f_back.f_code.co_name)
        tb = sys.exc_info()[2]
        print(tb.tb_next.tb_frame.f_locals["local"])
live()

def reraise():
    step = 1
    try:
        inner(1)
    except ZeroDivisionError:
        step = 2
        raise
print("reraise"); show(catch(reraise))

def chain():
    step = 1
    try:
        inner(1)
    except ZeroDivisionError as first:
        step = 2
        raise KeyError("k") from first
e = catch(chain)
print("chain"); show(e); show(e.__cause__)

def final():
    state = "try"
    try:
        inner(1)
    finally:
        state = "finally"
print("final"); show(catch(final))

def recursive(n):
    if n == 0:
        raise RuntimeError("deep")
    recursive(n - 1)
print("recursive"); show(catch(recursive, 3))

def gen(n):
    for i in range(n):
        yield i
    end = "over"
    raise LookupError(end)
print("gen"); show(catch(list, gen(2)))

def comp(n):
    squares = [10 // (i - n) for i in range(5)]
    return squares
print("comp"); show(catch(comp, 3))

def genexp(n):
    return list(10 // (i - n) for i in range(5))
print("genexp")
for name, names in frames(catch(genexp, 3)):
    print("  ", name, {k: v for k, v in plain(names).items() if k != ".0"} if name != "catch" else "")

def lam():
    f = lambda q: q.nothing
    f(5)
print("lambda"); show(catch(lam))

class Manager:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        print("exit sees", plain({k: v for k, v in tb.tb_frame.f_locals.items() if k != "manager"}))
        return False
def managed():
    inside = 1
    with Manager() as manager:
        inside = 2
        raise OSError("m")
print("managed"); show(catch(managed))

def body():
    class Made:
        attribute = 1
        broken = undefined_name
print("class body")
for name, names in frames(catch(body)):
    if name == "Made":
        print("  ", sorted(k for k in names if not k.startswith("__firstlineno")))

def code_in_exec():
    space = {"w": 3}
    exec("v = w + 1\nv / 0", space)
e = catch(code_in_exec)
tb = e.__traceback__
while tb.tb_next: tb = tb.tb_next
print("exec", tb.tb_frame.f_locals["v"], tb.tb_frame.f_globals is tb.tb_frame.f_locals)

def many():
    for attempt in range(3):
        try:
            raise ValueError(attempt)
        except ValueError as e:
            kept = e.__traceback__
    return kept
print("attempt", many().tb_frame.f_locals["attempt"])

te = traceback.TracebackException.from_exception(catch(inner, 1, key="k"), capture_locals=True)
for f in te.stack:
    if f.name == "inner":
        print(f.locals)
print("".join(te.format()).partition("in inner")[2])
st = traceback.StackSummary.extract(traceback.walk_tb(catch(closure, 1).__traceback__), capture_locals=True)
print([(f.name, sorted(f.locals.items())) for f in st][-1])
try:
    inner(1)
except ZeroDivisionError:
    print(sys.exc_info()[2].tb_frame.f_locals is globals(), sys.exc_info()[2].tb_next.tb_frame.f_locals["a"])

def make():
    try:
        inner(1)
    except ZeroDivisionError as e:
        return e.__traceback__
tb = make()
made = types.TracebackType(None, tb.tb_next.tb_frame, tb.tb_next.tb_lasti, 55)
made2 = types.TracebackType(made, tb.tb_frame, 3, 66)
print(made.tb_lineno, made.tb_next, made2.tb_next is made, made2.tb_lasti, made.tb_frame.f_code.co_name, made.tb_frame.f_locals["a"])
for bad in ((1, 2, 3, 4), (None, 2, 3, 4), (None, tb.tb_frame, 3, "4"), (None, tb.tb_frame, "3", 4)):
    try:
        types.TracebackType(*bad)
    except TypeError as e:
        print(e)
try:
    raise ValueError("given").with_traceback(made)
except ValueError as e:
    print([(t.name, t.lineno) for t in traceback.extract_tb(e.__traceback__)])
import asyncio
async def aw(n):
    got = n * 2
    await asyncio.sleep(0)
    raise TimeoutError(got)
async def outer():
    mine = 3
    await aw(mine)
try:
    asyncio.run(outer())
except TimeoutError as e:
    tb = e.__traceback__
    while tb:
        if tb.tb_frame.f_code.co_name in ("aw", "outer"): print(tb.tb_frame.f_code.co_name, tb.tb_frame.f_locals)
        tb = tb.tb_next
import threading
def worker():
    num = 7
    inner(1)
def hook(args):
    tb = args.exc_traceback
    while tb.tb_next: tb = tb.tb_next
    print("thread", tb.tb_frame.f_locals["a"])
threading.excepthook = hook
t = threading.Thread(target=worker); t.start(); t.join()
def locals_in_excepthook(kind, value, tb):
    while tb:
        if tb.tb_frame.f_code.co_name == "inner": print("hook", tb.tb_frame.f_locals["key"])
        tb = tb.tb_next
sys.excepthook = locals_in_excepthook
inner(1, key="last")
