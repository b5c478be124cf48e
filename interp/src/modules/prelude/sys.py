"""The guest part of `sys`. What few scripts ask for is made when it is asked for."""

platform = "linux"
byteorder = "little"
version = "3.13.0 (gilbox)"
hexversion = 0x030D00F0
api_version = 1013
copyright = "gilbox"
maxunicode = 0x10FFFF
float_repr_style = "short"
prefix = exec_prefix = base_prefix = base_exec_prefix = "/usr"
platlibdir = "lib"
pycache_prefix = None
dont_write_bytecode = True
warnoptions = []
_xoptions = {}
meta_path = []
path_hooks = []
path_importer_cache = {}
orig_argv = [executable, *argv]


def _struct(name, /, **fields):
    """An instance of a tuple class with named fields, like those of `os.stat`."""
    names = list(fields)

    def field(i):
        return property(lambda self: self[i])

    def __repr__(self):
        return f"sys.{name}({', '.join(f'{n}={v!r}' for n, v in zip(names, self))})"

    members = {n: field(i) for i, n in enumerate(names)}
    members.update(__repr__=__repr__, __module__="sys", __match_args__=tuple(names), n_fields=len(names),
                   n_sequence_fields=len(names), n_unnamed_fields=0)
    return type(name, (tuple,), members)(fields.values())


version_info = _struct("version_info", major=3, minor=13, micro=0, releaselevel="final", serial=0)


