"""Finding modules without importing them."""

import os
import sys

from importlib import import_module


class _Spec:
    """Where a module is."""

    def __init__(self, name, origin, is_package=False):
        self.name = name
        self.origin = origin
        self.loader = None
        self.submodule_search_locations = [os.path.dirname(origin)] if is_package else None
        self.has_location = origin is not None
        self.cached = None
        self.parent = name if is_package else name.rpartition(".")[0]

    def __repr__(self):
        return f"ModuleSpec(name={self.name!r}, loader=None, origin={self.origin!r})"


def find_spec(name, package=None):
    """Where a module would be imported from, or None."""
    if name.startswith("."):
        name = (package or "") + name
    if name in sys.modules:
        module = sys.modules[name]
        return _Spec(name, getattr(module, "__file__", None), hasattr(module, "__path__"))
    parent, _, last = name.rpartition(".")
    folders = import_module(parent).__path__ if parent else sys.path
    if not parent and name in sys.stdlib_module_names:
        return _Spec(name, None)
    for folder in folders:
        for path, is_package in ((os.path.join(folder, last, "__init__.py"), True),
                                 (os.path.join(folder, last + ".py"), False)):
            if os.path.isfile(path):
                return _Spec(name, path, is_package)
    return None
