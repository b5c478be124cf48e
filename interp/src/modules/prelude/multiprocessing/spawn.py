"""How a child begins: the main module again, then the process object.

The native side calls `main` with the payload that `multiprocessing.context`
made in the parent, in the main thread of a fresh interpreter.
"""

import sys
from _multiprocessing import absolute_path, read_source
from multiprocessing import process

__all__ = ["freeze_support", "get_preparation_data", "main"]

_importing_main = False

_FORGOTTEN_GUARD = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        """


def freeze_support():
    """Nothing: scripts are not frozen into executables here."""


def preparation(name):
    """What a child called `name` must know before it can unpickle anything."""
    if _importing_main:
        raise RuntimeError(_FORGOTTEN_GUARD)
    data = {
        "name": name,
        "authkey": process.current_process().authkey,
        "sys_path": list(sys.path),
        "sys_argv": list(sys.argv),
    }
    main_module = sys.modules.get("__main__")
    path = getattr(main_module, "__file__", None)
    if path is not None:
        data["main_path"] = absolute_path(path)
    return data


get_preparation_data = preparation


def _import_main(path):
    """Run the parent's script as `__mp_main__`, which then is `__main__` too."""
    module = type(sys)("__mp_main__")
    module.__file__ = path
    sys.modules["__main__"] = sys.modules["__mp_main__"] = module
    exec(compile(read_source(path), path, "exec"), module.__dict__)


def main(payload):
    """Be the child that a payload describes; gives its exit code."""
    global _importing_main
    from _pickle import loads
    data, pickled = loads(payload)
    current = process.current_process()
    current._name = data["name"]
    current._config["authkey"] = data["authkey"]
    sys.path[:] = data["sys_path"]
    sys.argv[:] = data["sys_argv"]
    if "main_path" in data:
        _importing_main = True
        try:
            _import_main(data["main_path"])
        finally:
            _importing_main = False
    return loads(pickled)._bootstrap()
