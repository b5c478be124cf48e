"""Small parsers written by hand: numbers, key=value, INI, CSV with quotes, roman, arithmetic."""


class ParseError(ValueError):
    def __init__(self, message, position):
        super().__init__(f"{message} at {position}")
        self.position = position


def tokenize(source):
    i = 0
    while i < len(source):
        c = source[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(source) and (source[i].isdigit() or source[i] == "."):
                i += 1
            text = source[start:i]
            if text.count(".") > 1:
                raise ParseError(f"bad number {text!r}", start)
            yield ("number", float(text) if "." in text else int(text), start)
        elif c.isalpha():
            start = i
            while i < len(source) and source[i].isalnum():
                i += 1
            yield ("name", source[start:i], start)
        elif c in "+-*/^()=,":
            if source[i : i + 2] == "**":
                yield ("op", "^", i)
                i += 2
                continue
            yield ("op", c, i)
            i += 1
        else:
            raise ParseError(f"unexpected {c!r}", i)
    yield ("end", None, len(source))


class Calculator:
    FUNCTIONS = {"max": max, "min": min, "abs": abs, "sum": lambda *a: sum(a)}

    def __init__(self):
        self.variables = {}

    def run(self, source):
        self.tokens = list(tokenize(source))
        self.at = 0
        if self.tokens[0][0] == "name" and self.tokens[1][1] == "=":
            name = self.take()[1]
            self.take()
            value = self.variables[name] = self.sum()
        else:
            value = self.sum()
        kind, text, position = self.peek()
        if kind != "end":
            raise ParseError(f"unexpected {text!r}", position)
        return value

    def peek(self):
        return self.tokens[self.at]

    def take(self):
        token = self.tokens[self.at]
        self.at += 1
        return token

    def accept(self, *symbols):
        if self.peek()[0] == "op" and self.peek()[1] in symbols:
            return self.take()[1]
        return None

    def expect(self, symbol):
        if not self.accept(symbol):
            raise ParseError(f"expected {symbol!r}", self.peek()[2])

    def sum(self):
        value = self.product()
        while op := self.accept("+", "-"):
            other = self.product()
            value = value + other if op == "+" else value - other
        return value

    def product(self):
        value = self.power()
        while op := self.accept("*", "/"):
            other = self.power()
            value = value * other if op == "*" else value / other
        return value

    def power(self):
        base = self.atom()
        return base ** self.power() if self.accept("^") else base

    def atom(self):
        if self.accept("-"):
            return -self.power()
        if self.accept("("):
            value = self.sum()
            self.expect(")")
            return value
        kind, text, position = self.take()
        if kind == "number":
            return text
        if kind == "name":
            if self.accept("("):
                arguments = [self.sum()]
                while self.accept(","):
                    arguments.append(self.sum())
                self.expect(")")
                try:
                    return self.FUNCTIONS[text](*arguments)
                except KeyError:
                    raise ParseError(f"no function {text}", position) from None
            if text in self.variables:
                return self.variables[text]
            raise ParseError(f"no variable {text}", position)
        raise ParseError("expected a value", position)


calc = Calculator()
for line in [
    "1 + 2 * 3",
    "(1 + 2) * 3",
    "2 ^ 3 ^ 2",
    "-2 ** 2",
    "10 / 4 - 1",
    "x = 4 * (3 + 1)",
    "x / 2 + y",
    "y = x",
    "max(x, 3, y * 2) - abs(-5)",
    "1 +",
    "2 $ 3",
    "(1",
    "1.2.3",
    "foo(1)",
    "1 2",
    "1 / 0",
    "sum(1, 2, 3.5)",
    "",
]:
    try:
        print(f"{line!r:32} -> {calc.run(line)}")
    except ParseError as e:
        print(f"{line!r:32} !! {e} [{e.position}]")
    except ZeroDivisionError as e:
        print(f"{line!r:32} !! {type(e).__name__}: {e}")


def parse_csv(line):
    fields, field, quoted, i = [], "", False, 0
    while i < len(line):
        c = line[i]
        if quoted:
            if c == '"' and line[i + 1 : i + 2] == '"':
                field += '"'
                i += 1
            elif c == '"':
                quoted = False
            else:
                field += c
        elif c == '"':
            quoted = True
        elif c == ",":
            fields.append(field)
            field = ""
        else:
            field += c
        i += 1
    return fields + [field]


for line in ('a,b,c', '"x, y",z', '"he said ""hi""",,', ""):
    print(parse_csv(line))


def parse_ini(text):
    sections, current = {}, None
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], {})
        elif "=" in line and current is not None:
            key, _, value = line.partition("=")
            value = value.strip()
            current[key.strip()] = (
                int(value) if value.lstrip("-").isdigit() else {"yes": True, "no": False}.get(value, value)
            )
        else:
            raise ParseError(f"cannot read {line!r}", number)
    return sections


print(parse_ini("[server]\nport = 8080 # web\nhost= example.org\n\n[debug]\non=yes\nlevel=-3\n"))
try:
    parse_ini("[a]\nnonsense")
except ValueError as e:
    print(type(e).__mro__[1].__name__, e)
