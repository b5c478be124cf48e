"""`literal_eval`. Syntax trees are not there: whatever else is asked of this module is
an AttributeError."""

import re

__all__ = ["literal_eval"]

_TOKEN = re.compile(r"""
    (?P<space>(?:[ \t\r\n\f]|\\\n|\#[^\n]*)+)
  | (?P<string>(?:[rR][bB]?|[bB][rR]?|[uU])?
        (?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"
          |'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))
  | (?P<number>0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+
        |(?:\d[\d_]*\.?(?:\d[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?)
  | (?P<name>[^\W\d]\w*)
  | (?P<mark>\.\.\.|[-+()\[\]{},:]|.)
    """, re.VERBOSE | re.DOTALL)

_CONSTANTS = {"None": None, "True": True, "False": False}


class _Malformed(Exception):
    """What stands there is no literal."""


class _Reader:
    """Reads the literals in a source that is known to be an expression."""

    def __init__(self, source):
        self.tokens = [(found.lastgroup, found.group(), found.start())
                       for found in _TOKEN.finditer(source) if found.lastgroup != "space"]
        self.tokens.append(("end", "", len(source)))
        self.at = 0

    def text(self):
        return self.tokens[self.at][1]

    def kind(self):
        return self.tokens[self.at][0]

    def take(self):
        token = self.tokens[self.at]
        self.at += 1
        return token

    def fail(self, what):
        raise _Malformed(what, self.tokens[self.at][2])

    def whole(self):
        value = self.items("")
        if self.kind() != "end":
            self.fail("Expression")
        return value

    def items(self, close):
        """One value, or a tuple of those with commas between them."""
        values = [self.value()]
        while self.text() == ",":
            self.take()
            if self.text() == close or self.kind() == "end":
                return tuple(values)
            values.append(self.value())
            if self.text() != ",":
                return tuple(values)
        return values[0]

    def value(self):
        left = self.signed()
        if self.text() in ("+", "-"):
            if type(left) not in (int, float, complex):
                self.fail("BinOp")
            sign = self.take()[1]
            right = self.atom()
            if type(right) is not complex:
                self.fail("BinOp")
            left = left + right if sign == "+" else left - right
        if self.kind() == "name" or self.text() in ("(", "[", "+", "-") \
                or self.kind() == "mark" and self.text() not in ",:)]}":
            self.fail("Call" if self.text() == "(" else "Subscript" if self.text() == "["
                      else "BinOp")
        return left

    def signed(self):
        if self.text() not in ("+", "-"):
            return self.atom()
        sign = self.take()[1]
        value = self.signed() if self.text() in ("+", "-") else self.atom()
        if type(value) not in (int, float, complex):
            self.fail("UnaryOp")
        return value if sign == "+" else -value

    def atom(self):
        kind, text, _ = self.take()
        if kind == "number":
            return eval(text)
        if kind == "string":
            value = eval(text)
            while self.kind() == "string":
                value += eval(self.take()[1])
            return value
        if kind == "name":
            if text in _CONSTANTS:
                return _CONSTANTS[text]
            if text == "set" and self.text() == "(":
                self.take()
                if self.text() == ")":
                    self.take()
                    return set()
            self.at -= 1
            self.fail("Lambda" if text == "lambda" else "JoinedStr" if self.kind() == "string"
                      else "Call" if self.tokens[self.at + 1][1] == "(" else "Name")
        if text == "...":
            return ...
        if text == "(":
            if self.text() == ")":
                self.take()
                return ()
            value = self.items(")")
            self.expect(")")
            return value
        if text == "[":
            values = []
            while self.text() != "]":
                values.append(self.value())
                if self.text() != ",":
                    break
                self.take()
            self.expect("]")
            return values
        if text == "{":
            return self.braces()
        self.at -= 1
        self.fail("Starred" if text == "*" else "UnaryOp")

    def expect(self, text):
        if self.text() != text:
            self.fail("ListComp" if self.text() == "for" else "Expression")
        self.take()

    def braces(self):
        pairs, items = {}, []
        if self.text() == "}":
            self.take()
            return pairs
        while self.text() != "}":
            if self.text() == "*":
                raise ValueError("malformed node or string: None")
            key = self.value()
            if self.text() == ":":
                self.take()
                pairs[key] = self.value()
            else:
                items.append(key)
            if self.text() != ",":
                break
            self.take()
        self.expect("}")
        return set(items) if items else pairs


def literal_eval(node_or_string):
    """The value of an expression that consists of literals only."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    source = node_or_string.lstrip(" \t")
    compile(source, "<unknown>", "eval")
    try:
        return _Reader(source).whole()
    except _Malformed as e:
        what, at = e.args
        line = source.count("\n", 0, at) + 1
    raise ValueError(f"malformed node or string on line {line}: "
                     f"<ast.{what} object at {id(source):#x}>")
