"""Weak references, weak dictionaries, finalize, callbacks, gc functions."""

import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"

    def method(self):
        return f"method of {self.name}"


t = Thing("a")
r = weakref.ref(t)
print(r() is t, r().name, type(r).__name__, r is weakref.ref(t), weakref.getweakrefcount(t) >= 1)
del t
gc.collect()
print(r(), r() is None)
log = []
t = Thing("b")
r1 = weakref.ref(t, lambda ref: log.append(("callback", ref() is None)))
p = weakref.proxy(t)
print(p.name, p.method(), p == t or True)
p.extra = 5
print(t.extra)
t = None
gc.collect()
print(log)
try:
    p.name
except ReferenceError as e:
    print(e)
for bad in (5, "text", (1,), [1], {}, None):
    try:
        weakref.ref(bad)
        print("fine")
    except TypeError as e:
        print(e)
print(weakref.ref(Thing)() is Thing)
cache = weakref.WeakValueDictionary()
x, y = Thing("x"), Thing("y")
cache["x"], cache["y"] = x, y
print(sorted(cache), len(cache), cache["x"], cache.get("z"), "y" in cache)
del y
gc.collect()
print(sorted(cache), len(cache), cache.get("y", "default"), list(cache.values()))
keys = weakref.WeakKeyDictionary()
k = Thing("key")
keys[k] = "value"
keys[x] = "other"
print(len(keys), keys[k], k in keys)
del k
gc.collect()
print(len(keys), [key.name for key in keys])
ws = weakref.WeakSet()
m = Thing("m")
ws.add(m)
ws.add(x)
print(len(ws), m in ws)
del m
gc.collect()
print(len(ws), [e.name for e in ws])
f = weakref.finalize(x, log.append, "finalized x")
print(f.alive)
del x
gc.collect()
print(log, f.alive, f())
z = Thing("z")
g = weakref.finalize(z, lambda a, b=0: log.append((a, b)), 1, b=2)
print(g.alive, g.detach() is not None, g.alive)
wm = weakref.WeakMethod(z.method)
print(wm()(), wm() == z.method)
del z
gc.collect()
print(wm())


class Node:
    def __init__(self, name, parent=None):
        self.name, self.children = name, []
        self._parent = weakref.ref(parent) if parent else None
        if parent:
            parent.children.append(self)

    @property
    def parent(self):
        return self._parent() if self._parent else None

    def path(self):
        return (self.parent.path() + "/" if self.parent else "") + self.name


root = Node("root")
leaf = Node("leaf", Node("mid", root))
print(leaf.path())
mid = leaf.parent
del root
gc.collect()
print(leaf.path(), mid.parent)


class Observable:
    def __init__(self):
        self.observers = weakref.WeakSet()

    def fire(self, event):
        return sorted(o.notify(event) for o in self.observers)


class Observer:
    def __init__(self, name):
        self.name = name

    def notify(self, event):
        return f"{self.name} saw {event}"


o = Observable()
one, two = Observer("one"), Observer("two")
o.observers.add(one)
o.observers.add(two)
print(o.fire("start"))
del two
gc.collect()
print(o.fire("end"))


class Cached:
    instances = weakref.WeakValueDictionary()

    def __new__(cls, key):
        self = cls.instances.get(key)
        if self is None:
            self = super().__new__(cls)
            self.key = key
            cls.instances[key] = self
        return self


a, b, c = Cached(1), Cached(1), Cached(2)
print(a is b, a is c, sorted(Cached.instances))
del c
gc.collect()
print(sorted(Cached.instances))
cycle_a, cycle_b = Thing("ca"), Thing("cb")
cycle_a.other, cycle_b.other = cycle_b, cycle_a
ra = weakref.ref(cycle_a, lambda _: log.append("cycle collected"))
del cycle_a, cycle_b
gc.collect()
print(ra(), log[-1])
print(
    gc.isenabled(),
    gc.disable(),
    gc.isenabled(),
    gc.enable(),
    isinstance(gc.collect(), int),
    isinstance(gc.get_count(), tuple),
    gc.is_tracked([]),
    isinstance(gc.get_threshold(), tuple),
)
d = Thing("dead key")
keys[d] = 1
ref_hash = weakref.ref(d)
print(hash(ref_hash) == hash(d), ref_hash == weakref.ref(d), {ref_hash: 1}[weakref.ref(d)])
many = [Thing(i) for i in range(100)]
refs = [weakref.ref(o) for o in many]
del many[::2], o
gc.collect()
print(sum(1 for ref in refs if ref() is not None))
