"""Shallow and deep copies."""

from _pickle import restore_plain as _restore_plain
from _weakref import ReferenceType as _ReferenceType
from copyreg import dispatch_table, reduce_object as _reduce_object

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    """Raised for objects that cannot be copied."""


error = Error


def _atomic_types():
    return frozenset({
        type(None), int, float, bool, complex, str, bytes, type, range, property,
        type(Ellipsis), type(NotImplemented), type(len), type(_atomic_types),
        type(_atomic_types.__code__), _ReferenceType,
    })


_ATOMIC = _atomic_types()


def copy(x):
    """A new object with the same contents."""
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset or cls is slice:
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduce(x, cls)
    if isinstance(reduced, str):
        return x
    return _reconstruct(x, None, *reduced)


def _reduce(x, cls):
    reducer = dispatch_table.get(cls)
    if reducer is not None:
        return reducer(x)
    if cls.__reduce_ex__ is object.__reduce_ex__ and cls.__getattribute__ is object.__getattribute__:
        return _reduce_object(x)
    reducer = getattr(x, "__reduce_ex__", None)
    if reducer is not None:
        return reducer(4)
    reducer = getattr(x, "__reduce__", None)
    if reducer is None:
        raise Error(f"un(shallow)copyable object of type {cls}")
    return reducer()


def deepcopy(x, memo=None, _nil=[]):
    """A new object with copies of its contents, sharing and cycles kept."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        y = memo.get(key, _nil)
        if y is not _nil:
            return y
    copier = _DEEP.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        return x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            y = copier(memo)
        else:
            reduced = _reduce(x, cls)
            y = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)
    if y is not x:
        memo[key] = y
        _keep_alive(x, memo)
    return y


def _keep_alive(x, memo):
    """Keep `x` as long as `memo`, so that its id stays its own."""
    kept = memo.get(id(memo))
    if kept is None:
        memo[id(memo)] = [x]
    else:
        kept.append(x)


def _deepcopy_list(x, memo):
    y = []
    memo[id(x)] = y
    append = y.append
    for item in x:
        append(deepcopy(item, memo))
    return y


def _deepcopy_tuple(x, memo):
    copies = [deepcopy(item, memo) for item in x]
    # A tuple that contains itself was copied while its items were.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, copies):
        if old is not new:
            return tuple(copies)
    return x


def _deepcopy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    type(Error().with_traceback): lambda x, memo: x,
    type(type("_", (), {"m": _deepcopy_dict})().m): _deepcopy_method,
}


def _reconstruct(x, memo, func, args, state=None, items=None, pairs=None):
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None and not _restore_plain(y, state):
                y.__dict__.update(state)
            if slots is not None:
                for key, value in slots.items():
                    setattr(y, key, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    """A copy of `obj` with some fields replaced."""
    func = getattr(obj.__class__, "__replace__", None)
    if func is None:
        raise TypeError(f"replace() does not support {obj.__class__.__name__} objects")
    return func(obj, **changes)
