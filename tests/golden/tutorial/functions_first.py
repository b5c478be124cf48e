"""First steps: defining functions."""


def fib(n):
    """Return a list containing the Fibonacci series up to n."""
    result = []
    a, b = 0, 1
    while a < n:
        result.append(a)
        a, b = b, a + b
    return result


print(fib(100), fib.__doc__, fib.__name__)
f = fib
print(f(10), f is fib)


def says_nothing():
    print("called", end=" ")


print(says_nothing())


def ask_ok(prompt, retries=4, reminder="Please try again!", answers=iter(["maybe", "yes"])):
    for attempt in range(retries):
        reply = next(answers)
        print(prompt, reply)
        if reply in {"y", "ye", "yes"}:
            return True
        if reply in {"n", "no", "nop", "nope"}:
            return False
        print(reminder)
    raise ValueError("invalid user response")


print(ask_ok("Do you really want to quit?"))
i = 5


def default(arg=i):
    return arg


i = 6
print(default())


def collect(a, L=[]):
    L.append(a)
    return L


def collect_fresh(a, L=None):
    if L is None:
        L = []
    L.append(a)
    return L


print(collect(1), collect(2), collect(3), collect_fresh(1), collect_fresh(2))


def parrot(voltage, state="a stiff", action="voom", type="Norwegian Blue"):
    return f"{type} {voltage} volts: {action}, {state}"


print(
    parrot(1000),
    parrot(voltage=1000),
    parrot(action="VOOOOM", voltage=1000000),
    parrot("a million", "bereft of life", "jump"),
    sep="\n",
)
for bad in (
    lambda: parrot(),
    lambda: parrot(110, voltage=220),
    lambda: parrot(actor="John Cleese"),
    lambda: parrot(1, 2, 3, 4, 5),
):
    try:
        bad()
    except TypeError as e:
        print(e)


def cheeseshop(kind, *arguments, **keywords):
    print("-- Do you have any", kind, "?")
    for arg in arguments:
        print(arg)
    print("-" * 10)
    for kw in keywords:
        print(kw, ":", keywords[kw])


cheeseshop("Limburger", "It's very runny, sir.", "Very, VERY runny.", shopkeeper="Michael", client="John")


def combined(pos_only, /, standard, *, kwd_only):
    return pos_only, standard, kwd_only


print(combined(1, 2, kwd_only=3), combined(1, standard=2, kwd_only=3))
for bad in (
    lambda: combined(1, 2, 3),
    lambda: combined(pos_only=1, standard=2, kwd_only=3),
    lambda: combined(1, kwd_only=2),
):
    try:
        bad()
    except TypeError as e:
        print(e)


def concat(*args, sep="/"):
    return sep.join(args)


print(concat("earth", "mars", "venus"), concat("earth", "mars", sep="."))
args = [3, 6]
print(list(range(*args)), parrot(**{"voltage": "four million", "state": "bleedin' demised", "action": "VOOM"}))


def make_incrementor(n):
    return lambda x: x + n


plus = make_incrementor(42)
print(plus(0), plus(1))
pairs = [(1, "one"), (2, "two"), (3, "three"), (4, "four")]
pairs.sort(key=lambda pair: pair[1])
print(pairs)


def documented():
    """Do nothing, but document it.

    No, really, it doesn't do anything.
    """
    pass


print(documented.__doc__.splitlines())


def annotated(ham: str, eggs: str = "eggs") -> str:
    return ham + " and " + eggs


print(annotated("spam"), annotated.__annotations__)


def is_even(n):
    return n % 2 == 0


def apply_n(f, n, x):
    for _ in range(n):
        x = f(x)
    return x


def stats(*numbers):
    return min(numbers), max(numbers), sum(numbers) / len(numbers)


low, high, average = stats(4, 8, 15, 16, 23, 42)
print(low, high, average, [is_even(n) for n in (1, 2)], apply_n(lambda x: x * 2, 8, 1), list(filter(is_even, range(7))))


def hypotenuse(a, b):
    return (a * a + b * b) ** 0.5


print(hypotenuse(3, 4), (lambda a, b=2: a * b)(4))
