"""Enumerations: classes whose attributes are their only instances.

A class body collects the members' values in an `_EnumDict`. In the class's
namespace each becomes a `_Proto`, which replaces itself by the member when the
class is made, so that `__init_subclass__` already finds all members.
"""

import sys
from types import DynamicClassAttribute, MappingProxyType

__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag",
    "ReprEnum", "auto", "unique", "property", "verify", "member", "nonmember",
    "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr",
    "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS",
    "NAMED_FLAGS", "UNIQUE", "pickle_by_global_name", "pickle_by_enum_name",
]

Enum = Flag = ReprEnum = EJECT = KEEP = None  # until they are defined
_NOT_GIVEN = object()
_plain_property = property


class nonmember:
    """Keep a value in a class body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Make a value in a class body a member, whatever it is."""

    def __init__(self, value):
        self.value = value


class auto:
    """A value to be chosen by `_generate_next_value_`."""

    def __init__(self, value=_NOT_GIVEN):
        self.value = value

    def __repr__(self):
        shown = "" if self.value is _NOT_GIVEN else repr(self.value)
        return f"auto({shown})"


class property(DynamicClassAttribute):
    """A property that does not get in the way of a member of the same name."""

    member = None
    name = None
    clsname = None
    # Does it stand before an attribute that the members' data type gives its values?
    _of_value = False

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is not None:
            return self.fget(instance)
        if self._of_value:
            return getattr(instance._value_, self.name)
        if self.member is not None:
            return self.member
        raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(
                f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(
                f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


# --- the class body ---------------------------------------------------------

def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_"
            and name[-3] != "_")


def _is_sunder(name):
    return (len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_"
            and name[-2] != "_")


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return (len(name) > len(prefix) and name.startswith(prefix)
            and (name[-1] != "_" or name[-2] != "_"))


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _bits(value):
    """The set bits of a number, lowest first."""
    if value < 0:
        raise ValueError(f"{value!r} is not a positive integer")
    while value:
        bit = value & -value
        yield bit
        value ^= bit


_RESERVED = ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_",
             "_ignore_", "_iter_member_", "_iter_member_by_value_",
             "_iter_member_by_def_", "_add_alias_", "_add_value_alias_")


class EnumDict(dict):
    """The namespace of a class body, which knows members from other names."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._set_sunder(key, value)
            if value is None and key == "_order_":
                return
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (
                _is_descriptor(value) or self._is_inner_class(value)):
            value = self._new_member(key, value)
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in _RESERVED:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for "
                             "future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            function = getattr(value, "__func__", value)
            self._generate_next_value = function
        elif key == "_ignore_":
            names = value.replace(",", " ").split() if isinstance(value, str) \
                else list(value)
            self._ignore = names
            already = set(names) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        return value

    def _is_inner_class(self, value):
        if self._cls_name is None or not isinstance(value, type):
            return False
        return getattr(value, "__qualname__", "").endswith(
            f"{self._cls_name}.{value.__name__}")

    def _new_member(self, key, value):
        if key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if isinstance(value, member):
            value = value.value
        if isinstance(value, auto):
            value = self._choose(key, value)
        elif isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
            items = [self._choose(key, item) if isinstance(item, auto) else item for item in value]
            kind = type(value)
            try:
                value = kind(items)
            except TypeError:
                # Subclasses may take their items one by one.
                value = kind(*items)
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _choose(self, key, chosen):
        if chosen.value is _NOT_GIVEN:
            chosen.value = self._generate_next_value(
                key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(chosen.value)
        return chosen.value

    @_plain_property
    def member_names(self):
        """The names of the members so far."""
        return list(self._member_names)

    def update(self, members, **more_members):
        if hasattr(members, "keys"):
            for name in members.keys():
                self[name] = members[name]
        else:
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value


_EnumDict = EnumDict


# --- making members ---------------------------------------------------------

class _Proto:
    """A member to be, in the namespace of a class that is being made."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        member_type = cls._member_type_
        if member_type is tuple:
            args = (args,)
        if cls._use_args_:
            new = cls._new_member_(cls, *args)
        else:
            new = cls._new_member_(cls)
        if not hasattr(new, "_value_"):
            if member_type is object:
                new._value_ = value
            else:
                try:
                    new._value_ = member_type(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it"
                                    ).with_traceback(error.__traceback__) from error
        value = new._value_
        new._name_ = name
        new.__objclass__ = cls
        new.__init__(*args)
        new._sort_order_ = len(cls._member_names_)
        self._enroll(cls, name, new, value)

    def _enroll(self, cls, name, new, value):
        existing = _find_value(cls, value)
        if existing is not None:
            new = existing  # an alias
        elif Flag is None or not issubclass(cls, Flag):
            cls._member_names_.append(name)
        elif isinstance(value, int):
            if _is_single_bit(value):
                cls._flag_mask_ |= value
                cls._singles_mask_ |= value
                cls._member_names_.append(name)
            else:
                cls._flag_mask_ |= value
            cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
        _put_attribute(cls, name, new)
        cls._member_map_[name] = new
        try:
            cls._value2member_map_.setdefault(value, new)
        except TypeError:
            cls._unhashable_values_.append(value)


