"""Source from a syntax tree. Brackets stand where the order of operations needs them: each kind of expression binds as tightly as a
number says, and gets brackets where something tighter is asked for.
"""

from ast import *
from ast import NodeVisitor

(_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _COMPARE, _BOR, _BXOR, _BAND, _SHIFT, _ARITH, _TERM, _FACTOR, _POWER, _AWAIT,
 _ATOM) = range(18)
_EXPR = _BOR

_BINARY = {
    "Add": ("+", _ARITH), "Sub": ("-", _ARITH), "Mult": ("*", _TERM), "MatMult": ("@", _TERM), "Div": ("/", _TERM),
    "Mod": ("%", _TERM), "LShift": ("<<", _SHIFT), "RShift": (">>", _SHIFT), "BitOr": ("|", _BOR), "BitXor": ("^", _BXOR),
    "BitAnd": ("&", _BAND), "FloorDiv": ("//", _TERM), "Pow": ("**", _POWER),
}
_UNARY = {"Invert": ("~", _FACTOR), "Not": ("not ", _NOT), "UAdd": ("+", _FACTOR), "USub": ("-", _FACTOR)}
_COMPARISONS = {
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is", "IsNot": "is not", "In": "in",
    "NotIn": "not in",
}
_INFINITY = "1e309"


