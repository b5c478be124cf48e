"""Sets and frozensets."""

s = {3, 1, 2, 3}
print(
    len(s),
    sorted(s),
    2 in s,
    5 not in s,
    set(),
    set("hello") == set("olhe"),
    {1, 2} == {2, 1},
    {1} == frozenset([1]),
    type({}),
    type({1}),
    {1, True, 1.0},
)
s.add(4)
s.add(4)
s.discard(99)
s.discard(1)
s.remove(2)
s.update([7, 8], (9,), {3: "x"})
print(sorted(s), s.pop() in {3, 4, 7, 8, 9}, len(s), s.copy() is s)
s.clear()
print(s, bool(s), len(s))
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(
    a | b,
    a & b,
    a - b,
    b - a,
    a ^ b,
    a.union(b, [9]),
    a.intersection([1, 3], (3,)),
    a.difference(b, [1]),
    a.symmetric_difference([4, 6]),
    a.union(),
    a.intersection(),
)
print(
    a <= b,
    {3, 4} <= a,
    {3, 4} < a,
    a < a,
    a <= a,
    a >= {1},
    a > {1, 2, 3, 4},
    a.issubset(range(10)),
    a.issuperset([1, 2]),
    a.isdisjoint({7}),
    a.isdisjoint(b),
    {1} < {2},
    {2} < {1},
    a != b,
)
c = set(a)
c |= {10}
c &= {1, 2, 10}
c -= {2}
c ^= {1, 5}
print(sorted(c), sorted(a))
c = alias = {1, 2}
c |= {3}
print(alias, c is alias)
c.intersection_update([2, 3, 4])
c.difference_update([3])
c.symmetric_difference_update([5, 2])
print(c, alias is c)
f = frozenset([1, 2, 3])
print(
    f,
    f | {4},
    {4} | f,
    type(f | {4}),
    type({4} | f),
    f & {1},
    f - {1},
    hash(f) == hash(frozenset([3, 2, 1])),
    {f: "set as key"}[frozenset({1, 2, 3})],
    f in {f},
    {1, 2, 3} in [f],
    frozenset(),
    f.copy() is f,
    {frozenset([1]), frozenset([1])},
)
for attempt in (
    lambda: {[]},
    lambda: {1}.remove(2),
    lambda: set().pop(),
    lambda: {1} + {2},
    lambda: {1} | [2],
    lambda: {1} < [1],
    lambda: set(5),
    lambda: {1}[0],
    lambda: f.add(1),
    lambda: hash({1}),
    lambda: {1}.update(5),
    lambda: {1}.nope,
    lambda: {1} & "a",
    lambda: {1}.union(5),
    lambda: {{1}},
    lambda: {1}.add([]),
    lambda: [] in {1},
    lambda: {1}.discard({}),
    lambda: frozenset(1, 2),
    lambda: {1}.add(),
    lambda: {1}.isdisjoint(3),
    lambda: {1} - None,
    lambda: {1}.intersection(1),
):
    try:
        print(attempt())
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    t = {1, 2, 3}
    for x in t:
        t.add(x + 10)
except RuntimeError as e:
    print("RuntimeError:", e)
print(
    {1} in {frozenset([1])},
    sorted({x % 3 for x in range(10)}),
    {c for c in "hello" if c in "lo"} == {"l", "o"},
    len({1, 1.0, True, "1"}),
    sum({1, 2, 3}),
    max({1, 5}),
    sorted({"b", "a"}),
    list({7}),
    {*"ab", *"bc"} == set("abc"),
    any({0}),
    all({1, 2}),
)
print(
    [1, 2, 8, 16, 33] == list({1, 2, 8, 16, 33}) or sorted({1, 2, 8, 16, 33}),
    {5, 3, 1},
    {-1, -2, 0},
    {10, 100, 1000},
    set(range(12, 0, -1)),
    {2**61, 5, 2**40},
    {0.5, 1.5},
    {None},
    {(1, 2), (0, 1)} == {(0, 1), (1, 2)},
)
seen, duplicates = set(), []
for n in [3, 1, 3, 2, 1, 3]:
    (duplicates.append if n in seen else seen.add)(n)
print(duplicates, sorted(seen), list(dict.fromkeys([3, 1, 3, 2])))
primes = set(range(2, 50))
for n in range(2, 50):
    primes -= set(range(2 * n, 50, n))
print(sorted(primes))


def powerset(items):
    items = list(items)
    if not items:
        return [set()]
    rest = powerset(items[1:])
    return rest + [{items[0]} | r for r in rest]


print(sorted(map(sorted, powerset([1, 2, 3]))))
graph = {"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": set()}


def reachable(start):
    done, todo = set(), {start}
    while todo:
        node = todo.pop()
        done.add(node)
        todo |= graph[node] - done
    return done


print(*(f"{node}:{''.join(sorted(reachable(node)))}" for node in graph))


class Tag:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Tag) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"<{self.name}>"


tags = {Tag("x"), Tag("x")}
print(
    tags, Tag("x") in tags, tags == {Tag("x")}, tags - {Tag("x")}, tags & {Tag("x"), Tag("y")}, len(tags | {Tag("y")})
)
big = set(range(10000))
big -= {n for n in big if n % 7}
print(len(big), 4998 in big, 5000 in big, big == set(range(0, 10000, 7)), len(big ^ set(range(0, 10000, 14))))
sudoku = [5, 3, 4, 6, 7, 8, 9, 1, 2]
print(
    set(sudoku) == set(range(1, 10)),
    set("abc").isdisjoint("xyz"),
    set("python") & set("typhoon") >= set("nohpyt") - set(),
    repr(set()),
    str(frozenset("a")),
    repr({"a"}),
)
