"""Pickling: what instances, classes and functions say about themselves.

The natives `saver` and `loader` walk through built-in values; whatever else they
meet is asked here.
"""

import sys

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "dump", "dumps", "load",
           "loads"]


class PickleError(Exception):
    """Base of the exceptions of pickling."""


class PicklingError(PickleError):
    """An object cannot be pickled."""


class UnpicklingError(PickleError):
    """Bytes are no pickle."""


# --- saving -----------------------------------------------------------------

def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None, _shared=None):
    """The pickle of an object, as bytes.

    `_shared` is given for a process that is being started: a list to which is added
    the descriptors of what it shall share.
    """
    work = saver(obj)
    while True:
        found = work.next()
        if found is None:
            return work.finish()
        _describe(work, found[0], _shared)


def _describe(work, obj, shared):
    kind = nature(obj)
    cls = type(obj)
    if kind == "class":
        _by_name(work, obj)
        return
    if kind == "function" or kind == "native function":
        owner = getattr(obj, "__self__", None)
        if kind == "function" or owner is None or isinstance(owner, type(sys)):
            _by_name(work, obj)
        else:
            work.put_made(getattr, (owner, obj.__name__), None, None, None, None)
        return
    if kind == "method":
        work.put_made(getattr, (obj.__self__, obj.__func__.__name__), None, None, None,
                      None)
        return
    if shared is not None and hasattr(cls, "_inheritance"):
        from _multiprocessing import inherit
        descriptors, *words = obj._inheritance()
        work.put_made(inherit, (len(shared), *words), None, None, None, None)
        shared += descriptors
        return
    import copyreg
    special = copyreg.dispatch_table.get(cls)
    if special is not None:
        reduced = special(obj)
    elif issubclass(cls, type):
        _by_name(work, obj)
        return
    else:
        reducer = getattr(obj, "__reduce_ex__", None)
        if reducer is not None:
            reduced = reducer(4)
        else:
            reduced = obj.__reduce__()
    if isinstance(reduced, str):
        _by_name(work, obj, reduced)
        return
    if not isinstance(reduced, tuple):
        raise PicklingError("__reduce__ must return a string or tuple")
    if not 2 <= len(reduced) <= 6:
        raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 "
                            "elements")
    call, args, state, items, pairs, setter = reduced + (None,) * (6 - len(reduced))
    if not callable(call):
        raise PicklingError("first item of the tuple returned by __reduce__ must be "
                            "callable")
    if not isinstance(args, tuple):
        raise PicklingError("second item of the tuple returned by __reduce__ must be a "
                            "tuple")
    work.put_made(call, args, None if state is None else (state,),
                  None if items is None else list(items),
                  None if pairs is None else list(pairs), setter)


_UNNAMED = {type(None): "NoneType", type(NotImplemented): "NotImplementedType",
            type(...): "ellipsis"}


def _by_name(work, obj, name=None):
    """Pickle what a module has under a name."""
    if isinstance(obj, type) and obj in _UNNAMED:
        work.put_made(type, ({"NoneType": None, "NotImplementedType": NotImplemented,
                              "ellipsis": ...}[_UNNAMED[obj]],), None, None, None, None)
        return
    if name is None:
        name = getattr(obj, "__qualname__", None)
        if name is None:
            name = obj.__name__
    module = _module_of(obj, name)
    if "<locals>" in name.split("."):
        raise AttributeError(f"Can't get local object {name!r}")
    try:
        found = _find(_import(module), name, local=True)
    except ImportError:
        raise PicklingError(f"Can't pickle {obj!r}: import of module {module!r} "
                            "failed") from None
    except LookupError:
        found = obj if module == "__main__" and _is_in_a_main(obj, name) else None
        if found is None:
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on "
                                f"{module} failed") from None
    if found is not obj and found != obj and not (
            module == "__main__" and _is_in_a_main(obj, name)):
        raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as "
                            f"{module}.{name}")
    work.put_global(module, name)


def _is_in_a_main(obj, name):
    """Is it what the running script has under a name? Several may run as `__main__`
    at once, and only the first of them is the module of that name."""
    frame = sys._getframe(1)
    while frame is not None:
        found = frame.f_globals
        if found.get("__name__") == "__main__" and "__file__" in found:
            first, *rest = name.split(".")
            found = found.get(first)
            for part in rest:
                found = getattr(found, part, None)
            return found is obj
        frame = frame.f_back
    return False


def _module_of(obj, name):
    module = getattr(obj, "__module__", None)
    if isinstance(module, str):
        return module
    for known, candidate in list(sys.modules.items()):
        if known not in ("__main__", "__mp_main__") and candidate is not None:
            try:
                if _find(candidate, name) is obj:
                    return known
            except LookupError:
                pass
    return "__main__"


def _import(name):
    module = sys.modules.get(name)
    if module is None:
        __import__(name)
        module = sys.modules[name]
    return module


def _find(module, name, local=False):
    """What a module has under a dotted name; LookupError if nothing."""
    found = module
    for part in name.split("."):
        if part == "<locals>":
            if local:
                raise AttributeError(f"Can't get local object {name!r}")
            raise LookupError(name)
        try:
            found = getattr(found, part)
        except AttributeError:
            raise LookupError(name) from None
    return found


# --- loading ----------------------------------------------------------------

def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """The object that a pickle describes."""
    work = loader(data)
    if work is None:
        raise EOFError("Ran out of input")
    if work is False:
        first = bytes(data[:1])
        if first in (b"g", b"\x80"):
            raise UnpicklingError("invalid load key or damaged pickle data")
        shown = ascii(chr(first[0])) if 32 <= first[0] < 127 else f"'\\x{first[0]:02x}'"
        raise UnpicklingError(f"invalid load key, {shown}.")
    while True:
        request = work.next()
        if request is None:
            return work.result()
        what = request[0]
        if what == "call":
            work.put(request[1](*request[2]))
        elif what == "global":
            work.put(_global(request[1], request[2]))
        elif what == "state":
            _set_state(*request[1:])
        elif what == "items":
            _append(request[1], request[2])
        elif what == "pairs":
            target = request[1]
            for key, value in request[2]:
                target[key] = value
        elif what == "add":
            for item in request[2]:
                request[1].add(item)
        else:
            work.put(frozenset(request[1]))


def _global(module, name):
    try:
        return _find(_import(module), name)
    except LookupError:
        shown = sys.modules.get(module)
        raise AttributeError(f"Can't get attribute {name!r} on {shown!r}") from None


def _append(target, items):
    extend = getattr(target, "extend", None)
    if extend is not None:
        extend(items)
        return
    for item in items:
        target.append(item)


def _set_state(obj, state, setter):
    if setter is not None:
        setter(obj, state)
        return
    own = getattr(obj, "__setstate__", None)
    if own is not None:
        own(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        namespace = obj.__dict__
        for key, value in state.items():
            namespace[key] = value
    if slots:
        for key, value in slots.items():
            setattr(obj, key, value)


_HEAD = 11  # the mark, and how many bytes follow


# --- files ------------------------------------------------------------------

def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write the pickle of an object to a file."""
    file.write(dumps(obj, protocol))


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """Read the next pickle from a file, and give its object."""
    head = file.read(_HEAD)
    if len(head) < _HEAD:
        return loads(head)
    return loads(head + file.read(int.from_bytes(head[-8:], "little")))
