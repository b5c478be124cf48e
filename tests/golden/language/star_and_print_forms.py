"""print, input-free formatting of every container, repr of nested and recursive structures, star forms."""
import sys

print()
print("")
print(1, "a", None, True, 1.5, [1], (1,), {1: 2}, {3}, b"x", range(2), sep=" | ")
print("a", end="")
print("b", end="\n\n")
print("x", "y", sep="", end="!\n")
print("sep", "None", sep=None, end=None)
print(*[])
print(*[1, 2, 3], sep="\n")
print(*"abc", *[1], *(2,), *{3: 0}, sep=".")
print("to stdout", file=sys.stdout, flush=True)
print([[], {}, (), set(), frozenset(), "", b"", None, ..., NotImplemented, int, print.__name__])
print([1, [2, [3, [4, [5]]]]], {"a": {"b": {"c": {}}}}, ((((1,),),),), [{"k": (1, [2])}], {(1, 2): [3]}, {frozenset({1}): "f"})
print("it's", ["it's"], ['"'], ["'\""], ["\n\t\\"], ("é", "\x00"), [b"'"], {"'": '"'})
a = [1]
a.append(a)
d = {"self": None}
d["self"] = d
t = ([],)
t[0].append(t)
print(a, d, t, [a, d])


class R:
    def __init__(self, *inner):
        self.inner = inner

    def __repr__(self):
        return f"R{self.inner!r}"


r = R(1, "x", [R()])
print(r, [r], {"r": r}, (r,), str(r), f"{r}", f"{r!s:>20}|")


class Both:
    def __str__(self):
        return "as str"

    def __repr__(self):
        return "as repr"


b = Both()
print(b, [b], (b,), {b: b}.__len__(), f"{b} {b!r} {[b]}", str([b]), repr(b), "%s %r %s" % (b, b, [b]), "{} {!r}".format(b, b))


class OnlyRepr:
    def __repr__(self):
        return "only repr"


class OnlyStr:
    def __str__(self):
        return "only str"


print(OnlyRepr(), str(OnlyRepr()), OnlyStr(), repr(OnlyStr()).startswith("<__main__.OnlyStr object at 0x"), [OnlyRepr()])


class BadRepr:
    def __repr__(self):
        raise ValueError("no repr")


class NotText:
    def __repr__(self):
        return 5


class SubText(str):
    def __str__(self):
        return "sub str"

    def __repr__(self):
        return "sub repr"


for bad in (lambda: print(BadRepr()), lambda: print([1, BadRepr()]), lambda: str(NotText()), lambda: f"{NotText()}", lambda: "%r" % NotText()):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(SubText("x"), [SubText("y")], f"{SubText('z')}", "-".join([SubText("w")]), str(SubText("v")) == "sub str", SubText("u") + "!")
print(1e5, 1e16, 1e-5, 123456789012345678, 0.1 + 0.2, -0.0, 1e22, 1.0, 100.0, 1 / 3, float("inf"), -float("nan") != 0, 2**0.5, 1e300 * 10)
print(True, [True, None], str(None), repr(...), type(None), type(...), type(NotImplemented), int, [int, str], {int: str}, Exception, ValueError("x"), [ValueError("x"), KeyError("k")])
print(len, [].append.__name__, str.join, (lambda: 0).__name__, R.__repr__.__qualname__, type(r).__name__, R, type, object, type(len), type(R.__repr__), type(r.__repr__), type(x for x in []).__name__)
print({1, 2}, {1: {2: {3}}}, [(), []], [{}], ({},), {"a": ()}, range(0), range(1, 5, 2), slice(1), slice(None, 2, -1), [range(3)], dict.fromkeys("ab").keys(), {"a": 1}.values(), {"a": 1}.items(), enumerate.__name__, complex(1, -2), [1j], memoryview(b"a").tobytes(), bytearray(b"q"), [bytearray()])
print("%s" % (1,), "%s" % [1, 2], "%s %s" % ("a", (1,)), "%r" % "q", "%5.1f|%-5s|%05d" % (1.25, "ab", 42), "%x %o %e %g %c %%" % (255, 8, 12345.678, 0.0001, "c"), "%(k)s" % {"k": [1]}, "%s" % {"k": 1})
print(f"{1}{'a'}{[1]}{None}{(1,)}{ {1} }", f"{'nested'!r:>10}", f"{3.14159:.{2}f}", f"{1000000:,}", f"{0.5:.0%}", f"{255:#x}", f"{'x':-^5}", f"{True}", f"{1 + 1 = }", f"{'{'}{'}'}", f"{{}}", f"{lambda_}" if (lambda_ := "named") else "")
import io

out = io.StringIO()
print("into a buffer", 1, sep="+", file=out)
print(end="no newline", file=out)
print(repr(out.getvalue()), out.write("x"), sys.stdout.write(""), file=sys.stdout)
print("a\rb".replace("\r", "<CR>"), "tab\there", "bell\x07".replace("\x07", "<BEL>"), "nul\x00".encode(), "back\\slash", 'quote"s', "new\nline", sep="\n")
