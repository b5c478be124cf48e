"""Classes generated from annotated fields.

The methods of one class are written as one text and compiled once; what they
need besides their arguments reaches them as `_names` of the text's function.
"""

import sys
from reprlib import recursive_repr
from types import GenericAlias, MappingProxyType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY",
           "MISSING", "fields", "asdict", "astuple", "make_dataclass", "replace",
           "is_dataclass"]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT = "__post_init__"


class FrozenInstanceError(AttributeError):
    """An assignment to an instance of a frozen dataclass."""


class _Marker:
    """A value of its own kind, shown by name."""

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class _MISSING_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELD = _Marker("_FIELD")
_FIELD_CLASSVAR = _Marker("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Marker("_FIELD_INITVAR")
_EMPTY_METADATA = MappingProxyType({})


class InitVar:
    """The annotation of an argument of `__init__` that is not a field."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        kind = self.type
        if isinstance(kind, type) and not isinstance(kind, GenericAlias):
            return f"dataclasses.InitVar[{kind.__name__}]"
        return f"dataclasses.InitVar[{kind!r}]"

    @classmethod
    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init",
                 "compare", "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata,
                 kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        parts = [f"{slot}={getattr(self, slot)!r}" for slot in
                 ("name", "type", "default", "default_factory", "init", "repr", "hash",
                  "compare", "metadata", "kw_only")]
        return f"Field({','.join(parts)},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method:
            method(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    """Say more of a field than its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _Params:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args",
                 "kw_only", "slots", "weakref_slot")

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)!r}" for name in self.__slots__]
        return f"_DataclassParams({','.join(parts)})"


# --- finding the fields -----------------------------------------------------

def _is_marked(annotation, module, cls, name, is_type):
    """Does a string annotation name the type `name` of `module`?

    It must begin with `name`, or `prefix.name`, as seen from the module that defines
    the class.
    """
    import re
    found = re.match(r"(?:\s*(\w+)\s*\.)?\s*(\w+)", annotation)
    if found is None:
        return False
    prefix, last = found.groups()
    here = sys.modules.get(cls.__module__)
    if here is None:
        return False
    if prefix:
        if here.__dict__.get(prefix) is not module:
            return False
        here = module
    return is_type(here.__dict__.get(last))


def _field_type(cls, annotation):
    typing = sys.modules.get("typing")
    if typing is not None:
        def is_classvar(kind):
            return kind is typing.ClassVar or (
                hasattr(typing, "get_origin") and typing.get_origin(kind) is typing.ClassVar)
        if is_classvar(annotation) or (isinstance(annotation, str) and
                                       _is_marked(annotation, typing, cls, "ClassVar",
                                                  is_classvar)):
            return _FIELD_CLASSVAR

    def is_initvar(kind):
        return kind is InitVar or type(kind) is InitVar
    if is_initvar(annotation) or (isinstance(annotation, str) and
                                  _is_marked(annotation, sys.modules[__name__], cls,
                                             "InitVar", is_initvar)):
        return _FIELD_INITVAR
    return _FIELD


def _is_kw_only(cls, annotation):
    return annotation is KW_ONLY or (
        isinstance(annotation, str)
        and _is_marked(annotation, sys.modules[__name__], cls, "KW_ONLY",
                       lambda kind: kind is KW_ONLY))


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default) is type(Field.name):
            default = MISSING  # a slot of the class, not a default
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _field_type(cls, annotation)
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type is _FIELD_CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not "
                         "allowed: use default_factory")
    return made


# --- writing the methods ----------------------------------------------------

class _Source:
    """The text of the methods, and the values that it refers to."""

    def __init__(self):
        self.lines = []
        self.names = []
        self.values = {}

    def add(self, name, parameters, body, returns=MISSING):
        annotation = "" if returns is MISSING else f" -> {self.refer('returns', returns)}"
        self.lines.append(f" def {name}({', '.join(parameters)}){annotation}:")
        self.lines += [f"  {line}" for line in body]
        self.names.append(name)

    def refer(self, name, value):
        name = f"__dataclass_{name}__"
        self.values[name] = value
        return name

    def compile(self, cls):
        """A dict of the finished functions."""
        if not self.names:
            return {}
        text = (f"def make({', '.join(self.values)}):\n" + "\n".join(self.lines)
                + f"\n return {', '.join(self.names)},")
        module = sys.modules.get(cls.__module__)
        namespace = {}
        exec(text, {} if module is None else module.__dict__, namespace)
        functions = namespace["make"](**self.values)
        for function in functions:
            function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
        return dict(zip(self.names, functions))


