"""Files that have the names of modules of the library: first on the path they win, but not against built-in modules; last they lose."""
import os
import sys

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_own")
sys.path.append(here)
import graphlib
print(hasattr(graphlib, "TopologicalSorter"), hasattr(graphlib, "nodes"))

sys.path.remove(here)
sys.path.insert(0, here)
del sys.modules["graphlib"]
import graphlib
print(graphlib.nodes, os.path.basename(graphlib.__file__), sys.modules["graphlib"] is graphlib)

import time
print(time.time() > 0)

import logging
import logging.handlers
print(logging.level, logging.handle(1), logging.handlers.handle(2), os.path.basename(logging.__path__[0]))
try:
    from logging import getLogger
except ImportError as e:
    print(type(e).__name__, e.name)
try:
    import logging.config
except ModuleNotFoundError as e:
    print(e)

del graphlib, sys.modules["graphlib"]
sys.path.remove(here)
import graphlib
print(list(graphlib.TopologicalSorter({"b": "a"}).static_order()))
