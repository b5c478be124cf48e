"""What exceptions keep: set anew, pickled, copied; the hook for those that nobody can catch; views that take arrays."""
import array
import copy
import pickle
import sys

e = SyntaxError("first", ("file.py", 1, 2, "text"))
e.lineno, e.msg, e.filename = 5, "second", "other.py"
print(e.lineno, e.offset, e.text, e.args, str(e))
for e in (UnicodeEncodeError("ascii", "a\xe9b", 1, 2, "why"), UnicodeDecodeError("utf-8", b"\xff\xfe", 0, 1, "why"),
          UnicodeTranslateError("x\u1234", 1, 2, "why")):
    print(e)
    e.start, e.end, e.reason = 0, 2, "because"
    print(e, e.args[-1], e.start)
    e.start, e.end = 7, 8
    print(e)
e = OSError(2, "not there", "a.txt")
e.errno, e.strerror = 17, "there"
print(e, e.args)

for e in (OSError(2, "no", "one"), OSError(2, "no", "one", None, "two"), OSError("just text"),
          ImportError("m", name="n", path="p"), ModuleNotFoundError("m", name="n")):
    e.extra = 1
    for again in (pickle.loads(pickle.dumps(e)), copy.copy(e)):
        print(type(again).__name__, str(again), again.args, again.extra,
              [getattr(again, n, None) for n in ("filename", "filename2", "name", "path")])

e = ValueError()
e.__notes__ = 1
try:
    e.add_note("text")
except TypeError as again:
    print(again)


class Leaving:
    def __del__(self):
        raise RuntimeError("too late")


def watch(unraisable):
    print("hook:", unraisable.exc_type.__name__, unraisable.exc_value, unraisable.err_msg,
          unraisable.object is Leaving.__del__, unraisable.exc_traceback is not None)


sys.unraisablehook = watch
leaving = Leaving()
del leaving
print("after")
sys.unraisablehook = sys.__unraisablehook__

numbers = array.array("i", [1, 2, 3])
view = memoryview(numbers)
view[:2] = array.array("i", [7, 8])
print(numbers, view.tolist())
for other in (array.array("h", [1, 2]), array.array("i", [1]), b"12345678"):
    try:
        view[:2] = other
    except ValueError as e:
        print(e)
