"""Functional style: Maybe and Result, lazy lists, lenses, transducers, Church numerals, trampolines, currying."""

import functools


class Maybe:
    def __init__(self, value=None):
        self.value = value

    def __rshift__(self, f):
        return self if self.value is None else f(self.value)

    def __or__(self, default):
        return default if self.value is None else self.value

    def __repr__(self):
        return "Nothing" if self.value is None else f"Just({self.value!r})"


def safe_div(b):
    return lambda a: Maybe(a / b if b else None)


def lookup(key):
    return lambda d: Maybe(d.get(key))


data = {"user": {"address": {"zip": "123"}}}
print(
    Maybe(8) >> safe_div(2) >> safe_div(2),
    Maybe(8) >> safe_div(0) >> safe_div(2),
    (Maybe(data) >> lookup("user") >> lookup("address") >> lookup("zip")) | "?",
    (Maybe(data) >> lookup("user") >> lookup("phone")) | "?",
)


class Ok:
    __match_args__ = ("value",)

    def __init__(self, value):
        self.value = value

    def then(self, f):
        try:
            return Ok(f(self.value))
        except Exception as e:
            return Err(e)

    def __repr__(self):
        return f"Ok({self.value!r})"


class Err:
    __match_args__ = ("error",)

    def __init__(self, error):
        self.error = error

    def then(self, f):
        return self

    def __repr__(self):
        return f"Err({self.error!r})"


print([Ok(t).then(int).then(lambda n: 10 // n) for t in ("5", "0", "x")])


class Lazy:
    """A list whose tail is computed when it is asked for."""

    def __init__(self, head, tail):
        self.head, self._tail = head, tail

    @functools.cached_property
    def tail(self):
        return self._tail()

    def take(self, n):
        out, node = [], self
        while n and node:
            out.append(node.head)
            node, n = node.tail, n - 1
        return out

    def filter(self, p):
        node = self
        while not p(node.head):
            node = node.tail
        return Lazy(node.head, lambda: node.tail.filter(p))

    def map(self, f):
        return Lazy(f(self.head), lambda: self.tail.map(f))

    def zip(self, other, f):
        return Lazy(f(self.head, other.head), lambda: self.tail.zip(other.tail, f))


def count(n):
    return Lazy(n, lambda: count(n + 1))


def sieve(s):
    return Lazy(s.head, lambda: sieve(s.tail.filter(lambda n, p=s.head: n % p)))


fibs = Lazy(0, lambda: Lazy(1, lambda: fibs.zip(fibs.tail, lambda a, b: a + b)))
print(sieve(count(2)).take(12), fibs.take(15), count(1).map(lambda n: n * n).filter(lambda n: n % 2).take(5))


def lens(*path):
    def get(data):
        return functools.reduce(lambda d, k: d[k], path, data)

    def put(data, value, path=path):
        if not path:
            return value
        key, *rest = path
        copy = data.copy()
        copy[key] = put(data[key], value, rest)
        return copy

    return get, put, lambda data, f: put(data, f(get(data)))


get, put, over = lens("users", 0, "age")
state = {"users": [{"age": 30}, {"age": 40}], "v": 1}
new = over(state, lambda a: a + 1)
print(get(state), get(new), put(state, "x"), new["users"][1] is state["users"][1], state)
mapping = lambda f: lambda step: lambda acc, x: step(acc, f(x))
filtering = lambda p: lambda step: lambda acc, x: step(acc, x) if p(x) else acc
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
xform = compose(filtering(lambda x: x % 2), mapping(lambda x: x * x))
print(
    functools.reduce(xform(lambda acc, x: acc + x), range(10), 0),
    functools.reduce(xform(lambda acc, x: acc + [x]), range(6), []),
)
zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
plus = lambda m: lambda n: lambda f: lambda x: m(f)(n(f)(x))
times = lambda m: lambda n: lambda f: m(n(f))
power = lambda m: lambda n: n(m)
to_int = lambda n: n(lambda x: x + 1)(0)
two, three = succ(succ(zero)), succ(succ(succ(zero)))
true, false = (lambda a: lambda b: a), (lambda a: lambda b: b)
is_zero = lambda n: n(lambda _: false)(true)
pair = lambda a: lambda b: lambda f: f(a)(b)
pred = lambda n: n(lambda p: pair(p(false))(succ(p(false))))(pair(zero)(zero))(true)
print(
    [to_int(n) for n in (zero, two, plus(two)(three), times(two)(three), power(two)(three), pred(three))],
    is_zero(zero)("yes")("no"),
    is_zero(two)("yes")("no"),
)


def trampoline(f, *args):
    result = f(*args)
    while callable(result):
        result = result()
    return result


def even(n):
    return True if n == 0 else lambda: odd(n - 1)


def odd(n):
    return False if n == 0 else lambda: even(n - 1)


def total(n, acc=0):
    return acc if n == 0 else lambda: total(n - 1, acc + n)


print(trampoline(even, 10001), trampoline(total, 20000))


def curry(f):
    n = f.__code__.co_argcount

    def curried(*args):
        return f(*args) if len(args) >= n else lambda *more: curried(*args, *more)

    return curried


@curry
def volume(w, h, d):
    return w * h * d


print(volume(1)(2)(3), volume(1, 2)(3), volume(2)(3, 4), volume(1, 1, 1))


class Pipe:
    def __init__(self, f):
        self.f = f

    def __ror__(self, value):
        return self.f(value)

    def __call__(self, *args):
        return Pipe(lambda value: self.f(value, *args))


where = Pipe(lambda xs, p: [x for x in xs if p(x)])
select = Pipe(lambda xs, f: [f(x) for x in xs])
joined = Pipe(lambda xs, sep: sep.join(map(str, xs)))
print(range(10) | where(lambda x: x % 3 == 0) | select(lambda x: x * x) | joined("-"))
fold = lambda f, acc, xs: acc if not xs else fold(f, f(acc, xs[0]), xs[1:])
unfold = lambda f, s: [] if (r := f(s)) is None else [r[0], *unfold(f, r[1])]
print(
    fold(lambda a, b: a * 2 + b, 0, [1, 0, 1, 1]),
    unfold(lambda n: None if n > 50 else (n, n * 2), 3),
    functools.reduce(lambda f, g: lambda x: g(f(x)), [str, len, lambda n: n * "*"])(12345),
)
scan = lambda f, xs: [functools.reduce(f, xs[: i + 1]) for i in range(len(xs))]
group = lambda key, xs: functools.reduce(lambda d, x: {**d, key(x): d.get(key(x), []) + [x]}, xs, {})
print(
    scan(lambda a, b: a + b, [1, 2, 3, 4]),
    group(len, ["a", "bb", "c", "dd", "eee"]),
    (lambda *fs: lambda x: [f(x) for f in fs])(min, max, sum)([3, 1, 2]),
)
