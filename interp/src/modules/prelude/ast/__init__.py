"""Syntax trees: the nodes that a source consists of, and what one does with them."""

import sys
from contextlib import contextmanager as _contextmanager

from _gilbox import decode_source as _decode_source, syntax_tree as _syntax_tree
from ast import _nodes
from ast._nodes import *
from ast._nodes import AST, _lone

# The classes that constants had before they had one, and what their values are. The first that fits counts.
_CONSTANTS = {"NameConstant": (bool, type(None)), "Num": (int, float, complex), "Str": str, "Bytes": bytes, "Ellipsis": type(...)}


def __getattr__(name):
    if name not in _CONSTANTS:
        raise AttributeError(f"module 'ast' has no attribute {name!r}")
    _warn_older(f"ast.{name}", "ast.Constant")
    from ast._older import CLASSES
    globals()[name] = CLASSES[name]
    return CLASSES[name]


def _warn_older(name, instead):
    import warnings
    warnings.warn(f"{name} is deprecated and will be removed in Python 3.14; use {instead} instead",
                  DeprecationWarning, stacklevel=3)


def _alias(name):
    def read(self):
        _warn_older(f"Attribute {name}", "value")
        return self.value

    def write(self, value):
        _warn_older(f"Attribute {name}", "value")
        self.value = value
    return property(read, write, doc="Deprecated. Use value instead.")


Constant.n, Constant.s = _alias("n"), _alias("s")

PyCF_ALLOW_TOP_LEVEL_AWAIT = 8192
PyCF_ONLY_AST = 1024
PyCF_OPTIMIZED_AST = 33792
PyCF_TYPE_COMMENTS = 4096


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None, optimize=-1):
    """The tree of a source."""
    if isinstance(source, AST):
        return source
    if isinstance(source, (bytes, bytearray)):
        source = _decode_source(source, filename)
    if not isinstance(source, str):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    if not isinstance(mode, str):
        raise TypeError(f"compile() argument 'mode' must be str, not {type(mode).__name__}")
    if mode not in ("exec", "eval", "single", "func_type"):
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    tree = _nodes.build(_syntax_tree(source, filename, mode))
    if mode == "single":
        return Interactive(body=tree.body)
    return tree


def _compilable(tree, mode):
    """Source of a tree that is to be compiled."""
    wanted = {"exec": Module, "eval": Expression, "single": Interactive}.get(mode)
    if wanted and not isinstance(tree, wanted):
        raise TypeError(f"expected {wanted.__name__} node, got {type(tree).__name__}")
    if _is_circular(tree):
        raise RecursionError("maximum recursion depth exceeded while traversing 'expr' node")
    for node in walk(tree):
        for name in ("lineno", "col_offset"):
            if name in node._attributes and not hasattr(node, name):
                kind = next(cls for cls in type(node).__mro__ if cls.__bases__ == (AST,))
                raise TypeError(f'required field "{name}" missing from {kind.__name__}')
    return unparse(tree)


def _is_circular(tree):
    """Does a node contain itself?"""
    around, done, stack = {tree}, set(), [(tree, iter_child_nodes(tree))]
    while stack:
        node, children = stack[-1]
        for child in children:
            if child in around:
                return True
            if child not in done:
                around.add(child)
                stack.append((child, iter_child_nodes(child)))
                break
        else:
            stack.pop()
            around.discard(node)
            done.add(node)
    return False


# --- walking ----------------------------------------------------------------

