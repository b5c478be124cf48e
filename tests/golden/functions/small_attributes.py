"""Attributes of functions, cells and properties, copies of iterators, and other small things."""

print(hash(""), hash(b""))
def f(a, b=1): "doc"; return a, b
f.__defaults__ = (5, 6); print(f(), f.__defaults__)
try: f.__defaults__ = 3
except TypeError as e: print(e)
f.__defaults__ = None; print(f.__defaults__)
del f.__defaults__
f.__kwdefaults__ = {'x':1}; print(f.__kwdefaults__)
try: f.__kwdefaults__ = 3
except TypeError as e: print(e)
del f.__doc__; print(f.__doc__); f.__doc__ = 5; print(f.__doc__)
try: f.__name__ = 3
except TypeError as e: print(e)
try: f.__qualname__ = 3
except TypeError as e: print(e)
try: f.__dict__ = 3
except TypeError as e: print(e)
try: f.__code__ = 3
except TypeError as e: print(e)
try: f.__globals__ = 3
except (TypeError,AttributeError) as e: print(e)
def g():
    x = 1
    def h(): return x
    return h
h = g(); h.__closure__[0].cell_contents = 7; print(h())
class Outer:
    class C:
        @property
        def p(self): return 1
        q = property(None, lambda s, v: None)
def local():
    class C:
        @property
        def p(self): return 1
        __slots__ = ('z',)
    return C
for c in (Outer.C(), local()()):
    for a in (lambda: setattr(c,'p',1), lambda: delattr(c,'p'), lambda: c.q, lambda: c.zz, lambda: setattr(c, 'zz', 1)):
        try: print(a())
        except AttributeError as e: print(e)
print(Outer.C.p.__name__)
from collections import deque
d = deque('abc')
class D(deque): pass
import pickle, copy
e = D('ab', 5); e.x = 9
print(pickle.loads(pickle.dumps(e)), pickle.loads(pickle.dumps(e)).x, copy.deepcopy(e))
for a in ((lambda: d.index('b', 0, 2)), (lambda: d.index('c', -1)), (lambda: d.index('z')), lambda: d.insert(1,'q'), lambda: list(reversed(d))):
    try: print(a())
    except ValueError as x: print(x)
import csv
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter, csv.Sniffer().has_header("name,age\nbob,3\nann,4\n"))
def gen(): yield 1
x = gen(); x.__name__ = "other"; print(x.__name__)
import itertools
c=itertools.count(5,2); next(c)
print(copy.copy(c), next(copy.deepcopy(c)), copy.copy(itertools.repeat(3,4)))
from decimal import Decimal; print(Decimal('-1e425000000') < 1.5, Decimal('1e425000000') > Decimal('-1e425000000'))
print(slice(1,2) == slice(1,2), hash(slice(1)) == hash(slice(1)))
