"""What a generator that nobody goes on with does at once: its `finally` runs before the next line."""
def gen(tag, n=3):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", tag)

def one():
    print(any(x for x in gen("any")))
    print("after any")
    print(all(x for x in gen("all")))
    print("after all")
    for i, x in enumerate(gen("enumerate")):
        if x: break
    print("after enumerate break")
    for x in gen("plain"):
        break
    print("after plain break")
    for x in map(str, gen("map")):
        break
    print("after map break")
    for a, b in zip(gen("zip1"), gen("zip2")):
        break
    print("after zip break")
    print(next(gen("next")))
    print("after next")
    print(1 in gen("in"))
    print("after in")
    a, *b = gen("star")
    print("after star")
    try:
        a, b = gen("unpack")
    except ValueError as e:
        print(e)
    print("after unpack")
    for x in filter(None, gen("filter")):
        break
    print("after filter break")
    print(next(iter(gen("iter"))))
    print("after next iter")
    print(next(x for x in gen("genexp")))
    print("after next genexp")
    [x for x, y in zip(gen("zip3", 5), range(2))]
    print("after zip list")
    import itertools
    print(list(itertools.islice(gen("islice"), 2)))
    print("after islice")
    print(list(itertools.takewhile(lambda x: x < 1, gen("takewhile"))))
    print("after takewhile")
    g = gen("rebound")
    next(g)
    g = None
    print("after rebinding")
    g = gen("del")
    next(g)
    del g
    print("after del")
    d = {"g": gen("dict")}
    next(d["g"])
    d.clear()
    print("after clear")
    l = [gen("list")]
    next(l[0])
    l.pop()
    print("after pop")
    l = [gen("list2")]
    next(l[0])
    l[0] = 1
    print("after item")
    def f():
        for x in gen("return"):
            return x
    print(f())
    print("after return")
    def f():
        for x in gen("raise"):
            raise KeyError(x)
    try: f()
    except KeyError: print("caught")
    print("after raise")
    def f():
        yield from gen("from")
    for x in f(): break
    print("after yield from")
    for x in f():
        for y in f():
            break
        break
    print("after nested")
    i = iter(enumerate(map(str, gen("chain"))))
    next(i)
    i = None
    print("after chain")
    print(max(zip(gen("mx", 2), range(1))))
    print("after max zip")
    print(dict(zip(gen("dz"), "ab")))
    print("after dict zip")
    print(sum(x for x, _ in zip(gen("sz"), "ab")))
    print("after sum zip")
    print(tuple(x for x, _ in zip(gen("tz"), "ab")))
    print("after tuple zip")
    print("-".join(x for x, _ in zip(map(str, gen("jz")), "ab")))
    print("after join zip")

one()
print("end")
import sys
# at module level
for x in gen("m-plain"): break
print("after m-plain")
for i, x in enumerate(gen("m-enum")): break
print("after m-enum")
print(any(x for x in gen("m-any")))
print("after m-any")
print(next(gen("m-next")))
print("after m-next")
class C:
    def __iter__(self):
        yield from gen("iter method")
for x in C(): break
print("after C")
print(1 in C())
print("after in C")
