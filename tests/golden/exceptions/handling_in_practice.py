"""Retries, translations of errors, cleaning up, groups and notes in practice."""

import traceback


class AppError(Exception):
    """Base of the application's errors."""

    def __init__(self, message, *, code=0):
        super().__init__(message)
        self.code = code


class NotFound(AppError):
    def __str__(self):
        return f"{super().__str__()} (code {self.code})"


STORE = {"a": "1", "b": "x", "c": "0"}


def read(key):
    try:
        return STORE[key]
    except KeyError as error:
        raise NotFound(f"no {key!r}", code=404) from error


def invert(key):
    text = read(key)
    try:
        number = int(text)
    except ValueError:
        raise AppError(f"{key} is no number", code=1) from None
    else:
        result = 1 / number
    finally:
        log.append(key)
    return result


log = []
for key in "abcz":
    try:
        print(key, invert(key))
    except NotFound as error:
        print("not found:", error, error.code, repr(error.__cause__), error.__suppress_context__)
    except AppError as error:
        print("app:", error, error.args, error.__cause__, repr(error.__context__))
    except (ZeroDivisionError, OverflowError) as error:
        print("arithmetic:", error)
print(log)


def first_success(*attempts):
    errors = []
    for attempt in attempts:
        try:
            return attempt()
        except Exception as error:
            error.add_note(f"attempt {len(errors) + 1}")
            errors.append(error)
    raise ExceptionGroup("all failed", errors)


print(first_success(lambda: 1 / 0, lambda: "fine"))
try:
    first_success(lambda: 1 / 0, lambda: int("x"), lambda: [][1])
except* ZeroDivisionError as group:
    print("zero", group.exceptions, group.exceptions[0].__notes__)
except* (ValueError, IndexError) as group:
    print("others", [type(e).__name__ for e in group.exceptions], group.message)


def order():
    steps = []

    def risky(fail):
        try:
            steps.append("try")
            if fail:
                raise RuntimeError("failed")
            return "returned"
        except RuntimeError:
            steps.append("except")
            return "recovered"
        else:
            steps.append("else")
        finally:
            steps.append("finally")
    return risky(True), risky(False), steps


print(order())


def override():
    for n in range(3):
        try:
            if n == 1:
                continue
            if n == 2:
                return "from try"
        finally:
            if n == 2:
                print("leaving")


print(override())
try:
    try:
        raise ValueError("inner")
    finally:
        {}["missing"]
except KeyError as error:
    print(repr(error), "while", repr(error.__context__))
try:
    raise AppError("with traceback", code=3)
except AppError as error:
    text = traceback.format_exc().splitlines()
    print(text[0], text[-1], error.__traceback__.tb_lineno > 0)
try:
    assert 1 + 1 == 3, f"math works: {1 + 1}"
except AssertionError as error:
    print(error)
for bad in ("raise 5", "raise", "raise ValueError from 3", "raise NotImplemented"):
    try:
        exec(bad)
    except (TypeError, RuntimeError) as error:
        print(bad, "->", type(error).__name__, error)
print(issubclass(KeyError, LookupError), OSError is IOError, FileNotFoundError(2, "No such file", "x"), KeyError("k"), Exception("a", 1), Exception(), repr(StopIteration(3)), StopIteration(3).value, SystemExit(2).code)