def __getattr__(name):
    namespace = globals()
    if name in ("stdin", "__stdin__"):
        from _io import _stdin
        value = namespace["__stdin__"] = namespace["stdin"] = _stdin()
        return value
    if name == "implementation":
        from _namespace import SimpleNamespace
        value = SimpleNamespace(name="gilbox", cache_tag=None, version=version_info, hexversion=hexversion)
    elif name == "float_info":
        value = _struct(
            name, max=1.7976931348623157e308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308,
            min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
    elif name == "int_info":
        value = _struct(name, bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300,
                        str_digits_check_threshold=640)
    elif name == "hash_info":
        value = _struct(name, width=64, modulus=(1 << 61) - 1, inf=314159, nan=0, imag=1000003,
                        algorithm="siphash13", hash_bits=64, seed_bits=128, cutoff=0)
    elif name == "thread_info":
        value = _struct(name, name="pthread", lock="futex", version=None)
    elif name == "flags":
        value = _struct(
            name, debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=1, no_user_site=0, no_site=0,
            ignore_environment=0, verbose=0, bytes_warning=0, quiet=0, hash_randomization=1, isolated=0,
            dev_mode=False, utf8_mode=1, warn_default_encoding=0, safe_path=False, int_max_str_digits=4300)
    elif name == "builtin_module_names":
        value = ("_thread", "builtins", "gc", "math", "sys", "time")
    elif name == "stdlib_module_names":
        value = frozenset(_module_names())
    else:
        raise AttributeError(f"module 'sys' has no attribute {name!r}", name=name, obj=modules["sys"])
    namespace[name] = value
    return value


def getdefaultencoding():
    """The encoding that `str.encode` uses by default."""
    return "utf-8"


getfilesystemencoding = getdefaultencoding


def getfilesystemencodeerrors():
    """How names of files are encoded that are no text."""
    return "surrogateescape"


def excepthook(exctype, value, traceback, /):
    """Show an exception that nobody has caught on the standard error."""
    if stderr is None:
        return
    if isinstance(value, BaseException):
        if traceback is not value.__traceback__:
            value = value.with_traceback(traceback)
        stderr.write(_text_of(value))
    else:
        stderr.write(f"TypeError: print_exception(): Exception expected for value, {type(value).__name__} found\n")


def _text_of(exception):
    _word(exception)
    return _render(exception)


class UnraisableHookArgs(tuple):
    """What `unraisablehook` is called with."""

    __slots__ = ()

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    err_msg = property(lambda self: self[3])
    object = property(lambda self: self[4])

    def __repr__(self):
        return (f"UnraisableHookArgs(exc_type={self[0]!r}, exc_value={self[1]!r}, "
                f"exc_traceback={self[2]!r}, err_msg={self[3]!r}, object={self[4]!r})")


def unraisablehook(unraisable, /):
    """Show an exception that nobody could catch on the standard error."""
    if stderr is None:
        return
    message = unraisable.err_msg or "Exception ignored in"
    stderr.write(f"{message}: {unraisable.object!r}\n" if unraisable.object is not None else f"{message}:\n")
    if unraisable.exc_value is not None:
        _word(unraisable.exc_value)
        stderr.write(_render(unraisable.exc_value, True))


def displayhook(object, /):
    """Show a value of the interactive mode, and keep it in `builtins._`."""
    if object is None:
        return
    import builtins
    builtins._ = None
    stdout.write(repr(object) + "\n")
    builtins._ = object


def breakpointhook(*args, **kwargs):
    """Call what $PYTHONBREAKPOINT names; there is no debugger."""
    from os import environ
    name = environ.get("PYTHONBREAKPOINT") or "pdb.set_trace"
    if name in ("0", "pdb.set_trace"):
        return None
    from importlib import import_module
    module, _, function = name.rpartition(".")
    try:
        if name.startswith("."):
            raise ImportError(name)
        hook = getattr(import_module(module or "builtins"), function)
    except (ImportError, AttributeError):
        from warnings import warn
        warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{name}"', RuntimeWarning)
        return None
    return hook(*args, **kwargs)


__excepthook__ = excepthook
__unraisablehook__ = unraisablehook
__displayhook__ = displayhook
__breakpointhook__ = breakpointhook


class _Frame:
    """What can be seen of a running call: a picture of the moment, with those of its callers behind it."""

    def __init__(self, pictures, index=0):
        self._pictures, self._index = pictures, index
        self.f_code, self.f_lineno, self.f_globals = pictures[index][:3]
        self.f_trace = None
        self.f_lasti = 0

    @property
    def f_back(self):
        if self._index + 1 < len(self._pictures):
            return _Frame(self._pictures, self._index + 1)
        return None

    @property
    def f_locals(self):
        known = _locals(self._pictures[self._index])
        if known is None:
            raise NotImplementedError("gilbox doesn't keep the locals of calls that have ended")
        return known

    @property
    def f_builtins(self):
        import builtins
        return builtins.__dict__

    def clear(self):
        """Frames are pictures: there is nothing to clear."""

    def __eq__(self, other):
        return type(other) is _Frame and self._pictures is other._pictures and self._index == other._index

    def __hash__(self):
        return hash((id(self._pictures), self._index))

    def __repr__(self):
        code = self.f_code
        return f"<frame at {id(self):#x}, file {code.co_filename!r}, line {self.f_lineno}, code {code.co_name}>"


_Frame.__name__ = _Frame.__qualname__ = "frame"
_Frame.__module__ = "builtins"


def _getframe(depth=0, /):
    """The frame of the call `depth` levels above the caller."""
    pictures = _frames(max(depth, 0) + 1)
    if not pictures:
        raise ValueError("call stack is not deep enough")
    return _Frame(pictures)


def getsizeof(object, default=None, /):
    """About how many bytes an object takes, without what it refers to."""
    size = 16
    try:
        count = len(object) if isinstance(object, (str, bytes, bytearray, list, tuple, dict, set, frozenset)) else 0
    except TypeError:
        count = 0
    if isinstance(object, str):
        return 40 + count * (1 if object.isascii() else 4)
    if isinstance(object, (bytes, bytearray)):
        return 32 + count
    if isinstance(object, (list, tuple)):
        return 40 + count * 8
    if isinstance(object, (dict, set, frozenset)):
        return 64 + count * 32
    if isinstance(object, int):
        return 24 + object.bit_length() // 8
    return size + 32


def settrace(function, /):
    """Tracing is refused, but for turning it off."""
    if function is not None:
        raise NotImplementedError("gilbox doesn't trace what it runs")


def setprofile(function, /):
    """The same."""
    settrace(function)


def gettrace():
    """The function that traces: there is none."""


def getprofile():
    """The function that profiles: there is none."""


def call_tracing(function, args, /):
    """Call a function."""
    return function(*args)


def audit(event, /, *args):
    """Nobody listens to events."""


def addaudithook(hook, /):
    """Nobody raises events."""


def _clear_type_cache():
    """There is no such cache that could be cleared."""


_clear_internal_caches = _clear_type_cache


def getallocatedblocks():
    """How many objects there are, at a guess."""
    import gc
    return gc._used() // 48


def get_asyncgen_hooks():
    """What this thread calls with asynchronous generators that begin, and with those that nobody goes on with."""
    from _asyncgens import hooks
    firstiter, finalizer = hooks()
    return _struct("asyncgen_hooks", firstiter=firstiter, finalizer=finalizer)


def set_asyncgen_hooks(*args, **hooks):
    """Set one or both of these functions."""
    from _asyncgens import hooks as known, set_hooks
    new = dict(zip(("firstiter", "finalizer"), known()))
    if len(args) > 2 or not set(hooks) <= set(new):
        raise TypeError("set_asyncgen_hooks() takes at most two arguments, firstiter and finalizer")
    new.update(zip(new, args))
    new.update(hooks)
    set_hooks(**new)


def activate_stack_trampoline(backend, /):
    """There is no trampoline."""


def is_stack_trampoline_active():
    """There is no trampoline."""
    return False


def _is_interned(string, /):
    """Is the string the one of its content that the interpreter keeps?"""
    return intern(string) is string


def _current_frames():
    """The frames of all threads: only the caller's can be seen."""
    from _thread import get_ident
    return {get_ident(): _getframe(1)}
