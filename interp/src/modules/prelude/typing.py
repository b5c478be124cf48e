"""What annotations are written with.

Aliases of container types are made when first asked for, and what has behaviour
of its own (protocols, named tuples, typed dicts, hints) stands in
`_typing_classes`, so that importing a name or two stays cheap.
"""

import sys
from _alias import make_union as _make_union
from types import GenericAlias, UnionType as _UnionType

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef",
    "Generic", "Literal", "Optional", "ParamSpec", "Protocol", "Tuple", "Type",
    "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "ByteString", "Container",
    "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView",
    "Mapping", "MappingView", "MutableMapping", "MutableSequence", "MutableSet",
    "Sequence", "Sized", "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable",
    "Coroutine", "Collection", "AsyncGenerator", "AsyncContextManager", "Reversible",
    "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
    "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter", "Deque",
    "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple",
    "TypedDict", "Generator", "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr",
    "assert_never", "assert_type", "cast", "clear_overloads", "dataclass_transform",
    "final", "get_args", "get_origin", "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol",
    "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check", "no_type_check_decorator",
    "NoReturn",
    "NotRequired", "overload", "override", "ParamSpecArgs", "ParamSpecKwargs",
    "ReadOnly", "Required", "reveal_type", "runtime_checkable", "Self", "Text",
    "TYPE_CHECKING", "TypeAlias", "TypeAliasType", "TypeGuard", "TypeIs", "Unpack",
]

TYPE_CHECKING = False
Text = str


# --- helpers ----------------------------------------------------------------

def _once(subscript):
    """Subscribing with the same parameters again gives the same object, where they can be hashed."""
    known = {}

    def getitem(self, parameters):
        # 1 and True are equal, but other literals.
        kinds = tuple(map(type, parameters)) if isinstance(parameters, tuple) else type(parameters)
        key = self, parameters, kinds
        try:
            made = known.get(key)
        except TypeError:
            return subscript(self, parameters)
        if made is None:
            made = known[key] = subscript(self, parameters)
        return made

    return getitem


def _type_repr(obj):
    """How a type is shown inside an annotation."""
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is Ellipsis:
        return "..."
    if isinstance(obj, type(_type_repr)):
        return obj.__name__
    if isinstance(obj, (tuple, list)):
        return "[" + ", ".join([_type_repr(item) for item in obj]) + "]"
    return repr(obj)


def _type_check(arg, message, is_argument=True, is_class=False, module=None):
    """A type from what was written for one; TypeError if it is none. ClassVar and Final stand in class bodies, Final in modules too."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module)
    refused = (Generic,) if is_class else (Generic, ClassVar, Final) if is_argument else (Generic, ClassVar)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in refused:
        raise TypeError(f"{arg} is not valid as type argument")
    if is_class and arg in (ClassVar, Final):
        return arg
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if isinstance(arg, _SpecialForm) or arg is Generic:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{message} Got {arg!r:.100}.")
    return arg


def _is_parameter(arg):
    return isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple))


def _collect_parameters(args):
    """The type variables in some arguments, in order of appearance."""
    found = {}
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            continue
        if isinstance(arg, (tuple, list)):
            for parameter in _collect_parameters(arg):
                found[parameter] = None
        elif _is_parameter(arg):
            found[arg] = None
        else:
            for parameter in getattr(arg, "__parameters__", ()):
                found[parameter] = None
    return tuple(found)


def _substitute(arg, mapping):
    """An argument with type variables replaced."""
    if _is_parameter(arg):
        return mapping.get(arg, arg)
    if isinstance(arg, (tuple, list)):
        return type(arg)([_substitute(item, mapping) for item in arg])
    parameters = getattr(arg, "__parameters__", ())
    if parameters and not isinstance(arg, type):
        return arg[tuple([mapping.get(each, each) for each in parameters])]
    if parameters and isinstance(arg, GenericAlias):
        return arg[tuple([mapping.get(each, each) for each in parameters])]
    return arg


def _count_check(what, given, wanted):
    if given != wanted:
        kind = "many" if given > wanted else "few"
        if given < wanted and isinstance(what, type):
            wanted = f"at least {wanted}"
        raise TypeError(f"Too {kind} arguments for {what}; "
                        f"actual {given}, expected {wanted}")


class _Unionable:
    """Gives `X | Y` to what stands for a type without being one."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# --- forms ------------------------------------------------------------------

