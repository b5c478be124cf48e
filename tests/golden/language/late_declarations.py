# What may still be said of a name that is bound already, and where the future begins.
def refused(source):
    try:
        compile(source, "source", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
    else:
        print("accepted")


def imported():
    import sys
    global sys
    return sys.maxsize > 0


sys = None
print(imported(), sys is not None)
for source in ("def f():\n import x\n global x",
               "def f():\n from x import y\n global y",
               "def f():\n x = 1\n import x\n global x",
               "def f():\n import x\n x = 1\n global x",
               "def f():\n x\n global x",
               "def f():\n from __future__ import annotations",
               "if 1:\n from __future__ import annotations",
               "class C:\n from __future__ import annotations",
               "'doc'\nfrom __future__ import annotations; from __future__ import division\nx: y",
               "x = 1\nfrom __future__ import division",
               "from __future__ import sometime",
               "from __future__ import braces",
               "class C[T]([(x := 1) for y in z]): pass",
               "def f[T: [(x := 1) for y in z]](): pass",
               "type A = [(x := 1) for y in z]",
               "class C:\n [(x := 1) for y in z]",
               "class C:\n def f(self):\n  [__x := 1 for __x in y]",
               "class C:\n def f(self, __x, __x): pass",
               "match 1:\n case -0j ** 0: pass",
               "match 1:\n case -1 + 2j: pass"):
    refused(source)


class Starred:
    def __iter__(self):
        yield "starred"


several = Starred()


def annotated(*args: *several, first: int, second: str = "", **rest: bytes) -> None:
    pass


print(annotated.__annotations__)


class Prepared(type):
    def __prepare__(name, bases):
        return {"__annotations__": {"before": 0}}


class WithAnnotations(metaclass=Prepared):
    after: int


class Without:
    only: str


print(WithAnnotations.__annotations__, Without.__annotations__)
print(f"{1 + 2 = # a comment
}")
