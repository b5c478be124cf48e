"""Copies of instances, attributes of what derives from built-in classes, super, caches of results, sorting by keys."""
import copy, pickle
class A:
    def __init__(self,x): self.x=x; self.l=[1,2]
class B(A):
    __slots__=('s',)
    def __init__(self): A.__init__(self,3); self.s=4
class C(A):
    def __getstate__(self): return {'x':9}
class D(A):
    def __setstate__(self,s): self.got=s
class E:
    pass
class F(A):
    def __reduce__(self): return (F,(7,))
class G(A):
    def __setattr__(self,n,v): print('set',n); object.__setattr__(self,n,v)
for o in (A(1),B(),C(1),D(1),E(),F(1),G(2)):
    for f in (copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))):
        c=f(o); print(type(c).__name__, sorted(c.__dict__.items()), getattr(c,'s',None), getattr(c,'l',None) is getattr(o,'l',None))
e=E(); e.__dict__['a b']=1; print(copy.copy(e).__dict__, copy.deepcopy(e).__dict__)
a=A(1); a.me=a; b=copy.deepcopy(a); print(b.me is b)
class MyErr(Exception):
    def __init__(self,code): super().__init__(code); self.code=code
    def show(self): return self.code
for i in range(3):
    e=MyErr(i); print(e.code, e.show(), e.args)
class St(list):
    def __init__(self): super().__init__(); self.n=0
    def push(self,x): self.append(x); self.n+=1; return self.n
s=St(); print([s.push(i) for i in range(3)], s, s.n)
s2=St(); s2.push=lambda x: 'own'; print([t.push(5) for t in (s,s2,s)])
class Base:
    def f(self): return ['base']
    @classmethod
    def c(cls): return [cls.__name__]
    @staticmethod
    def st(): return ['st']
class Mid(Base):
    def f(self): return ['mid']+super().f()
    @classmethod
    def c(cls): return ['mid']+super().c()
    def st(self): return super().st()
class Oth(Base):
    def f(self): return ['oth']+super().f()
class Low(Mid,Oth):
    def f(self): return ['low']+super().f()
    def g(self): return [super().f() for _ in range(2)], (lambda: super(Low,self).f())()
    def h(self): return super().missing()
    def k(*args): return super().f()
print(Low().f(), Low.c(), Low().st(), Low().g())
for n in 'hk':
    try: print(getattr(Low(),n)())
    except Exception as e: print(type(e).__name__, e)
from functools import lru_cache
@lru_cache(maxsize=2)
def sq(x,y=0): print('calc',x,y); return x*x
print(sq(1),sq(1),sq(2),sq(3),sq(1),sq(1,0),sq(1,y=0),sq(1.0), sq.cache_info())
@lru_cache(None)
def un(x): return x
try: un([])
except TypeError as e: print(e)
print(un((1,2)),un((1,2)),un.cache_info())
class K:
    @lru_cache
    def m(self,x): print('m'); return x
k=K(); print(k.m(1),k.m(1))
print(sorted([3,1,2],key=lambda x:-x), sorted(['b','A'],key=str.lower,reverse=True))
class L:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v>o.v
    def __repr__(s): return f'L{s.v}'
print(sorted([3,1,2],key=L), sorted([L(1),L(3),L(2)],reverse=True)); l=[1,3,2]; l.sort(key=L); print(l)
def bad(x):
    if x==2: raise KeyError(x)
    return x
try: l.sort(key=bad)
except KeyError: print(l)
