"""The part of `typing` that has behaviour: protocols, named tuples, typed dicts,
and the evaluation of hints."""

import sys
import types
from _gilbox import static_attr
from abc import ABCMeta, _refusing, abstractmethod
from typing import (Annotated, AnyStr, ClassVar, ForwardRef, Generic, NotRequired, ReadOnly,
                    Required, TypeVar, _AnnotatedAlias, _GenericAlias, _type_check,
                    get_origin)

# --- protocols --------------------------------------------------------------

_NOT_MEMBERS = frozenset((
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__",
    "__module__", "__new__", "__slots__", "__subclasshook__", "__weakref__",
    "__class_getitem__", "__match_args__", "__static_attributes__", "__firstlineno__",
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol",
    "_is_runtime_protocol", "__protocol_attrs__", "__type_params__", "_abc_impl",
    "__non_callable_proto_members__", "__qualname__", "_members_have_data"))


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in (*base.__dict__, *base.__dict__.get("__annotations__", {})):
            if name not in _NOT_MEMBERS and not name.startswith("_abc_"):
                names.add(name)
    return names


_ABSENT = object()


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not cls._is_protocol:
            return super().__instancecheck__(instance)
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        # What this class's own check of subclasses refuses doesn't matter here.
        if super().__subclasscheck__(type(instance)):
            return True
        for name in cls.__protocol_attrs__:
            value = static_attr(instance, name, _ABSENT)
            if value is NotImplemented:
                from inspect import getattr_static
                value = getattr_static(instance, name, _ABSENT)
            if value is _ABSENT or (value is None and callable(getattr(cls, name, None))):
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if not cls._is_protocol:
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        data = sorted(name for name in cls.__protocol_attrs__
                      if not callable(getattr(cls, name, None)))
        if data and getattr(cls.__dict__.get("__subclasshook__"), "__func__", None) is _protocol_hook:
            raise TypeError("Protocols with non-method members don't support "
                            f"issubclass(). Non-method members: {str(data)[1:-1]}.")
        return super().__subclasscheck__(other)


_refusing.add(_ProtocolMeta)


def _own_annotations(cls):
    found = cls.__dict__.get("__annotations__")
    return found if isinstance(found, dict) else {}


def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if name in _own_annotations(base) \
                    and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def _no_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init:
        return
    # A concrete class that inherits this goes on to the next __init__.
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            return init(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of protocols: classes defined by the members that they ask for."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = Protocol in cls.__bases__
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic) or getattr(base, "_is_protocol", False)
                    or base.__module__ in ("collections.abc", "contextlib", "os")):
                raise TypeError("Protocols can only inherit from other protocols, "
                                f"got {base!r}")
        cls.__protocol_attrs__ = _protocol_members(cls)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if cls.__init__ is Protocol.__init__ or cls.__init__ is object.__init__:
            cls.__init__ = _no_init

    __module__ = "typing"