def _tuple_text(target, names):
    if not names:
        return "()"
    return "(" + ",".join(f"{target}.{name}" for name in names) + ",)"


def _parameter(source, item):
    """A field as a parameter of __init__."""
    text = f"{item.name}:{source.refer(f'type_{item.name}', item.type)}"
    if item.default is not MISSING:
        return f"{text}={source.refer(f'dflt_{item.name}', item.default)}"
    if item.default_factory is not MISSING:
        return f"{text}={source.refer('HAS_DEFAULT_FACTORY', _HAS_DEFAULT_FACTORY)}"
    return text


def _init_line(source, item, frozen, self_name, slots):
    name = item.name
    if item.default_factory is not MISSING:
        factory = source.refer(f"dflt_{name}", item.default_factory)
        if item.init:
            marker = source.refer("HAS_DEFAULT_FACTORY", _HAS_DEFAULT_FACTORY)
            value = f"{factory}() if {name} is {marker} else {name}"
        else:
            value = f"{factory}()"
    elif item.init:
        value = name
    elif slots and item.default is not MISSING:
        value = source.refer(f"dflt_{name}", item.default)
    else:
        return None
    if item._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        setter = source.refer("builtins_object", object)
        return f"{setter}.__setattr__({self_name},{name!r},{value})"
    return f"{self_name}.{name}={value}"


def _add_init(source, positional, kw_only, all_fields, frozen, has_post_init, self_name,
              slots):
    with_default = None
    for item in positional:
        if not item.init:
            continue
        if not (item.default is MISSING and item.default_factory is MISSING):
            with_default = item
        elif with_default is not None:
            raise TypeError(f"non-default argument {item.name!r} follows default "
                            f"argument {with_default.name!r}")
    body = []
    for item in all_fields:
        line = _init_line(source, item, frozen, self_name, slots)
        if line is not None:
            body.append(line)
    if has_post_init:
        arguments = ",".join(item.name for item in all_fields
                             if item._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT}({arguments})")
    parameters = [self_name]
    parameters += [_parameter(source, item) for item in positional if item.init]
    keyword = [_parameter(source, item) for item in kw_only if item.init]
    if keyword:
        parameters += ["*", *keyword]
    source.add("__init__", parameters, body or ["pass"], None)


def _add_frozen(source, names):
    cls = source.refer("class", None)  # becomes the class itself
    error = source.refer("FrozenInstanceError", FrozenInstanceError)
    test = f"type(self) is {cls}"
    if names:
        test += f" or name in {{{', '.join(map(repr, names))}}}"
    source.add("__setattr__", ["self", "name", "value"], [
        f"if {test}:",
        f" raise {error}(f\"cannot assign to field {{name!r}}\")",
        f"super({cls}, self).__setattr__(name, value)"])
    source.add("__delattr__", ["self", "name"], [
        f"if {test}:",
        f" raise {error}(f\"cannot delete field {{name!r}}\")",
        f"super({cls}, self).__delattr__(name)"])


# --- the decorator ----------------------------------------------------------

def _annotation_text(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation).replace("typing.", "")


def _signature_text(cls, positional, kw_only):
    """What the class's documentation says its arguments are."""
    parts = []
    starred = False
    for item in (*positional, *kw_only):
        if not item.init:
            continue
        if item.kw_only and not starred:
            starred = True
            parts.append("*")
        text = f"{item.name}: {_annotation_text(item.type)}"
        if item.default is not MISSING:
            text += f" = {item.default!r}"
        elif item.default_factory is not MISSING:
            text += " = <factory>"
        parts.append(text)
    return f"{cls.__name__}({', '.join(parts)})"


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _hash_action(params, explicit):
    """What becomes of __hash__: "add", "none", "error", or None to leave it."""
    if params.unsafe_hash:
        return "error" if explicit else "add"
    if not params.eq:
        return None
    if explicit:
        return None
    return "add" if params.frozen else "none"


