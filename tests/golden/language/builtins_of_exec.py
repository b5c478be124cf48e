"""Code that is given built-in names of its own."""

import types


def show(action, *args):
    try:
        print(action(*args))
    except Exception as e:
        print(type(e).__name__, e)


show(eval, "len([1])", {"__builtins__": {}})
show(eval, "len([1])", {"__builtins__": None})
show(eval, "__import__('os')", {"__builtins__": None}, {})
show(eval, "x + 1", {"__builtins__": None, "x": 2})
show(eval, "len([1])", {"__builtins__": {"len": lambda x: 42}})
show(eval, "answer", {"__builtins__": types.MappingProxyType({"answer": 42})})
show(eval, "other", {"__builtins__": types.MappingProxyType({"answer": 42})})
show(exec, "class A: pass", {"__builtins__": {}})
show(exec, "import os", {"__builtins__": {}})
namespace = {"__builtins__": object()}
show(exec, "def f(): return len", namespace)
show(namespace["f"])
namespace = {"__builtins__": {"sum": sum}}
exec("def f(x): return sum(x)\ndef g(x): return max(x)", namespace)
show(namespace["f"], [1, 2])
show(namespace["g"], [1, 2])
print(namespace["f"].__builtins__ == {"sum": sum}, sorted(namespace))
class Names(dict):
    def __missing__(self, name):
        return name.upper()
show(eval, "a + b", {"__builtins__": Names(a="x")})
