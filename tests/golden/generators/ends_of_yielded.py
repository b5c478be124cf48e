"""When an object ends that a generator yielded, and in what order its finalizer and those that watch it are called."""

import weakref
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def g():
    for i in range(3):
        yield A(i)
        print('after', i)
it = g()
next(it)
print('--')
next(it)
print('--')
x = next(it)
del x
print('end')
def h():
    a = A(10)
    yield a
    print('h')
    yield A(11)
it = h()
next(it); print('a'); next(it); print('b')
a = A(20)
r = weakref.ref(a, lambda r: print('callback'))
weakref.finalize(a, print, 'finalize')
del a
b = A(21)
b.self = b
r2 = weakref.ref(b, lambda r: print('callback 2'))
del b
import gc
gc.collect()
it.close()
print('last')
