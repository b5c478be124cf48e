"""Recipes from before `ast.Constant`: visitors of numbers and strings, and the classes that these had."""

import ast
import warnings

warnings.simplefilter("ignore", DeprecationWarning)


class Calculator(ast.NodeVisitor):
    def visit_Module(self, node):
        return self.visit(node.body[0])

    def visit_Expr(self, node):
        return self.visit(node.value)

    def visit_BinOp(self, node):
        return self.visit(node.left) + self.visit(node.right)

    def visit_Num(self, node):
        return node.n

    def visit_Str(self, node):
        return node.s


def kind(source):
    node = ast.parse(source, mode="eval").body
    return [name for name in ("Num", "Str", "Bytes", "NameConstant", "Ellipsis") if isinstance(node, getattr(ast, name))]


print(Calculator().visit(ast.parse("1 + 2 + 3")), Calculator().visit(ast.parse("'a' + 'b'")))
print([kind(source) for source in ("5", "2.5", "'x'", "b'y'", "True", "None", "...", "x")])
print(ast.dump(ast.Num(3)), ast.dump(ast.Str("x")), ast.dump(ast.NameConstant(None)), ast.dump(ast.Ellipsis()), ast.dump(ast.Bytes(b"q")))
constant = ast.Constant(4)
constant.n = 5
print(constant.value, constant.s, ast.dump(constant), issubclass(ast.Num, ast.Constant))
warnings.simplefilter("error")
for step in (lambda: constant.n, lambda: ast.Num(1), lambda: isinstance(constant, ast.Str), lambda: Calculator().visit(constant)):
    try:
        step()
    except DeprecationWarning as warning:
        print(warning)
