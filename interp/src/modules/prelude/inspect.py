"""What objects are, and how they can be called."""

import sys
import types
from collections import namedtuple
from _gilbox import static_attr as _static_attr, written_function as _written_function
from keyword import iskeyword

__all__ = [
    "BoundArguments", "ClosureVars", "Parameter", "Signature", "cleandoc", "currentframe", "get_annotations", "getattr_static",
    "getcallargs", "getclosurevars", "getdoc", "getfile", "getfullargspec", "getmembers", "getmembers_static", "getmodule",
    "getmro", "getsource", "getsourcefile", "getsourcelines", "isabstract",
    "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode",
    "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction",
    "isgenerator", "isgeneratorfunction", "ismethod", "ismethoddescriptor", "ismethodwrapper", "ismodule",
    "isroutine", "istraceback", "markcoroutinefunction", "signature", "stack", "unwrap", "ArgInfo", "Arguments", "findsource",
    "formatargvalues", "getargs", "getargvalues", "getclasstree",
]

ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 16, 32, 128, 256, 512


# --- annotations and names --------------------------------------------------

def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """A new dict of the annotations; of a class its own ones only. Those that are text are evaluated if `eval_str`."""
    own_globals = own_locals = inner = None
    if isinstance(obj, type):
        found = obj.__dict__.get("__annotations__", None)
        if isinstance(found, types.GetSetDescriptorType):
            found = None
        module = sys.modules.get(getattr(obj, "__module__", None) or "")
        own_globals = getattr(module, "__dict__", None)
        own_locals = dict(vars(obj))
        inner = obj
    elif isinstance(obj, types.ModuleType):
        found = getattr(obj, "__annotations__", None)
        own_globals = obj.__dict__
    elif callable(obj):
        found = getattr(obj, "__annotations__", None)
        own_globals = getattr(obj, "__globals__", None)
        inner = obj
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not found or not eval_str:
        return dict(found)
    while hasattr(inner, "__wrapped__"):
        inner = inner.__wrapped__
        own_globals = getattr(inner, "__globals__", own_globals)
    globals = own_globals if globals is None else globals
    locals = dict(own_locals or {}) if locals is None else locals
    # Parameters of a generic class or function are names too, below all others.
    if params := getattr(obj, "__type_params__", ()):
        locals = {param.__name__: param for param in params} | locals
    return {key: eval(value, globals, locals) if isinstance(value, str) else value for key, value in found.items()}


def getclosurevars(func):
    """What the names mean that a function takes from around it."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    cells = zip(code.co_freevars, func.__closure__ or ())
    nonlocals = {name: cell.cell_contents for name, cell in cells}
    around = func.__globals__
    import builtins as standard
    known = around.get("__builtins__", standard)
    known = known.__dict__ if ismodule(known) else known
    globals, builtins, unbound = {}, {}, set()
    for name in code.co_names:
        if name in code.co_varnames or name in code.co_freevars or name in code.co_cellvars:
            continue
        if name in around:
            globals[name] = around[name]
        elif name in known:
            builtins[name] = known[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, globals, builtins, unbound)


# --- kinds of objects -------------------------------------------------------

def ismodule(object):
    """True for a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """True for a class."""
    return isinstance(object, type)


def ismethod(object):
    """True for a method bound to its object."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """True for a function written in Python."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """True for a built-in function or bound method."""
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    """True for any kind of function or method."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object)
            or isinstance(object, types.MethodWrapperType))


def ismethodwrapper(object):
    """True for a bound method that stands for an operator of a built-in type."""
    if not isinstance(object, types.MethodWrapperType):
        return False
    name, owner = object.__name__, getattr(object, "__self__", None)
    if name in ("__getitem__", "__contains__") and isinstance(owner, (list, dict, set, frozenset)):
        return False
    return name in _OPERATORS and not ismodule(owner)


# What built-in types have as operators; their other methods with such names are methods like any.
_OPERATORS = frozenset(f"__{name}__" for name in (
    "repr str hash call getattribute setattr delattr init iter next get set delete bool len getitem setitem delitem contains "
    "lt le eq ne gt ge add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or neg pos abs invert int float "
    "index radd rsub rmul rmatmul rtruediv rfloordiv rmod rdivmod rpow rlshift rrshift rand rxor ror iadd isub imul imatmul "
    "itruediv ifloordiv imod ipow ilshift irshift iand ixor ior await aiter anext buffer release_buffer").split())


