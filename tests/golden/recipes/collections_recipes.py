"""Counters, default dictionaries, deques, chains and named tuples at work."""

from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple

words = "the quick brown fox jumps over the lazy dog the end".split()
count = Counter(words)
print(count.most_common(2), count["the"], count["cat"], sum(count.values()), count.total())
count.update(["fox", "fox"])
count.subtract({"the": 1, "dog": 2})
print(count, +count, -count)
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, a == Counter("aaab"), a <= Counter(a=3, b=1, c=1))
print(sorted(a.elements()), Counter(letter for word in words for letter in word).most_common(3))

by_length = defaultdict(list)
for word in words:
    by_length[len(word)].append(word)
print(dict(by_length), by_length.default_factory, 9 in by_length, by_length[9], 9 in by_length)
tree = lambda: defaultdict(tree)
root = tree()
root["a"]["b"]["c"] = 1
print(root["a"]["b"]["c"], list(root["a"]))
graph = defaultdict(set, {1: {2}})
graph[2].add(3)
print(graph, graph.copy() == graph)

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.maxlen, d[0], d[-1], len(d))
d.rotate(1)
print(d, d.popleft(), d.pop(), d)
d.extendleft("xy")
d.extend([9])
d.insert(1, "i") if len(d) < 4 else print("full")
print(d, d.count("x"), list(reversed(d)), d.index("x"))
try:
    d.insert(1, "z")
except IndexError as error:
    print(error)

Point = namedtuple("Point", "x y z", defaults=[0])
p = Point(1, 2)
print(p, p.x + p.y, p._replace(z=5), p._asdict(), Point._fields, Point._make([7, 8, 9]), Point._field_defaults)
x, y, z = p
print(x, y, z, p == (1, 2, 0), p[1:], hash(p) == hash((1, 2, 0)))
for bad in (lambda: Point(1), lambda: Point(1, 2, 3, 4), lambda: setattr(p, "x", 3), lambda: namedtuple("Bad", "a class"),
            lambda: p._replace(q=1)):
    try:
        bad()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(namedtuple("Odd", "a class a", rename=True)._fields)

defaults, user, session = {"colour": "red", "size": 1}, {"size": 2}, {}
settings = ChainMap(session, user, defaults)
print(settings["colour"], settings["size"], len(settings), dict(settings))
settings["colour"] = "blue"
print(session, settings.maps[1:], settings.parents["colour"], settings.new_child({"size": 9})["size"])
del settings["colour"]
print(settings["colour"], sorted(settings))
try:
    del settings["size"]
except KeyError as error:
    print(error)

od = OrderedDict.fromkeys("abc", 0)
od.move_to_end("a")
od["d"] = 1
print(od, od.popitem(last=False), list(reversed(od)), od == OrderedDict(c=0, a=0, d=1), od == dict(d=1, a=0, c=0))


class CaseDict(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __missing__(self, key):
        if key != key.lower():
            return self[key.lower()]
        raise KeyError(key)


headers = CaseDict({"Content-Type": "text"}, Length=5)
print(headers, headers["CONTENT-TYPE"], "length" in headers, headers.get("nope"))


class Stack(UserList):
    push = UserList.append

    @property
    def top(self):
        return self.data[-1]


s = Stack([1, 2])
s.push(3)
print(s, s.top, s + [4], type(s[:2]).__name__, s * 2, 3 in s)
