"""Container types beyond the built-in ones.

The classes that need the abstract base classes (ChainMap, UserDict, …) stand in
`collections._user` and are loaded when first asked for.
"""

import sys as _sys
from _collections import deque, defaultdict, _count_elements, _tuplegetter
from _gilbox import native

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString",
    "defaultdict", "deque", "namedtuple",
]

_MISSING = object()


def __getattr__(name):
    if name in ("ChainMap", "UserDict", "UserList", "UserString"):
        from collections import _user
        value = globals()[name] = getattr(_user, name)
        return value
    if name == "abc":
        import collections.abc
        return collections.abc
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


# --- named tuples -----------------------------------------------------------

def _check_field_names(typename, names, rename):
    from keyword import iskeyword
    for name in (typename, *names):
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError("Type names and field names must be valid "
                             f"identifiers: {name!r}")
        if iskeyword(name):
            raise ValueError("Type names and field names cannot be a "
                             f"keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _renamed(names):
    from keyword import iskeyword
    seen = set()
    result = []
    for index, name in enumerate(names):
        if not name.isidentifier() or iskeyword(name) or name.startswith("_") \
                or name in seen:
            name = f"_{index}"
        seen.add(name)
        result.append(name)
    return result


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A new subclass of tuple with named fields."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    typename = _sys.intern(str(typename))
    if rename:
        names = _renamed(names)
    _check_field_names(typename, names, rename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError("Got more default values than field names")
        if defaults:
            field_defaults = dict(zip(names[-len(defaults):], defaults))
    fields = tuple([_sys.intern(name) for name in names])
    size = len(fields)
    tuple_new = tuple.__new__
    arguments = "".join([f"{name}, " for name in fields])
    __new__ = eval(f"lambda _cls, {arguments}: _tuple_new(_cls, ({arguments}))",
                   {"_tuple_new": tuple_new, "__builtins__": {},
                    "__name__": f"namedtuple_{typename}"})
    __new__.__name__ = "__new__"
    if defaults:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if len(result) != size:
            raise TypeError(f"Expected {size} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value)
                             for name, value in zip(fields, self)])
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in zip(fields, self)]
        return f"{self.__class__.__name__}({', '.join(shown)})"

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    __new__.__doc__ = f"Create new instance of {typename}({', '.join(fields)})"
    _make.__func__.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _replace.__doc__ = (f"Return a new {typename} object replacing specified fields "
                        "with new values")
    __repr__.__doc__ = "Return a nicely formatted representation string"
    _asdict.__doc__ = "Return a new dict which maps field names to their values."
    __getnewargs__.__doc__ = "Return self as a plain tuple.  Used by copy and pickle."
    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"
    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": _make,
        "__replace__": _replace,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
    }
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, f"Alias for field number {index}")
    result = type(typename, (tuple,), namespace)
    if module is None:
        module = _sys._getframemodulename(1) or "__main__"
    result.__module__ = module
    return result


# --- ordered dictionary -----------------------------------------------------

@native
class OrderedDict(dict):
    """A dict that can move keys to its ends and compares in order."""

    def __init__(self, /, *args, **kwds):
        if len(args) > 1:
            raise TypeError(f"expected at most 1 arguments, got {len(args)}")
        if args or kwds:
            _update_in_order(self, args, kwds)

    def update(self, /, *args, **kwds):
        """Set the items of a mapping or of pairs, one by one."""
        if len(args) > 1:
            raise TypeError(f"update() takes at most 1 positional argument ({len(args)} given)")
        _update_in_order(self, args, kwds)

    def popitem(self, last=True):
        """Remove and return an item, the last or the first one."""
        if not dict.__len__(self):
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(dict.__iter__(self))
        return key, dict.pop(self, key)

    def move_to_end(self, key, last=True):
        """Move an existing key to the right end, or to the left."""
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
        else:
            rest = list(dict.items(self))
            dict.clear(self)
            dict.__setitem__(self, key, value)
            dict.update(self, rest)

    def pop(self, key, default=_MISSING):
        """Remove a key and return its value, or the default."""
        return dict.pop(self, key) if default is _MISSING else dict.pop(self, key, default)

    def setdefault(self, key, default=None):
        """The value of a key, which is stored if there is none."""
        if type(self) is OrderedDict:
            return dict.setdefault(self, key, default)
        if key in self:
            return self[key]
        self[key] = default
        return default

    def __eq__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        if not dict.__eq__(self, other):
            return False
        return not isinstance(other, OrderedDict) or list(dict.__iter__(self)) == list(dict.__iter__(other))

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __repr__(self):
        name = type(self).__name__
        if not dict.__len__(self):
            return f"{name}()"
        plain = dict.__repr__(dict(dict.items(self))) if not _contains(self, self) \
            else _guarded_repr(self)
        return f"{name}({plain})"

    def copy(self):
        """A shallow copy of the same class."""
        new = type(self)()
        if type(new) is OrderedDict:
            dict.update(new, self)
        else:
            for key in self:
                new[key] = self[key]
        return new

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """A new ordered dictionary with these keys, all with one value."""
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        _update_in_order(new, (other,), {})
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        _update_in_order(new, (self,), {})
        return new

    def __ior__(self, other):
        _update_in_order(self, (other,), {})
        return self

    def __reduce__(self):
        return self.__class__, (), self.__dict__ or None, None, iter(self.items())


