"""The operators as functions; C code in CPython and so marked native."""

from _gilbox import length_of as _length_of, native
from _operator import (_attrgetter, _itemgetter, add, eq, ge, getitem, gt, le, lt, mul,
                       ne, sub)
from sys import maxsize as _maxsize

__all__ = [
    "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf",
    "delitem", "eq", "floordiv", "ge", "getitem", "gt", "iadd", "iand", "iconcat",
    "ifloordiv", "ilshift", "imatmul", "imod", "imul", "index", "indexOf", "inv",
    "invert", "ior", "ipow", "irshift", "is_", "is_not", "isub", "itemgetter",
    "itruediv", "ixor", "le", "length_hint", "lshift", "lt", "matmul", "methodcaller",
    "mod", "mul", "ne", "neg", "not_", "or_", "pos", "pow", "rshift", "setitem",
    "sub", "truediv", "truth", "xor",
]

_abs = abs


# --- comparison and truth ---------------------------------------------------

@native
def not_(a, /):
    "Same as not a."
    return not a


@native
def truth(a, /):
    "True if a is true, False otherwise."
    return True if a else False


@native
def is_(a, b, /):
    "Same as a is b."
    return a is b


@native
def is_not(a, b, /):
    "Same as a is not b."
    return a is not b


# --- arithmetic -------------------------------------------------------------

@native
def abs(a, /):
    "Same as abs(a)."
    return _abs(a)


@native
def and_(a, b, /):
    "Same as a & b."
    return a & b


@native
def floordiv(a, b, /):
    "Same as a // b."
    return a // b


@native
def index(a, /):
    "Same as a.__index__()."
    if isinstance(a, int):
        return int.__index__(a)
    method = getattr(type(a), "__index__", None)
    if method is None:
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")
    result = method(a)
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {type(result).__name__})")
    if type(result) is not int:
        from warnings import warn
        warn(f"__index__ returned non-int (type {type(result).__name__}).  The ability to return an instance of a strict "
             "subclass of int is deprecated, and may be removed in a future version of Python.", DeprecationWarning)
    return int.__index__(result)


@native
def invert(a, /):
    "Same as ~a."
    return ~a


@native
def inv(a, /):
    "Same as ~a."
    return ~a


@native
def lshift(a, b, /):
    "Same as a << b."
    return a << b


@native
def mod(a, b, /):
    "Same as a % b."
    return a % b


@native
def matmul(a, b, /):
    "Same as a @ b."
    return a @ b


@native
def neg(a, /):
    "Same as -a."
    return -a


@native
def or_(a, b, /):
    "Same as a | b."
    return a | b


@native
def pos(a, /):
    "Same as +a."
    return +a


@native
def pow(a, b, /):
    "Same as a ** b."
    return a ** b


@native
def rshift(a, b, /):
    "Same as a >> b."
    return a >> b


@native
def truediv(a, b, /):
    "Same as a / b."
    return a / b


@native
def xor(a, b, /):
    "Same as a ^ b."
    return a ^ b


# --- sequences --------------------------------------------------------------

def _is_sequence(obj):
    return hasattr(type(obj), "__getitem__") and not isinstance(obj, dict)


def _own_method(obj, name):
    """What a built-in sequence concatenates by, unless a subclass says otherwise."""
    method = getattr(type(obj), name, None)
    return method if _is_sequence(obj) and type(method) is type(list.__add__) else None


def _check_concatenation(a, b, name):
    if not (_is_sequence(a) and _is_sequence(b) and (hasattr(a, name) or hasattr(a, "__add__") or hasattr(b, "__radd__"))):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")


def _items(a):
    try:
        return iter(a)
    except TypeError:
        if hasattr(type(a), "__iter__"):
            raise
        raise TypeError(f"argument of type '{type(a).__name__}' is not iterable") from None


@native
def concat(a, b, /):
    "Same as a + b, for sequences."
    own = _own_method(a, "__add__")
    if own is not None:
        return own(a, b)
    _check_concatenation(a, b, "__add__")
    return a + b


@native
def contains(a, b, /):
    "Same as b in a."
    return b in a


