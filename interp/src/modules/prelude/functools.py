"""Higher-order functions: caching, partial application, dispatch on types.

What CPython writes in C (partial, reduce, lru_cache, cmp_to_key) is marked native.
"""

from _functools import _cache, _partial
from _gilbox import enter_repr as _enter_repr, leave_repr as _leave_repr, native
from _thread import RLock

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES",
    "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce",
    "partial", "partialmethod", "singledispatch", "singledispatchmethod",
    "cached_property",
]

_MISSING = object()

# --- wrappers ---------------------------------------------------------------

WRAPPER_ASSIGNMENTS = (
    "__module__", "__name__", "__qualname__", "__doc__", "__annotations__",
    "__type_params__",
)
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS,
                   updated=WRAPPER_UPDATES):
    """Make `wrapper` look like `wrapped`, and remember it as `__wrapped__`."""
    for name in assigned:
        value = getattr(wrapped, name, _MISSING)
        if value is not _MISSING:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator form of `update_wrapper`."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned,
                   updated=updated)


# --- ordering ---------------------------------------------------------------

def _lt_from_le(self, other):
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else result and self != other


def _lt_from_gt(self, other):
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else not result and self != other


def _lt_from_ge(self, other):
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else not result


def _le_from_lt(self, other):
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else result or self == other


def _le_from_gt(self, other):
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else not result


def _le_from_ge(self, other):
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else not result or self == other


def _gt_from_lt(self, other):
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else not result and self != other


def _gt_from_le(self, other):
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else not result


def _gt_from_ge(self, other):
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else result and self != other


def _ge_from_lt(self, other):
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else not result


def _ge_from_le(self, other):
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else not result or self == other


def _ge_from_gt(self, other):
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else result or self == other


_SIGNS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
# For each comparison a class may define: the three that follow from it.
_DERIVED = {
    "__lt__": (("__gt__", _gt_from_lt), ("__le__", _le_from_lt), ("__ge__", _ge_from_lt)),
    "__le__": (("__ge__", _ge_from_le), ("__lt__", _lt_from_le), ("__gt__", _gt_from_le)),
    "__gt__": (("__lt__", _lt_from_gt), ("__ge__", _ge_from_gt), ("__le__", _le_from_gt)),
    "__ge__": (("__le__", _le_from_ge), ("__gt__", _gt_from_ge), ("__lt__", _lt_from_ge)),
}


def total_ordering(cls):
    """Class decorator: complete the ordering from one comparison method."""
    given = [op for op in _DERIVED
             if getattr(cls, op, None) is not getattr(object, op, None)]
    if not given:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = next(op for op in ("__lt__", "__le__", "__gt__", "__ge__") if op in given)
    for name, derived in _DERIVED[root]:
        if name not in given:
            derived.__name__ = name
            derived.__doc__ = f"Return self{_SIGNS[name]}value."
            setattr(cls, name, derived)
    return cls


@native
class _Key:
    """What `cmp_to_key` makes keys of."""

    __slots__ = ("obj",)
    __hash__ = None

    def __init__(self, obj):
        self.obj = obj


@native
def _obj(key):
    try:
        return key.obj
    except AttributeError:
        raise TypeError("other argument must be K instance") from None


@native
def cmp_to_key(mycmp):
    """Turn an old-style comparison function into a key function."""
    from _gilbox import native

    @native
    class K(_Key):
        __slots__ = ()

        def __lt__(self, other):
            return mycmp(self.obj, _obj(other)) < 0

        def __gt__(self, other):
            return mycmp(self.obj, _obj(other)) > 0

        def __eq__(self, other):
            return mycmp(self.obj, _obj(other)) == 0

        def __le__(self, other):
            return mycmp(self.obj, _obj(other)) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, _obj(other)) >= 0

    return K


# --- reduce and partial -----------------------------------------------------

@native
def reduce(function=_MISSING, iterable=_MISSING, initial=_MISSING, /):
    """Fold the items of `iterable` from the left with a two-argument function."""
    if iterable is _MISSING:
        given = 0 if function is _MISSING else 1
        raise TypeError(f"reduce expected at least 2 arguments, got {given}")
    try:
        items = iter(iterable)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _MISSING:
        for initial in items:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in items:
        initial = function(initial, item)
    return initial


@native
class partial(_partial):
    """A callable with some of its arguments filled in."""

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        return _partial.__new__(cls, func, args, keywords)

    def __repr__(self):
        cls = type(self)
        name = "functools.partial" if cls is partial else cls.__qualname__
        if cls is not partial and cls.__module__ != "builtins":
            name = f"{cls.__module__}.{name}"
        if not _enter_repr(self):
            return "..."
        try:
            parts = [repr(self.func)]
            parts += [repr(arg) for arg in self.args]
            parts += [f"{key}={value!r}" for key, value in self.keywords.items()]
            return f"{name}({', '.join(parts)})"
        finally:
            _leave_repr(self)

    def __get__(self, obj, cls=None):
        if obj is not None:
            from warnings import warn
            warn("functools.partial will be a method descriptor in future Python versions; "
                 "wrap it in staticmethod() if you want to preserve the old behavior", FutureWarning)
        return self

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        func, args, keywords, attributes = state
        if not callable(func) or not isinstance(args, tuple) or keywords is not None and not isinstance(keywords, dict):
            raise TypeError("invalid partial state")
        self._set(func, tuple(args), {} if keywords is None else dict(keywords))
        self.__dict__.clear()
        if attributes is not None:
            self.__dict__.update(attributes)

    __class_getitem__ = classmethod(type(list[int]))


