"""sys: what is the same in every implementation."""

import sys

print(
    sys.version_info[:2],
    sys.version_info.major,
    sys.version_info >= (3, 13),
    type(sys.version).__name__,
    isinstance(sys.implementation.name, str),
    sys.maxsize == 2**63 - 1,
    sys.byteorder,
    sys.platform,
    sys.argv[1:],
    len(sys.argv),
)
print(
    "sys" in sys.modules,
    sys.modules["sys"] is sys,
    "__main__" in sys.modules,
    sys.modules["__main__"].__name__,
    isinstance(sys.path, list),
    sys.maxunicode,
    sys.float_info.max,
    sys.float_info.epsilon,
    sys.float_info.dig,
    sys.getrecursionlimit(),
    sys.hash_info.modulus,
)
sys.setrecursionlimit(2000)
print(
    sys.getrecursionlimit(),
    sys.intern("abc") is sys.intern("a" + "bc"),
    sys.getdefaultencoding(),
    sys.getfilesystemencoding(),
    sys.exc_info(),
    callable(sys.exit),
    sys.flags.optimize,
)
for bad in (
    lambda: sys.setrecursionlimit(0),
    lambda: sys.setrecursionlimit("x"),
    lambda: sys.intern(5),
    lambda: sys.nope,
    lambda: sys.exit(1, 2),
):
    try:
        bad()
    except (ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
for code in (None, 0, 5, "text", [1], True, 2.5):
    try:
        sys.exit(code)
    except SystemExit as e:
        print(repr(e.code), e.args, end="; ")
print()
sys.stdout.write("written\n")
print(sys.stdout.write("count"), sys.stdout.flush(), file=sys.stdout)
print("to stderr", file=sys.stderr)
sys.stderr.write("also\n")


class Collector:
    def __init__(self):
        self.text = []

    def write(self, s):
        self.text.append(s)

    def flush(self):
        self.text.append("<flush>")


original, sys.stdout = sys.stdout, Collector()
print("captured", 1, 2, sep="-", end="!")
print("flushed", flush=True)
print()
collected, sys.stdout = sys.stdout, original
print(collected.text, sys.stdout is sys.__stdout__)
print("file argument", file=collected)
print(collected.text[-2:])
for bad in (5, None, object()):
    try:
        print("x", file=bad)
    except AttributeError as e:
        print(e)


def caller():
    return sys._getframe(0).f_code.co_name, sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno > 0


print(caller(), sys._getframe().f_globals is globals())
old = sys.excepthook
print(
    old is sys.__excepthook__,
    callable(sys.displayhook),
    sys.getrefcount(object()) >= 0 if hasattr(sys, "getrefcount") else True,
    sys.getsizeof([]) > 0,
    sys.getsizeof("abc") > 0,
    sys.is_finalizing(),
)
try:
    raise LookupError("x")
except LookupError:
    t, v, tb = sys.exc_info()
    print(t, v, tb is not None, sys.exception() is v)
print(
    sys.stdin is not None,
    sys.stdin.read(),
    hasattr(sys.stdout, "encoding"),
    sys.stdout.isatty(),
    sys.stdout.encoding.lower(),
    sys.getswitchinterval(),
    sys.hexversion >> 16 == 0x30D,
)
