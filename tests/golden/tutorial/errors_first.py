"""First steps: exceptions."""

import sys


def attempt(source):
    try:
        print(source, "=", eval(source))
    except Exception as e:
        print(f"{source}: {type(e).__name__}: {'' if isinstance(e, SyntaxError) else e}")


for source in (
    "7 % (2-2)",
    "2 * apples",
    "'9' + 9",
    "int('ten')",
    "[][0]",
    "{}['k']",
    "None.x",
    "len(5)",
    "'a'.foo()",
    "3 *",
):
    attempt(source)


class Storm(Exception):
    pass


class Gale(Storm):
    pass


class Hurricane(Gale):
    pass


for cls in [Storm, Gale, Hurricane]:
    try:
        raise cls()
    except Hurricane:
        print("a hurricane")
    except Gale:
        print("a gale")
    except Storm:
        print("a storm")
for cls in [Storm, Gale, Hurricane]:
    try:
        raise cls()
    except Storm:
        print("any storm", end=" ")
    except Hurricane:
        print("never printed", end=" ")
print()


def share(cake, guests):
    try:
        piece = cake / guests
    except ZeroDivisionError:
        print("nobody came")
    else:
        print("each gets", piece)
    finally:
        print("the plates are washed")


share(3, 4)
share(3, 0)
try:
    share("cake", "two")
except TypeError as e:
    print("TypeError:", e)
try:
    raise Exception("lost at", "sea")
except Exception as lost:
    print(type(lost), lost.args, lost)
    what, where = lost.args
    print("what =", what, "where =", where)


def below():
    return [1, 2, 3][10]


try:
    below()
except IndexError as err:
    print("from a function below:", err)
try:
    try:
        raise NameError("Ishmael")
    except NameError:
        print("seen on its way")
        raise
except NameError as e:
    print("and again:", e)


def connect():
    raise ConnectionError


try:
    try:
        connect()
    except ConnectionError as cause:
        raise RuntimeError("the line is dead") from cause
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))


def last_word():
    try:
        return "from try"
    finally:
        return "from finally"


print(last_word())


class FormError(Exception):
    """Raised for a field that was filled in wrongly."""

    def __init__(self, field, problem):
        self.field = field
        self.problem = problem


try:
    raise FormError("age", "is missing")
except FormError as e:
    print(e.field, e.problem, e, e.args)


def first_number(texts):
    while texts:
        text = texts.pop(0)
        try:
            return int(text)
        except ValueError:
            print(f"{text!r} is not a number, next one")
    return None


print(first_number(["abc", "", "42", "7"]), first_number(["x"]))


def safe_pop(stack, default=None):
    try:
        return stack.pop()
    except IndexError:
        return default


print(safe_pop([1]), safe_pop([], "empty"))
for value in ("5", "five", None, [1]):
    try:
        number = int(value)
    except ValueError:
        print("not a number:", value)
    except TypeError as e:
        print("wrong type:", e)
    else:
        print("number", number)
        continue
    finally:
        print("done with", value)


def countdown(n):
    if n < 0:
        raise ValueError("n must not be negative")
    return [n] + countdown(n - 1) if n else [0]


print(countdown(3))
try:
    countdown(-1)
except ValueError as e:
    print(e)
assert countdown(1) == [1, 0], "unexpected"
try:
    assert 2 + 2 == 5, "two and two"
except AssertionError as e:
    print("AssertionError:", e)
print(sys.exc_info() == (None, None, None))
