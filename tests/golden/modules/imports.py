"""import in all its forms, from files and packages beside the script."""

import sys
import _tools
import _tools as t
import _shapes
import _shapes.deep.level
import _shapes.circle as circle_module
from _shapes import Circle, Quad, total_area
from _shapes.deep.level import C
from _tools import public, also as renamed, Thing
from _plain import *
from math import sqrt, floor as lower

print(
    _tools is t,
    _tools.public(),
    public(),
    t.counter,
    renamed(),
    Thing().where(),
    _tools.__name__,
    _tools.__doc__,
    type(_tools).__name__,
)
print(a, c, "_b" in globals(), sqrt(16), lower(2.5))
print(
    Circle(2).area(),
    Quad(3).area(),
    total_area(Circle(1), Quad(1)),
    _shapes.registry[0] is Circle is C,
    _shapes.helpers.loaded,
    circle_module.PI,
    _shapes.circle is circle_module,
    Circle.__module__,
    _shapes.deep.name,
    _shapes.deep.level.helpers is _shapes.helpers,
)
_shapes.helpers.SCALE = 10
print(Circle(1).area(), Quad(2).area())
print(
    sorted(n for n in sys.modules if n.startswith(("_shapes", "_tools", "_plain"))),
    _shapes.__package__,
    _shapes.circle.__package__,
    _shapes.__path__ != [],
    hasattr(_tools, "__path__"),
    _tools.__file__.endswith("_tools.py"),
    _shapes.__file__.endswith("__init__.py"),
    __file__.endswith("imports.py"),
)


def local_import():
    import _names
    from _names import real, lazy

    return _names.lazy, real, lazy, dir(_names), "_names" in globals()


print(local_import())
star = {}
exec("from _tools import *", star)
print(sorted(k for k in star if not k.startswith("__")))
exec("from _shapes import *", star)
print("Quad" in star, "Square" in star, "_private" in star)
attempts = [
    "import no_such_thing",
    "import _shapes.nothing",
    "from _shapes import nothing",
    "from _tools import missing",
    "from _names import absent",
    "import _tools.sub",
    "from _shapes.circle import Square",
    "from . import something",
    "from .x import y",
    "from sys import nope",
    "import math.sub",
    "import _shapes.circle.deeper",
    "from no_such_thing.sub import x",
    "import sys.path",
]
for attempt in attempts:
    try:
        exec(attempt)
        print("imported", attempt)
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (/")[0], "|", e.name)
for access in (
    lambda: _tools.nope,
    lambda: _shapes.nope,
    lambda: sys.modules["nope"],
    lambda: __import__("_names").gone,
):
    try:
        print(access())
    except (AttributeError, KeyError) as e:
        print(type(e).__name__, e)
module = __import__("_shapes.circle")
print(module.__name__, __import__("_shapes.circle", fromlist=["PI"]).__name__, __import__("_tools").counter)
sys.modules["invented"] = type(sys)("invented", "made by hand")
sys.modules["invented"].value = 42
import invented
from invented import value

print(invented.value, value, invented.__doc__, repr(invented), invented.__name__)
_tools.added = "added from outside"
from _tools import added

print(added, vars(_tools)["added"], "added" in dir(_tools), getattr(_tools, "added"))
del _tools.added
print(hasattr(_tools, "added"))
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
try:
    import _tools, no_such_thing
except ImportError:
    print("first part of the statement is done:", _tools.counter)
counter = 100
print(_tools.counter, counter, _tools.public(), counter)
import os.path as p
import os.path

print(p is os.path, os.path.join("a", "b"))
for name in ("json_like_missing", "_no_package"):
    try:
        __import__(name)
    except ModuleNotFoundError as e:
        print(e.name, isinstance(e, ImportError))