def _find_value(cls, value):
    try:
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
        hashable = True
    except TypeError:
        hashable = False
    if not hashable:
        for candidate in cls._member_map_.values():
            if candidate._value_ == value:
                return candidate
    return None


def _put_attribute(cls, name, new):
    """Make a member an attribute of the class. For the members themselves a property of that name stays, and so does a method or the
    like of the data type."""
    redirect = None
    for base in cls.__mro__[1:]:
        found = base.__dict__.get(name)
        if isinstance(found, (property, DynamicClassAttribute)):
            redirect = property(found.fget, found.fset, found.fdel)
            break
        if redirect is None and found is not None and _is_descriptor(found):
            redirect = property(getattr(found, "fget", None))
            redirect._of_value = True
    if redirect is None:
        type.__setattr__(cls, name, new)
        return
    redirect.member = new
    redirect.__set_name__(cls, name)
    type.__setattr__(cls, name, redirect)


def _check_extensible(class_name, bases):
    for chain in bases:
        for base in chain.__mro__:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")


def _data_type(class_name, bases):
    """The type that the members' values have besides being members."""
    found = {}
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    found[base._member_type_] = None
                    break
            elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                found[candidate or base] = None
                break
            else:
                candidate = candidate or base
    if len(found) > 1:
        raise TypeError(f"too many data types for {class_name!r}: {set(found)!r}")
    return next(iter(found), None)


def _mixins(class_name, bases):
    if not bases:
        return object, Enum
    first_enum = bases[-1]
    if not isinstance(first_enum, EnumType):
        raise TypeError("new enumerations should be created as "
                        "`EnumName([mixin_type, ...] [data_type,] enum_type)`")
    return _data_type(class_name, bases) or object, first_enum


