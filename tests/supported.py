"""Writes the page that lists what gilbox supports: `gilbox run tests/supported.py > interp/SUPPORTED.md`.

The page is made by gilbox itself of what its modules contain, so it is true as long as it is fresh; a test says when it isn't.
"""

import builtins
import contextlib
import io
import sys
import types


def columns(names, width=116):
    lines, line = [], ""
    for name in names:
        word = name + (", " if name != names[-1] else "")
        if line and len(line) + len(word.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += word
    lines.append(line.rstrip())
    return "\n".join(lines)


def public(module):
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name in dir(module) if not name.startswith("_")]
    found = []
    for name in sorted(set(names)):
        value = getattr(module, name)
        if not isinstance(value, types.ModuleType) or module is sys or name == "path":
            found.append((name, value))
    return found


def members(cls):
    """The names of a class's own attributes, those of the private class that it is made of included."""
    names = set(vars(cls))
    for base in cls.__bases__:
        if base.__name__.startswith("_") and not base.__bases__[0].__name__.startswith("_"):
            names.update(vars(base))
    return [name for name in sorted(names) if not name.startswith("_")]


def describe(module):
    classes, rest = [], []
    for name, value in public(module):
        if isinstance(value, type) and not issubclass(value, BaseException) and members(value):
            classes.append((name, value))
        else:
            rest.append(name)
    if rest:
        print()
        print(columns([f"`{name}`" for name in rest]))
    for name, value in classes:
        print()
        print(columns([f"`{name}`:"] + members(value)).replace("`:,", "`:", 1))


print("# What gilbox supports")
print()
print("Made by `gilbox run tests/supported.py`; a test fails when it is stale. Names are given as they stand in the")
print("modules; for classes those of their methods that don't begin with an underscore follow.")
print()
print("## The language")
print()
print("All of Python 3.13's grammar. Refused by name, with file, line and column:")
print()
try:
    exec("from math import *", {}, {})
except SyntaxError as error:
    print(f"- {error.msg.removeprefix('not supported yet: ')}")
print()
print("## Built-in names")
describe(builtins)
for name in sorted(sys.stdlib_module_names):
    if name != "builtins" and not name.startswith("_"):
        print()
        print(f"## {name}")
        with contextlib.redirect_stdout(io.StringIO()):
            module = __import__(name)
        describe(module)
