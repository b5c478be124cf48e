"""Files beside the modules of a package."""

import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

__all__ = ["Package", "as_file", "contents", "files", "is_resource", "open_binary", "open_text", "path", "read_binary",
           "read_text"]

Package = ModuleType | str


def files(anchor=None):
    """The directory of a package, or of the module that asks."""
    if anchor is None:
        anchor = sys._getframe(1).f_globals["__name__"]
    if isinstance(anchor, str):
        from importlib import import_module
        anchor = import_module(anchor)
    places = getattr(anchor, "__path__", None)
    if places:
        return Path(list(places)[0])
    if getattr(anchor, "__file__", None):
        return Path(os.path.dirname(anchor.__file__))
    raise TypeError(f"{getattr(anchor, '__spec__', None)!r} has no files")


@contextmanager
def as_file(resource):
    """A resource as a file of the file system, where it is already."""
    yield resource


def _resource(anchor, names):
    found = files(anchor)
    for name in names:
        found = found / os.fspath(name)
    return found


def open_binary(anchor, *path_names):
    """A resource, opened for reading bytes."""
    return _resource(anchor, path_names).open("rb")


def open_text(anchor, *path_names, encoding="utf-8", errors="strict"):
    """A resource, opened for reading text."""
    return io.TextIOWrapper(open_binary(anchor, *path_names), encoding, errors)


def read_binary(anchor, *path_names):
    """The bytes of a resource."""
    return _resource(anchor, path_names).read_bytes()


def read_text(anchor, *path_names, encoding="utf-8", errors="strict"):
    """The text of a resource."""
    with open_text(anchor, *path_names, encoding=encoding, errors=errors) as file:
        return file.read()


def path(anchor, *path_names):
    """A resource as a context whose value is its path."""
    return as_file(_resource(anchor, path_names))


def is_resource(anchor, *path_names):
    """Is there a file of that name?"""
    return _resource(anchor, path_names).is_file()


def contents(anchor, *path_names):
    """The names of what lies there."""
    return [entry.name for entry in _resource(anchor, path_names).iterdir()]
