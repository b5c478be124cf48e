"""Objects that stand for others in tests and remember how they were used."""

import contextlib
import inspect
import pprint
import sys
import types
from functools import partial, wraps

from unittest.util import safe_repr

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec",
           "AsyncMock", "ThreadingMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open",
           "PropertyMock", "seal")

FILTER_DIR = True
_missing = object()


class InvalidSpecError(Exception):
    """A mock is no specification."""


class _SentinelObject:
    """A unique, named object."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinel:
    """Makes a unique object for each attribute that it is asked for."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _ANY:
    "A helper object that compares equal to everything."

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = object.__hash__

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


# --- calls ------------------------------------------------------------------

def _shown_call(name, args, kwargs):
    shown = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(shown)})"


class _Call(tuple):
    """A call: a name, positional and keyword arguments; equal to any tuple that says the same."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        args, kwargs = (), {}
        if len(value) == 3:
            name, args, kwargs = value
        elif len(value) == 2:
            first, second = value
            if isinstance(first, str):
                name = first
                if isinstance(second, tuple):
                    args = second
                else:
                    kwargs = second
            else:
                args, kwargs = first, second
        elif len(value) == 1:
            (only,) = value
            if isinstance(only, str):
                name = only
            elif isinstance(only, tuple):
                args = only
            else:
                kwargs = only
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            size = len(other)
        except TypeError:
            return NotImplemented
        name, args, kwargs = self if len(self) == 3 else ("", *self)
        if self._mock_parent and getattr(other, "_mock_parent", None) \
                and self._mock_parent != other._mock_parent:
            return False
        other_name = ""
        if size == 0:
            other_args, other_kwargs = (), {}
        elif size == 3:
            other_name, other_args, other_kwargs = other
        elif size == 1:
            (value,) = other
            other_args, other_kwargs = (), {}
            if isinstance(value, tuple):
                other_args = value
            elif isinstance(value, str):
                other_name = value
            else:
                other_kwargs = value
        elif size == 2:
            first, second = other
            if isinstance(first, str):
                other_name = first
                other_args, other_kwargs = (second, {}) if isinstance(second, tuple) \
                    else ((), second)
            else:
                other_args, other_kwargs = first, second
        else:
            return False
        if name and other_name and other_name != name:
            return False
        return (other_args, other_kwargs) == (args, kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        name = self._mock_name + "()"
        return _Call((self._mock_name, args, kwargs), name=name, parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__ and not attr.startswith("__"):
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return tuple.__getitem__(self, -2)

    @property
    def kwargs(self):
        return tuple.__getitem__(self, -1)

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return f"call{name}" if name.startswith("()") else name
        if len(self) == 2:
            name, (args, kwargs) = "call", self
        else:
            name, args, kwargs = self
            if not name:
                name = "call"
            elif not name.startswith("()"):
                name = f"call.{name}"
            else:
                name = f"call{name}"
        return _shown_call(name, args, kwargs)

    def call_list(self):
        """All the calls of a chain, in the order in which they are made."""
        calls, one = [], self
        while one is not None:
            if one._mock_from_kall:
                calls.append(one)
            one = one._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(self[i:i + size] == value for i in range(len(self) - size + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


# --- mocks ------------------------------------------------------------------

_ASSERTS = ("assert", "assret", "asert", "aseert", "assrt", "called_once", "called_with",
            "has_calls", "not_called", "called_once_with", "any_call")


class _Base:
    """Where the plain parts of a mock are kept: never children."""

    _mock_plain = frozenset((
        "return_value", "side_effect", "called", "call_count", "call_args", "call_args_list",
        "mock_calls", "method_calls", "await_count", "await_args", "await_args_list"))


class NonCallableMock(_Base):
    """A non-callable version of `Mock`"""

    def __new__(cls, *args, **kwargs):
        # Each mock has a class of its own, which can get special methods.
        spec = kwargs.get("spec_set") or kwargs.get("spec") or (args[0] if args else None)
        bases = (cls,)
        if inspect.iscoroutinefunction(spec) and not issubclass(cls, AsyncMockMixin):
            bases = (AsyncMockMixin, cls)
        own = type(cls.__name__, bases, {"__doc__": cls.__doc__})
        return object.__new__(own)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name="", _new_parent=None, *, unsafe=False, **kwargs):
        state = self.__dict__
        state["_mock_unsafe"] = unsafe
        state["_mock_parent"] = parent
        state["_mock_name"] = name
        state["_mock_new_name"] = _new_name
        state["_mock_new_parent"] = _new_parent if _new_parent is not None else parent
        state["_mock_sealed"] = False
        if spec_set is not None:
            spec = spec_set
        state["_spec_set"] = spec_set is not None
        self._add_spec(spec)
        state["_mock_children"] = {}
        state["_mock_wraps"] = wraps
        state["_mock_delegate"] = None
        state["_mock_called"] = False
        state["_mock_call_args"] = None
        state["_mock_call_count"] = 0
        state["_mock_call_args_list"] = _CallList()
        state["_mock_mock_calls"] = _CallList()
        state["_mock_method_calls"] = _CallList()
        state["_mock_return_value"] = DEFAULT
        state["_mock_side_effect"] = None
        if kwargs:
            self.configure_mock(**kwargs)

    def _add_spec(self, spec):
        state = self.__dict__
        state["_spec_class"] = None
        state["_mock_methods"] = None
        state["_spec_signature"] = None
        state["_spec_asyncs"] = ()
        if spec is None:
            return
        if _is_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        if type(spec) in (list, tuple):
            state["_mock_methods"] = list(spec)
            return
        state["_spec_class"] = spec if isinstance(spec, type) else type(spec)
        state["_mock_methods"] = dir(spec)
        state["_spec_asyncs"] = {name for name in dir(spec) if inspect.iscoroutinefunction(
            inspect.unwrap(inspect.getattr_static(spec, name, None)))}
        state["_spec_signature"] = _signature_of(spec)

    def mock_add_spec(self, spec, spec_set=False):
        """Add a spec to a mock."""
        self._add_spec(spec)
        self.__dict__["_spec_set"] = spec_set

    # attributes

    @property
    def return_value(self):
        if self.__dict__["_mock_return_value"] is DEFAULT and self.__dict__["_mock_wraps"] is None:
            made = self._get_child_mock(_new_parent=self, _new_name="()")
            self.__dict__["_mock_return_value"] = made
        return self.__dict__["_mock_return_value"]

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return_value"] = value
        _adopt(self, value, None, "()")

    @property
    def side_effect(self):
        return self.__dict__["_mock_side_effect"]

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            try:
                value = iter(value)
            except TypeError:
                pass
        self.__dict__["_mock_side_effect"] = value

    called = property(lambda self: self.__dict__["_mock_called"])
    call_count = property(lambda self: self.__dict__["_mock_call_count"])
    call_args = property(lambda self: self.__dict__["_mock_call_args"])
    call_args_list = property(lambda self: self.__dict__["_mock_call_args_list"])
    mock_calls = property(lambda self: self.__dict__["_mock_mock_calls"])
    method_calls = property(lambda self: self.__dict__["_mock_method_calls"])

    @property
    def __class__(self):
        spec = self.__dict__.get("_spec_class")
        return type(self) if spec is None else spec

    def __getattr__(self, name):
        state = self.__dict__
        methods = state.get("_mock_methods", _missing)
        if methods is _missing:
            raise AttributeError(name)
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if methods is not None and name not in methods:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if methods is None and name.startswith(_ASSERTS) and not state.get("_mock_unsafe"):
            raise AttributeError(
                f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant "
                "to be an attribute.")
        children = state["_mock_children"]
        found = children.get(name, _missing)
        if found is _deleted:
            raise AttributeError(name)
        if found is _missing:
            wrapped = None
            if state["_mock_wraps"] is not None:
                wrapped = getattr(state["_mock_wraps"], name)
            found = self._get_child_mock(parent=self, name=name, wraps=wrapped, _new_name=name,
                                         _new_parent=self)
            children[name] = found
        elif isinstance(found, _SpecState):
            found = create_autospec(found.spec, found.spec_set, found.instance, found.parent,
                                    found.name)
            children[name] = found
        return found

    def __setattr__(self, name, value):
        if name in _Base._mock_plain or name in ("__class__",) \
                or isinstance(getattr(type(self), name, None), property):
            if name == "__class__":
                self.__dict__["_spec_class"] = value
                return
            object.__setattr__(self, name, value)
            return
        state = self.__dict__
        if name.startswith("_mock_") or name in ("_spec_class", "_spec_set", "_spec_signature"):
            state[name] = value
            return
        methods = state.get("_mock_methods")
        if state.get("_spec_set") and methods is not None and name not in methods \
                and name not in state:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _MAGICS_ALLOWED:
            if not isinstance(value, NonCallableMock):
                function = value
                setattr(type(self), name, lambda self, *args, **kw: function(self, *args, **kw))
            else:
                # It gets no self, and what is called through it is no method of this mock.
                _adopt(self, value, None, name)
                setattr(type(self), name, value)
                state["_mock_children"][name] = value
            return
        if name in _UNSUPPORTED:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if state.get("_mock_sealed") and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if _adopt(self, value, name, name):
            state["_mock_children"][name] = value
        else:
            state["_mock_children"].pop(name, None)
        state[name] = value

    def __delattr__(self, name):
        state = self.__dict__
        if name in _MAGICS_ALLOWED and name in type(self).__dict__:
            delattr(type(self), name)
            return
        found = state["_mock_children"].get(name, _missing)
        if name in state:
            del state[name]
        elif found is _deleted:
            raise AttributeError(name)
        state["_mock_children"][name] = _deleted

    def __dir__(self):
        names = self.__dict__["_mock_methods"] or []
        own = [name for name in object.__dir__(self) if not name.startswith("_")]
        kept = [name for name, child in self._mock_children.items() if child is not _deleted]
        plain = [name for name in self.__dict__ if not name.startswith(("_mock_", "_spec"))]
        return sorted({*names, *own, *kept, *plain})

    def attach_mock(self, mock, attribute):
        """Attach a mock as an attribute of this one, replacing its name and parent."""
        state = _mock_of(mock).__dict__
        for key in ("_mock_parent", "_mock_new_parent", "_mock_name", "_mock_new_name"):
            state[key] = None if key != "_mock_new_name" else ""
        setattr(self, attribute, mock)

    def configure_mock(self, **kwargs):
        """Set attributes on the mock through keyword arguments; dotted names reach into children."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *steps, last = path.split(".")
            target = self
            for step in steps:
                target = getattr(target, step)
            setattr(target, last, value)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        "Restore the mock object to its initial state."
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        state = self.__dict__
        state["_mock_called"] = False
        state["_mock_call_args"] = None
        state["_mock_call_count"] = 0
        for kept in ("_mock_mock_calls", "_mock_call_args_list", "_mock_method_calls"):
            state[kept] = _CallList()
        if return_value:
            state["_mock_return_value"] = DEFAULT
        if side_effect:
            state["_mock_side_effect"] = None
        for child in state["_mock_children"].values():
            if isinstance(child, NonCallableMock):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        made = state["_mock_return_value"]
        if isinstance(made, NonCallableMock) and made is not self:
            made.reset_mock(visited)

    def _get_child_mock(self, /, **kw):
        """What attributes and results are."""
        if self.__dict__["_mock_sealed"]:
            name = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + name)
        cls = next(cls for cls in type(self).__mro__[1:] if cls is not AsyncMockMixin)
        new_name = kw.get("_new_name")
        if new_name in self.__dict__["_spec_asyncs"]:
            cls = AsyncMock
        elif issubclass(type(self), AsyncMockMixin):
            cls = MagicMock if new_name in (self.__dict__["_mock_methods"] or ()) else AsyncMock
        elif not issubclass(cls, CallableMixin):
            cls = MagicMock if issubclass(cls, NonCallableMagicMock) else Mock
        elif issubclass(cls, PropertyMock):
            cls = MagicMock
        return cls(**kw)

    # names

    def _extract_mock_name(self):
        parts = [self.__dict__["_mock_new_name"]]
        parent, last = self.__dict__["_mock_new_parent"], self
        dot = "" if parts == ["()"] else "."
        while parent is not None:
            last = parent
            parts.append(parent._mock_new_name + dot)
            dot = "" if parent._mock_new_name == "()" else "."
            parent = parent._mock_new_parent
        parts.reverse()
        first = last._mock_name or "mock"
        if len(parts) > 1 and parts[1] not in ("()", "()."):
            first += "."
        parts[0] = first
        return "".join(parts)

    def __repr__(self):
        name = self._extract_mock_name()
        shown = "" if name in ("mock", "mock.") else f" name={name!r}"
        spec = ""
        if self.__dict__["_spec_class"] is not None:
            kind = "spec_set" if self.__dict__["_spec_set"] else "spec"
            spec = f" {kind}={self.__dict__['_spec_class'].__name__!r}"
        return f"<{type(self).__name__}{shown}{spec} id='{id(self)}'>"

    # assertions

    def _format_call(self, args, kwargs):
        return _shown_call(self.__dict__["_mock_name"] or "mock", args, kwargs)

    def _shown_calls(self, what="Calls"):
        return f"\n{what}: {safe_repr(self.mock_calls)}." if self.mock_calls else ""

    def _bound(self, one):
        """A call in the form in which arguments by name and by position are equal."""
        if not isinstance(one, tuple):
            return one
        state, path = self.__dict__, one[0] if len(one) == 3 else ""
        signature = None if path else state.get("_spec_signature")
        for step in path.replace("()", "").split(".") if path else ():
            child = _mock_of(state["_mock_children"].get(step))
            if not isinstance(child, NonCallableMock):
                break
            state = child.__dict__
            signature = state.get("_spec_signature")
        if signature is None:
            return one
        args, kwargs = one[-2:]
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error
        return _Call(((path,) if len(one) == 3 else ()) + (bound.args, bound.kwargs),
                     two=len(one) != 3)

    def assert_not_called(self):
        """assert that the mock was never called."""
        if self.call_count:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to not have been called. Called "
                f"{self.call_count} times.{self._shown_calls()}")

    def assert_called(self):
        """assert that the mock was called at least once"""
        if not self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        """assert that the mock was called only once."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to have been called once. Called "
                f"{self.call_count} times.{self._shown_calls()}")

    def assert_called_with(self, /, *args, **kwargs):
        """assert that the last call was made with the specified arguments."""
        expected = self._format_call(args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n"
                                 "  Actual: not called.")
        wanted = self._bound(_Call((args, kwargs), two=True))
        actual = self._bound(self.call_args)
        if actual != wanted:
            cause = wanted if isinstance(wanted, Exception) else None
            raise AssertionError(
                f"expected call not found.\nExpected: {expected}\n"
                f"  Actual: {self._format_call(*self.call_args)}") from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """assert that the mock was called exactly once and that that call was
        with the specified arguments."""
        if self.call_count != 1:
            raise AssertionError(
                f"Expected '{self._mock_name or 'mock'}' to be called once. Called "
                f"{self.call_count} times.{self._shown_calls()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """assert the mock has been called with the specified arguments."""
        wanted = self._bound(_Call((args, kwargs), two=True))
        cause = wanted if isinstance(wanted, Exception) else None
        if cause or wanted not in [self._bound(one) for one in self.call_args_list]:
            raise AssertionError(f"{self._format_call(args, kwargs)} call not found") from cause

    def assert_has_calls(self, calls, any_order=False):
        """assert the mock has been called with the specified calls."""
        wanted = [self._bound(one) for one in calls]
        actual = _CallList(self._bound(one) for one in self.mock_calls)
        problem, cause = _problem_of(wanted, "calls")
        if not any_order:
            if cause or wanted not in actual:
                raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}\n"
                                     f"  Actual: {safe_repr(self.mock_calls)}") from cause
            return
        missing = _missing_of(wanted, actual)
        if missing:
            raise AssertionError(f"{self._mock_name or 'mock'!r} does not contain all of "
                                 f"{tuple(missing)!r} in its call list, found {list(actual)!r} "
                                 "instead") from cause


def _problem_of(wanted, what):
    """What is wrong where expected calls weren't made, and an error, if they can't be."""
    errors = [one if isinstance(one, Exception) else None for one in wanted]
    if any(errors):
        return f"Error processing expected {what}.\nErrors: {errors}", next(filter(None, errors))
    return f"{what.capitalize()} not found.", None


def _missing_of(wanted, actual):
    """Those of the calls that are not among the others, each counted once."""
    rest, missing = list(actual), []
    for one in wanted:
        try:
            rest.remove(one)
        except ValueError:
            missing.append(one)
    return missing


_deleted = sentinel.DELETED


def _is_async(value):
    return inspect.iscoroutinefunction(getattr(value, "__func__", value))


def _is_mock(value):
    return issubclass(type(value), NonCallableMock)


def _signature_of(spec):
    if isinstance(spec, type):
        spec = partial(spec.__init__, None)
    elif not callable(spec) or isinstance(spec, (types.MethodDescriptorType, types.WrapperDescriptorType)):
        return None
    try:
        return inspect.signature(spec)
    except (ValueError, TypeError):
        return None


def _mock_of(value):
    """The mock that a function with another's signature calls, or the value itself."""
    return value.__dict__.get("mock", value) if isinstance(value, types.FunctionType) else value


