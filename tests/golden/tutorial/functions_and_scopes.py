"""Arguments, defaults, closures, recursion, lambdas and scopes."""

import functools


def greet(name, greeting="Hello", *others, punctuation="!", **extra):
    """Say hello."""
    shown = ", ".join([name, *others])
    return f"{greeting}, {shown}{punctuation}" + "".join(f" {k}={v}" for k, v in extra.items())


print(greet("Ann"), greet("Ann", "Hi", "Bob", "Cy", punctuation="?", mood="good"), greet(greeting="Yo", name="Dee"), greet(*["a", "b"], **{"punctuation": "."}))
print(greet.__name__, greet.__doc__, greet.__defaults__, greet.__kwdefaults__, greet.__code__.co_varnames[:2], greet.__code__.co_argcount)


def strict(a, b, /, c, *, d):
    return a, b, c, d


print(strict(1, 2, 3, d=4), strict(1, 2, c=3, d=4))
for bad in ("strict(1, 2, 3, 4)", "strict(1, b=2, c=3, d=4)", "strict(1, 2, 3)", "strict()", "strict(1, 2, 3, d=4, e=5)", "greet()", "greet('a', name='b')", "greet(1)", "strict(1, 2, c=3, c=4, d=1)", "len()", "len(1, 2)", "print(1, end=2)", "int(x=1)"):
    try:
        print(eval(bad))
    except (TypeError, SyntaxError) as error:
        print(bad, "->", type(error).__name__, error)


def collect(item, bucket=[]):
    bucket.append(item)
    return bucket


print(collect(1), collect(2), collect(3, []), collect.__defaults__)
counter = 0


def bump():
    global counter
    counter += 1
    return counter


def make_counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count
    step.reset = lambda: setattr(step, "resets", getattr(step, "resets", 0) + 1)
    return step


step, other = make_counter(), make_counter(10)
print(bump(), bump(), counter, step(), step(5), other(), step.__closure__[0].cell_contents, step.reset(), step.resets)


def unbound():
    print(counter)
    counter = 5


try:
    unbound()
except UnboundLocalError as error:
    print(error)
factorial = lambda n: 1 if n < 2 else n * factorial(n - 1)
print(factorial(20), (lambda *a, **k: (a, k))(1, x=2), sorted(["bb", "a"], key=lambda w: (len(w), w)), (lambda: None)())


def hanoi(n, source="A", target="C", spare="B"):
    if n:
        yield from hanoi(n - 1, source, spare, target)
        yield f"{source}{target}"
        yield from hanoi(n - 1, spare, target, source)


print(*hanoi(3), sum(1 for _ in hanoi(8)))


def endless(n):
    return endless(n + 1)


try:
    endless(0)
except RecursionError as error:
    print(str(error)[:32])


def compose(*functions):
    return functools.reduce(lambda f, g: lambda x: g(f(x)), functions)


print(compose(str.strip, str.title, lambda s: s + "!")("  hello world "), [f(3) for f in (abs, str, bin, float)], list(map(compose(int, abs), ["-1", "2"])))


def multiple():
    return 1, "two", [3]


one, *rest = multiple()
print(one, rest, multiple()[1], callable(multiple), callable(3), multiple is multiple)


def outer():
    x = "outer"

    def inner():
        def innermost():
            return x, y
        y = "inner"
        return innermost
    result = inner()
    x = "changed"
    return result()


print(outer(), [f(10) for f in [lambda v, i=i: v + i for i in range(3)]], max([3, -5, 2], key=abs), min("bca", default="z"), sum([[1], [2]], []))
annotated = lambda: 0


def typed(a: int, b: "list[str]" = None) -> bool:
    local: float = 1.5
    return bool(a)


print(typed.__annotations__, typed("anything"), typed.__qualname__, outer.__module__)
