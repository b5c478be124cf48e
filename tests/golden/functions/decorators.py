"""Decorators: plain, with arguments, stacked, on classes and methods, as classes."""

import functools
import time

log = []


def shout(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs).upper() + "!"

    return wrapper


@shout
def greet(name):
    """Say hello."""
    return f"hello {name}"


print(greet("ann"), greet.__name__, greet.__doc__)


def traced(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        log.append(f"{f.__name__}{args}{kwargs or ''}")
        result = f(*args, **kwargs)
        log.append(f"-> {result!r}")
        return result

    return wrapper


@traced
def add(a, b=1):
    """Add two numbers."""
    return a + b


print(add(1), add(2, b=3), add.__name__, add.__doc__, add.__wrapped__(5), log)
log.clear()


def repeat(times, sep=" "):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args):
            return sep.join(str(f(*args)) for _ in range(times))

        return wrapper

    return decorate


@repeat(3)
def say(x):
    return x


@repeat(times=2, sep="-")
@shout
def mixed(x):
    return x


print(say("hi"), mixed("yo"))


def mark(name):
    log.append(f"evaluate {name}")

    def decorate(f):
        log.append(f"apply {name}")
        return f

    return decorate


@mark("outer")
@mark("inner")
def marked():
    pass


print(log)
log.clear()


class CountCalls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.calls = f, 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)


@CountCalls
def square(x):
    return x * x


print([square(n) for n in range(4)], square.calls, square.__name__)


class Limiter:
    def __init__(self, limit):
        self.limit = limit

    def __call__(self, f):
        used = 0

        def wrapper(*args):
            nonlocal used
            used += 1
            if used > self.limit:
                raise RuntimeError(f"{f.__name__} used more than {self.limit} times")
            return f(*args)

        return wrapper


@Limiter(2)
def scarce():
    return "ok"


print(scarce(), scarce())
try:
    scarce()
except RuntimeError as e:
    print(e)
registry = {}


def register(cls=None, *, name=None):
    def decorate(c):
        registry[name or c.__name__] = c
        c.registered = True
        return c

    return decorate(cls) if cls is not None else decorate


@register
class First:
    pass


@register(name="2nd")
class Second:
    pass


print({k: v.__name__ for k, v in registry.items()}, First.registered)


def add_repr(cls):
    def __repr__(self):
        return f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"

    cls.__repr__ = __repr__
    return cls


def singleton(cls):
    instance = None

    @functools.wraps(cls, updated=())
    def get(*args, **kwargs):
        nonlocal instance
        if instance is None:
            instance = cls(*args, **kwargs)
        return instance

    return get


@add_repr
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


@singleton
class Config:
    def __init__(self):
        log.append("created")


print(Point(1, "b"), Config() is Config(), log, Config.__name__)


class Account:
    def __init__(self):
        self.balance = 10

    def checked(f):
        @functools.wraps(f)
        def wrapper(self, amount):
            if amount <= 0:
                raise ValueError(f"{f.__name__}: bad amount {amount}")
            return f(self, amount)

        return wrapper

    @checked
    def deposit(self, amount):
        self.balance += amount
        return self.balance

    @staticmethod
    @shout
    def slogan():
        return "save more"

    @classmethod
    @repeat(2)
    def kind(cls):
        return cls.__name__

    @property
    @traced
    def double(self):
        return self.balance * 2


acct = Account()
print(acct.deposit(5), acct.slogan(), Account.kind(), acct.double)
try:
    acct.deposit(-1)
except ValueError as e:
    print(e)


def retry(times, *errors):
    def decorate(f):
        def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return f(*args)
                except errors as e:
                    print(f"attempt {attempt}: {type(e).__name__} {e}")
            raise RuntimeError("gave up") from None

        return wrapper

    return decorate


attempts = iter([ValueError("a"), KeyError("b"), None])


@retry(3, ValueError, KeyError)
def flaky():
    problem = next(attempts)
    if problem:
        raise problem
    return "finally worked"


print(flaky())


def timed(f):
    def wrapper(*a):
        start = time.perf_counter()
        result = f(*a)
        wrapper.seconds = time.perf_counter() - start
        return result

    return wrapper


@timed
def slow():
    time.sleep(0.01)
    return "slept"


print(slow(), 0.005 < slow.seconds < 5)


def validate(**types):
    def decorate(f):
        names = f.__code__.co_varnames[: f.__code__.co_argcount]

        def wrapper(*args):
            for name, value in zip(names, args):
                if name in types and not isinstance(value, types[name]):
                    raise TypeError(f"{name} must be {types[name].__name__}, not {type(value).__name__}")
            return f(*args)

        return wrapper

    return decorate


@validate(n=int, text=str)
def times(text, n):
    return text * n


print(times("ab", 2))
try:
    times("ab", "2")
except TypeError as e:
    print(e)
double = (lambda f: lambda x: f(f(x)))(lambda x: x + 1)
print(double(1))


@lambda f: f()
def immediately():
    return "called at once"


print(immediately)


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
for bad in ("not callable", 5):
    try:

        @bad
        def never():
            pass
    except TypeError as e:
        print(e)
