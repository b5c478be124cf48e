"""The classes of nodes, made from the grammar below: a line for each, with the class it derives from and its fields. A star behind a
field says that it is a list, a question mark that it may be None.
"""

import sys

_GRAMMAR = """
mod AST
Module mod body* type_ignores*
Interactive mod body*
Expression mod body
FunctionType mod argtypes* returns
stmt AST
FunctionDef stmt name args body* decorator_list* returns? type_comment? type_params*
AsyncFunctionDef stmt name args body* decorator_list* returns? type_comment? type_params*
ClassDef stmt name bases* keywords* body* decorator_list* type_params*
Return stmt value?
Delete stmt targets*
Assign stmt targets* value type_comment?
TypeAlias stmt name type_params* value
AugAssign stmt target op value
AnnAssign stmt target annotation value? simple
For stmt target iter body* orelse* type_comment?
AsyncFor stmt target iter body* orelse* type_comment?
While stmt test body* orelse*
If stmt test body* orelse*
With stmt items* body* type_comment?
AsyncWith stmt items* body* type_comment?
Match stmt subject cases*
Raise stmt exc? cause?
Try stmt body* handlers* orelse* finalbody*
TryStar stmt body* handlers* orelse* finalbody*
Assert stmt test msg?
Import stmt names*
ImportFrom stmt module? names* level?
Global stmt names*
Nonlocal stmt names*
Expr stmt value
Pass stmt
Break stmt
Continue stmt
expr AST
BoolOp expr op values*
NamedExpr expr target value
BinOp expr left op right
UnaryOp expr op operand
Lambda expr args body
IfExp expr test body orelse
Dict expr keys* values*
Set expr elts*
ListComp expr elt generators*
SetComp expr elt generators*
DictComp expr key value generators*
GeneratorExp expr elt generators*
Await expr value
Yield expr value?
YieldFrom expr value
Compare expr left ops* comparators*
Call expr func args* keywords*
FormattedValue expr value conversion format_spec?
JoinedStr expr values*
Constant expr value kind?
Attribute expr value attr ctx
Subscript expr value slice ctx
Starred expr value ctx
Name expr id ctx
List expr elts* ctx
Tuple expr elts* ctx
Slice expr lower? upper? step?
expr_context AST
Load expr_context
Store expr_context
Del expr_context
boolop AST
And boolop
Or boolop
operator AST
Add operator
Sub operator
Mult operator
MatMult operator
Div operator
Mod operator
Pow operator
LShift operator
RShift operator
BitOr operator
BitXor operator
BitAnd operator
FloorDiv operator
unaryop AST
Invert unaryop
Not unaryop
UAdd unaryop
USub unaryop
cmpop AST
Eq cmpop
NotEq cmpop
Lt cmpop
LtE cmpop
Gt cmpop
GtE cmpop
Is cmpop
IsNot cmpop
In cmpop
NotIn cmpop
comprehension AST target iter ifs* is_async
excepthandler AST
ExceptHandler excepthandler type? name? body*
arguments AST posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*
arg AST arg annotation? type_comment?
keyword AST arg? value
alias AST name asname?
withitem AST context_expr optional_vars?
match_case AST pattern guard? body*
pattern AST
MatchValue pattern value
MatchSingleton pattern value
MatchSequence pattern patterns*
MatchMapping pattern keys* patterns* rest?
MatchClass pattern cls patterns* kwd_attrs* kwd_patterns*
MatchStar pattern name?
MatchAs pattern pattern? name?
MatchOr pattern patterns*
type_ignore AST
TypeIgnore type_ignore lineno tag
type_param AST
TypeVar type_param name bound? default_value?
ParamSpec type_param name default_value?
TypeVarTuple type_param name default_value?
"""

# What has a place in the source.
_PLACED = {"stmt", "expr", "excepthandler", "arg", "keyword", "alias", "pattern", "type_param"}
_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")


class AST:
    """A node of a syntax tree."""

    _fields = ()
    _attributes = ()
    __match_args__ = ()
    _lists = frozenset()

    def __init__(self, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} "
                            f"positional argument{'' if len(fields) == 1 else 's'}")
        missing = dict.fromkeys(fields)
        for name, value in zip(fields, args):
            setattr(self, name, value)
            del missing[name]
        for name, value in kwargs.items():
            if name in fields:
                if name not in missing:
                    raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
                del missing[name]
            elif name not in cls._attributes:
                _warn(f"{cls.__name__}.__init__ got an unexpected keyword argument {name!r}. Support for "
                      "arbitrary keyword arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        for name in missing:
            if name in cls._lists:
                setattr(self, name, [])
            elif name == "ctx":
                self.ctx = _lone("Load")
            elif not hasattr(cls, name):
                _warn(f"{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. "
                      "This will become an error in Python 3.15.")

    def __reduce__(self):
        return _restored, (type(self), self.__dict__)


def _restored(cls, state):
    node = cls.__new__(cls)
    node.__dict__.update(state)
    return node


def _warn(message):
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=3)


def _make_classes(namespace):
    for line in _GRAMMAR.split("\n"):
        if not line:
            continue
        name, base, *fields = line.split(" ")
        base = namespace[base]
        names = tuple([field.rstrip("*?") for field in fields])
        body = {"__module__": "ast", "_fields": names, "__match_args__": names,
                "_lists": frozenset([field[:-1] for field in fields if field[-1] == "*"]), "__doc__": line}
        for field in fields:
            if field[-1] == "?":
                body[field[:-1]] = None
        if name in _PLACED:
            body["_attributes"] = _PLACE
            body["end_lineno"] = body["end_col_offset"] = None
        namespace[name] = type(name, (base,), body)


AST.__module__ = "ast"
_make_classes(globals())
_lone_nodes = {}


def _lone(name):
    """The one node of an operator or a context."""
    node = _lone_nodes.get(name)
    if node is None:
        cls = globals()[name]
        node = _lone_nodes[name] = cls.__new__(cls)
    return node


def build(data):
    """The node, list or constant that the compiler's tuple stands for."""
    if type(data) is not tuple:
        return data
    kind = data[0]
    if kind is None:
        return [build(item) for item in data[1:]]
    if len(data) == 2 and data[1] is None and kind != "arguments":
        return _lone(kind)
    cls = globals()[kind]
    node = cls.__new__(cls)
    for name, value in zip(cls._fields, data[2:]):
        setattr(node, name, build(value))
    if data[1] is not None:
        node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = data[1]
    return node
