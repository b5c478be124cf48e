"""Parameterized types (`list[int]`) and unions (`int | str`), native in CPython.

The core prelude makes them for the built-in types; `types` gives them their names.
"""

from _gilbox import know_unions, native


@native
def _shown(item):
    """How an argument is shown."""
    if item is Ellipsis:
        return "..."
    if isinstance(item, list):
        return "[" + ", ".join([_shown(each) for each in item]) + "]"
    if hasattr(item, "__origin__") and hasattr(item, "__args__"):
        return repr(item)
    # Classes and functions by their names.
    name, module = getattr(item, "__qualname__", None), getattr(item, "__module__", None)
    if name is None or module is None:
        return repr(item)
    return name if module == "builtins" else f"{module}.{name}"


@native
def _parameters_of(args):
    """The type variables in some arguments, in order of appearance."""
    found = {}
    for arg in args:
        if isinstance(arg, (list, tuple)):
            for each in _parameters_of(arg):
                found[each] = None
        elif not isinstance(arg, type):
            if type(arg).__module__ == "typing" and type(arg).__name__ in (
                    "TypeVar", "ParamSpec", "TypeVarTuple"):
                found[arg] = None
            else:
                for each in getattr(arg, "__parameters__", ()):
                    found[each] = None
    return tuple(found)


@native
def _replaced(arg, values):
    if isinstance(arg, (list, tuple)):
        return type(arg)([_replaced(each, values) for each in arg])
    if isinstance(arg, type):
        return arg
    if arg in values:
        return values[arg]
    parameters = getattr(arg, "__parameters__", ())
    if parameters:
        return arg[tuple([values.get(each, each) for each in parameters])]
    return arg


@native
def _substituted(alias, items):
    """The arguments of an alias with its type variables replaced."""
    parameters = alias.__parameters__
    if not parameters:
        raise TypeError(f"{alias!r} is not a generic class")
    if not isinstance(items, tuple):
        items = (items,)
    if len(items) != len(parameters):
        kind = "many" if len(items) > len(parameters) else "few"
        raise TypeError(f"Too {kind} arguments for {alias!r}; actual {len(items)}, "
                        f"expected {len(parameters)}")
    values = dict(zip(parameters, items))
    return tuple([_replaced(arg, values) for arg in alias.__args__])


@native
class GenericAlias:
    """A type with arguments, which change nothing at run time."""

    __slots__ = ("__origin__", "__args__", "__parameters__", "__unpacked__", "__weakref__")
    __module__ = "types"

    def __new__(cls, origin, args, /):
        self = object.__new__(cls)
        if not isinstance(args, tuple):
            args = (args,)
        put = object.__setattr__
        put(self, "__origin__", origin)
        put(self, "__args__", args)
        put(self, "__parameters__", _parameters_of(args))
        put(self, "__unpacked__", False)
        return self

    def __iter__(self):
        yield _unpacked(type(self), self.__origin__, self.__args__)

    def __repr__(self):
        shown = ", ".join([_shown(arg) for arg in self.__args__]) or "()"
        return f"{'*' if self.__unpacked__ else ''}{_shown(self.__origin__)}[{shown}]"

    def __call__(self, /, *args, **kwargs):
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getattr__(self, name):
        if name[:2] == name[-2:] == "__" and name not in (
                "__name__", "__qualname__", "__module__", "__doc__"):
            raise AttributeError(f"type object '{self.__origin__.__name__}' has no "
                                 f"attribute '{name}'")
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        raise AttributeError(f"'types.GenericAlias' object has no attribute '{name}'")

    def __getitem__(self, items):
        return type(self)(self.__origin__, _substituted(self, items))

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__ and self.__unpacked__ == other.__unpacked__

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)

    def __instancecheck__(self, obj):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __reduce__(self):
        if self.__unpacked__:
            return _unpacked, (GenericAlias, self.__origin__, self.__args__)
        return GenericAlias, (self.__origin__, self.__args__)

    def __dir__(self):
        return sorted({"__origin__", "__args__", "__parameters__", "__unpacked__", *dir(self.__origin__)})


@native
def _unpacked(cls, origin, args):
    alias = cls(origin, args)
    object.__setattr__(alias, "__unpacked__", True)
    return alias


@native
class UnionType:
    """Any of several types."""

    # Having `__getitem__` makes it no sequence.
    __iter__ = None

    # In this order natives fill them in.
    __slots__ = ("__args__", "__parameters__", "__weakref__")
    __module__ = "types"

    def __new__(cls, *args):
        raise TypeError("cannot create 'types.UnionType' instances")

    def __repr__(self):
        return " | ".join(["None" if arg is type(None) else _shown(arg)
                           for arg in self.__args__])

    def __eq__(self, other):
        if not isinstance(other, UnionType):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __or__(self, other):
        return make_union(self, other)

    def __ror__(self, other):
        return make_union(other, self)

    def __getitem__(self, items):
        args = _substituted(self, items)
        result = args[0]
        for arg in args[1:]:
            result = make_union(result, arg)
        return result

    def __instancecheck__(self, obj):
        return any([isinstance(obj, arg) for arg in self._classes()])

    def __subclasscheck__(self, cls):
        return any([issubclass(cls, arg) for arg in self._classes()])

    def _classes(self):
        for arg in self.__args__:
            if isinstance(arg, GenericAlias):
                raise TypeError("isinstance() argument 2 cannot be a parameterized generic")
        return self.__args__

    def __reduce__(self):
        from functools import reduce
        return reduce, (make_union, self.__args__)


know_unions(UnionType)


@native
def _is_type_alias(cls):
    # What else stands for a type in the module typing answers `|` with a union of its own.
    return cls.__name__ == "TypeAliasType" and cls.__module__ == "typing"


@native
def _members(item):
    if item is None:
        return (type(None),)
    if isinstance(item, UnionType):
        return item.__args__
    if isinstance(item, (type, GenericAlias)) or _is_type_alias(type(item)):
        return (item,)
    return None


@native
def make_union(left, right):
    """The union of two types, or NotImplemented if one is none."""
    first, second = _members(left), _members(right)
    if first is None or second is None:
        return NotImplemented
    args = []
    for arg in (*first, *second):
        if arg not in args:
            args.append(arg)
    if len(args) == 1:
        return args[0]
    union = object.__new__(UnionType)
    union.__args__ = tuple(args)
    union.__parameters__ = _parameters_of(args)
    return union