def _is_exception(value):
    return isinstance(value, BaseException) \
        or isinstance(value, type) and issubclass(value, BaseException)


def _adopt(parent, value, name, new_name):
    """Make a mock without a name and a parent a child."""
    value = _mock_of(value)
    if not isinstance(value, NonCallableMock):
        return False
    state = value.__dict__
    if state["_mock_name"] or state["_mock_new_name"] or state["_mock_parent"] is not None \
            or state["_mock_new_parent"] is not None:
        return False
    up = parent
    while up is not None:
        if up is value:
            return False
        up = up._mock_new_parent
    if new_name:
        state["_mock_new_parent"] = parent
        state["_mock_new_name"] = new_name
    if name:
        state["_mock_parent"] = parent
        state["_mock_name"] = name
    return True


class CallableMixin(_Base):
    """What makes a mock callable."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None,
                 spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None,
                 *, unsafe=False, **kwargs):
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent,
                         unsafe=unsafe)
        if return_value is not DEFAULT:
            self.return_value = return_value
        self.side_effect = side_effect
        if kwargs:
            self.configure_mock(**kwargs)

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_check_sig(self, /, *args, **kwargs):
        signature = self.__dict__.get("_mock_checked")
        if signature is not None:
            signature.bind(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        state = self.__dict__
        state["_mock_called"] = True
        state["_mock_call_count"] += 1
        one = _Call((args, kwargs), two=True)
        state["_mock_call_args"] = one
        state["_mock_call_args_list"].append(one)
        method_name = state["_mock_name"]
        name = state["_mock_new_name"]
        is_call = name == "()"
        state["_mock_mock_calls"].append(_Call(("", args, kwargs)))
        is_method = state["_mock_parent"] is not None
        parent = state["_mock_new_parent"]
        while parent is not None:
            above = parent.__dict__
            if is_method:
                above["_mock_method_calls"].append(_Call((method_name, args, kwargs)))
                is_method = above["_mock_parent"] is not None
                if is_method:
                    method_name = f"{above['_mock_name']}.{method_name}"
            above["_mock_mock_calls"].append(_Call((name, args, kwargs)))
            if above["_mock_new_name"]:
                dot = "" if is_call else "."
                is_call = above["_mock_new_name"] == "()"
                name = above["_mock_new_name"] + dot + name
            parent = above["_mock_new_parent"]

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        state = self.__dict__
        if state["_mock_return_value"] is not DEFAULT:
            return self.return_value
        if state["_mock_wraps"] is not None:
            return state["_mock_wraps"](*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """An object that can be called and has any attribute, and remembers both."""


# --- special methods --------------------------------------------------------

_NUMERIC = ("add sub mul matmul truediv floordiv mod lshift rshift and xor or pow").split()
_MAGICS = {f"__{name}__" for name in (
    "lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit divmod rdivmod "
    "neg pos abs invert complex int float index round trunc floor ceil bool next fspath aiter "
    "iter hash dir format call reversed missing reduce reduce_ex getinitargs getnewargs getstate "
    "setstate getformat repr subclasses").split()}
_MAGICS |= {f"__{prefix}{name}__" for name in _NUMERIC for prefix in ("", "i", "r")}
_ASYNC_MAGICS = {"__aenter__", "__aexit__", "__anext__"}
_MAGICS_ALLOWED = (_MAGICS | _ASYNC_MAGICS) - {"__call__", "__dir__"}
_UNSUPPORTED = {"__getattr__", "__setattr__", "__init__", "__new__", "__prepare__",
                "__instancecheck__", "__subclasscheck__", "__del__"}

_RESULTS = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented,
    "__ge__": NotImplemented, "__int__": 1, "__contains__": False, "__len__": 0,
    "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True, "__index__": 1,
}
_DEFAULTS = ("lt gt le ge int contains len exit complex float bool index getitem setitem delitem "
             "enter iter divmod rdivmod neg pos abs invert round trunc floor ceil next fspath str hash sizeof "
             "eq ne").split()


def _method_of(name, mock):
    def method(self, /, *args, **kwargs):
        return mock(*args, **kwargs)
    method.__name__ = name
    return method


def _magic_of(obj, name):
    """The mock of a special method, made when it is first asked for."""
    children = obj.__dict__["_mock_children"]
    found = children.get(name)
    if found is None:
        found = children[name] = _magic_mock(name, obj)
    return found


def _special(name):
    def method(self, /, *args, **kwargs):
        return _magic_of(self, name)(*args, **kwargs)
    method.__name__ = name
    return method


# What classes of mocks have; a mock itself shows the mocks that these call.
_SPECIALS = {}


def _magic_mock(name, parent):
    if name in ("__aenter__", "__aexit__", "__anext__"):
        made = AsyncMock(name=name, _new_name=name, _new_parent=parent)
        if name == "__aexit__":
            made.return_value = False
        return made
    made = MagicMock(name=name, _new_name=name, _new_parent=parent)
    if name in _RESULTS:
        made.return_value = _RESULTS[name]
    elif name in ("__str__", "__hash__", "__sizeof__"):
        made.return_value = getattr(object, name)(parent)
    elif name in ("__eq__", "__ne__"):
        made.side_effect = lambda other: _compared(made, parent, other, name == "__eq__")
    elif name == "__iter__":
        made.side_effect = lambda: iter(_iterated(made))
    elif name == "__aiter__":
        made.side_effect = lambda: _async_iterated(made)
    elif name == "__fspath__":
        made.side_effect = lambda: (f"{type(parent).__name__}/{parent._extract_mock_name()}/"
                                    f"{id(parent)}")
    return made


def _compared(made, mock, other, when_same):
    result = made.__dict__["_mock_return_value"]
    if result is not DEFAULT:
        return result
    return when_same if mock is other else NotImplemented


def _iterated(made):
    result = made.__dict__["_mock_return_value"]
    return [] if result is DEFAULT else result


async def _async_iterated(made):
    for item in _iterated(made):
        yield item


class MagicMixin:
    """Gives a mock all special methods."""

    def __getattribute__(self, name):
        if name in _SPECIALS and type(self).__dict__.get(name) is _SPECIALS[name]:
            return _magic_of(self, name)
        return object.__getattribute__(self, name)

    def __init__(self, /, *args, **kw):
        super().__init__(*args, **kw)
        methods = self.__dict__["_mock_methods"]
        cls = type(self)
        names = {f"__{name}__" for name in _DEFAULTS} | _ASYNC_MAGICS | {"__aiter__"}
        names |= {f"__{prefix}{name}__" for name in _NUMERIC for prefix in ("", "i", "r")}
        for name in names:
            if methods is None or name in methods:
                if name not in cls.__dict__:
                    if name not in _SPECIALS:
                        _SPECIALS[name] = _special(name)
                    setattr(cls, name, _SPECIALS[name])


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A version of `MagicMock` that isn't callable."""


