"""collections: deque, defaultdict, Counter, namedtuple, OrderedDict, ChainMap."""

from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
d.extend([5, 6])
d.extendleft("ab")
print(
    d, len(d), d[0], d[-1], d[3], 5 in d, d.pop(), d.popleft(), d.index(3), d.count(1), list(reversed(d)), bool(deque())
)
d.rotate(2)
print(d)
d.rotate(-1)
d.insert(1, "in")
d.remove("a")
d.reverse()
d[0] = "first"
del d[1]
print(d, d.copy() == d, d + deque([1]), d * 2 == d + d, deque([1, 2]) < deque([1, 3]), deque([1]) == [1])
recent = deque(maxlen=3)
for i in range(6):
    recent.append(i)
print(recent, recent.maxlen, list(recent), deque("abc", 2), deque("abc", maxlen=0))
recent.appendleft("L")
recent.extend([8, 9])
print(recent, d.clear(), d, deque([1]).maxlen)
for bad in (
    lambda: deque().pop(),
    lambda: deque().popleft(),
    lambda: deque([1])[5],
    lambda: deque([1]).remove(2),
    lambda: deque([1]).index(2),
    lambda: deque(5),
    lambda: deque([], -1),
    lambda: recent.insert(0, 1),
    lambda: hash(deque()),
    lambda: deque([1])["a"],
    lambda: deque([1, 2])[0:1],
    lambda: deque([1]) + [1],
):
    try:
        print(bad())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
q = deque(range(3))
try:
    for x in q:
        q.append(x)
except RuntimeError as e:
    print(e)

dd = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    dd[k].append(v)
print(
    dd,
    dd["missing"],
    len(dd),
    dd.get("none"),
    "none" in dd,
    dict(dd),
    dd.default_factory,
    defaultdict(int, a=1),
    defaultdict(lambda: "x")["k"],
)
counts = defaultdict(int)
for c in "hello":
    counts[c] += 1
print(dict(counts), sorted(counts), defaultdict(None, {1: 2}))
try:
    defaultdict()["k"]
except KeyError as e:
    print("KeyError", e)
try:
    defaultdict(5)
except TypeError as e:
    print(e)
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(dict(t["a"]["b"]), list(t), dd | {"z": 0}, dd.copy() == dd)


class KeyDefault(defaultdict):
    def __missing__(self, key):
        value = self[key] = key * 2
        return value


print(KeyDefault()["ab"], KeyDefault(None, x=1))

c = Counter("mississippi")
print(
    c,
    c["s"],
    c["zzz"],
    c.most_common(2),
    c.most_common(),
    sorted(c.elements()),
    sum(c.values()),
    c.total(),
    len(c),
    list(c),
    "m" in c,
)
c.update("miss")
c.subtract({"p": 5, "m": 1})
c["new"] += 1
print(
    c,
    +c,
    -c,
    Counter(a=3, b=1) + Counter(a=1, c=2),
    Counter(a=3, b=1) - Counter(a=1, b=2),
    Counter(a=3, b=1) & Counter(a=1, b=2),
    Counter(a=3, b=1) | Counter(a=1, b=2),
    Counter([1, 1, 2]),
    Counter({"x": 2}),
    Counter(),
    Counter(a=1) == Counter(a=1, b=0),
    Counter(a=1) <= Counter(a=2),
    Counter(x=1).get("y"),
    dict(Counter("ab")),
)
del c["new"], c["not there"]
x = Counter(a=1)
x += Counter(a=2, b=1)
x -= Counter(b=5)
print(
    x,
    Counter("abc").most_common(1),
    Counter(["b", "a", "b"]).most_common(1)[0],
    repr(Counter()),
    Counter(a=2).copy(),
    Counter("aab").keys(),
    c.pop("m"),
    c.setdefault("q", 4),
)
words = "the cat the dog the end".split()
print(
    [w for w, n in Counter(words).most_common() if n == 1],
    max(Counter(words).items(), key=lambda p: p[1]),
    not Counter("listen") - Counter("silent"),
)
try:
    Counter.fromkeys("ab", 1)
