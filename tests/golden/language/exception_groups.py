"""ExceptionGroup and except*."""


def show(e, indent=0):
    print("  " * indent + f"{type(e).__name__}: {e}")
    if isinstance(e, BaseExceptionGroup):
        for sub in e.exceptions:
            show(sub, indent + 1)


g = ExceptionGroup(
    "several", [ValueError("v"), TypeError("t"), ExceptionGroup("nested", [ValueError("w"), KeyError("k")])]
)
show(g)
print(g.message, len(g.exceptions), repr(g), isinstance(g, Exception), g.args)
try:
    raise g
except* ValueError as e:
    print("values:", repr(e))
except* TypeError as e:
    print("types:", repr(e))
except* LookupError as e:
    print("lookups:", repr(e))
else:
    print("no else")
finally:
    print("finally")
try:
    try:
        raise g
    except* ValueError:
        print("only values handled")
except ExceptionGroup as rest:
    show(rest)
try:
    raise ValueError("naked")
except* ValueError as e:
    print(repr(e))
try:
    raise KeyError("naked, unhandled")
except KeyError as e:
    print("KeyError", e)
try:
    try:
        raise KeyError("passes through")
    except* ValueError:
        print("never")
except KeyError as e:
    print(type(e).__name__, e)
try:
    pass
except* ValueError:
    print("never")
else:
    print("else runs")
match_, rest = g.split(ValueError)
show(match_)
show(rest)
print(g.subgroup(KeyError), g.subgroup(OSError), g.split(Exception)[1], g.subgroup(lambda e: "w" in str(e)))
d = g.derive([OSError("derived")])
show(d)
for bad in (
    lambda: ExceptionGroup("empty", []),
    lambda: ExceptionGroup("x", [5]),
    lambda: ExceptionGroup(5, [ValueError()]),
    lambda: ExceptionGroup("x", [KeyboardInterrupt()]),
    lambda: ExceptionGroup("x"),
    lambda: ExceptionGroup("x", ValueError()),
):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
b = BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError()])
print(type(b).__name__, isinstance(b, Exception), type(BaseExceptionGroup("all exceptions", [ValueError()])).__name__)
try:
    try:
        raise ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        raise KeyError("raised in handler")
    except* TypeError as e:
        raise
except ExceptionGroup as e:
    show(e)
try:
    try:
        raise ExceptionGroup("x", [ValueError(1)])
    except* ValueError as e:
        raise RuntimeError("new") from e
except RuntimeError as e:
    print(repr(e), repr(e.__cause__))


class MyGroup(ExceptionGroup):
    def __new__(cls, message, exceptions, code=0):
        self = super().__new__(cls, message, exceptions)
        self.code = code
        return self

    def __init__(self, *args, **kwargs):
        super().__init__(*args)

    def derive(self, excs):
        return MyGroup(self.message, excs, self.code)


try:
    raise MyGroup("mine", [ValueError("a"), KeyError("b")], code=7)
except* KeyError as e:
    print(type(e).__name__, e.code, repr(e.exceptions))
except* ValueError as e:
    print(type(e).__name__, e.code)


def tasks(*fs):
    errors = []
    results = []
    for f in fs:
        try:
            results.append(f())
        except Exception as e:
            errors.append(e)
    if errors:
        raise ExceptionGroup(f"{len(errors)} failed", errors)
    return results


print(tasks(lambda: 1))
try:
    tasks(lambda: 1 / 0, lambda: [][0], lambda: int("x"), lambda: {}["k"])
except* (ZeroDivisionError, ValueError) as e:
    print("arithmetic or value:", [str(x) for x in e.exceptions])
except* LookupError as e:
    print("lookup:", [type(x).__name__ for x in e.exceptions])


def loop_with_star():
    for i in range(3):
        try:
            raise ExceptionGroup("loop", [ValueError(i)])
        except* ValueError as e:
            yield i, str(e)


print(list(loop_with_star()))
try:
    try:
        raise g
    except* (ValueError, TypeError):
        pass
except* KeyError as e:
    show(e)


def leaf(e):
    return [x for sub in e.exceptions for x in leaf(sub)] if isinstance(e, BaseExceptionGroup) else [e]


print(leaf(g))
e = ValueError("noted")
e.add_note("a note")
try:
    raise ExceptionGroup("with notes", [e])
except* ValueError as eg:
    print(eg.exceptions[0].__notes__, eg.exceptions[0] is e)
try:
    try:
        raise ExceptionGroup("x", [ValueError()])
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