def _find_new(classdict, member_type, first_enum):
    """(how a member is made, whether to keep it for subclasses, with arguments?)"""
    own = classdict.get("__new__")
    keep = first_enum is not None and own is not None
    if own is not None:
        return getattr(own, "__func__", own), keep, True
    ignored = [None, object.__new__]
    if Enum is not None:
        ignored.append(Enum.__new__)
    for name in ("__new_member__", "__new__"):
        for possible in (member_type, first_enum):
            target = getattr(possible, name, None)
            if all(target is not each for each in ignored):
                return target, keep, True
    return object.__new__, keep, False


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        _check_extensible(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = _mixins(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(
                first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        names = classdict._member_names
        for name in (*classdict._ignore, "_ignore_"):
            classdict.pop(name, None)
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError(f"invalid enum member name(s) "
                             f"{','.join(repr(name) for name in invalid)}")
        order = classdict.pop("_order_", None)
        member_type, first_enum = _mixins(cls, bases)
        new, keep_new, use_args = _find_new(classdict, member_type, first_enum)
        for name in names:
            dict.__setitem__(classdict, name, _Proto(dict.__getitem__(classdict, name)))
        namespace = dict(classdict)
        namespace.update(
            _new_member_=new, _use_args_=use_args, _member_names_=[], _member_map_={},
            _value2member_map_={}, _unhashable_values_=[], _member_type_=member_type,
            _value_repr_=_value_repr(member_type),
            _boundary_=boundary or getattr(first_enum, "_boundary_", None),
            _flag_mask_=0, _singles_mask_=0, _all_bits_=0, _inverted_=None)
        generate = namespace.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            namespace["_generate_next_value_"] = staticmethod(generate)
        if Enum is not None:
            # Calling the class looks members up; making them is done above.
            if keep_new:
                namespace["__new_member__"] = new
            namespace["__new__"] = Enum.__new__
        namespace["_making_"] = True
        try:
            made = super().__new__(metacls, cls, bases, namespace, **kwds)
        except Exception as error:
            # A note about a `_Proto` tells nobody anything.
            if hasattr(error, "__notes__"):
                del error.__notes__
            raise
        type.__delattr__(made, "_making_")
        _settle_methods(made, namespace, member_type, first_enum, bases)
        if Flag is not None and issubclass(made, Flag):
            _settle_flag(made, namespace)
        if order is not None:
            _check_order(made, order)
        return made

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_NOT_GIVEN, *values, module=None,
                 qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not _NOT_GIVEN:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _NOT_GIVEN and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to "
                            "create a new, empty, enum")
        return cls._create_(class_name=value,
                            names=None if names is _NOT_GIVEN else names, module=module,
                            qualname=qualname, type=type, start=start, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        names = set(["__class__", "__contains__", "__doc__", "__getitem__", "__iter__",
                     "__len__", "__members__", "__module__", "__name__", "__qualname__"]
                    + cls._member_names_)
        if cls._member_type_ is object:
            return sorted(names | {"__init_subclass__"})
        return sorted(set(dir(cls._member_type_)) | names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_plain_property
    def __members__(cls):
        """A read-only mapping of all names, aliases included, to members."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None,
                 start=1, boundary=None):
        """A new enumeration from a name and the names of its members."""
        bases = (cls,) if type is None else (type, cls)
        body = cls.__class__.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            plain, names, last = names, [], []
            for count, name in enumerate(plain):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        for item in () if names is None else names:
            if isinstance(item, str):
                name, value = item, names[item]
            else:
                name, value = item
            body[name] = value
        if module is None:
            module = sys._getframemodulename(2)
        if module is not None:
            body["__module__"] = module
        if qualname is not None:
            body["__qualname__"] = qualname
        return cls.__class__.__new__(cls.__class__, class_name, bases, body,
                                     boundary=boundary)


EnumMeta = EnumType


def _value_repr(member_type):
    """How a member's repr shows its value, None for plain repr."""
    for base in member_type.__mro__:
        if base is object:
            continue
        method = base.__dict__.get("__repr__")
        if isinstance(base, EnumType):
            continue
        if method is not None:
            if "__dataclass_fields__" in base.__dict__ and base.__dict__[
                    "__dataclass_params__"].repr:
                return _dataclass_repr
            return method
    return None


def _dataclass_repr(value):
    shown = ", ".join(f"{name}={getattr(value, name)!r}"
                      for name in value.__dataclass_fields__ if value.__dataclass_fields__[name].repr)
    return shown


def _settle_methods(made, namespace, member_type, first_enum, bases):
    if ReprEnum is not None and ReprEnum in bases:
        for name in ("__format__", "__str__"):
            if name not in namespace:
                type.__setattr__(made, name, getattr(member_type, name))
        if "__str__" not in namespace and member_type.__str__ is object.__str__:
            type.__setattr__(made, "__str__", member_type.__repr__)
    if Enum is None:
        return
    for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
        if name not in namespace:
            found = getattr(made, name)
            if found in (getattr(member_type, name), getattr(object, name)) \
                    and not (ReprEnum in bases and name != "__repr__"
                             and name != "__reduce_ex__"):
                type.__setattr__(made, name, getattr(first_enum, name))


def _settle_flag(made, namespace):
    for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
                 "__invert__"):
        if name not in namespace:
            type.__setattr__(made, name, getattr(Flag, name))
    # Members in the order of their bits.
    values = [made._member_map_[name]._value_ for name in made._member_names_]
    if values != sorted(values):
        made._iter_member_ = made._iter_member_by_def_


def _check_order(made, order):
    if isinstance(order, str):
        order = order.replace(",", " ").split()
    defined = [name for name in made._member_names_]
    order = [name for name in order
             if name not in made._member_map_ or name in made._member_names_]
    if order != defined:
        raise TypeError("member order does not match _order_:\n"
                        f"  {defined!r}\n  {order!r}")


# --- the enumerations -------------------------------------------------------

class Enum(metaclass=EnumType):
    """The base of enumerations."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for candidate in cls._member_map_.values():
                if candidate._value_ == value:
                    return candidate
        if not cls._member_map_:
            if "_making_" in cls.__dict__:
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly") from None
            raise TypeError(f"{cls!r} has no members defined")
        failure = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            failure = error
            result = None
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT \
                and isinstance(result, int):
            return result
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and failure is None:
            raise invalid
        if failure is None:
            failure = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} "
                                "instead of None or a valid member")
        if not isinstance(failure, ValueError):
            failure.__context__ = invalid
        raise failure

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value for `auto()`: one more than the largest so far."""
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f"unable to increment {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        """What to give for a value that no member has; None raises."""
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
        if self.__class__._member_type_ is not object:
            names.update(object.__dir__(self))
        members = self._member_map_
        own = getattr(self, "__dict__", ())
        names.update([name for name in own if name[0] != "_" and name not in members])
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if name not in members or isinstance(value, property) and value.fget is not None:
                    names.add(name)
                elif isinstance(value, property):
                    names.discard(name)
        return sorted(names)

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_

    def _add_alias_(self, name):
        cls = self.__class__
        if name in cls._member_map_ and cls._member_map_[name] is not self:
            raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
        cls._member_map_[name] = self
        _put_attribute(cls, name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        if cls._value2member_map_.get(value, self) is not self:
            raise ValueError(f"{value!r} is already bound: "
                             f"{cls._value2member_map_[value]!r}")
        cls._value2member_map_[value] = self


class ReprEnum(Enum):
    """An enumeration that changes only the repr of its data type."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are integers."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        self = str.__new__(cls, value)
        self._value_ = value
        return self

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The name in lower case."""
        return name.lower()


def pickle_by_global_name(self, proto):
    """A `__reduce_ex__` that pickles the name that the module has for the member."""
    return self.name


def pickle_by_enum_name(self, proto):
    """A `__reduce_ex__` for members whose values cannot be pickled."""
    return getattr, (self.__class__, self._name_)


# --- flags ------------------------------------------------------------------

class FlagBoundary(StrEnum):
    """What becomes of bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members can be combined with `|`, `&`, `^` and `~`."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The next bit."""
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            found = cls._value2member_map_.get(bit)
            if found is not None:
                yield found

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value),
                          key=lambda each: each._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """Make a member for a combination of bits."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, singles, every = cls._flag_mask_, cls._singles_mask_, cls._all_bits_
        negative = None
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n"
                                 f"    given {_binary(value, width)}\n"
                                 f"  allowed {_binary(mask, width)}")
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif cls._boundary_ is KEEP:
                if value < 0:
                    value = max(every + 1, 2 ** value.bit_length()) + value
        if value < 0:
            negative = value
            value = every + 1 + value
        unknown = value & ~mask
        aliases = value & ~singles
        parts = list(cls._iter_member_(value & singles))
        if aliases:
            # Members of several bits stand for what no other does, and are named as well.
            value = value & singles | aliases
            for each in cls._member_map_.values():
                if each not in parts and each._value_ and each._value_ & value == each._value_:
                    parts.append(each)
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values "
                             f"{unknown!r} [{_binary(unknown, 0)}]")
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        covered = 0
        for each in parts:
            covered |= each._value_
        made._name_ = None
        if covered:
            unknown = value ^ covered
            if unknown and cls._boundary_ is STRICT:
                raise ValueError(f"{cls!r}: no members with value {unknown!r}")
            made._name_ = "|".join(each._name_ for each in parts)
            if unknown:
                made._name_ += f"|{cls._numeric_repr_(unknown)}"
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': "
                            f"{type(other).__qualname__!r} and "
                            f"{self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls = self.__class__
        show = cls._value_repr_ or repr
        if self._name_ is None:
            return f"<{cls.__name__}: {show(self._value_)}>"
        return f"<{cls.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        cls = self.__class__
        if self._name_ is None:
            return f"{cls.__name__}({self._value_!r})"
        return f"{cls.__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _other_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        value = self._other_value(other)
        if value is NotImplemented:
            return NotImplemented
        _refuse_none(self, other)
        return self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other_value(other)
        if value is NotImplemented:
            return NotImplemented
        _refuse_none(self, other)
        return self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other_value(other)
        if value is NotImplemented:
            return NotImplemented
        _refuse_none(self, other)
        return self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _refuse_none(*flags):
    for flag in flags:
        if isinstance(flag, Flag) and flag._value_ is None:
            raise TypeError(f"'{flag}' cannot be combined with other flags")


def _binary(value, width):
    """A number in binary, with its sign bit apart: 0b0 101, 0b1 011."""
    sign, bits = "1" if value < 0 else "0", value.bit_length()
    digits = f"{value % (1 << bits):0{bits}b}" if bits else ""
    return f"0b{sign} {digits.rjust(width, sign)}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are integers."""


# --- members that are known by the name of their module ---------------------

def _last_module(member):
    return type(member).__module__.rpartition(".")[2]


def global_enum_repr(self):
    """`module.NAME`"""
    return f"{_last_module(self)}.{self._name_}"


def global_flag_repr(self):
    """`module.ONE|module.OTHER`"""
    module = _last_module(self)
    if self._name_ is None:
        return f"{module}.{type(self).__name__}({self._value_!r})"
    return "|".join([name if name[0].isdigit() else f"{module}.{name}"
                     for name in self._name_.split("|")])


def global_str(self):
    """`NAME`"""
    if self._name_ is None:
        return f"{type(self).__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """Class decorator: make the members names of the module, which their reprs show."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls


# --- checks -----------------------------------------------------------------

def unique(enumeration):
    """Class decorator: refuse aliases."""
    duplicates = [(name, each.name) for name, each in enumeration.__members__.items()
                  if name != each.name]
    if duplicates:
        details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    """What `verify` can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Class decorator: check an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        is_flag = issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                aliases = [(alias, each.name)
                           for alias, each in enumeration.__members__.items()
                           if alias != each.name]
                if aliases:
                    details = ", ".join([f"{alias} -> {kept}" for alias, kept in aliases])
                    raise ValueError(f"aliases found in {enumeration!r}: {details}")
            elif check is CONTINUOUS:
                self._check_continuous(enumeration, name, is_flag)
            elif check is NAMED_FLAGS:
                self._check_named(enumeration, name)
        return enumeration

    def _check_continuous(self, enumeration, name, is_flag):
        values = {each.value for each in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if is_flag:
            wanted = range(low.bit_length(), high.bit_length())
            missing = [2 ** i for i in wanted if 2 ** i not in values]
        else:
            missing = [i for i in range(low + 1, high) if i not in values]
        if missing:
            shown = ", ".join(map(str, missing))
            raise ValueError(f"invalid {'flag' if is_flag else 'enum'} {name!r}: "
                             f"missing values {shown}")

    def _check_named(self, enumeration, name):
        values = [each.value for each in enumeration]
        bad_names = []
        missing = 0
        for alias, each in enumeration._member_map_.items():
            if alias in enumeration._member_names_ or each.value < 0:
                continue
            lacking = [bit for bit in _bits(each.value) if bit not in values]
            if lacking:
                bad_names.append(alias)
                for bit in lacking:
                    missing |= bit
        if bad_names:
            if len(bad_names) == 1:
                shown = f"alias {bad_names[0]} is missing"
            else:
                shown = (f"aliases {', '.join(bad_names[:-1])} and {bad_names[-1]} "
                         "are missing")
            count = missing.bit_count()
            values = f"value 0x{missing:x}" if count == 1 \
                else f"combined values of 0x{missing:x}"
            raise ValueError(f"invalid Flag {name!r}: {shown} {values} "
                             "[use enum.show_flag_values(value) for details]")


def show_flag_values(value):
    """The single bits that a value is made of."""
    return list(_bits(value))
