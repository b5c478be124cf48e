"""Finding modules without importing them, and making them of what was found."""

import os
import sys

from _gilbox import decode_source as _decode_source
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader

__all__ = ["decode_source", "find_spec", "module_from_spec", "resolve_name", "spec_from_file_location", "spec_from_loader"]


def resolve_name(name, package):
    """The whole name of a module that was named with dots in front."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parts[0]}.{name[level:]}" if name[level:] else parts[0]


def find_spec(name, package=None):
    """Where a module would be imported from, or None."""
    name = resolve_name(name, package)
    if name in sys.modules:
        module = sys.modules[name]
        if module is None:
            return None
        return _spec_of(name, getattr(module, "__file__", None), hasattr(module, "__path__"))
    parent, _, last = name.rpartition(".")
    try:
        folders = import_module(parent).__path__ if parent else sys.path
    except AttributeError as error:
        raise ModuleNotFoundError(f"__path__ attribute not found on {parent!r} while trying to find {name!r}", name=name) from error
    if not parent and name in sys.stdlib_module_names:
        return _spec_of(name, None, False)
    for folder in folders:
        for path, is_package in ((os.path.join(folder, last, "__init__.py"), True),
                                 (os.path.join(folder, last + ".py"), False)):
            if os.path.isfile(path):
                return _spec_of(name, path, is_package)
    return None


def _spec_of(name, path, is_package):
    if path is None or path.startswith("<"):
        return ModuleSpec(name, None, origin=path, is_package=is_package)
    return spec_from_file_location(name, path, submodule_search_locations=[] if is_package else None)


def decode_source(source_bytes):
    """The text of a file of source."""
    return _decode_source(source_bytes, "<string>").replace("\r\n", "\n").replace("\r", "\n")


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    if origin is None:
        origin = getattr(loader, "path", None)
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """The spec of a module whose file is known; None for files that no loader is for."""
    location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is not None or os.path.basename(location) == "__init__.py":
        spec.submodule_search_locations = submodule_search_locations or [os.path.dirname(location)]
    return spec


def module_from_spec(spec):
    """A new module, for `spec.loader.exec_module` to fill."""
    module = spec.loader.create_module(spec)
    if module is None:
        module = type(sys)(spec.name)
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module