except NotImplementedError as e:
    print(e)

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(
    p,
    p.x,
    p[1],
    p._fields,
    p._asdict(),
    p._replace(x=10),
    Point._make([5, 6]),
    *p,
    len(p),
    p == (1, 2),
    hash(p) == hash((1, 2)),
    isinstance(p, tuple),
    p + (3,),
    Point.__doc__,
    Point.__name__,
    p < Point(1, 3),
    max(p),
    p.index(2),
    [a * 2 for a in p],
)
a, b = p
print(
    a,
    b,
    Point(**{"x": 1, "y": 2}),
    namedtuple("P", ["a", "b"], defaults=[5])(1),
    namedtuple("E", "")(),
    namedtuple("R", "a class a _b", rename=True)._fields,
    namedtuple("D", "a, b, c", defaults=(1, 2))._field_defaults,
)
for bad in (
    lambda: Point(1),
    lambda: Point(1, 2, 3),
    lambda: Point(1, z=2),
    lambda: setattr(p, "x", 5),
    lambda: p.z,
    lambda: namedtuple("Q", "a a"),
    lambda: namedtuple("Q", "class"),
    lambda: namedtuple("Q", "_a"),
    lambda: namedtuple("1Q", "a"),
    lambda: p._replace(q=1),
    lambda: Point._make([1]),
    lambda: namedtuple("Q", "a", defaults=[1, 2]),
    lambda: p[5],
    lambda: delattr(p, "x"),
):
    try:
        print(bad())
    except (TypeError, AttributeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)


class Vector(namedtuple("Vector", "x y z", defaults=(0,))):
    __slots__ = ()

    def length(self):
        return (self.x**2 + self.y**2 + self.z**2) ** 0.5

    def __add__(self, o):
        return Vector(*(a + b for a, b in zip(self, o)))

    @property
    def flat(self):
        return self._replace(z=0)


v = Vector(3, 4)
print(
    v,
    v.length(),
    v + Vector(1, 1, 1),
    (v + v).flat,
    type(v._replace(x=1)).__name__,
    sorted([Vector(2, 1), Vector(1, 9)]),
)

o = OrderedDict([("b", 1), ("a", 2)])
o["c"] = 3
o.move_to_end("b")
o.move_to_end("c", last=False)
print(
    o,
    o.popitem(),
    o.popitem(last=False),
    o,
    OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1),
    OrderedDict(a=1, b=2) == {"b": 2, "a": 1},
    list(reversed(o)),
    OrderedDict.fromkeys("ab"),
    isinstance(o, dict),
    repr(OrderedDict()),
)
try:
    o.move_to_end("nope")
except KeyError as e:
    print("KeyError", e)

defaults, user = {"color": "red", "size": 1}, {"size": 5}
m = ChainMap(user, defaults)
m["new"] = 0
print(
    m["size"],
    m["color"],
    sorted(m),
    len(m),
    "x" in m,
    user,
    m.maps,
    m.new_child({"size": 9})["size"],
    m.parents["size"],
    dict(m) == {"color": "red", "size": 5, "new": 0},
    m.get("zz", 1),
)
del m["new"]
for bad in (lambda: m["zz"], lambda: m.__delitem__("color")):
    try:
        bad()
    except KeyError as e:
        print("KeyError", e)


def bfs(graph, start):
    seen, order, todo = {start}, [], deque([start])
    while todo:
        node = todo.popleft()
        order.append(node)
        for n in graph[node]:
            if n not in seen:
                seen.add(n)
                todo.append(n)
    return order


print(
    bfs({1: [2, 3], 2: [4], 3: [4], 4: []}, 1),
    [sum(w) for w in (lambda q: [list(q) for x in range(6) if not q.append(x) and len(q) == 3])(deque(maxlen=3))],
)