class _SpecialForm(_Unionable):
    """A name with a meaning of its own, perhaps with arguments."""

    def __init__(self, name, make=None):
        self._name = name
        self._make = make

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    @_once
    def __getitem__(self, parameters):
        if self._make is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._make(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """A type that is compatible with every type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _make_union(form, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for arg in parameters:
        arg = _type_check(arg, "Union[arg, ...]: each arg must be a type.")
        if isinstance(arg, (_UnionGenericAlias, _UnionType)):
            flat.extend(arg.__args__)
        else:
            flat.append(arg)
    unique = []
    for arg in flat:
        if arg not in unique:
            unique.append(arg)
    if len(unique) == 1:
        return unique[0]
    if len(unique) == 2 and type(None) in unique:
        return _UnionGenericAlias(form, tuple(unique), "Optional")
    return _UnionGenericAlias(form, tuple(unique))


def _make_optional(form, parameters):
    arg = _type_check(parameters, f"{form} requires a single type.")
    return Union[arg, type(None)]


def _make_literal(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for arg in parameters:
        flat.extend(arg.__args__ if isinstance(arg, _LiteralGenericAlias) else (arg,))
    keys = []
    unique = []
    for arg in flat:
        if (arg, type(arg)) not in keys:
            keys.append((arg, type(arg)))
            unique.append(arg)
    return _LiteralGenericAlias(form, tuple(unique))


def _make_single(form, parameters):
    arg = _type_check(parameters, f"{form} accepts only single type.", is_class=form._name in ("ClassVar", "Final"))
    return _GenericAlias(form, (arg,))


def _make_concatenate(form, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec "
                        "variable or ellipsis.")
    return _ConcatenateGenericAlias(form, parameters)


def _make_annotated(form, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments "
                        "(a type and an annotation).")
    origin = parameters[0]
    if origin not in (ClassVar, Final):
        origin = _type_check(origin, "Annotated[t, ...]: t must be a type.")
    return _AnnotatedAlias(origin, tuple(parameters[1:]))


Union = _SpecialForm("Union", _make_union)
Optional = _SpecialForm("Optional", _make_optional)
Literal = _SpecialForm("Literal", _make_literal)
ClassVar = _SpecialForm("ClassVar", _make_single)
Final = _SpecialForm("Final", _make_single)
TypeGuard = _SpecialForm("TypeGuard", _make_single)
TypeIs = _SpecialForm("TypeIs", _make_single)
Required = _SpecialForm("Required", _make_single)
NotRequired = _SpecialForm("NotRequired", _make_single)
ReadOnly = _SpecialForm("ReadOnly", _make_single)
Unpack = _SpecialForm("Unpack", lambda form, item: _UnpackGenericAlias(form, (item,)))
Concatenate = _SpecialForm("Concatenate", _make_concatenate)
Annotated = _SpecialForm("Annotated", _make_annotated)
NoReturn = _SpecialForm("NoReturn")
Never = _SpecialForm("Never")
Self = _SpecialForm("Self")
LiteralString = _SpecialForm("LiteralString")
TypeAlias = _SpecialForm("TypeAlias")


class ForwardRef(_Unionable):
    """An annotation written as a string, because its name comes later."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            compile(arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError("Forward reference must be an expression -- got "
                              f"{arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = "" if self.__forward_module__ is None \
            else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"

    def _resolve(self, globalns, localns):
        globalns = getattr(sys.modules.get(self.__forward_module__), "__dict__", globalns)
        value = eval(self.__forward_arg__, globalns, localns)
        return _type_check(value, "Forward references must evaluate to types.",
                           self.__forward_is_argument__, self.__forward_is_class__)


# --- type variables ---------------------------------------------------------

def _caller():
    name = sys._getframemodulename(2) if hasattr(sys, "_getframemodulename") else None
    return name or "__main__"


class _Default:
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _Default()


class _TypeParameter:
    @native
    def __getattr__(self, name):
        return _evaluate(self, name)

    def has_default(self):
        """True if there is a default."""
        return self.__default__ is not NoDefault

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__name__


class _Variance(_TypeParameter, _Unionable):
    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        if self.__covariant__:
            return "+" + self.__name__
        return ("-" if self.__contravariant__ else "~") + self.__name__


class TypeVar(_Variance):
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, default=NoDefault,
                 covariant=False, contravariant=False, infer_variance=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self.__name__ = name
        self.__constraints__ = tuple([_type_check(each, "Constraint must be a type.")
                                      for each in constraints])
        self.__bound__ = None if bound is None \
            else _type_check(bound, "Bound must be a type.")
        self.__default__ = default
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__module__ = _caller()


class ParamSpec(_Variance):
    """A variable for the parameters of a callable."""

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__default__ = default
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self.__module__ = _caller()

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class ParamSpecArgs:
    """The positional part of a ParamSpec."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"


class ParamSpecKwargs(ParamSpecArgs):
    """The keyword part of a ParamSpec."""

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class TypeVarTuple(_TypeParameter):
    """A variable for any number of types."""

    def __init__(self, name, *, default=NoDefault):
        self.__name__ = name
        self.__default__ = default
        self.__module__ = _caller()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


# --- what the syntax of generics makes: see the compiler's generics ---------

@native
def _evaluate(self, name):
    """An attribute that is computed when somebody asks for it."""
    lazy = self.__dict__.get("_lazy", {})
    if name not in lazy:
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
    value = self.__dict__[name] = lazy[name]()
    return value


def _lazy_attributes(self, **functions):
    self._lazy = {name: function for name, function in functions.items() if function}


def _type_parameter(cls, name, default, module):
    self = object.__new__(cls)
    self.__name__ = name
    self.__module__ = module
    if default is None:
        self.__default__ = NoDefault
    return self


def _variance(self):
    self.__covariant__ = self.__contravariant__ = False
    self.__infer_variance__ = True


def _type_var(name, bound, constraints, default, module):
    self = _type_parameter(TypeVar, name, default, module)
    _variance(self)
    if bound is None:
        self.__bound__ = None
    if constraints is None:
        self.__constraints__ = ()
    _lazy_attributes(self, __bound__=bound, __constraints__=constraints, __default__=default)
    return self


def _type_var_tuple(name, default, module):
    self = _type_parameter(TypeVarTuple, name, default, module)
    _lazy_attributes(self, __default__=default)
    return self


def _param_spec(name, default, module):
    self = _type_parameter(ParamSpec, name, default, module)
    _variance(self)
    self.__bound__ = None
    _lazy_attributes(self, __default__=default)
    return self


def _generic_base(type_params):
    return Generic[tuple([Unpack[each] if isinstance(each, TypeVarTuple) else each
                          for each in type_params])]


def _type_alias(name, type_params, value, module):
    return _made_alias(TypeAliasType, name, type_params, module, _lazy={"__value__": value})


def _made_alias(cls, name, type_params, module, **value):
    self = object.__new__(cls)
    parameters = tuple([Unpack[each] if isinstance(each, TypeVarTuple) else each for each in type_params])
    self.__dict__.update(__name__=name, __module__=module, __type_params__=type_params, __parameters__=parameters, **value)
    return self


# --- generic aliases --------------------------------------------------------

class _BaseAlias(_Unionable):
    def __init__(self, origin, name=None):
        self.__origin__ = origin
        self._name = name
        self._inst = True

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        origin = self.__origin__
        later = bases[bases.index(self) + 1:]
        if origin is Generic:
            # Another base brings Generic with it.
            if _protocol() in bases or any(isinstance(each, _BaseAlias) for each in later):
                return ()
            return (Generic,)
        if self._name is None or _is_generic(origin):
            return (origin,)
        entries = () if origin in bases else (origin,)
        if any(isinstance(each, _BaseAlias) or _is_generic(each) for each in later):
            return entries
        return (*entries, Generic)

    def __getattr__(self, attr):
        if attr in ("__origin__", "__args__"):
            raise AttributeError(attr)
        if "__origin__" in self.__dict__ and not (attr[:2] == attr[-2:] == "__"):
            return getattr(self.__origin__, attr)
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if attr in ("__module__", "__doc__"):
            return getattr(self.__origin__, attr)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {attr!r}")

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and "
                        "instance checks")


def _is_generic(base):
    return isinstance(base, type) and issubclass(base, Generic)


class _GenericAlias(_BaseAlias):
    """A generic type with its arguments."""

    def __init__(self, origin, args, name=None, inst=True):
        super().__init__(origin, name)
        if not isinstance(args, tuple):
            args = (args,)
        self._inst = inst
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ in (Generic, _protocol()):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([arg if isinstance(arg, (list, tuple)) or arg is ...
                      else _type_check(arg, "Parameters to generic types must be types.")
                      for arg in args])
        parameters = self.__parameters__
        if not any(isinstance(each, TypeVarTuple) for each in parameters):
            missing = parameters[len(args):]
            args += tuple([each.__default__ for each in missing if each.has_default()])
            _count_check(self, len(args), len(parameters))
        return self._with(_substitute(self.__args__, dict(zip(parameters, args))))

    def _with(self, args):
        return type(self)(self.__origin__, args, self._name, self._inst)

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        shown = ", ".join([_type_repr(arg) for arg in self.__args__]) or "()"
        return f"{name}[{shown}]"

    def __reduce__(self):
        origin = _by_name(self._name) if self._name else self.__origin__
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        from operator import getitem
        return getitem, (origin, args)


def _by_name(name):
    return getattr(sys.modules[__name__], name)


class _UnionGenericAlias(_GenericAlias):
    def _with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _UnionType)):
            return NotImplemented
        mine, others = self.__args__, other.__args__
        try:
            return set(mine) == set(others)
        except TypeError:
            # What annotates a type may have no hash.
            return len(mine) == len(others) and all([each in others for each in mine])

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, obj):
        return any(isinstance(obj, each) for each in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, each) for each in self.__args__)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            other = args[1] if args[0] is type(None) else args[0]
            return f"typing.Optional[{_type_repr(other)}]"
        return f"typing.Union[{', '.join([_type_repr(arg) for arg in args])}]"

    def __reduce__(self):
        from operator import getitem
        return getitem, (Union, self.__args__)


class _LiteralGenericAlias(_GenericAlias):
    def __init__(self, origin, args, name=None, inst=True):
        super().__init__(origin, args, name, inst)
        self.__parameters__ = ()

    def _typed(self):
        return {(arg, type(arg)) for arg in self.__args__}

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return self._typed() == other._typed()

    def __hash__(self):
        return hash(frozenset(self._typed()))

    def __repr__(self):
        return f"typing.Literal[{', '.join([repr(arg) for arg in self.__args__])}]"


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def _with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return (self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __reduce__(self):
        from operator import getitem
        return getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __repr__(self):
        details = ", ".join(repr(each) for each in self.__metadata__)
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {details}]"


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"


class _ConcatenateGenericAlias(_GenericAlias):
    def __repr__(self):
        shown = ", ".join([_type_repr(arg) for arg in self.__args__])
        return f"typing.Concatenate[{shown}]"


class _CallableGenericAlias(_GenericAlias):
    """`Callable[[A, B], R]`, kept flat as (A, B, R)."""

    def _with(self, args):
        flat = []
        for arg in args[:-1]:
            flat.extend(arg) if isinstance(arg, (list, tuple)) else flat.append(arg)
        return _CallableGenericAlias(self.__origin__, (*flat, args[-1]), "Callable")

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(
                args[0], (ParamSpec, _ConcatenateGenericAlias))):
            return super().__repr__()
        shown = ", ".join([_type_repr(arg) for arg in args[:-1]])
        return f"typing.Callable[[{shown}], {_type_repr(args[-1])}]"


# What stands for the arguments behind the first where they may be left out.
_TRAILING = {
    "Generator": (type(None), type(None)), "AsyncGenerator": (type(None),),
    "ContextManager": (bool | None,), "AsyncContextManager": (bool | None,),
}


class _SpecialGenericAlias(_BaseAlias):
    """A container type under its name in this module, still without arguments."""

    def __init__(self, name, origin, count, inst=False):
        super().__init__(origin, name)
        self._count = count
        self._inst = inst

    @_once
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        parameters = tuple([_type_check(each, "Parameters to generic types must be types.")
                            for each in parameters])
        if not any(isinstance(each, (TypeVarTuple, _UnpackGenericAlias)) for each in parameters):
            self._check(len(parameters))
            parameters += _TRAILING.get(self._name, ())[len(parameters) - 1:]
        return _GenericAlias(self.__origin__, parameters, self._name, self._inst)

    def _check(self, given):
        if 1 <= given < self._count and self._name in _TRAILING:
            return
        _count_check(self, given, self._count)

    def __mro_entries__(self, bases):
        return () if self.__origin__ in bases else (self.__origin__,)

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        return issubclass(cls, self.__origin__)


class _TupleType(_SpecialGenericAlias):
    @_once
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if len(parameters) >= 2 and parameters[-1] is ...:
            checked = [_type_check(each, "Tuple[t, ...]: t must be a type.")
                       for each in parameters[:-1]]
            return _GenericAlias(tuple, (*checked, ...), "Tuple", False)
        checked = [_type_check(each, "Tuple[t0, t1, ...]: each t must be a type.")
                   for each in parameters]
        return _GenericAlias(tuple, tuple(checked), "Tuple", False)


class _CallableType(_SpecialGenericAlias):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = parameters
        return self._of((tuple(args) if isinstance(args, list) else args, result))

    @_once
    def _of(self, parameters):
        args, result = parameters
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ... or isinstance(args, (ParamSpec, _ConcatenateGenericAlias)):
            return _CallableGenericAlias(self.__origin__, (args, result), "Callable")
        if not isinstance(args, tuple):
            args = (args,)
        checked = [_type_check(each, "Callable[[arg, ...], result]: each arg must be a type.")
                   for each in args]
        return _CallableGenericAlias(self.__origin__, (*checked, result), "Callable")


# --- generic classes --------------------------------------------------------

def _protocol():
    module = sys.modules.get("_typing_classes")
    return module.Protocol if module is not None else None


class Generic:
    """The base of classes with type parameters."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if cls is Generic or cls is _protocol():
            if not parameters:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            for each in parameters:
                if not (_is_parameter(each) or isinstance(each, _UnpackGenericAlias)):
                    raise TypeError(f"Parameters to {cls.__name__}[...] must all be type "
                                    "variables or parameter specification variables.")
            if len(set(parameters)) != len(parameters):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _GenericAlias(cls, parameters, cls.__name__)
        wanted = getattr(cls, "__parameters__", ())
        if not wanted:
            raise TypeError(f"{cls} is not a generic class")
        parameters = tuple([each if isinstance(each, (list, tuple)) or each is ...
                            else _type_check(each, "Parameters to generic types must be types.")
                            for each in parameters])
        if len(wanted) == 1 and isinstance(wanted[0], ParamSpec) \
                and not isinstance(parameters[0], (list, tuple)) and parameters[0] is not ...:
            parameters = (parameters,)
        several = any([isinstance(each, TypeVarTuple) for each in wanted])
        required = len([each for each in wanted if not isinstance(each, TypeVarTuple) and not each.has_default()])
        if len(parameters) < required:
            _count_check(cls, len(parameters), required)
        if not several:
            lacking = wanted[len(parameters):]
            parameters += tuple([each.__default__ for each in lacking
                                 if each.has_default()])
            _count_check(cls, len(parameters), len(wanted))
        return _GenericAlias(cls, parameters)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if "__orig_bases__" in cls.__dict__:
            plain = Generic in bases
        else:
            plain = Generic in cls.__bases__ and cls.__name__ != "Protocol"
        if plain:
            raise TypeError("Cannot inherit from plain Generic")
        parameters = _collect_parameters(bases)
        declared = None
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if declared is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                declared = base.__parameters__
        if declared is not None:
            lacking = [each for each in parameters if each not in declared]
            if lacking:
                raise TypeError(f"Some type variables ({', '.join(map(str, lacking))}) "
                                "are not listed in Generic"
                                f"[{', '.join(map(str, declared))}]")
            parameters = declared
        cls.__parameters__ = parameters


# --- functions --------------------------------------------------------------

def cast(typ, val):
    """The value itself; only a checker takes note."""
    return val


def get_origin(tp):
    """The unsubscripted version of a type, or None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseAlias, GenericAlias, ParamSpecArgs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _UnionType):
        return _UnionType
    return None


def get_args(tp):
    """The arguments of a subscripted type."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if get_origin(tp) in (_callable(),) and not (
                len(args) == 2 and (args[0] is ... or isinstance(
                    args[0], (ParamSpec, _ConcatenateGenericAlias)))):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, _UnionType):
        return tp.__args__
    return ()