class partialmethod:
    """A `partial` for use as a method in a class body."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(arg) for arg in self.args]
        parts += [f"{key}={value!r}" for key, value in self.keywords.items()]
        return f"functools.partialmethod({', '.join(parts)})"

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, "__get__", None)
        if bind is not None and not isinstance(self.func, partial):
            bound = bind(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                if hasattr(bound, "__self__"):
                    result.__self__ = bound.__self__
                return result

        def method(self_or_cls, /, *args, **keywords):
            return self.func(self_or_cls, *self.args, *args,
                             **{**self.keywords, **keywords})
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.__partialmethod__ = self
        return method.__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


# --- caches -----------------------------------------------------------------

_CACHE_INFO = None
_KEYWORDS = object()  # separates positional from keyword arguments in a key


def _cache_info(hits, misses, maxsize, currsize):
    global _CACHE_INFO
    if _CACHE_INFO is None:
        from collections import namedtuple
        _CACHE_INFO = namedtuple("CacheInfo", ("hits", "misses", "maxsize", "currsize"),
                                 module="functools")
    return _CACHE_INFO(hits, misses, maxsize, currsize)


@native
def _typed_key(args, keywords):
    key = args
    if keywords:
        key += (_KEYWORDS,)
        for item in keywords.items():
            key += item
    key += tuple(type(value) for value in args)
    return key + tuple(type(value) for value in keywords.values())


@native
def _key(args, keywords):
    if keywords:
        key = args + (_KEYWORDS,)
        for item in keywords.items():
            key += item
        return key
    if len(args) == 1:
        only = args[0]
        if type(only) is str or type(only) is int:
            return only
    return args


@native
def _unbounded(func, make_key, entries, hits, misses):
    cache = dict(entries)

    @native
    def wrapper(*args, **keywords):
        nonlocal hits, misses
        key = make_key(args, keywords)
        result = cache.get(key, _MISSING)
        if result is not _MISSING:
            hits += 1
            return result
        misses += 1
        result = func(*args, **keywords)
        cache[key] = result
        return result

    @native
    def cache_info():
        return _cache_info(hits, misses, None, len(cache))

    @native
    def cache_clear():
        nonlocal hits, misses
        cache.clear()
        hits = misses = 0

    return wrapper, cache_info, cache_clear


@native
def _bounded(func, maxsize, make_key, entries, hits, misses):
    """A ring of links [previous, next, key, result], oldest after `root`.

    The lock keeps the ring whole when threads run without the GIL; it is
    never held while `func` runs.
    """
    cache = {}
    lock = RLock()
    root = []
    root += (root, root, None, None)
    for key, result in entries:
        newest = root[0]
        newest[1] = root[0] = cache[key] = [newest, root, key, result]

    @native
    def wrapper(*args, **keywords):
        nonlocal hits, misses, root
        key = make_key(args, keywords)
        with lock:
            link = cache.get(key)
            if link is not None:
                hits += 1
                newest = root[0]
                if newest is not link:
                    before, after = link[0], link[1]
                    before[1] = after
                    after[0] = before
                    newest[1] = root[0] = link
                    link[0] = newest
                    link[1] = root
                return link[3]
            misses += 1
        result = func(*args, **keywords)
        with lock:
            if key in cache:
                pass  # another call filled it in the meantime
            elif len(cache) >= maxsize:
                # The root takes the new entry; the oldest link becomes the root.
                last = root
                last[2] = key
                last[3] = result
                root = last[1]
                oldest = root[2]
                root[2] = root[3] = None
                del cache[oldest]
                cache[key] = last
            else:
                newest = root[0]
                link = [newest, root, key, result]
                newest[1] = root[0] = cache[key] = link
        return result

    @native
    def cache_info():
        with lock:
            return _cache_info(hits, misses, maxsize, len(cache))

    @native
    def cache_clear():
        nonlocal hits, misses, root
        with lock:
            cache.clear()
            root = []
            root += (root, root, None, None)
            hits = misses = 0

    return wrapper, cache_info, cache_clear


@native
class _lru_cache_wrapper(_cache):
    """A function whose results are kept, natively until a key comes that only guest code can hash or compare."""

    def cache_info(self):
        """How often there was a result, how often not, and how many there are."""
        slow = self._slow()
        return _cache_info(*self._info()) if slow is None else slow.cache_info()

    def cache_clear(self):
        """Forget all results."""
        slow = self._slow()
        return self._clear() if slow is None else slow.cache_clear()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__qualname__


@native
def _missed(cache, func, key, args, keywords):
    result = func(*args, **keywords)
    cache._store(key, result)
    return result


@native
def _give_up(cache, func, args, keywords):
    slow = cache._slow()
    if slow is None:
        hits, misses, maxsize, _ = cache._info()
        flat = cache._entries()
        entries = [(flat[i], flat[i + 1]) for i in range(0, len(flat), 2)]
        make_key = _typed_key if cache.cache_parameters()["typed"] else _key
        if maxsize is None:
            parts = _unbounded(func, make_key, entries, hits, misses)
        else:
            parts = _bounded(func, maxsize, make_key, entries, hits, misses)
        slow, slow.cache_info, slow.cache_clear = parts
        cache._set_slow(slow)
    return slow(*args, **keywords)


@native
def _memoize(func, maxsize, typed):
    typed = True if typed else False
    wrapper = _lru_cache_wrapper(func, maxsize, typed, _missed, _give_up, _KEYWORDS)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, func)


def lru_cache(maxsize=128, typed=False):
    """Decorator: keep the results of the `maxsize` most recent distinct calls."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _memoize(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError(
            "Expected first argument to be an integer, a callable, or None")

    def decorate(func):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        return _memoize(func, maxsize, typed)
    return decorate