def ismethoddescriptor(object):
    """True for a descriptor that is not data, a method or a function."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") \
        and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    """True for a descriptor that can be set or deleted."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def isgetsetdescriptor(object):
    """True for a property of a built-in type."""
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    """True for a slot."""
    return isinstance(object, types.MemberDescriptorType)


def isframe(object):
    """True for a frame."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """True for a code object."""
    return isinstance(object, types.CodeType)


def istraceback(object):
    """True for a traceback."""
    return isinstance(object, types.TracebackType)


def isgenerator(object):
    """True for a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """True for a coroutine."""
    return type(object).__name__ == "coroutine" and hasattr(object, "cr_frame")


def isasyncgen(object):
    """True for an asynchronous generator."""
    return type(object).__name__ == "async_generator" and hasattr(object, "ag_frame")


def isawaitable(object):
    """True for what can be awaited."""
    return iscoroutine(object) or hasattr(type(object), "__await__")


def _has_flag(f, flag):
    import functools
    while ismethod(f):
        f = f.__func__
    while isinstance(f, functools.partial):
        f = f.func
    while ismethod(f):
        f = f.__func__
    return (isfunction(f) or _is_like_function(f)) and bool(f.__code__.co_flags & flag)


def _is_like_function(obj):
    """Does it show all that a function shows?"""
    if not callable(obj) or isclass(obj):
        return False
    kinds = (("__name__", str), ("__code__", types.CodeType), ("__defaults__", (tuple, type(None))),
             ("__kwdefaults__", (dict, type(None))))
    return (all(isinstance(getattr(obj, name, _MISSING), kind) for name, kind in kinds)
            and isinstance(getattr(obj, "__annotations__", None), (dict, type(None))))


_is_coroutine_mark = object()


def markcoroutinefunction(func):
    """Have `iscoroutinefunction` take a callable for an async function."""
    getattr(func, "__func__", func)._is_coroutine_marker = _is_coroutine_mark
    return func


def isgeneratorfunction(obj):
    """True for a function that makes generators."""
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """True for an async function."""
    return (_has_flag(obj, CO_COROUTINE)
            or getattr(getattr(obj, "__func__", obj), "_is_coroutine_marker", None) is _is_coroutine_mark)


def isasyncgenfunction(obj):
    """True for an async function that makes generators."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isabstract(object):
    """True for a class with abstract methods."""
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ()))


# --- members ----------------------------------------------------------------

def getmro(cls):
    """The classes in the order in which attributes are looked up."""
    return cls.__mro__


def getmembers(object, predicate=None):
    """All (name, value) pairs, sorted by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same, but no code of the object runs."""
    return _members(object, predicate, getattr_static)


def _members(object, predicate, getattr):
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute) and name not in names:
                    names.append(name)
    results = []
    for name in names:
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getmro(object) if isclass(object) else ():
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            results.append((name, value))
    results.sort(key=lambda pair: pair[0])
    return results


_MISSING = object()


_mro_of = type.__dict__["__mro__"].__get__
_dict_of = type.__dict__["__dict__"].__get__


def _static_lookup(cls, name):
    for base in _mro_of(cls):
        found = _dict_of(base).get(name, _MISSING)
        if found is not _MISSING:
            return found
    return _MISSING


def _has_method(obj, name):
    return _static_lookup(type(obj), name) is not _MISSING


def getattr_static(obj, attr, default=_MISSING):
    """An attribute without calling descriptors or `__getattr__`."""
    found = _static_attr(obj, attr, _MISSING)
    if found is NotImplemented:
        found = _static_attr_of(obj, attr)
    if found is not _MISSING:
        return found
    if default is not _MISSING:
        return default
    raise AttributeError(attr)


def _static_attr_of(obj, attr):
    cls = type(obj)
    if issubclass(cls, type):
        found = _static_lookup(obj, attr)
        if found is _MISSING:
            found = _static_lookup(cls, attr)
    else:
        found = _static_lookup(cls, attr)
        if found is _MISSING or not (_has_method(found, "__get__") and (
                _has_method(found, "__set__") or _has_method(found, "__delete__"))):
            # A class may give something else for the dict of its instances.
            own = _static_lookup(cls, "__dict__")
            if own is _MISSING or isinstance(own, (types.GetSetDescriptorType, types.MemberDescriptorType)):
                try:
                    found = dict.get(object.__getattribute__(obj, "__dict__"), attr, found)
                except (AttributeError, TypeError):
                    pass
    return found


def unwrap(func, *, stop=None):
    """What is inside a chain of decorators."""
    seen = {id(func)}
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
    return func


# --- documentation and source -----------------------------------------------

def cleandoc(doc):
    """A documentation string without its indentation."""
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip(" "))
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    lines[0] = lines[0].lstrip(" ")
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The documentation of an object, or of what it overrides."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(obj):
    if isclass(obj):
        for base in obj.__mro__[1:]:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        name = obj.__func__.__name__
        owner = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
    elif isfunction(obj):
        name = obj.__name__
        owner = sys.modules.get(obj.__module__)
        for part in obj.__qualname__.split(".")[:-1]:
            owner = getattr(owner, part, None)
        if not isclass(owner):
            return None
    elif isinstance(obj, property):
        if obj.fget is None:
            return None
        return _inherited_doc(obj.fget)
    else:
        return None
    for base in owner.__mro__:
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def getfile(object):
    """The file that an object was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(getattr(object, "__module__", None))
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object "
                    f"was expected, got {type(object).__name__}")