def runtime_checkable(cls):
    """Class decorator: let isinstance work with a protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)
            and getattr(cls, "_is_protocol", False)):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, "
                        f"got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    """True for a protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    """The names of what a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


@runtime_checkable
class SupportsInt(Protocol):
    """Has __int__."""

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """Has __float__."""

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """Has __complex__."""

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """Has __bytes__."""

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """Has __index__."""

    @abstractmethod
    def __index__(self) -> int:
        pass


_T_co = TypeVar("T_co", covariant=True)


@runtime_checkable
class SupportsAbs(Protocol[_T_co]):
    """Has __abs__."""

    @abstractmethod
    def __abs__(self) -> _T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[_T_co]):
    """Has __round__."""

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> _T_co:
        pass


class IO(Generic[AnyStr]):
    """A file."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """A file of text."""

    __slots__ = ()


for _class in (SupportsInt, SupportsFloat, SupportsComplex, SupportsBytes, SupportsIndex,
               SupportsAbs, SupportsRound, IO, BinaryIO, TextIO):
    _class.__module__ = "typing"


# --- named tuples -----------------------------------------------------------

_RESERVED = frozenset(("__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                       "_field_defaults", "_field_types", "_make", "_replace", "_asdict",
                       "_source"))
_HANDLED = frozenset(("__module__", "__name__", "__annotations__", "__qualname__",
                      "__doc__", "__orig_bases__", "__static_attributes__",
                      "__firstlineno__", "__classcell__"))


def _make_named_tuple(name, annotations, defaults, module):
    from collections import namedtuple
    annotations = {field: _type_check(kind, f"field {field} annotation must be a type")
                   for field, kind in annotations.items()}
    made = namedtuple(name, list(annotations), defaults=defaults, module=module)
    made.__annotations__ = annotations
    made.__new__.__annotations__ = annotations
    return made


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        annotations = namespace.get("__annotations__", {})
        with_default = []
        for field in annotations:
            if field in namespace:
                with_default.append(field)
            elif with_default:
                plural = "s" if len(with_default) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {field} cannot follow "
                                f"default field{plural} {', '.join(with_default)}")
        made = _make_named_tuple(typename, annotations,
                                 [namespace[field] for field in with_default],
                                 namespace["__module__"])
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
            made.__orig_bases__ = namespace.get("__orig_bases__", ())
        for key, value in namespace.items():
            if key in _RESERVED:
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key in _HANDLED:
                if key in ("__doc__", "__qualname__", "__orig_bases__"):
                    setattr(made, key, value)
            elif key not in made._fields:
                setattr(made, key, value)
                set_name = getattr(type(value), "__set_name__", None)
                if set_name is not None:
                    set_name(value, made, key)
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple whose fields have types; also usable as a base class."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to "
                        "NamedTuple, not both")
    made = _make_named_tuple(typename, dict(fields), (),
                             sys._getframemodulename(1) or "__main__")
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


def _named_tuple_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _named_tuple_entries
NamedTuple.__module__ = "typing"


# --- typed dicts ------------------------------------------------------------

def _unwrap(annotation):
    """An annotation without Required and the like, and which of them it had."""
    found = []
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = annotation.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            found.append(origin)
            annotation, = annotation.__args__
        else:
            return annotation, found


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a "
                                "non-TypedDict base class")
        generic = (Generic,) if any(base is Generic for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), namespace)
        annotations = {}
        required, optional, readonly = set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
            readonly |= base.__dict__.get("__readonly_keys__", set())
        for key, kind in namespace.get("__annotations__", {}).items():
            kind = _type_check(kind, "TypedDict('Name', {f0: t0, f1: t1, ...}); "
                                     "each t must be a type", module=made.__module__)
            annotations[key] = kind
            _, marks = _unwrap(kind)
            is_required = Required in marks or (total and NotRequired not in marks)
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in marks:
                readonly.add(key)
        made.__annotations__ = annotations
        if "__orig_bases__" not in namespace:
            made.__orig_bases__ = bases
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(annotations) - readonly
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True):
    """A dict type with given keys; also usable as a base class."""
    made = _TypedDictMeta(typename, (), {
        "__annotations__": dict(fields or {}),
        "__module__": sys._getframemodulename(1) or "__main__"}, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def _typed_dict_entries(bases):
    return (_TypedDict,)


TypedDict.__mro_entries__ = _typed_dict_entries
TypedDict.__module__ = "typing"


def is_typeddict(tp):
    """True for a TypedDict class."""
    return isinstance(tp, _TypedDictMeta)


# --- hints ------------------------------------------------------------------

def _evaluate(hint, globalns, localns):
    if isinstance(hint, ForwardRef):
        return _evaluate(hint._resolve(globalns, localns), globalns, localns)
    if isinstance(hint, (_GenericAlias, types.GenericAlias, types.UnionType)) \
            and not (get_origin(hint) is not None and hint.__class__.__name__ == "_LiteralGenericAlias"):
        args = []
        for arg in hint.__args__:
            if isinstance(hint, types.GenericAlias) and isinstance(arg, str):
                arg = ForwardRef(arg)
            args.append(_evaluate(arg, globalns, localns))
        args = tuple(args)
        if args == hint.__args__:
            return hint
        if isinstance(hint, types.GenericAlias):
            return types.GenericAlias(hint.__origin__, args)
        if isinstance(hint, types.UnionType):
            result = args[0]
            for arg in args[1:]:
                result = result | arg
            return result
        return hint._with(args)
    return hint


def _strip(hint):
    """A hint without Annotated, Required, NotRequired and ReadOnly."""
    if isinstance(hint, _AnnotatedAlias):
        return _strip(hint.__origin__)
    if get_origin(hint) in (Required, NotRequired, ReadOnly):
        return _strip(hint.__args__[0])
    if isinstance(hint, _GenericAlias) and hint.__class__.__name__ != "_LiteralGenericAlias":
        args = tuple([_strip(arg) for arg in hint.__args__])
        return hint if args == hint.__args__ else hint._with(args)
    if isinstance(hint, types.GenericAlias):
        args = tuple([_strip(arg) for arg in hint.__args__])
        return hint if args == hint.__args__ else types.GenericAlias(hint.__origin__, args)
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of an object with strings evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            annotations = _own_annotations(base)
            if globalns is None:
                module = sys.modules.get(base.__module__)
                names = {} if module is None else module.__dict__
            else:
                names = globalns
            inner = dict(vars(base)) if localns is None else localns
            for name, value in annotations.items():
                hints[name] = _hint(value, names, inner, is_argument=False, is_class=True)
    else:
        if isinstance(obj, types.ModuleType):
            names = obj.__dict__
        else:
            target = obj
            while hasattr(target, "__wrapped__"):
                target = target.__wrapped__
            names = getattr(target, "__globals__", {})
        if globalns is not None:
            names = globalns
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if isinstance(obj, (types.BuiltinFunctionType, types.MethodDescriptorType,
                                types.WrapperDescriptorType, types.MethodWrapperType)):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, value in annotations.items():
            hints[name] = _hint(value, names, names if localns is None else localns,
                                is_argument=not isinstance(obj, types.ModuleType))
    if include_extras:
        return hints
    return {name: _strip(value) for name, value in hints.items()}


def _hint(value, names, inner, **place):
    if value is None:
        value = type(None)
    if isinstance(value, str):
        value = ForwardRef(value, **place)
    return _evaluate(value, names, inner)
