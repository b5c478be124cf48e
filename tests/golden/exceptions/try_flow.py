"""try, except, else, finally: every way through them."""

log = []


def run(action):
    log.clear()
    try:
        log.append("try")
        result = action()
    except (ValueError, TypeError) as e:
        log.append(f"caught {type(e).__name__}({e})")
        result = "handled"
    except LookupError:
        log.append("lookup")
        raise
    else:
        log.append("else")
    finally:
        log.append("finally")
    return result


for name, action in [
    ("fine", lambda: 1),
    ("value", lambda: int("x")),
    ("type", lambda: "a" + 1),
    ("index", lambda: [][0]),
    ("key", lambda: {}["k"]),
    ("zero", lambda: 1 / 0),
]:
    try:
        print(name, run(action), log)
    except Exception as e:
        print(name, "escaped", type(e).__name__, e, log)


def return_in_try():
    try:
        return "try"
    finally:
        log.append("finally ran")


def return_in_finally():
    try:
        return "try"
    finally:
        return "finally"


def return_in_except():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    else:
        return "else"
    finally:
        log.append("f")


def swallow():
    try:
        raise KeyError("lost")
    finally:
        return "swallowed"


def break_in_finally():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            break
    return i


def continue_in_try():
    out = []
    for i in range(4):
        try:
            if i % 2:
                continue
            out.append(i)
        finally:
            out.append(f"f{i}")
    return out


def nested():
    out = []
    try:
        try:
            raise ValueError("inner")
        except TypeError:
            out.append("wrong handler")
        finally:
            out.append("inner finally")
    except ValueError as e:
        out.append(f"outer got {e}")
        try:
            raise KeyError("second") from e
        except KeyError as k:
            out.append((repr(k), repr(k.__cause__), k.__suppress_context__))
    return out


def value_evaluated_before_finally():
    x = 1
    try:
        return x
    finally:
        x = 2


def list_is_shared():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def loop_else():
    for n in (1, 2):
        try:
            continue
        finally:
            log.append(n)
    else:
        return "loop else"


def override():
    try:
        raise ValueError("first")
    finally:
        raise TypeError("second")


print(
    return_in_try(),
    return_in_finally(),
    return_in_except(),
    swallow(),
    break_in_finally(),
    continue_in_try(),
    nested(),
    value_evaluated_before_finally(),
    list_is_shared(),
    loop_else(),
    log,
)
try:
    override()
except TypeError as e:
    print(e, "| context:", repr(e.__context__), e.__cause__, e.__suppress_context__)


def reraise():
    try:
        raise ValueError("original")
    except ValueError as e:
        e.note = "annotated"
        raise


def reraise_from_helper():
    def helper():
        raise

    try:
        raise KeyError("active")
    except KeyError:
        helper()


for f in (reraise, reraise_from_helper):
    try:
        f()
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e, getattr(e, "note", None))
try:
    raise
except RuntimeError as e:
    print("RuntimeError", e)
try:
    try:
        raise ValueError("a")
    except ValueError:
        undefined_name
except NameError as e:
    print(e, "| while handling", repr(e.__context__))
for raised in (
    ValueError,
    ValueError("x"),
    ValueError(),
    KeyError("k"),
    KeyError("it's"),
    OSError(2, "No such file"),
    StopIteration(5),
    ZeroDivisionError,
    Exception("a", "b"),
    Exception((1, 2)),
    IndexError(),
    AssertionError("msg"),
    KeyError(),
    KeyError(1, 2),
):
    try:
        raise raised
    except Exception as e:
        print(type(e).__name__, "|", str(e), "|", repr(e), "|", e.args)
for raised in (5, "text", None, int, object(), [ValueError]):
    try:
        raise raised
    except TypeError as e:
        print(e)
try:
    raise ValueError("v") from 5
except TypeError as e:
    print(e)
for cause in (KeyError("the cause"), None, IndexError):
    try:
        raise ValueError("v") from cause
    except ValueError as e:
        print(repr(e.__cause__), e.__suppress_context__)
try:
    try:
        1 / 0
    except "not a class":
        pass
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except (ValueError, 5):
        pass
except TypeError as e:
    print(e)
dynamic = (KeyError, ZeroDivisionError)
try:
    1 / 0
except dynamic as e:
    print("dynamic tuple", e)


def handler_order(error):
    try:
        raise error
    except ArithmeticError:
        return "arithmetic"
    except ZeroDivisionError:
        return "never"
    except (KeyError, IndexError) as e:
        return f"lookup {type(e).__name__}"
    except Exception:
        return "other"
    except BaseException as e:
        return f"base {type(e).__name__}"


print(
    [
        handler_order(e)
        for e in (
            ZeroDivisionError(),
            KeyError(),
            IndexError(),
            ValueError(),
            KeyboardInterrupt(),
            SystemExit(1),
            GeneratorExit(),
            OverflowError(),
        )
    ]
)
e = "kept?"
try:
    raise ValueError
except ValueError as e:
    pass
try:
    e
except NameError as err:
    print(err)


def counting():
    n = 0
    while True:
        n += 1
        try:
            if n < 3:
                raise ValueError(n)
            if n == 3:
                continue
            if n == 5:
                return n
        except ValueError:
            continue
        finally:
            n += 0
        n += 0


def deep(n):
    if n == 0:
        raise LookupError("bottom")
    try:
        deep(n - 1)
    finally:
        log.append(n)


log.clear()
try:
    deep(5)
except LookupError as e:
    print(e, log)
print(counting())
