"""Running modules and files as if they were the program."""

import io
import os
import sys
from importlib.util import find_spec
from types import ModuleType


__all__ = ["run_module", "run_path"]


@native
def _run(code, namespace, init_globals, name, spec=None, loader=None, package=None, filename=None):
    if init_globals is not None:
        namespace.update(init_globals)
    if spec is not None:
        loader, filename, package = spec.loader, spec.origin, spec.parent
    namespace.update(__name__=name, __file__=filename, __cached__=None, __doc__=None, __loader__=loader, __package__=package,
                     __spec__=spec)
    exec(code, namespace)
    return namespace


class _Standing:
    """While a module runs it stands in `sys.modules`, and what `argv[0]` says is its file."""

    def __init__(self, name, argument):
        self.name, self.argument = name, argument
        self.module = ModuleType(name)

    def __enter__(self):
        self.before = sys.modules.get(self.name), sys.argv[0]
        sys.modules[self.name], sys.argv[0] = self.module, self.argument
        return self.module.__dict__

    def __exit__(self, *exception):
        module, sys.argv[0] = self.before
        if module is None:
            sys.modules.pop(self.name, None)
        else:
            sys.modules[self.name] = module


@native
def _find(name):
    """A module that can be run: its name, its spec and its code."""
    if name.startswith("."):
        raise ImportError("Relative module names not supported")
    parent = name.rpartition(".")[0]
    if parent:
        try:
            __import__(parent)
        except ImportError as error:
            if error.name is None or error.name != parent and not parent.startswith(error.name + "."):
                raise
        existing = sys.modules.get(name)
        if existing is not None and not hasattr(existing, "__path__"):
            from warnings import warn
            warn(f"{name!r} found in sys.modules after import of package {parent!r}, but prior to execution of {name!r}; "
                 "this may result in unpredictable behaviour", RuntimeWarning)
    try:
        spec = find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        message = f"Error while finding module specification for {name!r} ({type(error).__name__}: {error})"
        if name.endswith(".py"):
            message += f". Try using '{name[:-3]}' instead of '{name}' as the module name."
        raise ImportError(message) from error
    if spec is None:
        raise ImportError(f"No module named {name}")
    if spec.submodule_search_locations is not None:
        if name == "__main__" or name.endswith(".__main__"):
            raise ImportError("Cannot use package as __main__ module")
        try:
            return _find(name + ".__main__")
        except ImportError as error:
            if name not in sys.modules:
                raise
            raise ImportError(f"{error}; {name!r} is a package and cannot be directly executed") from error
    if spec.loader is None:
        raise ImportError(f"{name!r} is a namespace package and cannot be executed" if spec.origin is None
                          and name not in sys.stdlib_module_names else f"No code object available for {name}")
    return name, spec, spec.loader.get_code(name)


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module, or the `__main__` of a package: what its globals are afterwards. With `alter_sys` it stands in `sys.modules`."""
    mod_name, spec, code = _find(mod_name)
    if run_name is None:
        run_name = mod_name
    if not alter_sys:
        return _run(code, {}, init_globals, run_name, spec)
    with _Standing(run_name, spec.origin) as namespace:
        return _run(code, namespace, init_globals, run_name, spec).copy()


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file, or the `__main__.py` of a directory: what its globals are afterwards."""
    if run_name is None:
        run_name = "<run_path>"
    path_name = os.fsdecode(path_name)
    if os.path.isdir(path_name):
        return _run_directory(path_name, init_globals, run_name)
    package = run_name.rpartition(".")[0]
    path = os.path.abspath(path_name)
    with io.open_code(path) as file:
        code = compile(file.read(), path_name, "exec")
    with _Standing(run_name, path_name) as namespace:
        return _run(code, namespace, init_globals, run_name, None, None, package, path_name).copy()


def _run_directory(path, init_globals, run_name):
    if not os.path.isfile(os.path.join(path, "__main__.py")):
        raise ImportError(f"can't find '__main__' module in {path!r}")
    sys.path.insert(0, path)
    before = sys.modules.pop("__main__", None)
    try:
        name, spec, code = _find("__main__")
        with _Standing(run_name, path) as namespace:
            return _run(code, namespace, init_globals, run_name, spec, None, "").copy()
    finally:
        if before is not None:
            sys.modules["__main__"] = before
        try:
            sys.path.remove(path)
        except ValueError:
            pass


@native
def _run_as_program(name):
    """Run the module that the command line names, in the place of the program that does so."""
    namespace = sys.modules["__main__"].__dict__
    sys.path[0] = os.getcwd()
    # gilbox's own modules have no code to be run as a program: those that are one have a function for it.
    program = getattr(__import__(name), "_program", None) if name in sys.stdlib_module_names else None
    if program is not None:
        namespace.clear()
        sys.exit(program())
    try:
        name, spec, code = _find(name)
    except ImportError as error:
        sys.exit(f"gilbox: {error}")
    namespace.clear()
    namespace["__builtins__"] = sys.modules["builtins"]
    sys.argv[0] = spec.origin
    _run(code, namespace, None, "__main__", spec)