def _code_of(obj):
    if ismethod(obj):
        obj = obj.__func__
    if isfunction(obj):
        return obj.__code__
    if istraceback(obj):
        obj = obj.tb_frame
    if isframe(obj):
        return obj.f_code
    return obj if iscode(obj) else None


def getsourcefile(object):
    """The source file that an object was defined in, or None."""
    try:
        return getfile(object)
    except OSError:
        return None


def getmodule(object, _filename=None):
    """The module that an object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    return None


def getsourcelines(object):
    """(lines, number of the first) of the source of an object."""
    import linecache
    object = unwrap(object)
    filename = getfile(object)
    lines = linecache.getlines(filename)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        start = _class_start(object, lines)
    else:
        if istraceback(object) or isframe(object):
            return lines, 0
        start = _code_of(object).co_firstlineno - 1
        if start >= len(lines):
            raise OSError("lineno is out of bounds")
    return _block(lines[start:]), start + 1


def findsource(object):
    """(all lines of the file that an object was defined in, number of its first line from 0)."""
    import linecache
    lines, first = getsourcelines(object)
    return linecache.getlines(getfile(object)), max(first - 1, 0)


def _class_start(cls, lines):
    first = cls.__dict__.get("__firstlineno__")
    if first is not None:
        return first - 1
    name = cls.__name__
    for number, line in enumerate(lines):
        text = line.lstrip()
        if text.startswith(f"class {name}") and not (
                text[6 + len(name):7 + len(name)] or " ").isidentifier():
            while number and lines[number - 1].lstrip().startswith("@"):
                number -= 1
            return number
    raise OSError("could not find class definition")


def _block(lines):
    """The lines of the definition that begins with the first line."""
    import tokenize
    last, depth, column = 1, 0, None
    # What is being defined, "@" within a decorator; and whether the line that begins it has ended.
    word, in_body = None, False
    token = None
    try:
        for token in tokenize.generate_tokens(iter(lines).__next__):
            if token.type == tokenize.NEWLINE:
                last = token.start[0]
                if word == "lambda":
                    break
                in_body = word in ("def", "class")
                word = word if in_body else None
            elif word is None:
                if token.string in ("def", "class", "lambda", "@"):
                    word = token.string
            elif not in_body:
                continue
            elif token.type == tokenize.INDENT:
                depth += 1
                column = token.end[1] if column is None else column
            elif token.type == tokenize.DEDENT:
                depth -= 1
                if depth <= 0:
                    break
            elif token.type == tokenize.COMMENT:
                if column is not None and token.start[1] >= column:
                    last = token.start[0]
            elif depth == 0 and token.type != tokenize.NL:
                break
    except SyntaxError as error:
        # A bracket that was opened before the first line ends the definition.
        if "unmatched" in error.msg and token is not None:
            last = token.start[0]
    except tokenize.TokenError:
        pass
    return lines[:last]


def getsource(object):
    """The source of an object."""
    return "".join(getsourcelines(object)[0])


# --- generators at rest -----------------------------------------------------

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def _state(object, attribute, name):
    if getattr(object, attribute + "_running"):
        return name + "_RUNNING"
    if getattr(object, attribute + "_suspended"):
        return name + "_SUSPENDED"
    return name + ("_CLOSED" if getattr(object, attribute + "_frame") is None else "_CREATED")


def _locals_at_rest(object, attribute):
    frame = getattr(object, attribute + "_frame", None)
    return {} if frame is None else frame.f_locals


def getgeneratorstate(generator):
    """Where a generator stands: GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    return _state(generator, "gi", "GEN")


