"""Objects end when their last holder lets go, cycles when they are collected."""
import weakref, gc
class D:
    def __init__(self, n="?"): self.n = n
    def __del__(self): print("del", self.n)
def f(): return D("f")
f()
print("after f()")
D("stmt")
print("after stmt")
x = [D("l1"), D("l2")]
x = None
print("after x=None")
def g():
    d = D("local")
    print("in g")
g()
print("after g")
x = {"a": D("da"), "b": D("db")}
del x["a"]
print("after del x[a]")
x.pop("b")
print("after pop")
lst = [D(1), D(2), D(3)]
lst.pop()
print("popped")
del lst[0]
print("del lst[0]")
lst.clear()
print("cleared")
class Owner:
    def __init__(self): self.d = D("owned")
o = Owner()
del o
print("after owner")
o = Owner()
o.d = None
print("after attr None")
o = Owner()
del o.d
print("after del attr")
def h():
    items = [D("in list")]
    print("in h")
h()
print("after h")
lst = [D("old")]
lst[0] = D("new")
print("replaced")
lst = [D("again")]
print("rebuilt")
for i in range(3):
    t = D(i)
print("loop done")
a = D("a"); b = a
del a
print("still b")
del b
print("gone")
class Node:
    def __init__(self, v): self.v = v; self.other = None
    def __del__(self): print("node", self.v)
n1 = Node(1); n2 = Node(2); n1.other = n2; n2.other = n1
del n1, n2
print("cycle dropped")
gc.collect()
ob = Owner()
r = weakref.ref(ob)
print(r() is ob)
del ob
print(r())

gc.collect()
del lst, t
print("end")
