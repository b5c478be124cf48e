"""Variables whose values belong to a context: a thread's, or a task's. C code in
CPython, and so marked native."""

from _gilbox import make_final as _make_final, native
from _thread import _kept, _local_dict, _local_key

__all__ = ("Context", "ContextVar", "Token", "copy_context")

_MISSING = object()
_key = _local_key()


@native
def _here():
    """What belongs to the thread: its context, once it has one."""
    return _local_dict(_key, True)


@native
def _current():
    """The context that the thread runs in."""
    here = _here()
    context = here.get("context")
    if context is None:
        context = here["context"] = Context()
    return context


@native
class ContextVar:
    """A variable with a value in each context."""

    __slots__ = ("_name", "_default", "__weakref__")

    def __init__(self, *args, default=_MISSING):
        if len(args) != 1:
            few = "exactly" if not args else "at most"
            raise TypeError(f"ContextVar() takes {few} 1 positional argument ({len(args)} given)")
        name, = args
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_MISSING, /):
        """The value in the current context, the given or the variable's default, or LookupError."""
        value = _current()._values.get(self, _MISSING)
        if value is not _MISSING:
            return value
        if default is not _MISSING:
            return default
        if self._default is not _MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Set the value in the current context; the token restores what was there."""
        context = _current()
        token = Token(_KEY, context, self, context._values.get(self, _MISSING))
        # Copies of a context share its dict until one of them changes.
        context._values = {**context._values, self: value}
        return token

    def reset(self, token, /):
        """Restore the value from before the `set` that gave the token."""
        if not isinstance(token, Token):
            raise TypeError(f"expected an instance of Token, got {token!r}")
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token._var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        context = _current()
        if token._context is not context:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        values = {**context._values}
        if token._old is _MISSING:
            values.pop(self, None)
        else:
            values[self] = token._old
        context._values = values

    def __reduce__(self):
        raise TypeError("cannot pickle '_contextvars.ContextVar' object")

    def __repr__(self):
        default = "" if self._default is _MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self._name!r}{default} at {id(self):#x}>"

    __class_getitem__ = classmethod(type(list[int]))


class _Missing:
    __slots__ = ()

    def __repr__(self):
        return "<Token.MISSING>"


_KEY = object()


@native
class Token:
    """Remembers what a variable was before it was set."""

    __slots__ = ("_context", "_var", "_old", "_used")

    MISSING = _Missing()

    def __new__(cls, key=None, context=None, var=None, old=None):
        if key is not _KEY:
            raise RuntimeError("Tokens can only be created by ContextVars")
        self = object.__new__(cls)
        self._context = context
        self._var = var
        self._old = old
        self._used = False
        return self

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return Token.MISSING if self._old is _MISSING else self._old

    def __reduce__(self):
        raise TypeError("cannot pickle '_contextvars.Token' object")

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self._var!r} at {id(self):#x}>"

    __class_getitem__ = classmethod(type(list[int]))


@native
class Context:
    """A mapping of variables to values, in which functions can run."""

    # `_native` is what natives keep for it while another one runs.
    __slots__ = ("_values", "_native", "_entered", "__weakref__")

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            raise TypeError("Context() does not accept any arguments")
        self._values = {}
        self._native = None
        self._entered = False

    def run(self, callable=_MISSING, /, *args, **kwargs):
        """Call a function in this context."""
        if callable is _MISSING:
            raise TypeError("run() missing 1 required positional argument")
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        previous, here = _current(), _here()
        here["context"] = self
        previous._native = _kept(self._native)
        self._entered = True
        try:
            return callable(*args, **kwargs)
        finally:
            self._native = _kept(previous._native)
            here["context"] = previous
            self._entered = False

    def __reduce__(self):
        raise TypeError("cannot pickle '_contextvars.Context' object")

    def copy(self):
        made = Context()
        made._values = self._values
        made._native = _kept() if self is _current() else self._native
        return made

    def __getitem__(self, var, /):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return self._values[var]

    def __contains__(self, var, /):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return var in self._values

    def get(self, var, default=None, /):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return self._values.get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None


@native
def copy_context():
    """A copy of the current context."""
    return _current().copy()


for _class in (ContextVar, Token, Context):
    _class.__module__ = "_contextvars"
    _make_final(_class)
del native
