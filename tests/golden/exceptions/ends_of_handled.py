"""When what an exception held ends: as soon as it has been handled, however the handler is left."""

class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def g(n):
    a = A(n)
    raise ValueError(n)
def f1():
    try:
        g(1)
    except ValueError:
        pass
    print('after 1')
def f2():
    try:
        g(2)
    except ValueError as e:
        return print('in 2')
def f3():
    try:
        g(3)
    except ValueError:
        return 3
    finally:
        print('finally 3')
def f4():
    for i in range(2):
        try:
            g(40 + i)
        except ValueError:
            continue
    print('after 4')
def f5():
    try:
        try:
            g(5)
        except ValueError as e:
            raise KeyError(5) from e
    except KeyError as k:
        print('got', k)
    print('after 5')
f1(); print('--'); f2(); print('--'); print(f3()); print('--'); f4(); print('--'); f5()
def gen():
    a = A(6)
    yield 1
it = gen(); next(it); it.close(); print('closed')
it = gen(); next(it)
try: it.throw(ValueError('x'))
except ValueError: pass
print('thrown')
it = gen(); next(it); del it; print('deleted')
for x in gen(): break
print('broken')
def outer():
    yield from gen()
it = outer(); next(it); it.close(); print('closed outer')
