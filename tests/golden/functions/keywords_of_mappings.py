"""Keywords that a call takes from a mapping."""
def f(**k): return sorted(x for x in k if not x.startswith('__'))
a=1;b=2
print(f(**globals())[:5], f(**vars())['a' in f(**globals()):][:2])
def g(**k): return k['a'], k['b']
print(g(**globals()))
class C: pass
c=C(); c.a=5; c.b=6
print(g(**c.__dict__), g(**vars(c)))
class D(dict):
    def keys(self): return ['a','b']
    def __getitem__(self,k): return k*2
d={'a':1,'b':2}
def h(*args, **k):
    k['a']=100
    return k
print(h(**d), d, h(**d) is d)
try: h(**{1:2})
except TypeError as e: print(e)
class S(str): pass
print(g(**{S('a'):1, S('b'):2}))
print(dict(**d), dict(**d) is d, type(str('x'))( **{}), sorted(**{'iterable':[3]} ) if 0 else '')
def lots(**k): return len(k), list(k)[:3]
print(lots(**{f'k{i}':i for i in range(300)}))
dd={f'k{i}':i for i in range(20)}
del dd['k3'], dd['k0']; dd['k0']=1
print(lots(**dd))
import types
print(g(**types.MappingProxyType(d)))
