"""__context__, __cause__, from None, and what happens in nested handlers."""


def chain(e):
    out = []
    while e is not None:
        out.append(repr(e))
        if e.__cause__ is not None:
            out.append("caused by")
            e = e.__cause__
        elif e.__context__ is not None and not e.__suppress_context__:
            out.append("during")
            e = e.__context__
        else:
            break
    return " ".join(out)


def implicit():
    try:
        raise KeyError("first")
    except KeyError:
        raise ValueError("second")


def explicit():
    try:
        raise KeyError("first")
    except KeyError as e:
        raise ValueError("second") from e


def hidden():
    try:
        raise KeyError("first")
    except KeyError:
        raise ValueError("second") from None


def three():
    try:
        implicit()
    except ValueError:
        try:
            raise TypeError("third")
        except TypeError as e:
            raise RuntimeError("fourth") from e


def in_finally():
    try:
        raise KeyError("body")
    finally:
        [].pop()


def in_function_called_by_handler():
    def helper():
        return {}["missing"]

    try:
        1 / 0
    except ZeroDivisionError:
        helper()


def after_handled():
    try:
        raise KeyError("handled")
    except KeyError:
        pass
    raise ValueError("fresh")


def caught_inside_handler():
    try:
        raise KeyError("outer")
    except KeyError:
        try:
            raise ValueError("inner")
        except ValueError:
            pass
        raise TypeError("after inner")


def cause_class():
    raise ValueError("x") from KeyError


def unrelated_cause():
    try:
        raise KeyError("context")
    except KeyError:
        raise ValueError("v") from IndexError("cause")


def reraise_wrapped():
    try:
        raise KeyError("k")
    except KeyError as e:
        err = e
    try:
        raise ValueError("v")
    except ValueError:
        raise err


def same_again():
    try:
        raise KeyError("k")
    except KeyError as e:
        raise e


def generator_error():
    def g():
        try:
            yield 1
        except ValueError:
            raise TypeError("in generator")

    it = g()
    next(it)
    it.throw(ValueError("thrown"))


def in_else():
    try:
        pass
    except KeyError:
        pass
    else:
        raise IndexError("from else")


def with_exit():
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *args):
            raise RuntimeError("exit failed")

    with Manager():
        raise ValueError("body failed")


def in_comprehension():
    try:
        [1 / n for n in (1, 0)]
    except ZeroDivisionError:
        {k: undefined for k in "a"}


def in_del_handler():
    try:
        raise ValueError("v")
    except ValueError as e:
        e.__context__ = KeyError("set by hand")
        raise


for f in (
    implicit,
    explicit,
    hidden,
    three,
    in_finally,
    in_function_called_by_handler,
    after_handled,
    caught_inside_handler,
    cause_class,
    unrelated_cause,
    reraise_wrapped,
    same_again,
    generator_error,
    in_else,
    with_exit,
    in_comprehension,
    in_del_handler,
):
    try:
        f()
    except Exception as e:
        print(f"{f.__name__}: {chain(e)}", e.__suppress_context__)
import sys

print(sys.exc_info())
try:
    raise ValueError("now")
except ValueError as e:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value is e, type(tb).__name__, tb.tb_lineno > 0, e.__traceback__ is tb, sys.exception() is e)
    try:
        raise KeyError
    except KeyError:
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0].__name__)
print(sys.exc_info(), sys.exception())


def gen():
    try:
        yield sys.exc_info()[0]
        raise ValueError("g")
    except ValueError:
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0]


try:
    raise KeyError
except KeyError:
    g = gen()
    print(next(g).__name__, next(g), next(g).__name__, sys.exc_info()[0].__name__)


def names(tb):
    out = []
    while tb:
        out.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    return out


def a():
    b()


def b():
    c()


def c():
    raise LookupError("deep")


try:
    a()
except LookupError as e:
    print(names(e.__traceback__))
    saved = e
try:
    raise saved
except LookupError as e:
    print(names(e.__traceback__))
    print(names(e.with_traceback(None).__traceback__))


class Translate:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is KeyError:
            raise ValueError(f"translated {value}") from value
        return kind is IndexError


for error in (KeyError("k"), IndexError("i"), TypeError("t"), None):
    try:
        with Translate():
            if error:
                raise error
            print("no error")
        print("after with")
    except Exception as e:
        print(chain(e))
