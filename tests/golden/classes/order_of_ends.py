"""In which order objects end that lose their holders together."""
import gc
class D:
    def __init__(self, n, *held): self.n = n; self.held = held
    def __del__(self): print("del", self.n)
def f():
    a = D("a"); b = D("b"); c = D("c")
    print("leaving")
f()
print("--")
t = (D(1), D(2), D(3))
del t
print("--")
d = {k: D(k) for k in "xyz"}
d.clear()
print("--")
o = D("outer", D("inner1"), D("inner2", D("innermost")))
del o
print("--")
class Pair:
    def __init__(self): self.l = D("left"); self.r = D("right")
p = Pair()
p = None
print("--")
class Base:
    def __del__(self): print("base del", type(self).__name__)
class Derived(Base):
    def __del__(self):
        print("derived del")
        super().__del__()
x = Derived()
del x
x = [1,2,3]
def g():
    try:
        d = D("g")
        raise KeyError("k")
    except KeyError as e:
        print("handled", e)
    print("end of g")
g()
def h():
    d = D("h")
    raise KeyError("out")
try:
    h()
except KeyError:
    print("caught")
print("after except")
s = {D("in set")}
s.pop()
print("popped")
import collections
q = collections.deque([D("q1"), D("q2")])
q.popleft()
print("popleft")
q.clear()
print("cleared")
with open("/dev/null") as fh:
    z = D("with")
z = None
print("with done")
def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen closed")
for v in gen():
    print(v)
    break
print("after break")
g1 = gen(); next(g1)
del g1
print("g1 gone")
lam = [lambda: D("lam")][0]
lam()
print("end")
m1 = D("m1"); m2 = D("m2"); m3 = D("m3", m1)