def cache(user_function, /):
    """Decorator: an unbounded `lru_cache`."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property computed once and then kept in the instance's `__dict__`."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without "
                            "calling __set_name__ on it.")
        try:
            store = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {name!r} property.") from None
        value = store.get(name, _MISSING)
        if value is _MISSING:
            value = self.func(instance)
            try:
                store[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} "
                    "instance does not support item assignment for caching "
                    f"{name!r} property.") from None
        return value

    __class_getitem__ = classmethod(type(list[int]))


# --- dispatch on the type of the first argument -----------------------------

def _dispatch_order(cls, registered):
    """The classes of `cls`'s order with registered ABCs placed behind the
    class that first satisfies them; entries of one list rank equal."""
    mro = cls.__mro__
    abstract = [typ for typ in registered if typ not in mro and issubclass(cls, typ)]
    order = []
    for base in mro:
        order.append([base])
        here = [typ for typ in abstract
                if issubclass(base, typ)
                and not any(issubclass(parent, typ) for parent in base.__bases__)]
        if here:
            order.append([typ for typ in here
                          if not any(other is not typ and issubclass(other, typ)
                                     for other in here)])
            weaker = [typ for typ in here if typ not in order[-1]]
            if weaker:
                order.append(weaker)
    return order


def _find_implementation(cls, registry):
    for rank in _dispatch_order(cls, registry):
        matches = [typ for typ in rank if typ in registry]
        if len(matches) > 1:
            first, second = matches[:2]
            raise RuntimeError(f"Ambiguous dispatch: {first} or {second}")
        if matches:
            return registry[matches[0]]
    return None


def _is_dispatchable(typ):
    if isinstance(typ, type) and not hasattr(typ, "__origin__"):
        return True
    members = _union_members(typ)
    return bool(members) and all(isinstance(member, type) for member in members)


def _union_members(typ):
    from types import UnionType
    if isinstance(typ, UnionType):
        return typ.__args__
    import sys
    typing = sys.modules.get("typing")
    if typing is not None and typing.get_origin(typ) is typing.Union:
        return typ.__args__
    return None


def singledispatch(func):
    """A generic function that chooses its implementation by the first
    argument's type."""
    registry = {}
    found = {}
    abc_token = None

    def dispatch(cls):
        """The implementation that a value of class `cls` would get."""
        nonlocal abc_token
        if abc_token is not None:
            from abc import get_cache_token
            token = get_cache_token()
            if token != abc_token:
                found.clear()
                abc_token = token
        implementation = found.get(cls)
        if implementation is None:
            implementation = registry.get(cls)
            if implementation is None:
                implementation = _find_implementation(cls, registry)
            found[cls] = implementation
        return implementation

    def register(cls, func=None):
        """Register an implementation for `cls`, or a decorator for one."""
        nonlocal abc_token
        if _is_dispatchable(cls):
            if func is None:
                return lambda implementation: register(cls, implementation)
        else:
            if func is not None:
                raise TypeError("Invalid first argument to `register()`. "
                                f"{cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` "
                    "on an annotated function.")
            func = cls
            name, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                from typing import get_type_hints
                cls = get_type_hints(func)[name]
            if not _is_dispatchable(cls):
                if _union_members(cls):
                    raise TypeError(f"Invalid annotation for {name!r}. "
                                    f"{cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {name!r}. "
                                f"{cls!r} is not a class.")
        for typ in _union_members(cls) or (cls,):
            registry[typ] = func
            if abc_token is None and hasattr(typ, "__abstractmethods__"):
                from abc import get_cache_token
                abc_token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    from types import MappingProxyType
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """`singledispatch` for methods: the first argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def _method(*args, **keywords):
            if not args:
                name = getattr(self.func, "__name__", "singledispatchmethod method")
                raise TypeError(f"{name} requires at least 1 positional argument")
            implementation = dispatch(args[0].__class__)
            return implementation.__get__(obj, cls)(*args, **keywords)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


del native