class MagicMock(MagicMixin, Mock):
    """A mock with all special methods."""


class PropertyMock(Mock):
    """A mock to be used as a property."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class AsyncMockMixin(_Base):
    """What makes the calls of a mock coroutines."""

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # It looks like the function that it stands for.
        flags = inspect.CO_COROUTINE | inspect.CO_VARARGS | inspect.CO_VARKEYWORDS
        self.__dict__.update(
            __code__=NonCallableMock(spec_set=types.CodeType, co_flags=flags, co_varnames=("args", "kwargs"),
                                     co_argcount=0, co_posonlyargcount=0, co_kwonlyargcount=0),
            __name__="AsyncMock",
            __defaults__=(), __kwdefaults__={}, __annotations__=None)
        self.__dict__["_is_coroutine_marker"] = inspect._is_coroutine_mark
        self.__dict__["_mock_await_count"] = 0
        self.__dict__["_mock_await_args"] = None
        self.__dict__["_mock_await_args_list"] = _CallList()

    def reset_mock(self, /, *args, **kwargs):
        """Forget the calls and what was awaited."""
        super().reset_mock(*args, **kwargs)
        self.__dict__["_mock_await_count"] = 0
        self.__dict__["_mock_await_args"] = None
        self.__dict__["_mock_await_args_list"] = _CallList()

    await_count = property(lambda self: self.__dict__["_mock_await_count"])
    await_args = property(lambda self: self.__dict__["_mock_await_args"])
    await_args_list = property(lambda self: self.__dict__["_mock_await_args_list"])

    async def _awaited(self, args, kwargs):
        state = self.__dict__
        one = _Call((args, kwargs), two=True)
        state["_mock_await_count"] += 1
        state["_mock_await_args"] = one
        state["_mock_await_args_list"].append(one)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration from None
                if _is_exception(result):
                    raise result
            elif inspect.iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if state["_mock_return_value"] is DEFAULT and state["_mock_wraps"] is not None:
            wrapped = state["_mock_wraps"]
            if inspect.iscoroutinefunction(wrapped):
                return await wrapped(*args, **kwargs)
            return wrapped(*args, **kwargs)
        return self.return_value

    def _mock_call(self, /, *args, **kwargs):
        return self._awaited(args, kwargs)

    def assert_awaited(self):
        """Assert that the mock was awaited at least once."""
        if not self.await_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        """Assert that the mock was awaited exactly once."""
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        """Assert that the last await was with the specified arguments."""
        expected = self._format_call(args, kwargs)
        if self.await_args is None:
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        wanted = self._bound(_Call((args, kwargs), two=True))
        if self._bound(self.await_args) != wanted:
            cause = wanted if isinstance(wanted, Exception) else None
            raise AssertionError(f"expected await not found.\nExpected: {expected}\n"
                                 f"Actual: {self._format_call(*self.await_args)}") from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Assert that the mock was awaited exactly once and with the specified arguments."""
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Assert that the mock has been awaited with the specified arguments."""
        wanted = self._bound(_Call((args, kwargs), two=True))
        cause = wanted if isinstance(wanted, Exception) else None
        if cause or wanted not in [self._bound(one) for one in self.await_args_list]:
            raise AssertionError(f"{self._format_call(args, kwargs)} await not found") from cause

    def assert_has_awaits(self, calls, any_order=False):
        """Assert that the mock has been awaited with the specified calls."""
        wanted = [self._bound(one) for one in calls]
        actual = _CallList(self._bound(one) for one in self.await_args_list)
        problem, cause = _problem_of(wanted, "awaits")
        if not any_order:
            if cause or wanted not in actual:
                raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}\n"
                                     f"Actual: {self.await_args_list}") from cause
            return
        missing = _missing_of(wanted, actual)
        if missing:
            raise AssertionError(f"{tuple(missing)!r} not all found in await list") from cause

    def assert_not_awaited(self):
        """Assert that the mock was never awaited."""
        if self.await_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited. "
                                 f"Awaited {self.await_count} times.")


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    """A mock whose calls are coroutines."""


_TIMEOUT_UNSET = sentinel.TIMEOUT_UNSET


class ThreadingMixin(_Base):
    """What lets threads wait for the calls of a mock."""

    DEFAULT_TIMEOUT = None

    def __init__(self, /, *args, timeout=_TIMEOUT_UNSET, **kwargs):
        super().__init__(*args, **kwargs)
        import threading
        state = self.__dict__
        state["_mock_wait_timeout"] = self.DEFAULT_TIMEOUT if timeout is _TIMEOUT_UNSET else timeout
        state["_mock_called_at_all"] = threading.Event()
        # [arguments, event] of each call that has been made or is waited for.
        state["_mock_calls_events"] = []
        state["_mock_calls_events_lock"] = threading.Lock()

    def _get_child_mock(self, /, **kw):
        if kw.get("parent") is not None and isinstance(kw["parent"], ThreadingMixin):
            kw["timeout"] = self.__dict__["_mock_wait_timeout"]
        elif isinstance(kw.get("_new_parent"), ThreadingMixin):
            kw["timeout"] = self.__dict__["_mock_wait_timeout"]
        return super()._get_child_mock(**kw)

    def _event_of(self, args, kwargs):
        """The event of the calls with these arguments."""
        import threading
        with self.__dict__["_mock_calls_events_lock"]:
            events = self.__dict__["_mock_calls_events"]
            for known, event in events:
                if known == (args, kwargs):
                    return event
            events.append(((args, kwargs), event := threading.Event()))
            return event

    def _mock_call(self, /, *args, **kwargs):
        result = super()._mock_call(*args, **kwargs)
        self._event_of(args, kwargs).set()
        self.__dict__["_mock_called_at_all"].set()
        return result

    def reset_mock(self, /, *args, **kwargs):
        """Forget the calls, those that were waited for as well."""
        import threading
        super().reset_mock(*args, **kwargs)
        self.__dict__["_mock_called_at_all"] = threading.Event()
        self.__dict__["_mock_calls_events"] = []

    def wait_until_called(self, *, timeout=_TIMEOUT_UNSET):
        """Wait until the mock is called, whatever with."""
        if timeout is _TIMEOUT_UNSET:
            timeout = self.__dict__["_mock_wait_timeout"]
        if not self.__dict__["_mock_called_at_all"].wait(timeout=timeout):
            raise AssertionError(f"{self._mock_name or 'mock'} was not called before timeout({timeout}).")

    def wait_until_any_call_with(self, *args, **kwargs):
        """Wait until the mock is called with these arguments."""
        if not self._event_of(args, kwargs).wait(timeout=self.__dict__["_mock_wait_timeout"]):
            raise AssertionError(f"{self._format_call(args, kwargs)} call not found")


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A mock whose calls other threads can wait for."""


