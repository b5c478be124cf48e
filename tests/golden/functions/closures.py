"""Closures: cells, nonlocal, late binding, counters, accumulators, recursion."""


def counter(start=0):
    n = start

    def increment(by=1):
        nonlocal n
        n += by
        return n

    def read():
        return n

    return increment, read


inc, read = counter()
inc2, read2 = counter(10)
print(inc(), inc(), inc(5), read(), inc2(), read2(), read())


def late():
    return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]


a, b = late()
print([f() for f in a], [f() for f in b])
fs = []
for k in range(3):

    def g():
        return k * 10

    fs.append(g)
print([g() for g in fs])
k = 7
print([g() for g in fs])


def make_adders():
    adders = []
    for n in (1, 2, 3):

        def add(x, n=n):
            return x + n

        adders.append(add)
    return adders


print([add(10) for add in make_adders()])


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x += "+inner"
            return x

        x_before = x
        return x_before, inner(), x

    result = middle()
    return result, x


print(outer())


def accumulate():
    items = []

    def add(*values):
        items.extend(values)
        return items[:]

    return add


acc = accumulate()
acc(1)
print(acc(2, 3), accumulate()())


def compose(*functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x

    return run


print(compose(lambda x: x + 1, lambda x: x * 2, str)(3), compose()(5))


def curry(f, n, *args):
    return f(*args) if n == 0 else lambda x: curry(f, n - 1, *args, x)


print(curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3))


def shared():
    value = 0

    def get():
        return value

    def set_(v):
        nonlocal value
        value = v

    def swap():
        nonlocal value
        value, old = -value, value
        return old

    return get, set_, swap


get, set_, swap = shared()
set_(5)
print(get(), swap(), get())
print(
    get.__closure__[0].cell_contents,
    get.__code__.co_freevars,
    shared.__code__.co_cellvars,
    get.__closure__[0] is swap.__closure__[0],
)


def parameter_cell(p, *args, q=1, **kw):
    def inner():
        return p, args, q, kw

    p = p * 2
    return inner


print(parameter_cell(1, 2, q=3, z=4)())


def recursive():
    def fact(n):
        return 1 if n <= 1 else n * fact(n - 1)

    return fact


print(recursive()(10))


def mutual():
    def even(n):
        return n == 0 or odd(n - 1)

    def odd(n):
        return n != 0 and even(n - 1)

    return even, odd


even, odd = mutual()
print(even(10), odd(7), even(3))
y_combinator = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(y_combinator(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(6))


class Scope:
    x = "class"

    def method(self):
        try:
            return x
        except NameError as e:
            return str(e)

    def own(self):
        return self.x, Scope.x, [n for n in self.x[:2]]


print(Scope().own())
x = "global"
print(Scope().method())


def class_in_function(v):
    class Local:
        value = v
        squares = [v * i for i in range(3)]

        def get(self):
            return v, self.value

        def set(self, n):
            nonlocal v
            v = n

    return Local()


o = class_in_function(2)
o.set(50)
print(o.get(), o.squares, type(o).__qualname__)


def conditional(flag):
    if flag:

        def f():
            return "yes"
    else:

        def f():
            return "no"

    return f


print(conditional(True)(), conditional(0)(), conditional(1) is conditional(1))


def loop_cells():
    out = []
    for i in range(3):
        j = i * i
        out.append(lambda: (i, j))
    return [f() for f in out], i, j


print(loop_cells())


def exception_cell():
    try:
        raise KeyError("k")
    except KeyError as e:
        saved = e
        f = lambda: e
    try:
        f()
    except NameError as err:
        return str(err), saved.args


print(exception_cell())


def memoize(f):
    cache = {}

    def wrapper(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]

    wrapper.cache = cache
    return wrapper


@memoize
def paths(r, c):
    return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)


print(
    paths(10, 10),
    len(paths.cache),
    (lambda: (lambda: (lambda: x)())())(),
    (lambda n: [m for m in range(n) if (lambda q: q % 2)(m)])(6),
)


def generator_closure():
    total = 0

    def add():
        nonlocal total
        while True:
            total += yield total

    g = add()
    next(g)
    return g.send, lambda: total


send, total = generator_closure()
send(3)
send(4)
print(total())


def deep(a):
    def l1(b):
        def l2(c):
            def l3(d):
                return a, b, c, d, x

            return l3

        return l2

    return l1


print(deep(1)(2)(3)(4), deep(1)(2)(3).__qualname__)