@native
def _update_in_order(target, sources, keywords):
    """Set items as a guest's subclass wants them set."""
    for source in sources:
        if type(target) is OrderedDict and (type(source) is dict or type(source) is OrderedDict):
            dict.update(target, source)
        elif type(source) is dict:
            _add_pairs(target, source.items())
        elif hasattr(source, "keys"):
            for key in source.keys():
                target[key] = source[key]
        elif hasattr(source, "items"):
            _add_pairs(target, source.items())
        else:
            _add_pairs(target, source)
    _add_pairs(target, keywords.items())


@native
def _add_pairs(target, pairs):
    for pair in pairs:
        if not (type(pair) is tuple and len(pair) == 2):
            pair = _pair(pair)
        target[pair[0]] = pair[1]


@native
def _pair(items):
    pair = []
    for item in items:
        if len(pair) == 2:
            raise ValueError("too many values to unpack (expected 2)")
        pair.append(item)
    if len(pair) < 2:
        raise ValueError(f"need more than {len(pair)} value{'' if pair else 's'} to unpack")
    return pair


@native
def _contains(mapping, target):
    for value in dict.values(mapping):
        if value is target:
            return True
    return False


def _guarded_repr(mapping):
    items = [f"{key!r}: {'...' if value is mapping else repr(value)}"
             for key, value in dict.items(mapping)]
    return "{" + ", ".join(items) + "}"


# --- counter ----------------------------------------------------------------

def _by_count(item):
    return item[1]


class Counter(dict):
    """A dict from elements to how often they were counted."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """The `n` most common elements with their counts, or all of them."""
        if n is None:
            return sorted(self.items(), key=_by_count, reverse=True)
        if n == 1:
            return [max(self.items(), key=_by_count)] if self else []
        if n <= 0:
            return []
        return sorted(self.items(), key=_by_count, reverse=True)[:n]

    def elements(self):
        """Each element as often as it was counted."""
        from itertools import chain, repeat, starmap
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Add counts, or count the elements of an iterable."""
        if iterable is not None:
            if isinstance(iterable, dict) or _is_mapping(iterable):
                if self:
                    get = self.get
                    for element, count in iterable.items():
                        self[element] = count + get(element, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Like update, but subtract; counts may become negative."""
        if iterable is not None:
            get = self.get
            if isinstance(iterable, dict) or _is_mapping(iterable):
                for element, count in iterable.items():
                    self[element] = get(element, 0) - count
            else:
                for element in iterable:
                    self[element] = get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A shallow copy."""
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, elem):
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        name = self.__class__.__name__
        if not self:
            return f"{name}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{name}({shown!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            total = count + other[elem]
            if total > 0:
                result[elem] = total
        for elem, count in other.items():
            if elem not in self and count > 0:
                result[elem] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            rest = count - other[elem]
            if rest > 0:
                result[elem] = rest
        for elem, count in other.items():
            if elem not in self and count < 0:
                result[elem] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            rival = other[elem]
            larger = rival if count < rival else count
            if larger > 0:
                result[elem] = larger
        for elem, count in other.items():
            if elem not in self and count > 0:
                result[elem] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            rival = other[elem]
            smaller = count if count < rival else rival
            if smaller > 0:
                result[elem] = smaller
        return result

    def __pos__(self):
        result = Counter()
        for elem, count in self.items():
            if count > 0:
                result[elem] = count
        return result

    def __neg__(self):
        result = Counter()
        for elem, count in self.items():
            if count < 0:
                result[elem] = 0 - count
        return result

    def _keep_positive(self):
        for elem in [elem for elem, count in self.items() if not count > 0]:
            del self[elem]
        return self

    def __iadd__(self, other):
        for elem, count in other.items():
            self[elem] += count
        return self._keep_positive()

    def __isub__(self, other):
        for elem, count in other.items():
            self[elem] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for elem, count in other.items():
            if count > self[elem]:
                self[elem] = count
        return self._keep_positive()

    def __iand__(self, other):
        for elem, count in self.items():
            if other[elem] < count:
                self[elem] = other[elem]
        return self._keep_positive()


def _is_mapping(obj):
    if isinstance(obj, (list, tuple, str, set, frozenset, range)):
        return False
    from _collections_abc import Mapping
    return isinstance(obj, Mapping)

del native