def seal(mock):
    """Let a mock make no more attributes."""
    mock.__dict__["_mock_sealed"] = True
    for child in [*mock.__dict__["_mock_children"].values(), mock.__dict__["_mock_return_value"]]:
        if isinstance(child, NonCallableMock) and child._mock_new_parent is mock:
            seal(child)


# --- specifications ---------------------------------------------------------

class _SpecState:
    def __init__(self, spec, spec_set=False, parent=None, name=None, instance=False):
        self.spec = spec
        self.spec_set = spec_set
        self.parent = parent
        self.name = name
        self.instance = instance


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *,
                    unsafe=False, **kwargs):
    """A mock whose attributes and signatures are those of another object."""
    if isinstance(spec, (list, tuple)):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    name = _name or kwargs.pop("name", None)
    if not unsafe:
        _refuse_typos(kwargs)
    if isinstance(spec, (type(create_autospec), type(len))):
        return _function_mock(spec, name, kwargs)
    # Nobody knows what a descriptor gives.
    options = {} if inspect.isdatadescriptor(spec) else {"spec_set" if spec_set else "spec": spec}
    cls = MagicMock
    if options and not (_makes_callables(spec) if is_type and instance else callable(spec)):
        cls = NonCallableMagicMock
    if inspect.iscoroutinefunction(spec):
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        cls = AsyncMock
    wrapped = kwargs.get("wraps")
    made = {key: kwargs.pop(key) for key in ("wraps", "side_effect") if key in kwargs}
    mock = cls(parent=_parent, name=name, _new_parent=_parent, _new_name=name or "", unsafe=unsafe,
               **options, **made)
    signature = None
    if is_type and not instance:
        signature = _signature_of(spec)
        if "return_value" not in kwargs:
            mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()",
                                                _parent=mock, wraps=wrapped)
    elif not is_type:
        signature = _signature_of(spec)
    if signature is not None:
        mock.__dict__["_mock_checked"] = signature
        mock.__dict__["_spec_signature"] = signature
    for attribute in dir(spec):
        if attribute.startswith("__") and attribute.endswith("__"):
            continue
        try:
            original = getattr(spec, attribute)
        except AttributeError:
            continue
        if isinstance(original, type(create_autospec)) or inspect.ismethod(original):
            child = _child_of(original, mock, attribute,
                              skip_first=is_type and isinstance(
                                  inspect.getattr_static(spec, attribute),
                                  type(create_autospec)), spec_set=spec_set)
            if wrapped is not None:
                child.__dict__["_mock_wraps"] = getattr(wrapped, attribute)
            mock.__dict__["_mock_children"][attribute] = child
        else:
            mock.__dict__["_mock_children"][attribute] = _SpecState(
                original, spec_set, mock, attribute)
    if kwargs:
        mock.configure_mock(**kwargs)
    return mock