def getgeneratorlocals(generator):
    """The variables of a generator that has not finished."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return _locals_at_rest(generator, "gi")


def getcoroutinestate(coroutine):
    """Where a coroutine stands: CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    return _state(coroutine, "cr", "CORO")


def getcoroutinelocals(coroutine):
    """The variables of a coroutine that has not finished."""
    return _locals_at_rest(coroutine, "cr")


def getasyncgenstate(agen):
    """Where an asynchronous generator stands: AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    return _state(agen, "ag", "AGEN")


def getasyncgenlocals(agen):
    """The variables of an asynchronous generator that has not finished."""
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return _locals_at_rest(agen, "ag")


# --- frames -----------------------------------------------------------------

def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


class FrameInfo(tuple):
    """An entry of `stack`."""

    __slots__ = ()
    _fields = ("frame", "filename", "lineno", "function", "code_context", "index")

    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])

    def __repr__(self):
        parts = [f"{name}={value!r}" for name, value in zip(self._fields, self)]
        return f"FrameInfo({', '.join(parts)})"


class Traceback(tuple):
    """What is known of a frame, or of an entry of a traceback."""

    __slots__ = ()
    _fields = ("filename", "lineno", "function", "code_context", "index")

    filename = property(lambda self: self[0])
    lineno = property(lambda self: self[1])
    function = property(lambda self: self[2])
    code_context = property(lambda self: self[3])
    index = property(lambda self: self[4])

    def __repr__(self):
        parts = [f"{name}={value!r}" for name, value in zip(self._fields, self)]
        return f"Traceback({', '.join(parts)})"


def getframeinfo(frame, context=1):
    """What is known of a frame, or of an entry of a traceback."""
    if istraceback(frame):
        lineno, frame = frame.tb_lineno, frame.tb_frame
    else:
        lineno = frame.f_lineno
        if not isframe(frame):
            raise TypeError(f"{frame!r} is not a frame or traceback object")
    return Traceback(_frame_info(frame, lineno, context)[1:])


def _frame_info(frame, lineno, context):
    import linecache
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        everything = linecache.getlines(filename)
        if everything:
            start = max(0, min(lineno - 1 - context // 2, len(everything) - context))
            lines = everything[start:start + context]
            index = lineno - 1 - start
    return FrameInfo((frame, filename, lineno, frame.f_code.co_name, lines, index))


def getouterframes(frame, context=1):
    """Entries of a frame and those that called it."""
    result = []
    while frame:
        result.append(_frame_info(frame, frame.f_lineno, context))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    """Entries of the frames of a traceback."""
    result = []
    while tb:
        result.append(_frame_info(tb.tb_frame, tb.tb_lineno, context))
        tb = tb.tb_next
    return result


def stack(context=1):
    """Entries of the caller's frame and those that called it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Entries of the frames of the exception being handled."""
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


# --- signatures -------------------------------------------------------------

class _Empty:
    """Marks what a parameter or signature does not have."""


_Empty.__name__ = _Empty.__qualname__ = "_empty"
_empty = _Empty


