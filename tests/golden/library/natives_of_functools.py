"""Caches, partial calls, getters of items and attributes, named tuples, with values that only guest code can hash or compare."""

from functools import *
import operator, copy
from collections import namedtuple
@lru_cache(maxsize=3)
def f(x, *a, **k):
    "doc"
    print("call", x, a, k); return (x, a, tuple(k.items()))
for x in (1,2,3,1,4,2,1,5): f(x)
print(f.cache_info(), f.__name__, f.__doc__, f.__wrapped__.__name__, f.cache_parameters())
f(1,2); f(1,y=2); f(1,y=2); f("a"); f(1.0); f(True); print(f.cache_info())
f.cache_clear(); print(f.cache_info()); f(1); print(f.cache_info())
class G:
    def __init__(s,v): s.v=v
    def __hash__(s): return hash(s.v)
    def __eq__(s,o): return s.v==(o.v if isinstance(o,G) else o)
    def __repr__(s): return f"G{s.v}"
f(7); f(G(7)); f(G(8)); f(8); f(G(8)); print(f.cache_info()); f.cache_clear(); print(f.cache_info())
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(80), fib.cache_info())
fib(G(3)) if 0 else None
class C:
    @lru_cache
    def m(self, x): print("m", x); return x*2
    @lru_cache(typed=True)
    def t(self, x): print("t", repr(x)); return x
c=C(); print(c.m(2), c.m(2), C.m.cache_info()); c.t(1); c.t(1.0); c.t(True); c.t(1)
@lru_cache(maxsize=0)
def z(x): print("z"); return x
z(1); z(1); print(z.cache_info())
try: f([])
except TypeError as e: print(e)
@lru_cache
def err(x): raise ValueError(x)
for _ in range(2):
    try: err(1)
    except ValueError as e: print(e, err.cache_info())
p=partial(print, 1, sep="-"); p(2,3); p(2,3,sep="+",end="!\n"); print(p.func, p.args, p.keywords, p)
q=partial(p, 9); q(); print(q.args)
try: partial()
except TypeError as e: print(e)
try: partial(3)
except TypeError as e: print(e)
class P2(partial): pass
r=P2(max, 3); r.attr=1; print(r(1,9), r.attr, r)
print(copy.copy(p)(5), partial(int, base=2)("101"))
for k in (operator.itemgetter(1), operator.itemgetter(0,2), operator.itemgetter("a")):
    for o in ([1,2,3],"abc",{"a":1,0:5,2:6,1:3}):
        try: print(k(o), k)
        except Exception as e: print(type(e).__name__, e)
class D:
    def __init__(s): s.x=1; s.y=s
    def __getitem__(s,k): return ("item",k)
    def __getattr__(s,n): return "dyn"+n
print(operator.attrgetter("x")(D()), operator.attrgetter("y.x","z")(D()), operator.attrgetter("q")(D()), operator.itemgetter(3)(D()), operator.itemgetter(3,4)(D()))
for b in (lambda: operator.attrgetter(1), lambda: operator.itemgetter(), lambda: operator.attrgetter("nope")(1)):
    try: b()
    except Exception as e: print(type(e).__name__, e)
print(operator.add("a","b"), operator.add(1,2), operator.mul(2,"x"), operator.lt(1,2), operator.eq([1],[1]), operator.add(2**62,2**62), operator.sub(1.5,1), operator.getitem([1,2],1), reduce(operator.add, range(10)), operator.eq(D(),1))
print(sorted([(2,1),(1,2)], key=operator.itemgetter(1)), operator.itemgetter(1), operator.attrgetter("a.b"))
P=namedtuple("P","x y z", defaults=(5,6))
print(P(1), P(1,2), P(1,z=3), P._make([1,2,3]), P(1)._replace(y=9), P.__new__.__qualname__, P(1).x)
for b in (lambda: P(), lambda: P(1,2,3,4), lambda: P(1,q=2), lambda: P(1,x=2)):
    try: b()
    except TypeError as e: print(e)
E=namedtuple("E",""); print(E(), E._fields)
class S(P):
    def __new__(cls, a): return super().__new__(cls, a, 7)
    @property
    def s(self): return self.x+self.y
print(S(1), S(1).s, S(1)==(1,7,6), hash(P(1,2,3))==hash((1,2,3)))
x,y,zz=P(1); print(x,y,zz, P(1)[0], P(1)[1:], P._field_defaults, P.__doc__, P.__new__.__defaults__)
import pickle; print(pickle.loads(pickle.dumps(P(1,2))))
