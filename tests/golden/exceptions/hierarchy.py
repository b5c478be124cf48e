"""The hierarchy of built-in exceptions, and classes of one's own."""

names = "BaseException SystemExit KeyboardInterrupt GeneratorExit Exception StopIteration ArithmeticError FloatingPointError OverflowError ZeroDivisionError AssertionError AttributeError BufferError EOFError ImportError ModuleNotFoundError LookupError IndexError KeyError MemoryError NameError UnboundLocalError OSError BlockingIOError ChildProcessError ConnectionError BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError ReferenceError RuntimeError NotImplementedError RecursionError StopAsyncIteration SyntaxError IndentationError TabError SystemError TypeError ValueError UnicodeError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError Warning DeprecationWarning FutureWarning UserWarning RuntimeWarning SyntaxWarning ImportWarning UnicodeWarning BytesWarning ResourceWarning PendingDeprecationWarning".split()
import builtins

for name in names:
    cls = getattr(builtins, name)
    print(" <- ".join(c.__name__ for c in cls.__mro__[:-1]))
print(
    IOError is OSError,
    EnvironmentError is OSError,
    issubclass(KeyboardInterrupt, Exception),
    issubclass(TimeoutError, OSError),
)


class AppError(Exception):
    """Base of the application's errors."""

    code = 1


class NotFound(AppError, LookupError):
    code = 404

    def __init__(self, what, where="here"):
        self.what, self.where = what, where
        super().__init__(what, where)

    def __str__(self):
        return f"{self.what} not found {self.where}"


class Quiet(AppError):
    def __init__(self):
        pass


class WithArgs(AppError):
    def __init__(self, a, b=2):
        self.a = a


class Custom(Exception):
    def __str__(self):
        return "custom str"

    def __repr__(self):
        return "custom repr"


for make in (
    lambda: AppError(),
    lambda: AppError("one"),
    lambda: AppError("one", 2),
    lambda: NotFound("key"),
    lambda: NotFound("key", where="in the map"),
    lambda: Quiet(),
    lambda: WithArgs(5),
    lambda: WithArgs(5, b=3),
    lambda: Custom("x", 1),
):
    try:
        raise make()
    except Exception as e:
        print(
            type(e).__name__,
            "|",
            str(e),
            "|",
            repr(e),
            "|",
            e.args,
            "|",
            getattr(e, "code", None),
            isinstance(e, LookupError),
            f"{e}",
            "%s" % e,
        )
try:
    raise NotFound
except TypeError as e:
    print(e)
try:
    raise NotFound("a", "b", "c")
except TypeError as e:
    print(e)
for bases in ((Exception, int), (ValueError, KeyError), (OSError, ValueError), (Exception, object)):
    try:
        made = type("Made", bases, {})
        print([c.__name__ for c in made.__mro__], repr(made("x")))
    except TypeError as e:
        print(e)
e = ValueError("a", 1)
e.args = ("changed",)
print(
    e,
    repr(e),
    e.args,
    e.__traceback__,
    e.__context__,
    e.__cause__,
    e.__suppress_context__,
    e == ValueError("changed"),
    e == e,
)
e.args = [1, 2]
print(e.args, str(e))
k = KeyError("key")
print(
    str(k),
    repr(k),
    str(KeyError("a", "b")),
    str(KeyError(5)),
    str(KeyError(None)),
    str(KeyError()),
    f"{k}",
    "%s" % KeyError("q'"),
)
s = StopIteration("value")
print(
    s.value,
    StopIteration().value,
    SystemExit(3).code,
    SystemExit().code,
    SystemExit("a", "b").code,
    repr(SystemExit(3)),
)
o = OSError(2, "No such file or directory", "x.txt")
print(
    o,
    repr(o),
    o.errno,
    o.strerror,
    o.filename,
    type(o).__name__,
    type(OSError(13, "p")).__name__,
    type(OSError(17, "p")).__name__,
    OSError("only text"),
    OSError("only text").errno,
    OSError(9999, "strange"),
    type(OSError(32, "x")).__name__,
    type(OSError(110, "t")).__name__,
    FileNotFoundError("custom"),
    OSError(1, "a", "b", None, "c"),
)
n = NameError("message", name="thing")
a = AttributeError("message", name="attr", obj=5)
i = ImportError("message", name="mod", path="/p")
print(n.name, a.name, a.obj, i.name, i.path, i.msg, i)
u = UnicodeDecodeError("utf-8", b"abc", 1, 2, "because")
print(u, u.encoding, u.object, u.start, u.end, u.reason, u.args)
for bad in (
    lambda: ValueError(x=1),
    lambda: UnicodeDecodeError("a"),
    lambda: OSError(x=1),
    lambda: setattr(ValueError(), "args", 5),
    lambda: setattr(ValueError(), "__cause__", 5),
    lambda: setattr(ValueError(), "__traceback__", 5),
    lambda: ValueError().with_traceback(5),
    lambda: ValueError().add_note(5),
    lambda: NameError(nme="x"),
    lambda: KeyError(key=1),
):
    try:
        print(bad())
    except TypeError as e:
        print(e)
e = ValueError("noted")
e.add_note("first note")
e.add_note("second note")
print(e.__notes__, e, repr(e))
c = RuntimeError("effect")
c.__cause__ = ValueError("cause")
print(repr(c.__cause__), c.__suppress_context__, c.__context__)


def classify(error):
    for cls in (LookupError, ArithmeticError, OSError, ValueError, Exception, BaseException):
        if isinstance(error, cls):
            return cls.__name__


print(
    [
        classify(x)
        for x in (
            KeyError(),
            OverflowError(),
            FileNotFoundError(),
            UnicodeError(),
            TypeError(),
            SystemExit(),
            TimeoutError(),
        )
    ]
)
try:
    try:
        raise AppError("base")
    except NotFound:
        print("not this")
    except (AppError, NotFound) as e:
        print("this", e.code, type(e).__doc__)
        raise NotFound("again") from e
except LookupError as e:
    print(e.code, e.__cause__.code, e.__class__.__bases__, e)


class Retry(Exception):
    def __init__(self, after, *args):
        super().__init__(*args)
        self.after = after


def unreliable(n):
    if n < 3:
        raise Retry(n * 10, "busy", n)
    return "ok"


for n in range(1, 5):
    try:
        print(unreliable(n))
        break
    except Retry as r:
        print(f"again after {r.after}: {r.args}")