def _process_class(cls, params):
    found = {}
    any_frozen_base = False
    all_frozen_bases = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            if all_frozen_bases is None:
                all_frozen_bases = True
            for item in base_fields.values():
                found[item.name] = item
            base_frozen = getattr(base, _PARAMS).frozen
            all_frozen_bases = all_frozen_bases and base_frozen
            any_frozen_base = any_frozen_base or base_frozen

    annotations = cls.__dict__.get("__annotations__", {})
    own = []
    kw_only = params.kw_only
    seen_marker = False
    for name, annotation in annotations.items():
        if _is_kw_only(cls, annotation):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been "
                                "specified")
            seen_marker = True
            kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for item in own:
        found[item.name] = item
        if isinstance(getattr(cls, item.name, None), Field):
            if item.default is MISSING:
                delattr(cls, item.name)
            else:
                setattr(cls, item.name, item.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")

    if all_frozen_bases is not None:
        if any_frozen_base and not params.frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen_bases is False and params.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")

    setattr(cls, _FIELDS, found)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = not (class_hash is MISSING
                         or (class_hash is None and "__eq__" in cls.__dict__))
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")

    with_init = [item for item in found.values()
                 if item._field_type in (_FIELD, _FIELD_INITVAR)]
    positional = [item for item in with_init if not item.kw_only]
    kw_only_fields = [item for item in with_init if item.kw_only]
    real = [item for item in found.values() if item._field_type is _FIELD]
    compared = [item.name for item in real if item.compare]

    source = _Source()
    if params.init:
        _add_init(source, positional, kw_only_fields, with_init, params.frozen,
                  hasattr(cls, _POST_INIT), "__dataclass_self__" if "self" in found
                  else "self", params.slots)
    if params.repr:
        shown = ", ".join(f"{item.name}={{self.{item.name}!r}}" for item in real if item.repr)
        source.add("__repr__", ["self"],
                   [f"return f\"{{self.__class__.__qualname__}}({shown})\""])
    if params.eq:
        terms = [f"self.{name}==other.{name}" for name in compared]
        source.add("__eq__", ["self", "other"], [
            "if self is other:",
            " return True",
            "if other.__class__ is self.__class__:",
            f" return {' and '.join(terms) or 'True'}",
            "return NotImplemented"])
    if params.order:
        mine, theirs = _tuple_text("self", compared), _tuple_text("other", compared)
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"),
                               ("__ge__", ">=")):
            source.add(name, ["self", "other"], [
                "if other.__class__ is self.__class__:",
                f" return {mine}{operator}{theirs}",
                "return NotImplemented"])
    if params.frozen:
        _add_frozen(source, [item.name for item in real])
    action = _hash_action(params, explicit_hash)
    if action == "error":
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if action == "add":
        hashed = [item.name for item in real
                  if (item.compare if item.hash is None else item.hash)]
        source.add("__hash__", ["self"], [f"return hash({_tuple_text('self', hashed)})"])
    if params.frozen:
        source.values["__dataclass_class__"] = cls
    functions = source.compile(cls)

    if "__repr__" in functions:
        functions["__repr__"] = recursive_repr()(functions["__repr__"])
    for name in ("__init__", "__repr__", "__eq__"):
        if name in functions:
            _set_new(cls, name, functions[name])
    for name in ("__lt__", "__le__", "__gt__", "__ge__"):
        if name in functions and _set_new(cls, name, functions[name]):
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__} "
                            "Consider using functools.total_ordering")
    for name in ("__setattr__", "__delattr__"):
        if name in functions and _set_new(cls, name, functions[name]):
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
    if action == "add":
        cls.__hash__ = functions["__hash__"]
    elif action == "none":
        cls.__hash__ = None
    setattr(cls, _PARAMS, params)
    _set_new(cls, "__replace__", _replace)
    if not cls.__doc__:
        cls.__doc__ = _signature_text(cls, positional, kw_only_fields)
    if params.match_args:
        _set_new(cls, "__match_args__",
                 tuple([item.name for item in positional if item.init]))
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _with_slots(cls, params, real)
    if getattr(cls, "__abstractmethods__", None) is not None:
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return [name for name in ("__weakref__", "__dict__") if name in cls.__dict__]
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return [slots] if isinstance(slots, str) else list(slots)


