# Folders without an `__init__.py` are packages too.
import importlib

import _portions.first
from _portions.inner import second
from _portions.inner.second import VALUE

print(_portions.first.VALUE, second.VALUE, VALUE)
print(_portions.__file__, _portions.__name__, _portions.__package__, _portions.__doc__)
print(repr(_portions).split(" from ")[0], len(list(_portions.__path__)))
print(sorted(name for name in dir(_portions) if not name.startswith("__")))
print(importlib.import_module("_portions.inner.second") is second, second.__package__)

try:
    from _portions import missing
except ImportError as e:
    print(type(e).__name__, e)
try:
    import _portions.missing
except ImportError as e:
    print(type(e).__name__, e)
try:
    _portions.missing
except AttributeError as e:
    print(type(e).__name__, e)
