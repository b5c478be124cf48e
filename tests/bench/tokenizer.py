"""A tokenizer and a recursive-descent parser for expressions."""


class Tokenizer:
    def __init__(self, text):
        self.text = text
        self.position = 0

    def tokens(self):
        text, i, out = self.text, 0, []
        n = len(text)
        while i < n:
            c = text[i]
            if c.isspace():
                i += 1
            elif c.isdigit():
                start = i
                while i < n and text[i].isdigit():
                    i += 1
                out.append(("number", int(text[start:i])))
            elif c.isalpha():
                start = i
                while i < n and (text[i].isalnum() or text[i] == "_"):
                    i += 1
                out.append(("name", text[start:i]))
            else:
                out.append(("op", c))
                i += 1
        out.append(("end", None))
        return out


class Parser:
    def __init__(self, tokens, names):
        self.tokens, self.at, self.names = tokens, 0, names

    def take(self, *symbols):
        kind, value = self.tokens[self.at]
        if kind == "op" and value in symbols:
            self.at += 1
            return value
        return None

    def sum(self):
        value = self.product()
        while op := self.take("+", "-"):
            other = self.product()
            value = value + other if op == "+" else value - other
        return value

    def product(self):
        value = self.atom()
        while op := self.take("*", "/"):
            other = self.atom()
            value = value * other if op == "*" else value // (other or 1)
        return value % 1_000_003

    def atom(self):
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return value
        if kind == "name":
            return self.names[value]
        if value == "(":
            value = self.sum()
            self.take(")")
            return value
        if value == "-":
            return -self.atom()
        raise SyntaxError(f"unexpected {value!r}")


names = {"alpha": 3, "beta_2": 14, "x": 159}
source = "(alpha + 12) * beta_2 - x / (7 - 3) + 42 * (x - -5) * alpha"
total = 0
for i in range(30_000):
    tokens = Tokenizer(f"{source} + {i}").tokens()
    total += Parser(tokens, names).sum()
print(total, len(tokens))
