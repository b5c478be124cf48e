"""Generators into what built-in functions make of them: each does its step where the item is yielded, unless more is to be done."""
def g(*a):
    for x in a:
        yield x
print(tuple(g(1,2,3)), list(g()), set(g(1,1,2)), sum(g(1,2,3)), sum(g(1.5,2,.1)), sum(g(True,True)), sum(g(),True), sum(g(),2.5))
print(sum(g([1],[2]),[]), sum(g(2**62,2**62,1,.5)), sum(g(1j,2)), sum(0.1 for _ in range(10)))
print(max(g(1,5,3)), min(g('b','a')), max(g(1,2.5,2)), min(g((1,2),(0,5))), max(g(),default=7))
class V:
    def __init__(s,x): s.x=x
    def __lt__(s,o): return s.x<o.x
    def __gt__(s,o): return s.x>o.x
    def __add__(s,o): return V(s.x+(o.x if isinstance(o,V) else o))
    __radd__=__add__
    def __hash__(s): return hash(s.x)
    def __eq__(s,o): return s.x==o.x
    def __bool__(s): return s.x>2
    def __repr__(s): return f'V{s.x}'
print(max(g(V(1),V(5),V(3))), min(g(V(3),V(1))), sum(g(V(1),V(2)),0))
print(set(g(V(1),V(1))), dict(g((V(1),2),(V(1),3))), dict(g((1,2),[3,4],'ab')))
print(any(g(V(1),V(3))), all(g(V(3),V(1))), any(g(0,'',None)), all(g(1,'a')), any(g()), all(g()))
try: max(g())
except ValueError as e: print(e)
try: dict(g((1,2),(3,)))
except ValueError as e: print(e)
try: dict(g((1,2),3))
except TypeError as e: print(e)
try: sum(g(1,'a'))
except TypeError as e: print(e)
try: max(g(1,'a',2))
except TypeError as e: print(e)
try: set(g([]))
except TypeError as e: print(e)
def noisy(n):
    for i in range(n):
        print('y',i,end=' ')
        yield i if i!=3 else 'x'
try: sum(noisy(6))
except TypeError as e: print(e)
print(any(x==2 for x in noisy(6)))
def f():
    t=0
    for x in g(1,2,3): t+=x
    print(t,x)
    t=0.
    for x in g(1,2,3.5): t+=x
    print(t,x)
    t=''
    for x in g('a','b'): t=t+x
    print(t,x)
    for x in g(0,0,5,6):
        if x: break
    print(x)
    x=0
    for x in g(1,2,3): x=x+x
    print(x)
f()
def err():
    yield 1
    yield 2
    raise KeyError('q')
def q():
    t=0
    try:
        for x in err(): t+=x
    except KeyError: print(t,x)
    try: [y for y in err()]
    except KeyError as e: print(e, e.__traceback__.tb_next.tb_lineno)
q()
def sendy():
    r=[]
    for i in range(3): r.append((yield i))
    print(r)
print(list(sendy()))
def rec(n):
    if n:
        yield n
        yield from rec(n-1)
print(list(rec(5)), sum(rec(10)), [*rec(3)], (*rec(3),), {*rec(2)})
d={}; d.update(g((1,2),(3,4))); print(d)
print([*[x*2 for x in g(1,2)]], (*[x*2 for x in g(1,2)],))

print([list(zip([1, 2], [3, 4], [5])), list(zip([1], "ab", (3,), range(9)))])
for a, b, c in zip([1, 2, 3], [4, 5], (7, 8, 9)):
    print(a, b, c)
print(a, b, c)
it = iter([1, 2, 3, 4, 5, 6])
for a, b, c in zip(it, it, it):
    print(a, b, c)
try:
    for a, b, c in zip([1, 2], [3, 4], [5], strict=True):
        print(a, b, c)
except ValueError as e:
    print(e)
try:
    for a, b in zip([1, 2], [3, 4], [5, 6]):
        print(a, b)
except ValueError as e:
    print(e)
s = {1, 2, 3}
seen = []
try:
    for x in s:
        seen.append(x)
        s.add(x + 10)
except RuntimeError as e:
    print(len(seen), e)
big = set(range(0, 1000, 3)) | {-5}
copy = set(big)
big.discard(3)
print(copy == big, copy - big, sorted(big & {0, 3, 6, 9}), big.isdisjoint({1, 2}), big.isdisjoint({6}), len(frozenset(copy) ^ big))
print(list({*range(20)}), list(set(list(range(50, 0, -7)))), list(set({5, 1, 99, 33, 17, 64}) | {2}))
from array import array
a = array("d", [1.5, 2.5])
it = iter(a)
print(next(it), type(it), list(it), list(it), sum(a), [x for x in array("w", "hé")])
for x in a:
    if len(a) < 5:
        a.append(x * 2)
print(a)