class _ParameterKind(int):
    """How arguments reach a parameter."""

    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        return self

    value = property(int)

    def __reduce__(self):
        return f"_{self.name}"

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
_KINDS = _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """How an annotation is shown."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    """A parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not isinstance(kind, _ParameterKind):
            if kind not in range(len(_KINDS)):
                raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
            kind = _KINDS[kind]
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier() or kind is not _POSITIONAL_ONLY and iskeyword(name):
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name
        self._kind = kind
        self._default = default
        self._annotation = annotation

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default, self._annotation = state["_default"], state["_annotation"]

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, *, name=_MISSING, kind=_MISSING, annotation=_MISSING,
                default=_MISSING):
        """A copy with some parts replaced."""
        return type(self)(self._name if name is _MISSING else name,
                          self._kind if kind is _MISSING else kind,
                          default=self._default if default is _MISSING else default,
                          annotation=(self._annotation if annotation is _MISSING
                                      else annotation))

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            spaced = self._annotation is not _empty
            text += f" = {self._default!r}" if spaced else f"={self._default!r}"
        if self._kind == _VAR_POSITIONAL:
            return "*" + text
        return "**" + text if self._kind == _VAR_KEYWORD else text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    """The arguments of a call by the names of their parameters."""

    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __setstate__(self, state):
        self.__init__(state["_signature"], state["arguments"])

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        """The positional arguments of the call."""
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        """The keyword arguments of the call."""
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Add the defaults of what was not given."""
        arguments = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif param.default is not _empty:
                arguments[name] = param.default
            elif param.kind == _VAR_POSITIONAL:
                arguments[name] = ()
            elif param.kind == _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        args = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<{self.__class__.__name__} ({args})>"


class Signature:
    """The parameters of a callable, and what it is said to return."""

    __slots__ = ("_return_annotation", "_parameters")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty,
                 __validate_parameters__=True):
        params = {}
        top_kind = _POSITIONAL_ONLY
        seen_default = False
        for param in parameters or ():
            if __validate_parameters__:
                if param.kind < top_kind:
                    raise ValueError(f"wrong parameter order: {top_kind.description} "
                                     f"parameter before {param.kind.description} parameter")
                top_kind = param.kind
                if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError("non-default argument follows default argument")
                if param.name in params:
                    raise ValueError(f"duplicate parameter name: {param.name!r}")
            params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None,
                      eval_str=False):
        """The signature of a callable."""
        return _signature(obj, cls, follow_wrapped, globals, locals, eval_str)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_MISSING, return_annotation=_MISSING):
        """A copy with some parts replaced."""
        if parameters is _MISSING:
            parameters = self.parameters.values()
        if return_annotation is _MISSING:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    __replace__ = replace

    def _key(self):
        plain = [param for param in self.parameters.values() if param.kind != _KEYWORD_ONLY]
        named = {param.name: param for param in self.parameters.values()
                 if param.kind == _KEYWORD_ONLY}
        return plain, named, self._return_annotation

    def __hash__(self):
        plain, named, returns = self._key()
        return hash((tuple(plain), frozenset(named.values()), returns))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._key() == other._key()

    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        parameters = list(self.parameters.values())
        kwargs = dict(kwargs)
        values = list(args)
        at = 0
        positional_only_by_name = []
        while at < len(parameters):
            param = parameters[at]
            kind = param.kind
            if kind == _VAR_POSITIONAL:
                if values:
                    arguments[param.name] = tuple(values)
                    values = []
                at += 1
                continue
            if kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                break
            if not values:
                break
            if param.name in kwargs and kind != _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {param.name!r}")
            arguments[param.name] = values.pop(0)
            at += 1
        if values:
            raise TypeError("too many positional arguments")
        var_keyword = None
        for param in parameters[at:]:
            if param.kind == _VAR_KEYWORD:
                var_keyword = param
                continue
            if param.kind == _VAR_POSITIONAL:
                continue
            if param.kind == _POSITIONAL_ONLY:
                if param.default is _empty and not partial:
                    raise TypeError(f"missing a required argument: {param.name!r}")
                if param.name in kwargs:
                    positional_only_by_name.append(param.name)
                continue
            if param.name in kwargs:
                arguments[param.name] = kwargs.pop(param.name)
            elif param.default is _empty and not partial:
                # As CPython has it: it looks at the first one with other eyes.
                kind = " keyword-only" if param.kind == _KEYWORD_ONLY and param is parameters[at] else ""
                raise TypeError(f"missing a required{kind} argument: {param.name!r}")
        if kwargs:
            if var_keyword is not None:
                arguments[var_keyword.name] = kwargs
            elif positional_only_by_name:
                names = ", ".join(positional_only_by_name)
                raise TypeError("got some positional-only arguments passed as keyword "
                                f"arguments: {names!r}")
            else:
                raise TypeError("got an unexpected keyword argument "
                                f"{next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        """The arguments of a call; TypeError if it would fail."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """The arguments of a call that may lack some."""
        return self._bind(args, kwargs, partial=True)

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None):
        """The signature as text."""
        result = []
        positional_only = False
        needs_star = True
        for param in self.parameters.values():
            text = str(param)
            if param.kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                result.append("/")
                positional_only = False
            if param.kind == _VAR_POSITIONAL:
                needs_star = False
            elif param.kind == _KEYWORD_ONLY and needs_star:
                result.append("*")
                needs_star = False
            result.append(text)
        if positional_only:
            result.append("/")
        text = f"({', '.join(result)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(result) + "\n)"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text


def _annotations(func, globals, locals, eval_str):
    annotations = func.__annotations__ or {}
    if not eval_str:
        return annotations
    names = func.__globals__ if globals is None else globals
    return {name: eval(value, names, locals) if isinstance(value, str) else value
            for name, value in annotations.items()}


def _from_function(func, cls, globals=None, locals=None, eval_str=False):
    code = func.__code__
    names = code.co_varnames
    count = code.co_argcount
    positional_only = code.co_posonlyargcount
    annotations = _annotations(func, globals, locals, eval_str)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    parameters = []
    for i, name in enumerate(names[:count]):
        offset = i - (count - len(defaults))
        parameters.append(Parameter(
            name, _POSITIONAL_ONLY if i < positional_only else _POSITIONAL_OR_KEYWORD,
            default=defaults[offset] if offset >= 0 else _empty,
            annotation=annotations.get(name, _empty)))
    at = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        parameters.append(Parameter(names[at], _VAR_POSITIONAL,
                                    annotation=annotations.get(names[at], _empty)))
        at += 1
    for name in names[count:count + code.co_kwonlyargcount]:
        parameters.append(Parameter(name, _KEYWORD_ONLY,
                                    default=kwdefaults.get(name, _empty),
                                    annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append(Parameter(names[at], _VAR_KEYWORD,
                                    annotation=annotations.get(names[at], _empty)))
    return cls(parameters, return_annotation=annotations.get("return", _empty),
               __validate_parameters__=False)


def _without_first(sig):
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind == _VAR_POSITIONAL:
        return sig
    return sig.replace(parameters=params[1:])


def _of_partial(sig, partial):
    bound = sig.bind_partial(*partial.args, **partial.keywords)
    params = []
    keyword_from_here = False
    for name, param in sig.parameters.items():
        if name in bound.arguments and param.kind in (_POSITIONAL_ONLY,
                                                      _POSITIONAL_OR_KEYWORD):
            if param.kind == _POSITIONAL_OR_KEYWORD and name in partial.keywords:
                keyword_from_here = True
                param = param.replace(default=bound.arguments[name])
            else:
                continue
        elif param.kind == _KEYWORD_ONLY and name in bound.arguments:
            param = param.replace(default=bound.arguments[name])
        if keyword_from_here:
            if param.kind == _VAR_POSITIONAL:
                continue
            if param.kind == _POSITIONAL_OR_KEYWORD:
                param = param.replace(kind=_KEYWORD_ONLY)
        params.append(param)
    return sig.replace(parameters=params)


# Native classes that tell nobody what they take.
_UNSIGNED = frozenset((
    "int", "str", "dict", "bytes", "bytearray", "range", "slice", "super", "enumerate", "map", "reversed",
    "deque", "OrderedDict", "date", "time", "datetime", "timedelta", "timezone", "array", "Struct", "attrgetter",
    "itemgetter", "ReferenceType", "function", "method", "cell", "AttributeError", "ImportError", "NameError"))


_NATIVE = (types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType,
           types.BuiltinFunctionType)


def _bound(method, obj):
    """What a method of a class is for an object."""
    get = None if isclass(method) else getattr(type(method), "__get__", None)
    return method if get is None else get(method, obj, type(obj))


def _of_class(obj, cls, options):
    meta_call = getattr_static(type(obj), "__call__", None)
    if meta_call is not type.__call__:
        return _signature(_bound(meta_call, obj), cls, True, **options)
    for base in obj.__mro__:
        for name in ("__new__", "__init__"):
            found = base.__dict__.get(name)
            if found is None:
                continue
            if name == "__new__" and isinstance(found, staticmethod):
                found = found.__func__
            if name == "__new__" and hasattr(base, "_fields") and "_make" in base.__dict__:
                return _of_namedtuple(base, cls)
            if isfunction(found):
                if name == "__new__" and base is not obj and "__init__" in obj.__dict__:
                    continue
                return _without_first(_signature(found, cls, True, **options))
            if not isinstance(found, _NATIVE):
                if name == "__init__":
                    return _signature(_bound(found, obj), cls, True, **options)
                return _without_first(_signature(obj.__new__, cls, True, **options))
            text = getattr(found, "__text_signature__", None)
            if text and not text.endswith("*args, **kwargs)") and base.__name__ not in _UNSIGNED:
                return _without_first(_of_text(text, cls, obj))
    if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
        return cls([])
    raise ValueError(f"no signature found for builtin type {obj!r}")


def _of_namedtuple(base, cls):
    annotations = base.__dict__.get("__annotations__", {})
    return cls([Parameter(name, _POSITIONAL_OR_KEYWORD,
                          default=base._field_defaults.get(name, _empty),
                          annotation=annotations.get(name, _empty))
                for name in base._fields])


def _of_text(text, cls, obj):
    """From the text signature of a native."""
    if text is None or not text.startswith("("):
        raise ValueError(f"no signature found for builtin {obj!r}")
    source = text.replace("\n", "\\n").replace("($self", "(self").replace("($module, /)", "()") \
        .replace("($module, /, ", "(").replace("($module, ", "(")
    namespace = {}
    try:
        exec(f"def f{source}: pass", {}, namespace)
    except (SyntaxError, NameError):
        raise ValueError(f"{obj!r} builtin has invalid signature") from None
    sig = _from_function(namespace["f"], cls)
    if next(iter(sig.parameters), None) in ("self", "cls") and hasattr(obj, "__self__"):
        sig = _without_first(sig)
    return sig


def _signature(obj, cls, follow_wrapped, globals=None, locals=None, eval_str=False):
    import functools
    options = dict(globals=globals, locals=locals, eval_str=eval_str)
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, cls, follow_wrapped, **options))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return _signature(obj, cls, follow_wrapped, **options)
    sig = getattr(obj, "__signature__", None)
    if sig is not None:
        if callable(sig) and not isinstance(sig, Signature):
            sig = sig()
        if isinstance(sig, str):
            return _of_text(sig, cls, obj)
        if not isinstance(sig, Signature):
            raise TypeError(f"unexpected object {sig!r} in __signature__ attribute")
        return sig
    partialmethod = getattr(obj, "__partialmethod__", None)
    if isinstance(partialmethod, functools.partialmethod):
        inner = _signature(partialmethod.func, cls, follow_wrapped, **options)
        first, *rest = inner.parameters.values()
        bound = _of_partial(inner.replace(parameters=rest), partialmethod)
        return bound.replace(parameters=(first, *bound.parameters.values()))
    function = _written_function(obj)
    if isfunction(function):
        if function is not obj and any(type(default) is object for default in function.__defaults__ or ()):
            # What stands for an argument that was not given has no text.
            raise ValueError(f"no signature found for builtin {obj!r}")
        return _from_function(function, cls, **options)
    if _is_like_function(obj):
        return _from_function(obj, cls, **options)
    if isinstance(obj, functools.partial):
        return _of_partial(_signature(obj.func, cls, follow_wrapped, **options), obj)
    if isinstance(obj, type):
        return _of_class(obj, cls, options)
    if isbuiltin(obj) or ismethoddescriptor(obj) \
            or isinstance(obj, (types.MethodWrapperType, types.WrapperDescriptorType)):
        return _of_text(getattr(obj, "__text_signature__", None), cls, obj)
    call = getattr_static(type(obj), "__call__", None)
    if call is not None:
        text = getattr(obj, "__text_signature__", None)
        return _signature(_bound(call, obj), cls, follow_wrapped, **options) if text is None else _of_text(text, cls, obj)
    raise ValueError(f"callable {obj!r} is not supported by signature")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals,
                                   locals=locals, eval_str=eval_str)


Arguments = namedtuple("Arguments", "args varargs varkw")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")


def getargs(co):
    """The names of the arguments that a code takes."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    at = co.co_argcount + co.co_kwonlyargcount
    names, more = co.co_varnames, [None, None]
    for i, flag in enumerate((CO_VARARGS, CO_VARKEYWORDS)):
        if co.co_flags & flag:
            more[i] = names[at]
            at += 1
    return Arguments(list(names[:co.co_argcount + co.co_kwonlyargcount]), *more)


