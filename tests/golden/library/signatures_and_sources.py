"""Signatures of all that can be called, the source of definitions, and attributes as they stand."""

import functools
import inspect
import os
import pickle
import sys
import tempfile


def show(*functions):
    for function in functions:
        try:
            print(function())
        except Exception as error:
            print(type(error).__name__, str(error)[:70])


def plain(a, b=1, *args, c, **kw):
    pass


class Answer:
    def __call__(self, a, b=2):
        pass


def with_call(call):
    return type("Made", (), {"__call__": call})()


def made_by(call):
    return type("Meta", (type,), {"__call__": call})("Made", (), {})


class Shown(Answer):
    __signature__ = "(x, /, y=3)"


class ShownByCall:
    @classmethod
    def __signature__(cls):
        return inspect.Signature([inspect.Parameter("z", 1)])


class LikeAFunction:
    def __init__(self, function):
        for name in ("__name__", "__code__", "__defaults__", "__kwdefaults__", "__annotations__"):
            setattr(self, name, getattr(function, name))

    def __call__(self):
        pass


show(lambda: inspect.signature(Answer()), lambda: inspect.signature(with_call(staticmethod(plain))),
     lambda: inspect.signature(with_call(classmethod(plain))), lambda: inspect.signature(with_call(Answer())),
     lambda: inspect.signature(with_call(functools.partialmethod(plain, 1))),
     lambda: inspect.signature(made_by(plain)), lambda: inspect.signature(made_by(staticmethod(plain))),
     lambda: inspect.signature(made_by(Answer())), lambda: inspect.signature(Shown()), lambda: inspect.signature(ShownByCall),
     lambda: inspect.signature(LikeAFunction(plain)),
     lambda: inspect.signature(type("C", (), {"__init__": staticmethod(plain)})),
     lambda: inspect.signature(type("C", (), {"__init__": classmethod(plain)})),
     lambda: inspect.signature(type("C", (), {"__new__": staticmethod(plain)})),
     lambda: inspect.signature(type("C", (), {"__new__": classmethod(plain)})),
     lambda: inspect.signature(type("C", (), {"__init__": functools.partialmethod(plain, 2)})))
show(lambda: inspect.Parameter("a", 4), lambda: inspect.Parameter("a", 5), lambda: inspect.Parameter(3, 1),
     lambda: inspect.Parameter("a", 1).replace(name=inspect.Parameter.empty))
signature = inspect.signature(plain)
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    bound = pickle.loads(pickle.dumps(signature.bind(1, 2, 3, c=4, d=5), protocol))
    print(pickle.loads(pickle.dumps(signature, protocol)) == signature, bound.args, bound.kwargs)
marked = inspect.markcoroutinefunction(lambda: None)
print(inspect.iscoroutinefunction(marked), inspect.iscoroutinefunction(plain), inspect.iscoroutinefunction(inspect))


def frame_of(x, *rest, y=2, **more):
    return inspect.getargvalues(sys._getframe())


info = frame_of(1, 2, z=3)
print(info.args, info.varargs, info.keywords, inspect.formatargvalues(*info[:3], {"x": 1, "rest": (2,), "y": 2, "more": {}}))
print(inspect.getargs(plain.__code__))
print(inspect.getclasstree([bool, int, str]))


class Refusing:
    @property
    def held(self):
        raise RuntimeError("called")

    def __getattribute__(self, name):
        raise RuntimeError("asked")


class OfItself:
    @property
    def __dict__(self):
        raise RuntimeError("asked")

    kept = 1


show(lambda: type(inspect.getattr_static(Refusing(), "held")), lambda: inspect.getattr_static(Refusing(), "none"),
     lambda: inspect.getattr_static(OfItself(), "kept"), lambda: inspect.getattr_static(OfItself, "mro").__name__)

SOURCE = '''\
import functools

def one(m): return m and \\
m

class C:
    def f(self):
        return 1
        # within

        # at its end
    # behind it

    async def g(self):
        x = """
not the end
"""
        return x


def after(): pass
by_name = lambda g: g and \\
    g
listed = [
    lambda: 1,
    lambda x: (x,
               2),
]
print_it = (lambda
            y: y)
@functools.lru_cache(
    maxsize=lambda: 1 and 3)
@staticmethod
def decorated(
    a,
):  # comment
    pass
# behind
'''
with tempfile.TemporaryDirectory() as place:
    path = os.path.join(place, "source.py")
    with open(path, "w") as file:
        file.write(SOURCE)
    scope = {"__name__": "source"}
    exec(compile(SOURCE.replace("maxsize=lambda: 1 and 3", "\n").replace("@functools.lru_cache", "@(lambda: lambda f: f)"),
                 path, "exec"), scope)
    for thing in (scope["one"], scope["C"].f, scope["C"].g, scope["after"], scope["by_name"], scope["listed"][1],
                  scope["print_it"]):
        lines, first = inspect.getsourcelines(thing)
        print(first, lines)
    print(len(inspect.findsource(scope["after"])[0]), inspect.findsource(scope["after"])[1])
