"""What leaves an except clause with a name keeps its value, though the name is forgotten on the way."""


def caught():
    try:
        {}["missing"]
    except KeyError as error:
        return error


def in_a_loop(values):
    kept = []
    for value in values:
        try:
            int(value)
        except ValueError as error:
            kept.append(error)
            continue
    return kept


def first_error(calls):
    for call in calls:
        try:
            call()
        except (TypeError, ZeroDivisionError) as error:
            return call.__name__, error


def nested():
    try:
        try:
            raise OSError("inner")
        except OSError as inner:
            raise RuntimeError("outer") from inner
    except RuntimeError as outer:
        return outer


def with_finally():
    try:
        raise ValueError("seen")
    except ValueError as error:
        return error
    finally:
        error = "forgotten"


def divide():
    return 1 / 0


print(repr(caught()))
print([str(e) for e in in_a_loop(["1", "x", "y"])])
print(first_error([str, divide, len]))
print(repr(nested()), repr(nested().__cause__))
print(repr(with_finally()))


def forgets():
    try:
        raise ValueError
    except ValueError as error:
        pass
    return error


try:
    forgets()
except UnboundLocalError as e:
    print(e)
