"""The module ast: trees of sources, what visitors find in them, transformations, source from trees, literals."""

import ast

SOURCE = '''
"""Shapes."""
import math as m
from . import units

@cached
def area(r: float, /, scale=1, *, unit: str = "m") -> float:
    """The area of a circle."""
    if r < 0 or scale == 0:
        raise ValueError(f"bad {r!r:>{scale}} {unit=}")
    elif not r: return 0.0
    else:
        return m.pi * (r * scale) ** 2

class Box(Shape, metaclass=Meta):
    sides: list[int] = [1, 2]
    def __len__(self): return sum(s for s in self.sides if s > 0)

match point:
    case [x, 0 | -1, *rest] if x: pass
    case {"k": v, **others}: pass
    case Point(x=0) as origin: pass
    case _: pass

squares = {k: v ** 2 for k, v in pairs.items()}
first, *tail = data[1:, ::2]
'''

tree = ast.parse(SOURCE)
print(ast.dump(tree))
print(ast.dump(tree.body[3], indent=2))
print(ast.dump(ast.parse("a + 1", mode="eval"), include_attributes=True))
print(ast.dump(ast.parse("x"), show_empty=True), ast.dump(ast.parse("x"), annotate_fields=False))
print(ast.unparse(tree))
print(ast.get_docstring(tree), ast.get_docstring(tree.body[3]))


class Names(ast.NodeVisitor):
    def __init__(self):
        self.read, self.written = set(), set()

    def visit_Name(self, node):
        (self.written if isinstance(node.ctx, ast.Store) else self.read).add(node.id)


names = Names()
names.visit(tree)
print(sorted(names.read), sorted(names.written))
print([node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))])
for node in ast.walk(tree):
    if isinstance(node, ast.Call):
        print(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset, ast.get_source_segment(SOURCE, node))


class Doubler(ast.NodeTransformer):
    """Doubles whole numbers, and drops what raises."""

    def visit_Constant(self, node):
        if type(node.value) is int:
            return ast.copy_location(ast.BinOp(node, ast.Mult(), ast.Constant(2)), node)
        return node

    def visit_Raise(self, node):
        return ast.Pass()


changed = ast.fix_missing_locations(Doubler().visit(ast.parse("x = 1 + 2\nif y:\n    raise E\nprint(x, 'one', 3.5)")))
print(ast.unparse(changed))
exec(compile(changed, "<changed>", "exec"), {"y": False})
product = ast.Expression(ast.BinOp(ast.Constant(6), ast.Mult(), ast.Constant(7)))
for attempt in range(2):
    try:
        print(eval(compile(product, "<product>", "eval")))
    except TypeError as e:
        print(e)
    ast.fix_missing_locations(product)


def evaluate(node):
    """A calculator without `eval`."""
    match node:
        case ast.Expression(body):
            return evaluate(body)
        case ast.Constant(value):
            return value
        case ast.BinOp(left, ast.Add(), right):
            return evaluate(left) + evaluate(right)
        case ast.BinOp(left, ast.Mult(), right):
            return evaluate(left) * evaluate(right)
        case ast.UnaryOp(ast.USub(), operand):
            return -evaluate(operand)
        case _:
            raise TypeError(f"{type(node).__name__} at {node.lineno}:{node.col_offset}")


print(evaluate(ast.parse("-2 * (3 + 4)", mode="eval")))
try:
    evaluate(ast.parse("1 + f(2)", mode="eval"))
except TypeError as e:
    print(e)

for text in ("[1, (2.5, -3j), {'a': None}, {1, 2}, b'x', set(), ...]", "1+2j", "-7", "  'a' 'b'", "a", "f(1)", "1 + 2", "[x for x in y]",
             "{**a}", "1 if 2 else 3", "(1", "not 1", "f'{x}'"):
    try:
        print(repr(ast.literal_eval(text)))
    except (ValueError, SyntaxError) as e:
        print(type(e).__name__, str(e).partition(" object at")[0])

for text in ("(a + b) * c", "a - (b - c)", "(-1) ** 2", "-x ** -y", "not (a and b) or c", "(lambda: 1)()", "(yield)", "a < (b < c)",
             "x = 1,", "f'{x!r:>{w}} {{}}' 'tail\\n'", "print(*a, **b)", "(1).real", "[*a, *b]", "async def f():\n async for x in y: await x",
             "try:\n a\nexcept* E as e:\n b\nfinally:\n c", "with a as b, c: pass", "type X[T: int, *Ts, **P] = T", "x[a:b, ...]", "(x := 5)",
             "assert a, 'b'", "del a, b", "global x, y", "for x in 1, 2: break\nelse: pass", "'it\\'s \"x\"'", "1e400, 2j, -0.0"):
    print(ast.unparse(ast.parse(text)))

node = ast.Name("x", ast.Load())
print(node.id, node._fields, ast.Name._attributes, isinstance(node, ast.expr), ast.FunctionDef.__mro__[1].__name__)
print(ast.dump(ast.increment_lineno(ast.parse("x"), 3).body[0], include_attributes=True))
