"""First steps: defining functions."""


def powers(base, limit):
    """Return the powers of base below limit."""
    found = []
    p = 1
    while p < limit:
        found.append(p)
        p *= base
    return found


print(powers(3, 100), powers.__doc__, powers.__name__)
f = powers
print(f(2, 20), f is powers)


def says_nothing():
    print("called", end=" ")


print(says_nothing())


def confirm(question, attempts=4, hint="yes or no, please", replies=iter(["well", "y"])):
    for attempt in range(attempts):
        reply = next(replies)
        print(question, reply)
        if reply in {"y", "yes"}:
            return True
        if reply in {"n", "no"}:
            return False
        print(hint)
    raise ValueError("no usable reply")


print(confirm("Delete everything?"))
level = 5


def at_definition(value=level):
    return value


level = 6
print(at_definition())


def remember(item, memory=[]):
    memory.append(item)
    return memory


def remember_fresh(item, memory=None):
    if memory is None:
        memory = []
    memory.append(item)
    return memory


print(remember(1), remember(2), remember(3), remember_fresh(1), remember_fresh(2))


def order(dish, drink="water", side="bread", table=1):
    return f"table {table}: {dish}, {side} and {drink}"


print(order("soup"), order(dish="soup"), order(side="rice", dish="fish"), order("stew", "tea", "salad"), sep="\n")
for bad in (
    lambda: order(),
    lambda: order("soup", dish="fish"),
    lambda: order(waiter="Tom"),
    lambda: order(1, 2, 3, 4, 5),
):
    try:
        bad()
    except TypeError as e:
        print(e)


def letter(to, *paragraphs, **closing):
    print("Dear", to)
    for paragraph in paragraphs:
        print(paragraph)
    print("-" * 10)
    for key in closing:
        print(key, ":", closing[key])


letter("neighbour", "The hedge has grown.", "It has grown a lot.", yours="Ellen", place="next door")


def kinds(first, /, second, *, third):
    return first, second, third


print(kinds(1, 2, third=3), kinds(1, second=2, third=3))
for bad in (lambda: kinds(1, 2, 3), lambda: kinds(first=1, second=2, third=3), lambda: kinds(1, third=2)):
    try:
        bad()
    except TypeError as e:
        print(e)


def path(*steps, sep="/"):
    return sep.join(steps)


print(path("usr", "share", "doc"), path("a", "b", sep="::"))
args = [4, 9]
print(list(range(*args)), order(**{"dish": "pie", "drink": "milk", "table": 7}))


def make_scaler(k):
    return lambda x: x * k


triple = make_scaler(3)
print(triple(0), triple(14))
towns = [("Ulm", 126), ("Bern", 144), ("Graz", 302), ("Brno", 400)]
towns.sort(key=lambda town: town[0])
print(towns)


def documented():
    """Short line.

    A longer explanation that nobody reads.
    """
    pass


print(documented.__doc__.splitlines())


def annotated(left: str, right: str = "right") -> str:
    return left + " or " + right


print(annotated("left"), annotated.__annotations__)


def is_even(n):
    return n % 2 == 0


def apply_n(f, n, x):
    for _ in range(n):
        x = f(x)
    return x


def stats(*numbers):
    return min(numbers), max(numbers), sum(numbers) / len(numbers)


low, high, average = stats(12, 3, 44, 7, 29)
print(low, high, average, [is_even(n) for n in (1, 2)], apply_n(lambda x: x * 2, 8, 1), list(filter(is_even, range(7))))


def hypotenuse(a, b):
    return (a * a + b * b) ** 0.5


print(hypotenuse(3, 4), (lambda a, b=2: a * b)(4))
