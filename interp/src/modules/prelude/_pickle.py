"""Pickling: what instances, classes and functions say about themselves.

The natives `saver` and `loader` walk through built-in values; whatever else they
meet is asked here.
"""

import sys

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump",
           "dumps", "load", "loads"]

_DEFAULT_PROTOCOL = 4
_HIGHEST_PROTOCOL = 5


class PickleError(Exception):
    """Base of the exceptions of pickling."""


class PicklingError(PickleError):
    """An object cannot be pickled."""


class UnpicklingError(PickleError):
    """Bytes are no pickle."""


# --- saving -----------------------------------------------------------------

class Pickler:
    """Writes objects to a file; what it has written once it only refers to later."""

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        write = getattr(file, "write", None)
        if write is None:
            raise TypeError("file must have a 'write' attribute")
        self._write = write
        self._begin(protocol, fix_imports, buffer_callback)

    def _begin(self, protocol, fix_imports=True, buffer_callback=None, shared=None):
        if protocol is None:
            protocol = _DEFAULT_PROTOCOL
        elif protocol < 0:
            protocol = _HIGHEST_PROTOCOL
        elif protocol > _HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {_HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        self._protocol = protocol
        self._old_names = fix_imports and protocol < 3
        self._shared = shared
        self._work = None

    def persistent_id(self, obj):
        """Under which name an object is kept elsewhere; None if it is to be pickled."""
        return None

    def dump(self, obj):
        """Write the pickle of an object."""
        if not hasattr(self, "_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._write(self._pickled(obj))

    def clear_memo(self):
        """Forget what has been written."""
        if self._work is not None:
            self._work.forget()

    def _pickled(self, obj):
        work = self._work
        if work is None:
            asks_names = (type(self).persistent_id is not Pickler.persistent_id
                          or "persistent_id" in self.__dict__)
            self._override = getattr(self, "reducer_override", None)
            self._table = getattr(self, "dispatch_table", None)
            if self._table is None:
                from copyreg import dispatch_table
                self._table = dispatch_table
            leaves_instances = self._override is None and self._shared is None
            work = self._work = saver(self._protocol, asks_names, self._table if leaves_instances else None)
        work.start(obj)
        while True:
            found = work.next()
            if found is None:
                return work.finish()
            if len(found) == 1:
                _describe(self, work, found[0])
                continue
            name = self.persistent_id(found[0])
            if name is None:
                work.put_itself()
            else:
                work.put_persistent(name if self._protocol else str(name))


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None, _shared=None):
    """The pickle of an object, as bytes.

    `_shared` is given for a process that is being started: a list to which is added
    the descriptors of what it shall share.
    """
    if buffer_callback is None and _shared is None:
        from copyreg import dispatch_table
        if protocol is None:
            protocol = _DEFAULT_PROTOCOL
        if type(protocol) is int and 3 <= protocol <= _HIGHEST_PROTOCOL:
            pickle = saved(obj, protocol, dispatch_table)
            if pickle is not None:
                return pickle
    pickler = Pickler.__new__(Pickler)
    pickler._begin(protocol, fix_imports, buffer_callback, _shared)
    return pickler._pickled(obj)


def _describe(pickler, work, obj):
    cls = type(obj)
    reduced = NotImplemented
    if pickler._override is not None:
        reduced = pickler._override(obj)
    if reduced is NotImplemented:
        reduced = _reduced(pickler, work, obj, cls)
        if reduced is None:
            return
    if isinstance(reduced, str):
        _by_name(pickler, work, obj, reduced)
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
    if items is not None:
        items = list(items)
    if pairs is not None:
        pairs = [part for pair in pairs for part in pair]
    way, parts = 0, (call, args)
    if pickler._protocol >= 2:
        name = getattr(call, "__name__", None)
        if name == "__newobj__":
            way, parts = 1, (args[0], args[1:])
        elif name == "__newobj_ex__" and pickler._protocol >= 4:
            way, parts = 2, args
        elif name == "__newobj_ex__":
            import functools
            made, given, keywords = args
            parts = functools.partial(made.__new__, made, *given, **keywords), ()
    if setter is not None and not callable(setter):
        raise PicklingError("sixth element of the tuple returned by __reduce__ must be a "
                            f"function, not {type(setter).__name__}")
    work.put_made(way, parts, None if state is None else (state,), items, pairs, setter)


def _reduced(pickler, work, obj, cls):
    """How to make an object again, as `__reduce_ex__` says it; None if that has been
    told already."""
    kind = nature(obj)
    if kind == "class":
        _by_name(pickler, work, obj)
        return None
    if kind == "function" or kind == "native function":
        owner = getattr(obj, "__self__", None)
        if kind == "native function" and owner is None:
            owner = getattr(obj, "__objclass__", None)
        if kind == "function" or owner is None or isinstance(owner, type(sys)):
            _by_name(pickler, work, obj)
            return None
        return getattr, (owner, obj.__name__)
    if kind == "method":
        return getattr, (obj.__self__, obj.__func__.__name__)
    if cls is bytes:
        if not obj:
            return bytes, ()
        import codecs
        return codecs.encode, (str(obj, "latin1"), "latin1")
    if cls is bytearray:
        return bytearray, (bytes(obj),) if obj else ()
    shared = pickler._shared
    if shared is not None and hasattr(cls, "_inheritance"):
        from _multiprocessing import inherit
        descriptors, *words = obj._inheritance()
        place = len(shared)
        shared += descriptors
        return inherit, (place, *words)
    special = pickler._table.get(cls)
    if special is not None:
        return special(obj)
    if issubclass(cls, type):
        _by_name(pickler, work, obj)
        return None
    reducer = getattr(obj, "__reduce_ex__", None)
    if reducer is not None:
        return reducer(pickler._protocol)
    return obj.__reduce__()


_UNNAMED = {type(None): None, type(NotImplemented): NotImplemented, type(...): ...}


def _by_name(pickler, work, obj, name=None):
    """Pickle what a module has under a name."""
    if isinstance(obj, type) and obj in _UNNAMED:
        work.put_made(0, (type, (_UNNAMED[obj],)), None, None, None, None)
        return
    if name is None:
        name = getattr(obj, "__qualname__", None)
        if name is None:
            name = obj.__name__
    module = _module_of(obj, name)
    if isinstance(obj, type) and (name == module or "__firstlineno__" not in obj.__dict__):
        # Classes that CPython has in C make their names anew each time.
        name = name[:1] + name[1:]
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
    if pickler._protocol < 4 and "." in name:
        outer, _, name = name.rpartition(".")
        work.put_made(0, (getattr, (_find(_import(module), outer), name)), None, None, None, None)
        return
    if pickler._old_names:
        module, name = _OLD_NAMES.get((module, name), (_OLD_MODULES.get(module, module), name))
    work.put_global(module, name)


# Where Python 2 had what is elsewhere now: protocols 0 to 2 are its own.
_OLD_MODULES = {
    "builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "reprlib": "repr",
    "configparser": "ConfigParser", "_thread": "thread", "html.parser": "HTMLParser",
    "html.entities": "htmlentitydefs", "urllib.parse": "urlparse", "_pickle": "cPickle",
}
_OLD_NAMES = {
    ("builtins", "range"): ("__builtin__", "xrange"),
    ("functools", "reduce"): ("__builtin__", "reduce"),
    ("sys", "intern"): ("__builtin__", "intern"),
    ("builtins", "chr"): ("__builtin__", "unichr"),
    ("builtins", "str"): ("__builtin__", "unicode"),
    ("builtins", "int"): ("__builtin__", "long"),
    ("builtins", "zip"): ("itertools", "izip"),
    ("builtins", "map"): ("itertools", "imap"),
    ("builtins", "filter"): ("itertools", "ifilter"),
    ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
    ("itertools", "zip_longest"): ("itertools", "izip_longest"),
    ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
    ("collections", "UserList"): ("UserList", "UserList"),
    ("collections", "UserString"): ("UserString", "UserString"),
}
_NEW_NAMES = {old: new for new, old in _OLD_NAMES.items()}
for _name, _class in vars(sys.modules["builtins"]).items():
    if isinstance(_class, type) and issubclass(_class, BaseException):
        _NEW_NAMES["exceptions", _name] = "builtins", _name
        _OLD_NAMES["builtins", _name] = "exceptions", "OSError" if issubclass(_class, OSError) else _name
_NEW_NAMES.update({
    ("__builtin__", "basestring"): ("builtins", "str"),
    ("exceptions", "StandardError"): ("builtins", "Exception"),
    ("UserDict", "UserDict"): ("collections", "UserDict"),
})
_NEW_MODULES = {old: new for new, old in _OLD_MODULES.items()}
_NEW_MODULES.update({"cPickle": "pickle", "StringIO": "io", "cStringIO": "io", "exceptions": "builtins"})


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


# All natives of a module share its name, which is another object than that of its classes.
_NATIVE_MODULES = {}


def _module_of(obj, name):
    module = getattr(obj, "__module__", None)
    if module == "codecs" and name == "encode":
        return "_codecs"
    if isinstance(module, str):
        if nature(obj) == "native function":
            return _NATIVE_MODULES.setdefault(module, module[:1] + module[1:])
        return sys.intern(module)
    for known, candidate in list(sys.modules.items()):
        if known not in ("__main__", "__mp_main__") and candidate is not None:
            try:
                if _find(candidate, name) is obj:
                    return known
            except LookupError:
                pass
    return "__main__"


def _import(name):
    if name == "_codecs":
        name = "codecs"
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

class Unpickler:
    """Reads pickles from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._begin(file, fix_imports, encoding, errors, buffers)

    def _begin(self, file, fix_imports, encoding, errors, buffers):
        self._file = file
        self._fix_imports = fix_imports
        self._encoding = encoding
        self._errors = errors
        self._buffers = iter(buffers or ())
        self._work = loader()

    def load(self):
        """The object of the next pickle."""
        if not hasattr(self, "_file"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        file = self._file
        seekable = getattr(file, "seekable", None)
        ahead = 1 << 16 if seekable is not None and seekable() else 0
        self._work.start(b"")
        try:
            return self._unpickled(ahead)
        finally:
            left = self._work.unread()
            if ahead and left:
                file.seek(-left, 1)

    def persistent_load(self, name):
        """What is kept elsewhere under a name."""
        raise UnpicklingError("A load persistent id instruction was encountered, but no "
                              "persistent_load function was specified.")

    def find_class(self, module, name, /):
        """What a module has under a name."""
        protocol = self._work.protocol()
        if protocol < 3 and self._fix_imports:
            module, name = _NEW_NAMES.get((module, name), (_NEW_MODULES.get(module, module), name))
        found = _import(module)
        try:
            return _find(found, name) if protocol >= 4 else _attribute(found, name)
        except LookupError:
            raise AttributeError(f"Can't get attribute {name!r} on {found!r}") from None

    def _unpickled(self, ahead):
        """Run a pickle: its object. Up to `ahead` bytes may be read too many."""
        work = self._work
        while True:
            what, *about = work.next()
            if what == "done":
                return about[0]
            if what == "more":
                data = self._file and self._file.read(max(about[0], ahead))
                if not data:
                    if work.unread():
                        raise UnpicklingError("pickle data was truncated")
                    raise EOFError("Ran out of input")
                work.feed(data)
                ahead *= 2
            elif what == "state":
                _set_state(*about)
            elif what == "items":
                _append(*about)
            elif what == "pairs":
                target, flat = about
                for i in range(0, len(flat), 2):
                    target[flat[i]] = flat[i + 1]
            elif what == "add":
                _add(*about)
            else:
                work.put(self._answer(what, about))

    def _answer(self, what, about):
        if what == "call":
            call, args = about
            return call(*args)
        if what == "new":
            return _new(*about)
        if what == "global":
            return self.find_class(*about)
        if what == "frozenset":
            return frozenset(about[0])
        if what == "instance":
            module, name, args = about
            return _instance(self.find_class(module, name), args)
        if what == "object":
            return _instance(*about)
        if what == "persistent":
            return self.persistent_load(about[0])
        if what == "string":
            return self._decoded(about[0])
        if what == "literal":
            literal = about[0].strip()
            if len(literal) < 2 or literal[0] != literal[-1] or literal[:1] not in b"\"'":
                raise UnpicklingError("the STRING opcode argument must be quoted")
            from ast import literal_eval
            return self._decoded(literal_eval("b" + str(literal, "latin1")))
        if what == "buffer":
            for buffer in self._buffers:
                return buffer
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* "
                                  "argument was given")
        if what == "readonly":
            return memoryview(about[0]).toreadonly()
        raise ValueError(f"unregistered extension code {about[0]}")

    def _decoded(self, data):
        """A string of Python 2."""
        return data if self._encoding == "bytes" else str(data, self._encoding, self._errors)


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """The object that a pickle describes."""
    found = loaded(data)
    if found is not None:
        return found[0]
    unpickler = Unpickler.__new__(Unpickler)
    unpickler._begin(None, fix_imports, encoding, errors, buffers)
    unpickler._work.start(data)
    return unpickler._unpickled(0)


def _attribute(module, name):
    try:
        return getattr(module, name)
    except AttributeError:
        raise LookupError(name) from None


def _new(cls, args, keywords=None):
    if not isinstance(cls, type):
        opcode = "NEWOBJ" if keywords is None else "NEWOBJ_EX"
        raise UnpicklingError(f"{opcode} class argument must be a type, not {type(cls).__name__}")
    if keywords is None:
        return cls.__new__(cls, *args)
    return cls.__new__(cls, *args, **keywords)


def _instance(cls, args):
    if not args and isinstance(cls, type) and not hasattr(cls, "__getinitargs__"):
        return cls.__new__(cls)
    return cls(*args)


def _append(target, items):
    extend = getattr(target, "extend", None)
    if extend is not None:
        extend(items)
        return
    for item in items:
        target.append(item)


def _add(target, items):
    if isinstance(target, set):
        target.update(items)
        return
    for item in items:
        target.add(item)


def _set_state(obj, state):
    own = getattr(obj, "__setstate__", None)
    if own is not None:
        own(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        if not isinstance(state, dict):
            raise UnpicklingError("state is not a dictionary")
        if not restore_plain(obj, state):
            obj.__dict__.update(state)
    if slots is not None:
        if not isinstance(slots, dict):
            raise UnpicklingError("slot state is not a dictionary")
        for key, value in slots.items():
            setattr(obj, key, value)


# --- files ------------------------------------------------------------------

def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write the pickle of an object to a file."""
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """Read the next pickle from a file, and give its object."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()
