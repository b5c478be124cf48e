"""The context of decimal numbers belongs to the context of `contextvars` that a thread, a task or a call runs in."""

import asyncio, contextvars, threading
from contextvars import copy_context, Context as VarContext, ContextVar
from decimal import *
def prec(): return getcontext().prec
def change(n):
    setcontext(Context(prec=n)); return prec()
getcontext().prec = 20
print(copy_context().run(change, 7), prec())
print(copy_context().run(lambda: getcontext() is getcontext()), copy_context().run(getcontext) is getcontext())
print(VarContext().run(prec), prec())
c = copy_context()
c.run(change, 5); print(c.run(prec), prec(), c.copy().run(prec))
def inner():
    change(9)
    d = copy_context()
    print(d.run(prec), d.run(change, 3), d.run(prec), prec())
    return d
d = c.run(inner); print(d.run(prec), c.run(prec), prec())
def nested():
    change(11)
    print(d.run(prec), prec())
    print(c.copy().run(prec))
    def deeper():
        change(13)
        print('c is running', c.copy().run(prec), prec())
    d.run(deeper)
    print(prec())
c.run(nested); print(c.run(prec), d.run(prec), prec())
def raising():
    change(2); raise KeyError
try: c.run(raising)
except KeyError: print(prec(), c.run(prec))
async def task(n):
    with localcontext(prec=n):
        await asyncio.sleep(0)
        a = Decimal(1)/3
        await asyncio.sleep(0.001*(10-n))
        return a, Decimal(1)/3
async def setting(n):
    change(n); await asyncio.sleep(0); return prec()
async def main():
    r = await asyncio.gather(*[task(n) for n in range(3,9)])
    for x in r: print(*x)
    print(prec(), await asyncio.gather(setting(4), setting(6)), prec())
    print(await setting(8), prec())
    print(await asyncio.to_thread(prec), await asyncio.to_thread(change, 3), prec())
    loop = asyncio.get_running_loop()
    loop.call_soon(change, 2)
    await asyncio.sleep(0)
    print(prec())
asyncio.run(main()); print(prec())
out=[]
t = threading.Thread(target=lambda: out.append((prec(), change(3), prec()))); t.start(); t.join(); print(out, prec())
t = threading.Thread(target=copy_context().run, args=(lambda: out.append(prec()),)); t.start(); t.join(); print(out, prec())
v = ContextVar('v')
def both():
    v.set(1); change(4)
    return v.get(), prec()
print(copy_context().run(both), v.get(None), prec())
def gen():
    with localcontext(prec=4):
        yield prec()
        yield prec()
g = gen(); print(next(g), prec()); print(next(g), prec()); g.close(); print(prec())
