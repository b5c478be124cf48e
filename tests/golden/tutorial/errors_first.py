"""First steps: exceptions as a tutorial introduces them."""

import sys


def attempt(source):
    try:
        print(source, "=", eval(source))
    except Exception as e:
        print(f"{source}: {type(e).__name__}: {e}")


for source in (
    "10 * (1/0)",
    "4 + spam*3",
    "'2' + 2",
    "int('x')",
    "[][0]",
    "{}['k']",
    "None.x",
    "len(5)",
    "'a'.foo()",
    "1 +",
):
    attempt(source)


class B(Exception):
    pass


class C(B):
    pass


class D(C):
    pass


for cls in [B, C, D]:
    try:
        raise cls()
    except D:
        print("D")
    except C:
        print("C")
    except B:
        print("B")
for cls in [B, C, D]:
    try:
        raise cls()
    except B:
        print("B", end=" ")
    except D:
        print("D")
print()


def divide(x, y):
    try:
        result = x / y
    except ZeroDivisionError:
        print("division by zero!")
    else:
        print("result is", result)
    finally:
        print("executing finally clause")


divide(2, 1)
divide(2, 0)
try:
    divide("2", "1")
except TypeError as e:
    print("TypeError:", e)
try:
    raise Exception("spam", "eggs")
except Exception as inst:
    print(type(inst), inst.args, inst)
    x, y = inst.args
    print("x =", x, "y =", y)


def this_fails():
    x = 1 / 0


try:
    this_fails()
except ZeroDivisionError as err:
    print("Handling run-time error:", err)
try:
    try:
        raise NameError("HiThere")
    except NameError:
        print("An exception flew by!")
        raise
except NameError as e:
    print("again:", e)


def func():
    raise ConnectionError


try:
    try:
        func()
    except ConnectionError as exc:
        raise RuntimeError("Failed to open database") from exc
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))


def bool_return():
    try:
        return True
    finally:
        return False


print(bool_return())


class InputError(Exception):
    """Raised for errors in the input."""

    def __init__(self, expression, message):
        self.expression = expression
        self.message = message


try:
    raise InputError("3 +", "unfinished")
except InputError as e:
    print(e.expression, e.message, e, e.args)


def read_number(texts):
    while texts:
        text = texts.pop(0)
        try:
            return int(text)
        except ValueError:
            print(f"Oops! {text!r} was no valid number. Try again...")
    return None


print(read_number(["abc", "", "42", "7"]), read_number(["x"]))


def safe_pop(stack, default=None):
    try:
        return stack.pop()
    except IndexError:
        return default


print(safe_pop([1]), safe_pop([], "empty"))
try:
    f = open("no_such_file_anywhere.txt")
except OSError as err:
    print(type(err).__name__, err.errno, err)
except ValueError:
    print("Could not convert data to an integer.")
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
    assert 1 + 1 == 3, "math is broken"
except AssertionError as e:
    print("AssertionError:", e)
print(sys.exc_info() == (None, None, None))
