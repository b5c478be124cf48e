"""Two modules that import each other, seen from outside and half initialised."""
import sys

import _cycle_a
import _cycle_b

print(_cycle_a.log, _cycle_b.log)
print(_cycle_a.name, _cycle_b.name, _cycle_a.partner.name, _cycle_b.partner().name)
print(_cycle_a._cycle_b is _cycle_b, _cycle_b._cycle_a is _cycle_a, "_cycle_a" in sys.modules)
print(_cycle_b.seen_at_import)

try:
    import _cycle_c
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0], e.name)
print("_cycle_c" in sys.modules, "_cycle_d" in sys.modules)

import _cycle_pkg
print(_cycle_pkg.total, _cycle_pkg.left.value, _cycle_pkg.right.value)
from _cycle_pkg.left import both
print(both(), _cycle_pkg.left.__name__, _cycle_pkg.__name__, _cycle_pkg.left.__package__)
again = __import__("_cycle_a")
print(again is _cycle_a, _cycle_a.log)
try:
    from _cycle_a import nothing_there
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
try:
    import _no_such_module_here
except ModuleNotFoundError as e:
    print(type(e).__name__, e, e.name)
try:
    import _cycle_pkg.absent
except ModuleNotFoundError as e:
    print(e)
try:
    import _cycle_a.sub
except ModuleNotFoundError as e:
    print(e)
try:
    _cycle_a.missing
except AttributeError as e:
    print(e)
try:
    import _broken_module
except ZeroDivisionError as e:
    print("while importing:", e, "_broken_module" in sys.modules)