def _state_of_fields(self):
    return [getattr(self, item.name) for item in fields(self)]


def _set_state_of_fields(self, state):
    for item, value in zip(fields(self), state):
        object.__setattr__(self, item.name, value)


def _with_slots(cls, params, real):
    """The same class made again, with slots for its fields."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    names = [item.name for item in real]
    slots = [name for name in names if name not in inherited]
    if params.weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    namespace["__slots__"] = tuple(slots)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = qualname
    if params.frozen:
        if "__getstate__" not in cls.__dict__:
            made.__getstate__ = _state_of_fields
        if "__setstate__" not in cls.__dict__:
            made.__setstate__ = _set_state_of_fields
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
              unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
              slots=False, weakref_slot=False):
    """Class decorator: add the methods that follow from the annotated fields."""
    params = dict(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                  frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                  weakref_slot=weakref_slot)

    def decorate(cls):
        return _process_class(cls, _Params(**params))
    return decorate if cls is None else decorate(cls)


# --- on dataclasses and their instances -------------------------------------

def fields(class_or_instance):
    """A tuple of the fields, without class and init-only variables."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([item for item in found.values() if item._field_type is _FIELD])


def is_dataclass(obj):
    """True for a dataclass and for an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


_ATOMIC = frozenset({type(None), bool, int, float, str, complex, bytes, type(...),
                     type(NotImplemented), type, range, property, type(len),
                     type(lambda: 0)})


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict; dataclasses inside it, too."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda pairs: dict_factory(pairs), True)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple; dataclasses inside it, too."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, tuple_factory, False)


def _convert(obj, factory, named):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        if named:
            return factory([(item.name, _convert(getattr(obj, item.name), factory, named))
                            for item in fields(obj)])
        return factory([_convert(getattr(obj, item.name), factory, named)
                        for item in fields(obj)])
    if kind is list:
        return [_convert(item, factory, named) for item in obj]
    if issubclass(kind, tuple) and hasattr(obj, "_fields"):
        return kind(*[_convert(item, factory, named) for item in obj])
    if issubclass(kind, (list, tuple)):
        return kind([_convert(item, factory, named) for item in obj])
    if issubclass(kind, dict):
        pairs = [(_convert(key, factory, named), _convert(value, factory, named))
                 for key, value in obj.items()]
        if hasattr(obj, "default_factory"):
            result = kind(obj.default_factory)
            for key, value in pairs:
                result[key] = value
            return result
        return kind(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True,
                   eq=True, order=False, unsafe_hash=False, frozen=False,
                   match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """A new dataclass from a name and a list of fields."""
    from keyword import iskeyword
    from types import new_class
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
    if module is None:
        module = sys._getframemodulename(1) or "__main__"

    def fill(body):
        body.update(namespace or {})
        body.update(defaults)
        body["__annotations__"] = annotations
        body["__module__"] = module
    cls = new_class(cls_name, bases, {}, fill)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order,
                     unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
                     kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance with some fields replaced."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for item in getattr(self, _FIELDS).values():
        if item._field_type is _FIELD_CLASSVAR:
            continue
        name = item.name
        if not item.init:
            if name in changes:
                raise TypeError(f"field {name} is declared with init=False, it cannot "
                                "be specified with replace()")
        elif name not in changes:
            if item._field_type is _FIELD_INITVAR:
                if item.default is MISSING:
                    raise TypeError(f"InitVar {name!r} must be specified with replace()")
            else:
                changes[name] = getattr(self, name)
    return self.__class__(**changes)
