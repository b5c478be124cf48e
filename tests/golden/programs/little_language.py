"""A tokenizer, parser and evaluator for a small language."""

import re, operator, sys
from collections import ChainMap, namedtuple
from functools import singledispatch, singledispatchmethod

Token = namedtuple("Token", "kind text pos")
SPEC = [
    ("NUM", r"\d+(?:\.\d+)?"),
    ("ID", r"[A-Za-z_]\w*"),
    ("OP", r"\*\*|==|<=|>=|!=|[-+*/%<>=(){},;]"),
    ("WS", r"\s+"),
    ("BAD", r"."),
]
MASTER = re.compile("|".join(f"(?P<{n}>{p})" for n, p in SPEC))


class ParseError(SyntaxError):
    pass


def tokenize(src):
    for m in MASTER.finditer(src):
        if m.lastgroup == "WS":
            continue
        if m.lastgroup == "BAD":
            raise ParseError(f"bad character {m[0]!r} at {m.start()}")
        yield Token(m.lastgroup, m[0], m.start())
    yield Token("END", "", len(src))


class Node:
    __slots__ = ()

    def __init_subclass__(cls):
        cls.__match_args__ = cls.__slots__

    def __init__(self, *a):
        if len(a) != len(self.__slots__):
            raise TypeError(f"{type(self).__name__} takes {len(self.__slots__)} fields, got {len(a)}")
        for n, v in zip(self.__slots__, a):
            setattr(self, n, v)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(repr(getattr(self, n)) for n in self.__slots__)})"


class Num(Node):
    __slots__ = ("value",)


class Var(Node):
    __slots__ = ("name",)


class Bin(Node):
    __slots__ = ("op", "left", "right")


class Let(Node):
    __slots__ = ("name", "value")


class Fn(Node):
    __slots__ = ("params", "body")


class Call(Node):
    __slots__ = ("fn", "args")


PREC = {"==": 1, "<": 2, ">": 2, "<=": 2, "+": 3, "-": 3, "*": 4, "/": 4, "%": 4, "**": 5}


class Parser:
    def __init__(self, src):
        self.toks = list(tokenize(src))
        self.i = 0

    @property
    def cur(self):
        return self.toks[self.i]

    def take(self, text=None):
        t = self.cur
        if text is not None and t.text != text:
            raise ParseError(f"expected {text!r}, found {t.text or 'end'!r} at {t.pos}")
        self.i += 1
        return t

    def program(self):
        out = []
        while self.cur.kind != "END":
            out.append(self.statement())
            if self.cur.text == ";":
                self.take()
        return out

    def statement(self):
        if self.cur.kind == "ID" and self.toks[self.i + 1].text == "=":
            name = self.take().text
            self.take("=")
            return Let(name, self.expr())
        return self.expr()

    def expr(self, min_prec=1):
        left = self.atom()
        while (op := self.cur.text) in PREC and PREC[op] >= min_prec:
            self.take()
            left = Bin(op, left, self.expr(PREC[op] + (op != "**")))
        return left

    def atom(self):
        match self.take():
            case Token("NUM", text):
                node = Num(float(text) if "." in text else int(text))
            case Token("ID", "fn"):
                self.take("(")
                ps = []
                while self.cur.text != ")":
                    ps.append(self.take().text)
                    if self.cur.text == ",":
                        self.take()
                self.take(")")
                node = Fn(tuple(ps), self.expr())
            case Token("ID", name):
                node = Var(name)
            case Token("OP", "("):
                node = self.expr()
                self.take(")")
            case Token("OP", "-"):
                node = Bin("-", Num(0), self.expr(5))
            case t:
                raise ParseError(f"unexpected {t.text!r} at {t.pos}")
        while self.cur.text == "(":
            self.take()
            args = []
            while self.cur.text != ")":
                args.append(self.expr())
                if self.cur.text == ",":
                    self.take()
            self.take(")")
            node = Call(node, args)
        return node


OPS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "**": operator.pow,
    "%": operator.mod,
    "<": operator.lt,
    ">": operator.gt,
    "==": operator.eq,
    "<=": operator.le,
}


class Evaluator:
    @singledispatchmethod
    def ev(self, node, env):
        raise NotImplementedError(type(node).__name__)

    @ev.register
    def _(self, node: Num, env):
        return node.value

    @ev.register(Var)
    def _(self, node, env):
        return env[node.name]

    @ev.register
    def _(self, node: Bin, env):
        return OPS[node.op](self.ev(node.left, env), self.ev(node.right, env))

    @ev.register
    def _(self, node: Let, env):
        env[node.name] = v = self.ev(node.value, env)
        return v

    @ev.register
    def _(self, node: Fn, env):
        return lambda *a: self.ev(node.body, ChainMap(dict(zip(node.params, a, strict=True)), env))

    @ev.register
    def _(self, node: Call, env):
        return self.ev(node.fn, env)(*[self.ev(a, env) for a in node.args])


env = ChainMap({"if": lambda c, a, b: a if c else b, "print": print})
for src in [
    "1 + 2 * 3 ** 2 ** 1",
    "x = 10; y = x % 4; x * y - -2",
    "sq = fn(n) n * n; sq(sq(3))",
    "add = fn(a) fn(b) a + b; add(2)(5)",
    "print(1.5, 2 < 3)",
    "1 / 0",
    "2 $ 3",
    "(1 + 2",
    "nope",
    "sq(1, 2)",
    "f(",
    "1 + ",
    "3(4)",
]:
    try:
        tree = Parser(src).program()
        print(src, "=>", [Evaluator().ev(n, env) for n in tree][-1])
    except (ParseError, ArithmeticError, LookupError, ValueError, TypeError, IndexError) as e:
        print(src, "!!", type(e).__name__, e)
print(Parser("a = fn(x, y) x + y * 2").program())
try:
    Evaluator().ev("str", env)
except NotImplementedError as e:
    print("not", e)
try:
    Bin(1)
except TypeError as e:
    print(e)