def _callable():
    module = sys.modules.get("_collections_abc")
    return module.Callable if module is not None else None


_overloads = {}


def overload(func):
    """Declare one of several signatures; the last definition does the work."""
    target = getattr(func, "__func__", func)
    try:
        _overloads.setdefault((target.__module__, target.__qualname__), {})[
            target.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated "
        "functions outside a stub module should always be followed by an "
        "implementation that is not @overload-ed.")


def get_overloads(func):
    """The overloads declared for a function."""
    target = getattr(func, "__func__", func)
    return list(_overloads.get((target.__module__, target.__qualname__), {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overloads.clear()


def _mark(name):
    def decorator(f):
        try:
            setattr(f, name, True)
        except (AttributeError, TypeError):
            pass
        return f
    return decorator


final = _mark("__final__")
final.__name__ = final.__qualname__ = "final"
override = _mark("__override__")
override.__name__ = override.__qualname__ = "override"


def no_type_check(arg):
    """Say that annotations are not type hints."""
    if isinstance(arg, type):
        for name in dir(arg):
            value = getattr(arg, name, None)
            value = getattr(value, "__func__", value)
            place = f"{arg.__qualname__}.{getattr(value, '__name__', '')}"
            if getattr(value, "__qualname__", None) != place or getattr(value, "__module__", None) != arg.__module__:
                continue
            if isinstance(value, type):
                no_type_check(value)
            elif isinstance(value, type(no_type_check)):
                value.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Give a decorator the effect of `no_type_check`."""
    import warnings
    warnings.warn("'typing.no_type_check_decorator' is deprecated and slated for removal in Python 3.15",
                  DeprecationWarning, stacklevel=2)

    def wrapped(*args, **kwargs):
        return no_type_check(decorator(*args, **kwargs))
    from functools import update_wrapper
    return update_wrapper(wrapped, decorator)


def assert_never(arg, /):
    """Raise, for a place that a checker knows to be out of reach."""
    shown = repr(arg)
    if len(shown) > 100:
        shown = shown[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {shown}")


def assert_type(val, typ, /):
    """The value itself; only a checker takes note."""
    return val


def reveal_type(obj, /):
    """Print the type of a value to standard error."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    """Say that a decorator or metaclass makes dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default,
            "kw_only_default": kw_only_default, "frozen_default": frozen_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


class NewType(_Unionable):
    """A distinct name for a type; calling it gives its argument."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of NewType. Perhaps you were "
                        "looking for: `Sub = NewType('Sub', "
                        f"{self.__name__})`")

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__


class TypeAliasType:
    """What the type statement makes."""

    def __new__(cls, name, value, *, type_params=()):
        if not isinstance(name, str):
            raise TypeError(f"typealias() argument 'name' must be str, not {type(name).__name__}")
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        return _made_alias(cls, name, type_params, _caller(), __value__=value)

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    @native
    def __setattr__(self, name, value):
        if name in ("__name__", "__module__", "__type_params__", "__parameters__", "__value__"):
            raise AttributeError(f"attribute {name!r} of 'typing.TypeAliasType' objects is not writable")
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute {name!r} "
                             "and no __dict__ for setting new attributes")

    @native
    def __delattr__(self, name):
        self.__setattr__(name, None)

    @native
    def __getattr__(self, name):
        return _evaluate(self, name)

    def __getitem__(self, parameters):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, parameters)

    def __or__(self, other):
        return _make_union(self, other)

    def __ror__(self, other):
        return _make_union(other, self)

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__


AnyStr = TypeVar("AnyStr", bytes, str)


# --- names made when asked for ----------------------------------------------

# name -> (module, attribute, number of parameters)
_ALIASES = {
    "List": ("builtins", "list", 1), "Dict": ("builtins", "dict", 2),
    "Set": ("builtins", "set", 1), "FrozenSet": ("builtins", "frozenset", 1),
    "Type": ("builtins", "type", 1), "Deque": ("collections", "deque", 1),
    "DefaultDict": ("collections", "defaultdict", 2),
    "OrderedDict": ("collections", "OrderedDict", 2),
    "Counter": ("collections", "Counter", 1), "ChainMap": ("collections", "ChainMap", 2),
    "ContextManager": ("contextlib", "AbstractContextManager", 2),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 2),
    "Pattern": ("re", "Pattern", 1), "Match": ("re", "Match", 1),
}
for _name, _count in {
        "Hashable": 0, "Awaitable": 1, "Coroutine": 3, "AsyncIterable": 1,
        "AsyncIterator": 1, "Iterable": 1, "Iterator": 1, "Reversible": 1, "Sized": 0,
        "Container": 1, "Collection": 1, "MutableSet": 1, "Mapping": 2,
        "MutableMapping": 2, "Sequence": 1, "MutableSequence": 1, "MappingView": 1,
        "KeysView": 1, "ItemsView": 2, "ValuesView": 1, "Generator": 3,
        "AsyncGenerator": 2, "ByteString": 0}.items():
    _ALIASES[_name] = ("_collections_abc", _name, _count)
_ALIASES["AbstractSet"] = ("_collections_abc", "Set", 1)
_CREATABLE = ("Deque", "DefaultDict", "OrderedDict", "Counter", "ChainMap")
_CLASSES = frozenset((
    "Protocol", "runtime_checkable", "is_protocol", "get_protocol_members", "NamedTuple",
    "TypedDict", "is_typeddict", "get_type_hints", "SupportsInt", "SupportsFloat",
    "SupportsComplex", "SupportsBytes", "SupportsIndex", "SupportsAbs", "SupportsRound",
    "IO", "TextIO", "BinaryIO"))


def __getattr__(name):
    if name in _ALIASES:
        module, attribute, count = _ALIASES[name]
        __import__(module)
        value = _SpecialGenericAlias(name, getattr(sys.modules[module], attribute), count,
                           inst=name in _CREATABLE)
    elif name in _CLASSES:
        import _typing_classes
        value = getattr(_typing_classes, name)
    elif name == "Tuple":
        value = _TupleType("Tuple", tuple, -1)
    elif name == "Callable":
        import _collections_abc
        value = _CallableType("Callable", _collections_abc.Callable, 2)
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = value
    return value