def _makes_callables(cls):
    return any(base.__dict__.get("__call__") is not None for base in cls.__mro__)


def _refuse_typos(kwargs):
    for name in ("autospect", "auto_spec", "set_spec"):
        if name in kwargs:
            raise RuntimeError(f"{name!r} might be a typo; use unsafe=True if this is intended")


def _child_of(original, parent, name, skip_first, spec_set):
    cls = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
    child = cls(parent=parent, name=name, _new_name=name, _new_parent=parent,
                **{"spec_set" if spec_set else "spec": original})
    signature = _signature_of(original)
    if signature is not None:
        if skip_first:
            parameters = list(signature.parameters.values())[1:]
            signature = signature.replace(parameters=parameters)
        child.__dict__["_mock_checked"] = signature
        child.__dict__["_spec_signature"] = signature
    return child


def _function_mock(spec, name, kwargs):
    """A function that calls a mock, with the signature of another."""
    cls = AsyncMock if inspect.iscoroutinefunction(spec) else MagicMock
    mock = cls(name=name, **kwargs)
    signature = _signature_of(spec)
    if signature is not None:
        mock.__dict__["_mock_checked"] = signature
        mock.__dict__["_spec_signature"] = signature

    def stand_in(*args, **kwargs):
        for key in ("return_value", "side_effect"):
            if stand_in.__dict__[key] is not shown[key]:
                shown[key] = stand_in.__dict__[key]
                setattr(mock, key, shown[key])
        try:
            return mock(*args, **kwargs)
        finally:
            show()

    def show():
        for key in ("called", "call_count", "call_args", "call_args_list", "mock_calls",
                    "method_calls"):
            setattr(stand_in, key, getattr(mock, key))

    wraps(spec)(stand_in)
    shown = {"return_value": mock.return_value, "side_effect": mock.side_effect}
    stand_in.__dict__.update(shown)
    stand_in.mock = mock
    for key in dir(mock):
        if key.startswith("assert_") or key in ("reset_mock", "attach_mock", "configure_mock"):
            setattr(stand_in, key, getattr(mock, key))
    show()
    return stand_in


