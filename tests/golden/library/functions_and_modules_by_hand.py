"""Functions made of code objects, modules made of files, names of HTML, frames, classes whose attributes stand before the built-in ones."""

import functools
import html
import html.entities
import importlib.machinery
import importlib.util
import inspect
import operator
import os
import tempfile
import types


def outer(n):
    def inner(a, b=2):
        return a + b + n + len(__name__)

    return inner


def plain(a, b=2, *, c=3):
    """Doc."""
    return a, b, c


copied = types.FunctionType(plain.__code__, globals(), "copied", (7,))
copied.__kwdefaults__ = {"c": 9}
print(copied(1), copied.__name__, copied.__qualname__, copied.__doc__, copied.__defaults__, copied.__module__)
inner = outer(10)
again = types.FunctionType(inner.__code__, {"__name__": "xy", "len": len}, None, inner.__defaults__, inner.__closure__)
print(inner(1), again(1), again.__closure__[0].cell_contents)
other = types.FunctionType(inner.__code__, globals(), closure=(types.CellType(100),))
print(other(1, 1))
for arguments in (1, {}), (plain.__code__, 1), (plain.__code__, {}, 1), (plain.__code__, {}, "x", 1), (plain.__code__, {}, None, None, 1), \
        (inner.__code__, {}), (inner.__code__, {}, None, None, ()), (inner.__code__, {}, None, None, (1,)), \
        (plain.__code__, {}, None, None, (types.CellType(1),)):
    try:
        types.FunctionType(*arguments)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "shapes.py")
    with open(path, "w") as file:
        file.write("sides = 4\ndef area(a): return a * a\nwhere = __file__\n")
    spec = importlib.util.spec_from_file_location("my_shapes", path)
    print(spec.name, spec.origin == path, spec.has_location, type(spec.loader).__name__, repr(spec.parent))
    module = importlib.util.module_from_spec(spec)
    print(module.__name__, module.__spec__ is spec, hasattr(module, "sides"))
    spec.loader.exec_module(module)
    print(module.sides, module.area(3), module.where == path, inspect.getsource(module.area).strip())
    loaded = importlib.machinery.SourceFileLoader("loaded_shapes", path)
    print(path == loaded.get_filename("loaded_shapes"))
    print(importlib.util.spec_from_file_location("no", os.path.join(folder, "no.txt")))
print(importlib.util.find_spec("nowhere_at_all"), importlib.util.resolve_name(".b", "a.c"))

print(html.unescape("&lt;&eacute;&notit;&notin;&CounterClockwiseContourIntegral;&nosuch;&ampx&#x1F600;&#65;&fjlig;"))
print(len(html.entities.html5), html.entities.name2codepoint["euro"], html.entities.codepoint2name[233], html.entities.entitydefs["amp"])


class Dicted:
    def __init__(self):
        self.x = 1

    def __dict__(self):
        return "called"


class Below(Dicted):
    pass


print(Dicted().__dict__(), Below().__dict__())


class Documented(property):
    def __get__(self, instance, owner=None):
        return "of the class" if instance is None else "of an instance"


class Thing:
    __doc__ = Documented()


print(Thing.__doc__, Thing().__doc__)


class Wrapped:
    def __init__(self, func):
        self.func = func

    @property
    def __wrapped__(self):
        return self.func


print(inspect.signature(Wrapped), "native" in dir(operator))


def frames():
    return [(entry.function, entry.lineno > 0) for entry in inspect.getouterframes(inspect.currentframe())][:2]


print(frames())
try:
    plain()
except TypeError as e:
    print([entry.function for entry in inspect.getinnerframes(e.__traceback__)])