@native
def countOf(a, b, /):
    "How often b occurs in a."
    count = 0
    for item in _items(a):
        if item is b or item == b:
            count += 1
    return count


@native
def delitem(a, b, /):
    "Same as del a[b]."
    del a[b]


@native
def indexOf(a, b, /):
    "The first position of b in a."
    position = 0
    for item in _items(a):
        if item is b or item == b:
            return position
        position += 1
    raise ValueError("sequence.index(x): x not in sequence")


@native
def setitem(a, b, c, /):
    "Same as a[b] = c."
    a[b] = c


@native
def length_hint(obj, default=0, /):
    "An estimate of how many items an object has."
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted "
                        "as an integer")
    if not -_maxsize - 1 <= default <= _maxsize:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return _length_of(obj, int.__index__(default))


@native
def call(obj, /, *args, **kwargs):
    "Same as obj(*args, **kwargs)."
    return obj(*args, **kwargs)


# --- in-place ---------------------------------------------------------------

@native
def iadd(a, b, /):
    "Same as a += b."
    a += b
    return a


@native
def iand(a, b, /):
    "Same as a &= b."
    a &= b
    return a


@native
def iconcat(a, b, /):
    "Same as a += b, for sequences."
    own = _own_method(a, "__iadd__") or _own_method(a, "__add__")
    if own is not None:
        return own(a, b)
    _check_concatenation(a, b, "__iadd__")
    a += b
    return a


@native
def ifloordiv(a, b, /):
    "Same as a //= b."
    a //= b
    return a


@native
def ilshift(a, b, /):
    "Same as a <<= b."
    a <<= b
    return a


@native
def imod(a, b, /):
    "Same as a %= b."
    a %= b
    return a


@native
def imul(a, b, /):
    "Same as a *= b."
    a *= b
    return a


@native
def imatmul(a, b, /):
    "Same as a @= b."
    a @= b
    return a


@native
def ior(a, b, /):
    "Same as a |= b."
    a |= b
    return a


@native
def ipow(a, b, /):
    "Same as a **= b."
    a **= b
    return a


@native
def irshift(a, b, /):
    "Same as a >>= b."
    a >>= b
    return a


@native
def isub(a, b, /):
    "Same as a -= b."
    a -= b
    return a


@native
def itruediv(a, b, /):
    "Same as a /= b."
    a /= b
    return a


@native
def ixor(a, b, /):
    "Same as a ^= b."
    a ^= b
    return a


# --- getters ----------------------------------------------------------------

@native
class attrgetter(_attrgetter):
    """A callable that gets one attribute, or a tuple of several."""

    def __repr__(self):
        return f"operator.attrgetter({', '.join(map(repr, self._attrs))})"

    def __reduce__(self):
        return attrgetter, self._attrs


@native
class itemgetter(_itemgetter):
    """A callable that gets one item, or a tuple of several."""

    def __repr__(self):
        return f"operator.itemgetter({', '.join(map(repr, self._items))})"

    def __reduce__(self):
        return itemgetter, self._items


@native
class methodcaller:
    """A callable that calls a method with given arguments."""

    __slots__ = ("_name", "_args", "_kwargs")

    def __init__(self, /, *args, **kwargs):
        if not args:
            raise TypeError("methodcaller needs at least one argument, the method name")
        self._name, *self._args = args
        if not isinstance(self._name, str):
            raise TypeError("method name must be a string")
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name), *map(repr, self._args)]
        parts += [f"{key}={value!r}" for key, value in self._kwargs.items()]
        return f"operator.methodcaller({', '.join(parts)})"

    def __reduce__(self):
        if not self._kwargs:
            return methodcaller, (self._name, *self._args)
        from functools import partial
        return partial(methodcaller, self._name, **self._kwargs), tuple(self._args)


for _name in ("lt le eq ne ge gt abs add and_ floordiv index invert lshift mod mul "
              "matmul neg or_ pos pow rshift sub truediv xor concat contains delitem "
              "getitem setitem iadd iand iconcat ifloordiv ilshift imod imul imatmul "
              "ior ipow irshift isub itruediv ixor call").split():
    globals()[f"__{_name.rstrip('_')}__"] = globals()[_name]
__not__ = not_
__inv__ = invert
del _name


del native