def iter_fields(node):
    """The fields of a node that it has, with their values."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """The nodes right below a node."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """A node and all below it, level by level."""
    waiting = [node]
    for node in waiting:
        yield node
        waiting.extend(iter_child_nodes(node))


class NodeVisitor:
    """Goes through a tree, calling `visit_Name` for a node of class `Name`."""

    def visit(self, node):
        """Call the method for a node's class."""
        return getattr(self, "visit_" + type(node).__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visit what is below a node."""
        for child in iter_child_nodes(node):
            self.visit(child)

    def visit_Constant(self, node):
        """Call the method for the class that the constant would have had before Python 3.8, if there is one."""
        for kind, classes in _CONSTANTS.items():
            if isinstance(node.value, classes):
                visitor = getattr(self, "visit_" + kind, None)
                if visitor is not None:
                    import warnings
                    warnings.warn(f"visit_{kind} is deprecated; add visit_Constant", DeprecationWarning, 2)
                    return visitor(node)
                break
        return self.generic_visit(node)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods say what takes the place of a node."""

    def generic_visit(self, node):
        """Visit what is below a node, and put the answers in its place."""
        for name, old in iter_fields(node):
            if isinstance(old, list):
                new = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            new.extend(item)
                            continue
                    new.append(item)
                old[:] = new
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


# --- places -----------------------------------------------------------------

def copy_location(new_node, old_node):
    """Give a node the place of another."""
    for name in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Give each node without a place that of the node above it."""
    def fix(node, place):
        names = ("lineno", "col_offset", "end_lineno", "end_col_offset")
        found = []
        for name, value in zip(names, place):
            if name in node._attributes:
                if getattr(node, name, None) is None:
                    setattr(node, name, value)
                else:
                    value = getattr(node, name)
            found.append(value)
        for child in iter_child_nodes(node):
            fix(child, found)

    fix(node, (1, 0, 1, 0))
    return node


def increment_lineno(node, n=1):
    """Move a tree so many lines down."""
    for each in walk(node):
        if isinstance(each, TypeIgnore):
            each.lineno = getattr(each, "lineno", 0) + n
            continue
        if "lineno" in each._attributes:
            each.lineno = getattr(each, "lineno", 0) + n
        if "end_lineno" in each._attributes and (end := getattr(each, "end_lineno", 0)) is not None:
            each.end_lineno = end + n
    return node


def get_docstring(node, clean=True):
    """The docstring of a module, a class or a function, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    if clean:
        from inspect import cleandoc

        return cleandoc(value.value)
    return value.value


def get_source_segment(source, node, *, padded=False):
    """The text of a node in its source, or None."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [line + "\n" for line in lines[:-1]] + lines[-1:]
    if last == first:
        return lines[first].encode()[start:end].decode()
    before = lines[first].encode()[:start].decode()
    padding = "".join([c if c in "\f\t" else " " for c in before]) if padded else ""
    head = padding + lines[first].encode()[start:].decode()
    return head + "".join(lines[first + 1:last]) + lines[last].encode()[:end].decode()


# --- text -------------------------------------------------------------------

def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """A tree as text, as its nodes would be made."""
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {node.__class__.__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent

    def text(node, level=0):
        """The text, and whether it fits into the line of what has it."""
        if indent is not None:
            level += 1
            prefix = "\n" + indent * level
            separator = ",\n" + indent * level
        else:
            prefix, separator = "", ", "
        if isinstance(node, AST):
            cls = type(node)
            parts, simple, by_name = [], True, annotate_fields
            for name in node._fields:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    by_name = True
                    continue
                if value is None and getattr(cls, name, ...) is None:
                    by_name = True
                    continue
                if not show_empty and value == [] and name in cls._lists:
                    by_name = True
                    continue
                value, fits = text(value, level)
                simple = simple and fits
                parts.append(f"{name}={value}" if by_name else value)
            if include_attributes and node._attributes:
                for name in node._attributes:
                    try:
                        value = getattr(node, name)
                    except AttributeError:
                        continue
                    if value is None and getattr(cls, name, ...) is None:
                        continue
                    value, fits = text(value, level)
                    simple = simple and fits
                    parts.append(f"{name}={value}")
            if simple and len(parts) <= 3:
                return f"{cls.__name__}({', '.join(parts)})", not parts
            return f"{cls.__name__}({prefix}{separator.join(parts)})", False
        if isinstance(node, list):
            if not node:
                return "[]", True
            return f"[{prefix}{separator.join([text(item, level)[0] for item in node])}]", False
        return repr(node), True

    return text(node)[0]


def unparse(ast_obj):
    """Source that a tree could be of."""
    from ast._unparse import Unparser

    return Unparser().whole(ast_obj)


# --- values -----------------------------------------------------------------

def _malformed(node):
    message = "malformed node or string"
    if line := getattr(node, "lineno", None):
        message += f" on line {line}"
    raise ValueError(f"{message}: {node!r}")


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _number(node)


def _value(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple([_value(item) for item in node.elts])
    if isinstance(node, List):
        return [_value(item) for item in node.elts]
    if isinstance(node, Set):
        return {_value(item) for item in node.elts}
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" \
            and node.args == node.keywords == []:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        # A value is read before the next key.
        return {_value(key): _value(value) for key, value in zip(node.keys, node.values)}
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def literal_eval(node_or_string):
    """The value of an expression that consists of literals only."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _value(node_or_string)