# --- patching ---------------------------------------------------------------

def _import(path):
    parts = path.split(".")
    name = parts.pop(0)
    found = __import__(name)
    for part in parts:
        name += f".{part}"
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(name)
            found = getattr(found, part)
    return found


class _patch:
    """Replaces an attribute while a block, a function or a test runs."""

    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable,
                 kwargs, unsafe=False):
        if not unsafe:
            _refuse_typos(kwargs)
        if _is_mock(spec):
            raise InvalidSpecError(f"Cannot spec attr {attribute!r} as the spec has already been "
                                   f"mocked out. [spec={spec!r}]")
        if _is_mock(spec_set):
            raise InvalidSpecError(f"Cannot spec attr {attribute!r} as the spec_set target has already "
                                   f"been mocked out. [spec_set={spec_set!r}]")
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []
        self.has_local = False

    def copy(self):
        made = _patch(self.getter, self.attribute, self.new, self.spec, self.create,
                      self.spec_set, self.autospec, self.new_callable, self.kwargs, True)
        made.attribute_name = self.attribute_name
        made.additional_patchers = [p.copy() for p in self.additional_patchers]
        return made

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if inspect.iscoroutinefunction(func):
            return self.decorate_async_callable(func)
        return self.decorate_callable(func)

    def decorate_class(self, klass):
        for name in dir(klass):
            if name.startswith(patch.TEST_PREFIX):
                found = getattr(klass, name)
                if hasattr(found, "__call__"):
                    setattr(klass, name, self.copy()(found))
        return klass

    @contextlib.contextmanager
    def _patched(self, patched, args, kwargs):
        more = []
        with contextlib.ExitStack() as stack:
            for patching in patched.patchings:
                given = stack.enter_context(patching)
                if patching.attribute_name is not None:
                    kwargs.update(given)
                elif patching.new is DEFAULT:
                    more.append(given)
            yield (*args, *more), kwargs

    def decorate_callable(self, func):
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        @wraps(func)
        def patched(*args, **kwargs):
            with self._patched(patched, args, kwargs) as (args, kwargs):
                return func(*args, **kwargs)
        patched.patchings = [self]
        return patched

    def decorate_async_callable(self, func):
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        @wraps(func)
        async def patched(*args, **kwargs):
            with self._patched(patched, args, kwargs) as (args, kwargs):
                return await func(*args, **kwargs)
        patched.patchings = [self]
        return patched

    def _original(self):
        target, name = self.getter(), self.attribute
        original, local = DEFAULT, False
        try:
            original = target.__dict__[name]
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        else:
            local = True
        if name in _BUILTIN_NAMES and inspect.ismodule(target):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, local

    def __enter__(self):
        self.target = self.getter()
        self._exits = contextlib.ExitStack()
        original, local = self._original()
        self.temp_original, self.is_local = original, local
        new = self._replacement(original)
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            given = {}
            if self.new is DEFAULT:
                given[self.attribute_name] = new
            for patching in self.additional_patchers:
                value = self._exits.enter_context(patching)
                if patching.new is DEFAULT:
                    given.update(value)
            return given
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def _replacement(self, original):
        if self.new is not DEFAULT:
            if self.kwargs:
                raise TypeError("Can't pass kwargs to a mock we aren't creating")
            return self.new
        kwargs = dict(self.kwargs)
        spec, spec_set = self.spec, self.spec_set
        if self.autospec:
            if original is DEFAULT:
                raise TypeError("Can't use 'autospec' with create=True")
            wanted = original if self.autospec is True else self.autospec
            if _is_mock(self.target):
                raise InvalidSpecError(
                    f"Cannot autospec attr {self.attribute!r} as the patch target has already been "
                    f"mocked out. [target={self.target!r}, attr={wanted!r}]")
            if _is_mock(wanted):
                raise InvalidSpecError(
                    f"Cannot autospec attr {self.attribute!r} from target "
                    f"{getattr(self.target, '__name__', self.target)!r} as it has already been mocked "
                    f"out. [target={self.target!r}, attr={wanted!r}]")
            return create_autospec(wanted, spec_set=bool(spec_set), _name=self.attribute, **kwargs)
        if spec is True:
            spec = original
            if spec_set is True:
                spec_set, spec = original, None
        elif spec_set is True:
            spec_set = original
        wanted = spec if spec is not None else spec_set
        if wanted is not None and _is_mock(self.target):
            raise InvalidSpecError(
                f"Cannot spec attr {self.attribute!r} as the patch target has already been mocked out. "
                f"[target={self.target!r}, attr={wanted!r}]")
        cls = MagicMock
        if self.new_callable is not None:
            cls = self.new_callable
        elif _is_async(original if wanted is None else wanted):
            cls = AsyncMock
        elif isinstance(wanted, (list, tuple)) and "__call__" not in wanted \
                or wanted is not None and not isinstance(wanted, (list, tuple)) and not callable(wanted):
            cls = NonCallableMagicMock
        if spec is not None:
            kwargs["spec"] = spec
        if spec_set is not None:
            kwargs["spec_set"] = spec_set
        if isinstance(cls, type) and issubclass(cls, NonCallableMock) and self.attribute:
            kwargs["name"] = self.attribute
        made = cls(**kwargs)
        if isinstance(wanted, type) and isinstance(made, NonCallableMock) \
                and isinstance(cls, type) and issubclass(cls, CallableMixin):
            key = "spec" if spec is not None else "spec_set"
            if not _makes_callables(wanted):
                cls = NonCallableMagicMock
            made.return_value = cls(_new_parent=made, _new_name="()", **{key: wanted})
        return made

    def __exit__(self, *exc_info):
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute)
                                    or self.attribute in ("__doc__", "__module__",
                                                          "__defaults__", "__annotations__",
                                                          "__kwdefaults__")):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.is_local, self.target
        exits, self._exits = self._exits, None
        return exits.__exit__(*exc_info)

    def start(self):
        """Activate a patch, returning any created mock."""
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        """Stop an active patch."""
        try:
            self._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


