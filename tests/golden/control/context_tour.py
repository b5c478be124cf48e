"""A tour of contextlib."""
from contextlib import *
import contextlib, io, sys, asyncio
@contextmanager
def cm(n,sup=False):
    print('enter',n)
    try: yield n
    except ValueError as e:
        print('caught',n,e)
        if not sup: raise
    finally: print('exit',n)
with cm(1) as x, cm(2): print('body',x)
with cm(1,True): raise ValueError('v')
print('after')
try:
    with cm('a'): raise KeyError('k')
except KeyError as e: print('KeyError',e)
with ExitStack() as st:
    a=st.enter_context(cm('s1')); st.callback(print,'cb',1,sep='-'); st.push(lambda *e: print('push',e[0]) or True)
    st.enter_context(cm('s2')); raise TypeError('t')
print('done')
st=ExitStack(); st.enter_context(cm('p')); st2=st.pop_all(); st.close(); print('closing'); st2.close()
try:
    with ExitStack() as s:
        s.callback(lambda:1/0); raise ValueError('first')
except ZeroDivisionError as e: print(repr(e),repr(e.__context__))
@contextmanager
def noyield():
    if 0: yield
try:
    with noyield(): pass
except RuntimeError as e: print(e)
@contextmanager
def two(): yield 1; yield 2
try:
    with two(): pass
except RuntimeError as e: print(e)
@contextmanager
def swallow():
    try: yield
    except: yield
try:
    with swallow(): raise ValueError
except RuntimeError as e: print(e)
with suppress(KeyError,ValueError): raise KeyError
with suppress(ValueError):
    raise ExceptionGroup('g',[ValueError(1)])
o=io.StringIO()
with redirect_stdout(o): print('hid')
print(repr(o.getvalue()))
with redirect_stderr(o): print('err',file=sys.stderr)
print(repr(o.getvalue()))
class C:
    def close(self): print('closed')
with closing(C()) as c: pass
with nullcontext(5) as n: print(n)
@cm('deco')
def f(): print('in f')
f(); f()
class T(ContextDecorator):
    def __enter__(self): print('T+'); return self
    def __exit__(self,*e): print('T-'); return False
@T()
def g(): return 'g'
print(g())
class A(AbstractContextManager):
    def __exit__(self,*a): pass
with A() as a: print(type(a).__name__)
try: AbstractContextManager()
except TypeError as e: print(e)
@asynccontextmanager
async def acm(n):
    print('a+',n)
    try: yield n
    finally: print('a-',n)
async def main():
    async with acm(1) as x, acm(2): print('abody',x)
    async with AsyncExitStack() as st:
        await st.enter_async_context(acm('st')); st.callback(print,'sync cb')
        async def acb(x): print('acb',x)
        st.push_async_callback(acb,9)
    async with aclosing(agen()) as ag:
        async for v in ag: print(v); break
    @acm('d')
    async def h(): print('h')
    await h()
async def agen():
    try: yield 1; yield 2
    finally: print('agen closed')
asyncio.run(main())
cmx=cm('once')
with cmx: pass
try:
    with cmx: pass
except (RuntimeError,AttributeError) as e: print(type(e).__name__,e)
try:
    with ExitStack() as s: s.enter_context(5)
except TypeError as e: print(e)
with (cm('p1') as p1, cm('p2') as p2): print(p1,p2)
try:
    with cm('x'): 
        with cm('y'): raise ValueError('deep')
except ValueError as e: print('outer',e)
def ret():
    with cm('r'): return 'value'
print(ret())
for i in range(2):
    with cm(i):
        if i==0: continue
        break