def getargvalues(frame):
    """The arguments that a frame was called with."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value)):
    """What `getargvalues` gives as text."""
    shown = [formatarg(name) + formatvalue(locals[name]) for name in args]
    for name, form in ((varargs, formatvarargs), (varkw, formatvarkw)):
        if name:
            shown.append(form(name) + formatvalue(locals[name]))
    return f"({', '.join(shown)})"


def getclasstree(classes, unique=False):
    """Classes as a list of pairs (class, bases), each followed by the list of what is below it."""
    below, roots = {}, []
    for cls in classes:
        for base in cls.__bases__:
            found = below.setdefault(base, [])
            if cls not in found:
                found.append(cls)
            if unique and base in classes:
                break
        if not cls.__bases__ and cls not in roots:
            roots.append(cls)
    return _tree(roots + [base for base in below if base not in classes], below)


def _tree(classes, below):
    result = []
    for cls in sorted(classes, key=lambda cls: (cls.__module__, cls.__name__)):
        result.append((cls, cls.__bases__))
        if cls in below:
            result.append(_tree(below[cls], below))
    return result


class FullArgSpec(tuple):
    """What `getfullargspec` gives."""

    __slots__ = ()
    _fields = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults",
               "annotations")

    args = property(lambda self: self[0])
    varargs = property(lambda self: self[1])
    varkw = property(lambda self: self[2])
    defaults = property(lambda self: self[3])
    kwonlyargs = property(lambda self: self[4])
    kwonlydefaults = property(lambda self: self[5])
    annotations = property(lambda self: self[6])

    def __repr__(self):
        parts = [f"{name}={value!r}" for name, value in zip(self._fields, self)]
        return f"FullArgSpec({', '.join(parts)})"


def getfullargspec(func):
    """The names and defaults of a function's parameters."""
    try:
        target = func.__func__ if ismethod(func) else func
        sig = _signature(target, Signature, False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, kwonly, defaults, kwdefaults = [], [], [], {}
    varargs = varkw = None
    annotations = {}
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(param.name)
            if param.default is not _empty:
                defaults.append(param.default)
        elif param.kind == _VAR_POSITIONAL:
            varargs = param.name
        elif param.kind == _KEYWORD_ONLY:
            kwonly.append(param.name)
            if param.default is not _empty:
                kwdefaults[param.name] = param.default
        else:
            varkw = param.name
        if param.annotation is not _empty:
            annotations[param.name] = param.annotation
    return FullArgSpec((args, varargs, varkw, tuple(defaults) or None, kwonly,
                        kwdefaults or None, annotations))


def getcallargs(func, /, *positional, **named):
    """A dict of the values that the parameters would have in a call."""
    names, rest, more, defaults, only_named, named_defaults, _ = getfullargspec(func)
    called = func.__name__
    if ismethod(func):
        positional = (func.__self__, *positional)
    values = dict(zip(names, positional))
    if rest:
        values[rest] = positional[len(names):]
    if more:
        values[more] = {}
    for name, value in named.items():
        if name in values and name in names:
            raise TypeError(f"{called}() got multiple values for argument {name!r}")
        if name in names or name in only_named:
            values[name] = value
        elif more:
            values[more][name] = value
        else:
            raise TypeError(f"{called}() got an unexpected keyword argument {name!r}")
    needed = len(names) - len(defaults or ())
    if len(positional) > len(names) and not rest:
        _refuse_more(called, needed, len(names), len(positional), len([name for name in only_named if name in values]))
    _require(called, "positional", names[:needed], values)
    for name, value in zip(names[needed:], defaults or ()):
        values.setdefault(name, value)
    _require(called, "keyword-only", [name for name in only_named if name not in (named_defaults or ())], values)
    for name in only_named:
        if name not in values:
            values[name] = named_defaults[name]
    return values


def _plural(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _refuse_more(called, least, most, given, given_named):
    taken = f"from {least} to {most} positional arguments" if least != most else _plural(most, "positional argument")
    if given_named:
        given = f"{_plural(given, 'positional argument')} (and {_plural(given_named, 'keyword-only argument')})"
    raise TypeError(f"{called}() takes {taken} but {given} {'was' if given == 1 else 'were'} given")


def _require(called, kind, names, values):
    missing = [repr(name) for name in names if name not in values]
    if missing:
        *others, last = missing
        listed = f"{', '.join(others)} and {last}" if others else last
        raise TypeError(f"{called}() missing {_plural(len(missing), f'required {kind} argument')}: {listed}")
