"""The classes that constants had before `Constant`: deprecated, and still what older recipes ask for."""

from ast import _CONSTANTS, Constant, _warn_older


class _Kind(type):
    """A constant is an instance of the class of its value's kind."""

    def __instancecheck__(cls, node):
        name = cls.__name__
        _warn_older(f"ast.{name}", "ast.Constant")
        if not issubclass(type(node), Constant) or not hasattr(node, "value"):
            return False
        return isinstance(node.value, _CONSTANTS[name]) and not (name == "Num" and isinstance(node.value, bool))


def _new(cls, *args, **kwargs):
    _warn_older(f"ast.{cls.__name__}", "ast.Constant")
    if cls.__name__ == "Ellipsis":
        args = (..., *args)
    return Constant(*args, **kwargs)


CLASSES = {name: _Kind(name, (Constant,), {"__new__": _new, "__module__": "ast",
                                           "__doc__": "Deprecated AST node class. Use ast.Constant instead"})
           for name in _CONSTANTS}
