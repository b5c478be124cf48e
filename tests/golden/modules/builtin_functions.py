"""The built-in functions, one after the other, in normal use."""


class A:
    x = 1

    def __init__(self):
        self.y = 2

    def m(self):
        return 3


a = A()
print(
    abs(-3),
    abs(-2.5),
    abs(True),
    all([1, "a"]),
    any([0, ""]),
    ascii("é\n"),
    bin(5),
    bool([]),
    callable(len),
    callable(5),
    chr(65),
    divmod(17, 5),
    divmod(-7, 2),
)
print(
    list(enumerate("ab", 1)),
    eval("1 + 2 * 3"),
    list(filter(None, [0, 1])),
    float("2.5"),
    format(3.14159, ".2f"),
    format("x", ">3"),
    format(5),
    getattr(a, "x"),
    getattr(a, "z", "none"),
    hasattr(a, "m"),
    hash(1) == hash(1.0),
    hex(255),
)
print(
    isinstance(a, A),
    isinstance(5, (str, int)),
    issubclass(bool, int),
    iter([1]).__next__(),
    len("abc"),
    list(map(str, [1, 2])),
    list(map(pow, [2, 3], [3, 2])),
    max(3, 1),
    max([1, 5, 2]),
    max("abc", "abcd", key=len),
    max([], default=0),
    min(4, 2),
    min("hello"),
)
print(
    next(iter([7])),
    next(iter([]), "end"),
    oct(8),
    ord("a"),
    pow(2, 3),
    pow(2, 3, 5),
    pow(2.0, 0.5),
    list(range(0, 6, 2)),
    repr("a\n"),
    list(reversed([1, 2])),
    round(2.567, 2),
    round(2.5),
    round(-1.5),
    round(1234, -2),
    sorted([3, 1, 2]),
    sorted("bca", reverse=True),
    sorted(["b", "A"], key=str.lower),
)
print(
    str(5),
    sum([1, 2, 3]),
    sum([[1], [2]], []),
    sum((0.1, 0.2)),
    tuple("ab"),
    type(5),
    type(a).__name__,
    vars(a),
    list(zip("ab", [1, 2])),
    list(zip("abc", [1], strict=False)),
    id(a) == id(a),
    id(a) == id(A()),
    set([1, 1]),
    frozenset([2]),
    dict(a=1),
    list("ab"),
    slice(1, 5, 2),
    complex(1, 2),
    bytes(2),
    bytearray(b"x"),
)
setattr(a, "new", 5)
print(
    a.new,
    delattr(a, "new"),
    hasattr(a, "new"),
    sorted(vars(a)),
    "x" in dir(a),
    "__init__" in dir(A),
    [n for n in dir(a) if not n.startswith("_")],
    __name__,
    type(__builtins__).__name__ in ("module", "dict"),
)
print("a", "b", sep="-", end="|\n")
print()
print("x", 1, None, [1], sep=", ")
print("no newline", end="")
print("", end="\n")
print("a\tb", "c\\n", r"\n", sep="")
print(*range(3), *"ab", sep="")
print(sep="only sep")
print("multi", "line", sep="\n")
print(end="")
print("é", "日", "😀")
print(True, 1.0, 1e100, -0.0, b"bytes", 'quote"s', ["quote's"], {"k": "v"}, (1,), None, ..., print, sep=" ")
code = compile("x * 2", "<test>", "eval")
print(eval(code, {"x": 21}), eval("[y for y in range(3)]"), eval("a.x + 1"))
namespace = {}
exec("def f(n):\n    return n + 1\nresult = f(4)", namespace)
print(namespace["result"], namespace["f"](10), "f" in namespace)
exec("made_by_exec = 1 + 1")
print(made_by_exec)
for bad in (
    lambda: eval("1 +"),
    lambda: eval("x = 1"),
    lambda: eval("undefined_x"),
    lambda: exec("if:"),
    lambda: eval("1/0"),
):
    try:
        bad()
    except (SyntaxError, NameError, ZeroDivisionError) as e:
        print(type(e).__name__, str(e).split(" (")[0])
print(
    sum(map(int, str(2**50))),
    list(map(lambda *a: a, "ab", "cd")),
    dict(zip(*[iter([1, 2, 3, 4])] * 2)),
    [*map(str.upper, "ab")],
    max(map(len, ["a", "bbb"])),
    sorted({3: "c", 1: "a"}),
    sorted({"b": 1}.items()),
    list(reversed(sorted([2, 3, 1]))),
    any(map(str.isdigit, "ab1")),
    all(c.isalpha() for c in "ab"),
)
print(
    isinstance(a.m, type(A().m)),
    isinstance(A.m, type(lambda: 0)),
    isinstance(len, type(print)),
    isinstance(int, type),
    isinstance(None, type(None)),
    type(type(a)) is type,
    type(A.__dict__).__name__,
    object() != object(),
    object().__class__,
    isinstance(NotImplemented, object),
)


class P:
    def __len__(self):
        return 7

    def __abs__(self):
        return "abs!"

    def __round__(self, n=None):
        return ("round", n)

    def __divmod__(self, o):
        return ("divmod", o)

    def __pow__(self, o, m=None):
        return ("pow", o, m)

    def __reversed__(self):
        return iter("rev")

    def __dir__(self):
        return ["z", "a"]

    def __format__(self, spec):
        return f"<{spec}>"

    def __hash__(self):
        return 77

    def __bool__(self):
        return False

    def __contains__(self, x):
        return x == "in"

    def __call__(self):
        return "called"

    def __index__(self):
        return 3

    def __complex__(self):
        return 1j

    def __bytes__(self):
        return b"by"

    def __iter__(self):
        return iter((1, 2))

    def __next__(self):
        return "nxt"


p = P()
print(
    len(p),
    abs(p),
    round(p),
    round(p, 2),
    divmod(p, 5),
    pow(p, 2),
    pow(p, 2, 9),
    list(reversed(p)),
    dir(p),
    format(p, "x"),
    hash(p),
    bool(p),
    "in" in p,
    "out" in p,
    p(),
    bin(p),
    hex(p),
    chr(p + 62) if hasattr(p, "__add__") else chr(65),
    complex(p),
    bytes(p),
    list(p),
    next(p),
    sum(p),
    max(p),
    sorted(p, reverse=True),
    tuple(p),
    [10, 20, 30, 40][p],
    "abcd"[p],
    range(p),
    f"{p:spec}",
    callable(p),
)