class Unparser(NodeVisitor):
    """Writes a tree line by line; expressions are answered as text."""

    def __init__(self):
        self.lines = []
        self.level = 0

    def whole(self, node):
        """The source of a tree."""
        if isinstance(node, list):
            for each in node:
                self.lines.append(self.part(each))
            return "\n".join(self.lines)
        return self.part(node)

    def part(self, node):
        if isinstance(node, (Module, Interactive)):
            self.suite_of(node)
        elif isinstance(node, (stmt, ExceptHandler, match_case)):
            self.visit(node)
        else:
            return self.other(node)
        text = "\n".join(self.lines).lstrip("\n")
        self.lines = []
        return text

    def other(self, node):
        if isinstance(node, Expression):
            return self.expr(node.body, _TUPLE)
        if isinstance(node, FunctionType):
            return f"({', '.join(map(self.expr, node.argtypes))}) -> {self.expr(node.returns)}"
        return self.expr(node, _TEST) if isinstance(node, expr) else self.visit(node)

    # ---- statements

    def line(self, text, blank=False):
        if blank and self.lines:
            self.lines.append("")
        self.lines.append("    " * self.level + text)

    def block(self, head, body, blank=False):
        self.line(head + ":", blank)
        self.level += 1
        for each in body:
            self.visit(each)
        self.level -= 1

    def suite_of(self, node):
        """The body of a module, its docstring in triple quotes."""
        self.body_with_docstring(node)

    def body_with_docstring(self, node):
        body = node.body
        if self.docstring(node):
            self.line(self.triple_quoted(body[0].value))
            body = body[1:]
        for each in body:
            self.visit(each)

    def docstring(self, node):
        first = node.body[0] if node.body else None
        return isinstance(first, Expr) and isinstance(first.value, Constant) and isinstance(first.value.value, str)

    def triple_quoted(self, node):
        quotes = ['"' * 3, "'" * 3]
        text, possible = _quoted(node.value, quotes, False)
        if not possible:
            text = repr(node.value)
            possible = [quote for quote in quotes if text[0] in quote]
            text = text[1:-1]
        return f"{node.kind or ''}{possible[0]}{text}{possible[0]}"

    def visit_Expr(self, node):
        self.line(self.expr(node.value, _YIELD))

    def visit_Pass(self, node):
        self.line("pass")

    def visit_Break(self, node):
        self.line("break")

    def visit_Continue(self, node):
        self.line("continue")

    def visit_Return(self, node):
        self.line("return" + (f" {self.expr(node.value)}" if node.value else ""))

    def visit_Delete(self, node):
        self.line("del " + ", ".join([self.expr(each) for each in node.targets]))

    def visit_Assign(self, node):
        targets = "".join([self.expr(each, _TUPLE) + " = " for each in node.targets])
        comment = f" # type: {node.type_comment}" if node.type_comment else ""
        self.line(targets + self.expr(node.value) + comment)

    def visit_AugAssign(self, node):
        self.line(f"{self.expr(node.target)} {_BINARY[type(node.op).__name__][0]}= {self.expr(node.value)}")

    def visit_AnnAssign(self, node):
        target = self.expr(node.target)
        if not node.simple and isinstance(node.target, Name):
            target = f"({target})"
        value = f" = {self.expr(node.value)}" if node.value else ""
        self.line(f"{target}: {self.expr(node.annotation)}{value}")

    def visit_TypeAlias(self, node):
        self.line(f"type {self.expr(node.name)}{self.type_params(node)} = {self.expr(node.value)}")

    def visit_Raise(self, node):
        if not node.exc:
            return self.line("raise")
        cause = f" from {self.expr(node.cause)}" if node.cause else ""
        self.line(f"raise {self.expr(node.exc)}{cause}")

    def visit_Assert(self, node):
        message = f", {self.expr(node.msg)}" if node.msg else ""
        self.line(f"assert {self.expr(node.test)}{message}")

    def visit_Import(self, node):
        self.line("import " + ", ".join(map(self.visit, node.names)))

    def visit_ImportFrom(self, node):
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import " + ", ".join(map(self.visit, node.names)))

    def visit_alias(self, node):
        return node.name + (f" as {node.asname}" if node.asname else "")

    def visit_Global(self, node):
        self.line("global " + ", ".join(node.names))

    def visit_Nonlocal(self, node):
        self.line("nonlocal " + ", ".join(node.names))

    def visit_If(self, node):
        head = "if"
        while True:
            self.block(f"{head} {self.expr(node.test)}", node.body)
            if len(node.orelse) != 1 or not isinstance(node.orelse[0], If):
                break
            node, head = node.orelse[0], "elif"
        if node.orelse:
            self.block("else", node.orelse)

    def loop(self, head, node):
        self.block(head, node.body)
        if node.orelse:
            self.block("else", node.orelse)

    def visit_While(self, node):
        self.loop(f"while {self.expr(node.test)}", node)

    def visit_For(self, node, word="for"):
        comment = f" # type: {node.type_comment}" if node.type_comment else ""
        self.loop(f"{word} {self.expr(node.target, _TUPLE)} in {self.expr(node.iter)}", node)
        if comment:
            self.lines[-1] += comment

    def visit_AsyncFor(self, node):
        self.visit_For(node, "async for")

    def visit_With(self, node, word="with"):
        self.block(f"{word} {', '.join(map(self.visit, node.items))}", node.body)

    def visit_AsyncWith(self, node):
        self.visit_With(node, "async with")

    def visit_withitem(self, node):
        return self.expr(node.context_expr) + (f" as {self.expr(node.optional_vars)}" if node.optional_vars else "")

    def visit_Try(self, node, star=""):
        self.block("try", node.body)
        for handler in node.handlers:
            self.visit_ExceptHandler(handler, star)
        if node.orelse:
            self.block("else", node.orelse)
        if node.finalbody:
            self.block("finally", node.finalbody)

    def visit_TryStar(self, node):
        self.visit_Try(node, "*")

    def visit_ExceptHandler(self, node, star=""):
        kind = f" {self.expr(node.type)}" if node.type else ""
        name = f" as {node.name}" if node.name else ""
        self.block(f"except{star}{kind}{name}", node.body)

    def visit_Match(self, node):
        self.block(f"match {self.expr(node.subject)}", node.cases)

    def visit_match_case(self, node):
        guard = f" if {self.expr(node.guard)}" if node.guard else ""
        self.block(f"case {self.pattern(node.pattern)}{guard}", node.body)

    def definition(self, node, head):
        if self.lines:
            self.lines.append("")
        for each in node.decorator_list:
            self.line("@" + self.expr(each))
        self.line(head + ":")
        self.level += 1
        self.body_with_docstring(node)
        self.level -= 1

    def visit_ClassDef(self, node):
        arguments = [self.expr(each) for each in node.bases] + list(map(self.visit, node.keywords))
        brackets = f"({', '.join(arguments)})" if arguments else ""
        self.definition(node, f"class {node.name}{self.type_params(node)}{brackets}")

    def visit_FunctionDef(self, node, word="def"):
        returns = f" -> {self.expr(node.returns)}" if node.returns else ""
        self.definition(node, f"{word} {node.name}{self.type_params(node)}({self.visit(node.args)}){returns}")

    def visit_AsyncFunctionDef(self, node):
        self.visit_FunctionDef(node, "async def")

    def type_params(self, node):
        params = getattr(node, "type_params", None)
        return f"[{', '.join(map(self.visit, params))}]" if params else ""

    def type_param(self, node, star):
        bound = f": {self.expr(node.bound)}" if getattr(node, "bound", None) else ""
        default = f" = {self.expr(node.default_value)}" if node.default_value else ""
        return star + node.name + bound + default

    def visit_TypeVar(self, node):
        return self.type_param(node, "")

    def visit_TypeVarTuple(self, node):
        return self.type_param(node, "*")

    def visit_ParamSpec(self, node):
        return self.type_param(node, "**")

    # ---- parameters and arguments

    def visit_arguments(self, node):
        parts = []
        positional = node.posonlyargs + node.args
        bare = len(positional) - len(node.defaults)
        for i, each in enumerate(positional):
            parts.append(self.visit(each) + (f"={self.expr(node.defaults[i - bare])}" if i >= bare else ""))
            if i + 1 == len(node.posonlyargs):
                parts.append("/")
        if node.vararg:
            parts.append("*" + self.visit(node.vararg))
        elif node.kwonlyargs:
            parts.append("*")
        for each, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.visit(each) + (f"={self.expr(default)}" if default else ""))
        if node.kwarg:
            parts.append("**" + self.visit(node.kwarg))
        return ", ".join(parts)

    def visit_arg(self, node):
        return node.arg + (f": {self.expr(node.annotation)}" if node.annotation else "")

    def visit_keyword(self, node):
        return ("**" if node.arg is None else node.arg + "=") + self.expr(node.value)

    # ---- expressions

    def expr(self, node, least=_TEST):
        """The text of an expression that binds at least as tightly as a level, with brackets if it doesn't."""
        text, level = getattr(self, "of_" + type(node).__name__)(node)
        return text if level >= least else f"({text})"

    def generic_visit(self, node):
        if isinstance(node, expr):
            return self.expr(node)
        if isinstance(node, comprehension):
            return self.comprehension(node)
        if isinstance(node, pattern):
            return self.pattern(node)
        return super().generic_visit(node)

    def visit_Constant(self, node):
        return self.expr(node)

    def of_Name(self, node):
        return node.id, _ATOM

    def of_Constant(self, node):
        value = node.value
        if value is ...:
            return "...", _ATOM
        if isinstance(value, (float, complex)):
            return repr(value).replace("inf", _INFINITY).replace("nan", f"({_INFINITY}-{_INFINITY})"), _ATOM
        if isinstance(value, tuple):
            items = [self.of_Constant(Constant(item))[0] for item in value]
            return f"({', '.join(items)}{',' if len(items) == 1 else ''})", _ATOM
        return (node.kind or "" if isinstance(value, str) else "") + repr(value), _ATOM

    def of_NamedExpr(self, node):
        return f"{self.expr(node.target, _ATOM)} := {self.expr(node.value, _ATOM)}", _NAMED

    def of_Tuple(self, node):
        # Brackets are left out only where the place says so.
        items = [self.expr(each) for each in node.elts]
        text = ", ".join(items) + ("," if len(items) == 1 else "")
        return (text, _TUPLE) if items else ("()", _ATOM)

    def of_List(self, node):
        return f"[{', '.join([self.expr(each) for each in node.elts])}]", _ATOM

    def of_Set(self, node):
        items = [self.expr(each) for each in node.elts]
        return f"{{{', '.join(items)}}}" if items else "{*()}", _ATOM

    def of_Dict(self, node):
        pairs = []
        for key, value in zip(node.keys, node.values):
            pairs.append(f"**{self.expr(value, _EXPR)}" if key is None else f"{self.expr(key)}: {self.expr(value)}")
        return f"{{{', '.join(pairs)}}}", _ATOM

    def comprehension(self, node):
        word = " async for " if node.is_async else " for "
        ifs = "".join([" if " + self.expr(each, _TEST + 1) for each in node.ifs])
        return f"{word}{self.expr(node.target, _TUPLE)} in {self.expr(node.iter, _TEST + 1)}{ifs}"

    def looped(self, node):
        return self.expr(node.elt) + "".join(map(self.comprehension, node.generators))

    def of_ListComp(self, node):
        return f"[{self.looped(node)}]", _ATOM

    def of_SetComp(self, node):
        return f"{{{self.looped(node)}}}", _ATOM

    def of_GeneratorExp(self, node):
        return f"({self.looped(node)})", _ATOM

    def of_DictComp(self, node):
        loops = "".join(map(self.comprehension, node.generators))
        return f"{{{self.expr(node.key)}: {self.expr(node.value)}{loops}}}", _ATOM

    def of_IfExp(self, node):
        return (f"{self.expr(node.body, _TEST + 1)} if {self.expr(node.test, _TEST + 1)} else "
                f"{self.expr(node.orelse)}"), _TEST

    def of_Lambda(self, node):
        parameters = self.visit(node.args)
        return f"lambda{' ' if parameters else ''}{parameters}: {self.expr(node.body)}", _TEST

    def of_BoolOp(self, node):
        word, level = (" and ", _AND) if isinstance(node.op, And) else (" or ", _OR)
        parts = []
        for each in node.values:
            level += 1
            parts.append(self.expr(each, level))
        return word.join(parts), _AND if word == " and " else _OR

    def of_BinOp(self, node):
        sign, level = _BINARY[type(node.op).__name__]
        left, right = (level + 1, level) if sign == "**" else (level, level + 1)
        return f"{self.expr(node.left, left)} {sign} {self.expr(node.right, right)}", level

    def of_UnaryOp(self, node):
        sign, level = _UNARY[type(node.op).__name__]
        return sign + self.expr(node.operand, level), level

    def of_Compare(self, node):
        parts = [self.expr(node.left, _COMPARE + 1)]
        for op, each in zip(node.ops, node.comparators):
            parts.append(f"{_COMPARISONS[type(op).__name__]} {self.expr(each, _COMPARE + 1)}")
        return " ".join(parts), _COMPARE

    def of_Await(self, node):
        return "await" + (f" {self.expr(node.value, _ATOM)}" if node.value else ""), _AWAIT

    def of_Yield(self, node):
        return "yield" + (f" {self.expr(node.value, _ATOM)}" if node.value else ""), _YIELD

    def of_YieldFrom(self, node):
        return f"yield from {self.expr(node.value, _ATOM)}", _YIELD

    def of_Starred(self, node):
        return f"*{self.expr(node.value, _EXPR)}", _ATOM

    def of_Attribute(self, node):
        value = self.expr(node.value, _ATOM)
        # A number's dot would be its point.
        if isinstance(node.value, Constant) and isinstance(node.value.value, int):
            value += " "
        return f"{value}.{node.attr}", _ATOM

    def of_Call(self, node):
        arguments = [self.expr(each) for each in node.args] + list(map(self.visit, node.keywords))
        return f"{self.expr(node.func, _ATOM)}({', '.join(arguments)})", _ATOM

    def of_Subscript(self, node):
        index = node.slice
        bare = isinstance(index, Tuple) and index.elts
        return f"{self.expr(node.value, _ATOM)}[{self.expr(index, _TUPLE if bare else _TEST)}]", _ATOM

    def of_Slice(self, node):
        lower, upper = [self.expr(each) if each else "" for each in (node.lower, node.upper)]
        return f"{lower}:{upper}" + (f":{self.expr(node.step)}" if node.step else ""), _ATOM

    # ---- f-strings

    def of_JoinedStr(self, node):
        quotes = ["'", '"', '"' * 3, "'" * 3]
        pieces = []
        for is_text, text in map(self.f_part, node.values):
            if is_text:
                text, quotes = _quoted(text, quotes, True)
                if not quotes:
                    return self.of_many_quotes(node), _ATOM
            elif "\n" in text:
                quotes = [quote for quote in quotes if len(quote) == 3]
            pieces.append(text)
        return f"f{quotes[0]}{''.join(pieces)}{quotes[0]}", _ATOM

    def of_many_quotes(self, node):
        """An f-string whose texts have quotes of all kinds."""
        # The quote in front has `repr` take single ones.
        pieces = [repr('"' + text)[2:-1] if is_text else text for is_text, text in map(self.f_part, node.values)]
        return "f'''" + "".join(pieces) + "'''"

    def f_part(self, node):
        if isinstance(node, Constant):
            return True, node.value.replace("{", "{{").replace("}", "}}")
        value = Unparser().expr(node.value, _TEST + 1)
        space = " " if value.startswith("{") else ""
        conversion = f"!{chr(node.conversion)}" if node.conversion != -1 else ""
        spec = ""
        if node.format_spec:
            spec = ":" + "".join([self.f_part(each)[1] for each in node.format_spec.values])
        return False, f"{{{space}{value}{conversion}{spec}}}"

    def of_FormattedValue(self, node):
        return self.of_JoinedStr(JoinedStr([node]))

    # ---- patterns

    def pattern(self, node, least=_TEST):
        text, level = getattr(self, "of_" + type(node).__name__)(node)
        return text if level >= least else f"({text})"

    def of_MatchValue(self, node):
        return self.expr(node.value), _ATOM

    def of_MatchSingleton(self, node):
        return repr(node.value), _ATOM

    def of_MatchSequence(self, node):
        return f"[{', '.join(map(self.pattern, node.patterns))}]", _ATOM

    def of_MatchStar(self, node):
        return f"*{node.name or '_'}", _ATOM

    def of_MatchMapping(self, node):
        parts = [f"{self.expr(key)}: {self.pattern(each)}" for key, each in zip(node.keys, node.patterns)]
        if node.rest is not None:
            parts.append(f"**{node.rest}")
        return f"{{{', '.join(parts)}}}", _ATOM

    def of_MatchClass(self, node):
        parts = list(map(self.pattern, node.patterns))
        parts += [f"{name}={self.pattern(each)}" for name, each in zip(node.kwd_attrs, node.kwd_patterns)]
        return f"{self.expr(node.cls)}({', '.join(parts)})", _ATOM

    def of_MatchAs(self, node):
        if node.name is None:
            return "_", _ATOM
        if node.pattern is None:
            return node.name, _ATOM
        return f"{self.pattern(node.pattern, _BOR)} as {node.name}", _TEST

    def of_MatchOr(self, node):
        return " | ".join([self.pattern(each, _BOR + 1) for each in node.patterns]), _BOR


def _quoted(text, quotes, escape_all):
    """The text with what must be escaped, and those of the quotes that it may stand in; line ends and tabs stay, unless all is escaped."""
    def shown(c):
        if c in "\n\t" and not escape_all:
            return c
        return c.encode("unicode_escape").decode() if c == "\\" or not c.isprintable() else c

    escaped = "".join(map(shown, text))
    possible = [quote for quote in quotes if quote not in escaped and (len(quote) == 3 or "\n" not in escaped)]
    if escaped and possible:
        last = escaped[-1]
        # No quote before one of its kind, or else with a backslash.
        possible.sort(key=lambda quote: quote[0] == last)
        if possible[0][0] == last:
            escaped = f"{escaped[:-1]}\\{last}"
    return escaped, possible
