"""What next and send answer, of generators and of others."""
def g():
    r = yield 1
    while True:
        try: r = yield r
        except ValueError as e: r = ('caught', str(e))
def show(f):
    try: return f()
    except BaseException as e: return type(e).__name__, str(e), e.value if isinstance(e, StopIteration) else None
a = g()
print(show(lambda: a.send(5))); print(next(a), a.send(2), a.send('x'), next(a)); print(a.throw(ValueError('v')), a.send(3)); print(show(a.close), show(lambda: next(a)), show(lambda: a.send(1)))
def short(): 
    x = yield
    return x
b = short(); next(b); print(show(lambda: b.send(9))); print(show(lambda: b.send(9)), show(lambda: next(b, 'd')))
def rec():
    yield show(lambda: next(me))
    yield show(lambda: me.send(1))
me = rec(); print(next(me), next(me), next(me, 'end'))
def boom():
    yield 1
    raise KeyError('k')
c = boom(); print(next(c), show(lambda: next(c)), show(lambda: next(c)))
class It:
    def __init__(s): s.n = 0
    def __next__(s): s.n += 1; return s.n
    def __iter__(s): return s
i = It(); print(next(i), next(i), show(lambda: next(5)), show(lambda: next([])), show(lambda: next(iter([]))), show(lambda: next(iter([]), 3)))
async def co(): return 4
k = co(); print(show(lambda: k.send(None))); print(show(lambda: k.send(None)))
async def ag(): yield 1
z = ag(); print(show(lambda: next(z)))
import types
print(types.GeneratorType.send(short(), None), show(lambda: types.GeneratorType.send(5, 1)))
def inner():
    got = []
    for _ in range(3): got.append((yield len(got)))
    return got
def outer(): return (yield from inner())
o = outer(); print([next(o), o.send('a'), o.send('b'), show(lambda: o.send('c'))])
def fibs():
    a, b = 0, 1
    while True:
        a, b = b, a + b
        reset = yield a
        if reset: a, b = 0, 1
f = fibs(); print([next(f) for _ in range(10)], f.send(True), [f.send(None) for _ in range(3)])
import sys
def deep(n):
    if n: yield from deep(n - 1)
    yield n
print(sum(deep(300)), show(lambda: sum(deep(5000))) [0])
def loop_exc():
    try:
        while True: yield
    finally: print('fin')
q = loop_exc(); next(q); del q
import gc; gc.collect()
for n in range(3):
    t = g(); next(t); print([t.send(i) for i in range(n)], end=' ')
print()
print('abc'.upper(), [s.strip() for s in (' a ', 'b ')], [x.bit_length() for x in (1, 2**70, True)], (5).conjugate(), {}.copy(), [3,1].copy(), show(lambda: 'a'.nope()), show(lambda: ''.join()))