_BUILTIN_NAMES = {"open", "print", "input", "len", "range", "sum", "min", "max", "sorted", "id",
                  "hash", "iter", "next", "isinstance", "issubclass", "exec", "eval", "compile"}


def _split(target):
    try:
        target, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return partial(_import, target), attribute


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
          new_callable=None, *, unsafe=False, **kwargs):
    """Replace what a dotted name says, in a `with` block or a decorated function or class."""
    getter, attribute = _split(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None,
                  autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    """Replace an attribute of an object."""
    if isinstance(target, str):
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable,
                  kwargs, unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None,
                    new_callable=None, **kwargs):
    """Replace several attributes of an object."""
    getter = partial(_import, target) if isinstance(target, str) else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for attribute, new in kwargs.items():
        made = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        made.attribute_name = attribute
        patchers.append(made)
    first, *rest = patchers
    first.additional_patchers = rest
    return first


class _patch_dict:
    """Changes a mapping for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, f):
        if inspect.iscoroutinefunction(f):
            @wraps(f)
            async def inner(*args, **kwargs):
                with self:
                    return await f(*args, **kwargs)
            return inner
        if isinstance(f, type):
            for name in dir(f):
                found = getattr(f, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(found, "__call__"):
                    setattr(f, name, _patch_dict(self.in_dict, self.values, self.clear)(found))
            return f

        @wraps(f)
        def inner(*args, **kwargs):
            with self:
                return f(*args, **kwargs)
        return inner

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _import(self.in_dict)
        target = self.in_dict
        self._original = {key: target[key] for key in target}
        if self.clear:
            for key in list(target):
                del target[key]
        for key, value in self.values.items():
            target[key] = value
        return target

    def __exit__(self, *args):
        target = self.in_dict
        for key in list(target):
            del target[key]
        for key, value in self._original.items():
            target[key] = value
        return False

    start = __enter__

    def stop(self):
        return self.__exit__(None, None, None)


def _stopall():
    """Stop all active patches. Only stops patches started with `start`."""
    for one in reversed(_patch._active_patches[:]):
        one.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _stopall
patch.TEST_PREFIX = "test"


# --- files ------------------------------------------------------------------

def mock_open(mock=None, read_data=""):
    """A mock for `open` whose files have this text."""
    import io

    def fresh():
        return io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)

    state = {"data": fresh()}
    if mock is None:
        mock = MagicMock(name="open")
    handle = MagicMock()
    handle.__enter__.return_value = handle
    for name in ("write", "read", "readline", "readlines"):
        getattr(handle, name).return_value = None

    def reading(name):
        """A method of the file, for which a test may have set what it returns."""
        def read(*args, **kwargs):
            result = getattr(handle, name).return_value
            return getattr(state["data"], name)(*args, **kwargs) if result is None else result
        return read

    def lines():
        while handle.readline.return_value is not None:
            yield handle.readline.return_value
        yield from state["data"]

    def next_line():
        result = handle.readline.return_value
        return next(state["data"]) if result is None else result

    def leave(*exc_info):
        handle.close()

    for name in ("read", "readline", "readlines"):
        getattr(handle, name).side_effect = reading(name)
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = next_line
    handle.__exit__.side_effect = leave

    def opened(*args, **kwargs):
        state["data"] = fresh()
        return DEFAULT

    mock.side_effect = opened
    mock.return_value = handle
    return mock
