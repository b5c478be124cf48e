"""A markdown converter, a JSON parser by hand, a template engine, a regex matcher, a wildcard matcher, a diff."""


def inline(text):
    for mark, tag in (("**", "b"), ("*", "i"), ("`", "code")):
        parts = text.split(mark)
        text = parts[0]
        for n, part in enumerate(parts[1:], 1):
            text += (f"<{tag}>" if n % 2 else f"</{tag}>") + part
    return text


def markdown(source):
    out, items, paragraph = [], [], []

    def flush():
        if items:
            out.append("<ul>" + "".join(f"<li>{inline(i)}</li>" for i in items) + "</ul>")
            items.clear()
        if paragraph:
            out.append(f"<p>{inline(' '.join(paragraph))}</p>")
            paragraph.clear()

    for line in source.splitlines() + [""]:
        stripped = line.strip()
        if stripped.startswith("#"):
            flush()
            level = len(stripped) - len(stripped.lstrip("#"))
            out.append(f"<h{level}>{inline(stripped[level:].strip())}</h{level}>")
        elif stripped.startswith(("- ", "* ")):
            items.append(stripped[2:])
        elif not stripped:
            flush()
        else:
            paragraph.append(stripped)
    return "\n".join(out)


print(markdown("# Title\nSome *soft* and **loud** text\nwith `code`.\n\n- one\n- **two**\n\n## Sub # title\nend"))


class JSONParser:
    def __init__(self, text):
        self.text, self.i = text, 0

    def fail(self, what):
        raise ValueError(f"expected {what} at {self.i}")

    def skip(self):
        while self.i < len(self.text) and self.text[self.i] in " \t\n\r":
            self.i += 1

    def take(self, token):
        self.skip()
        if self.text.startswith(token, self.i):
            self.i += len(token)
            return True
        return False

    def parse(self):
        value = self.value()
        self.skip()
        if self.i != len(self.text):
            self.fail("end")
        return value

    def value(self):
        for word, value in (("null", None), ("true", True), ("false", False)):
            if self.take(word):
                return value
        if self.take("["):
            return self.items("]", self.value)
        if self.take("{"):
            return dict(self.items("}", self.pair))
        if self.take('"'):
            return self.string()
        return self.number()

    def items(self, end, item):
        out = []
        if self.take(end):
            return out
        while True:
            out.append(item())
            if self.take(end):
                return out
            if not self.take(","):
                self.fail(f", or {end}")

    def pair(self):
        if not self.take('"'):
            self.fail("a key")
        key = self.string()
        if not self.take(":"):
            self.fail(":")
        return key, self.value()

    def string(self):
        out = []
        while self.i < len(self.text):
            c = self.text[self.i]
            self.i += 1
            if c == '"':
                return "".join(out)
            if c == "\\":
                e = self.text[self.i]
                self.i += 1
                if e == "u":
                    out.append(chr(int(self.text[self.i : self.i + 4], 16)))
                    self.i += 4
                else:
                    out.append({"n": "\n", "t": "\t"}.get(e, e))
            else:
                out.append(c)
        self.fail('"')

    def number(self):
        start = self.i
        while self.i < len(self.text) and self.text[self.i] in "+-.eE0123456789":
            self.i += 1
        text = self.text[start : self.i]
        if not text:
            self.fail("a value")
        return float(text) if set(text) & set(".eE") else int(text)


for text in (
    '{"a": [1, -2.5e1, "x\\n\\u00e9"], "b": {"c": null, "d": []}}',
    "[true, false]",
    " 7 ",
    "[1, 2",
    '{"a" 1}',
    "",
    "[1] 2",
    '"open',
):
    try:
        print(JSONParser(text).parse())
    except ValueError as e:
        print("ValueError", e)


def render(template, **names):
    out, i, stack = [], 0, []
    tokens = []
    while i < len(template):
        j = template.find("{{", i)
        k = template.find("{%", i)
        at = min((x for x in (j, k) if x >= 0), default=len(template))
        tokens.append(("text", template[i:at]))
        if at == len(template):
            break
        end = template.index("}}" if at == j else "%}", at)
        tokens.append(("expr" if at == j else "tag", template[at + 2 : end].strip()))
        i = end + 2

    def run(tokens, names):
        position = 0
        while position < len(tokens):
            kind, value = tokens[position]
            position += 1
            if kind == "text":
                out.append(value)
            elif kind == "expr":
                expression, *filters = value.split("|")
                result = eval(expression, {}, names)
                for f in filters:
                    result = {"upper": str.upper, "len": len, "title": str.title}[f.strip()](result)
                out.append(str(result))
            else:
                word, rest = value.split(None, 1)
                depth, start = 1, position
                while depth:
                    if tokens[position][0] == "tag":
                        depth += -1 if tokens[position][1].startswith("end") else 1
                    position += 1
                body = tokens[start : position - 1]
                if word == "for":
                    name, _, source = rest.split(None, 2)
                    for item in eval(source, {}, names):
                        run(body, {**names, name: item})
                elif word == "if" and eval(rest, {}, names):
                    run(body, names)

    run(tokens, names)
    return "".join(out)


print(
    render(
        "Hi {{ name|upper }}!{% for x in items %} {{ x['n'] }}{% if x['n'] > 1 %}*{% endif %}{% endfor %} ({{ items|len }})",
        name="ann",
        items=[{"n": 1}, {"n": 2}],
    )
)


def match(pattern, text):
    def here(p, t):
        if not p:
            return True
        if len(p) > 1 and p[1] in "*+?":
            low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[p[1]]
            n = 0
            while n < len(t) and (p[0] == "." or p[0] == t[n]) and (high is None or n < high):
                n += 1
            return any(here(p[2:], t[k:]) for k in range(n, low - 1, -1))
        if p == "$":
            return not t
        return bool(t) and p[0] in (".", t[0]) and here(p[1:], t[1:])

    if pattern.startswith("^"):
        return here(pattern[1:], text)
    return any(here(pattern, text[i:]) for i in range(len(text) + 1))


def glob(pattern, text):
    if not pattern:
        return not text
    if pattern[0] == "*":
        return any(glob(pattern[1:], text[i:]) for i in range(len(text) + 1))
    return bool(text) and pattern[0] in ("?", text[0]) and glob(pattern[1:], text[1:])


print(
    [
        match(p, t)
        for p, t in (
            ("a.c", "xabcx"),
            ("^ab*c$", "abbbc"),
            ("^ab+c$", "ac"),
            ("colou?r", "color"),
            ("x$", "ax"),
            ("^$", ""),
        )
    ],
    [glob(p, t) for p, t in (("*.py", "a.py"), ("a?c*", "abcd"), ("*", ""), ("?", ""))],
)


def diff(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            table[i][j] = table[i + 1][j + 1] + 1 if a[i] == b[j] else max(table[i + 1][j], table[i][j + 1])
    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            yield "  " + a[i]
            i, j = i + 1, j + 1
        elif i < len(a) and (j == len(b) or table[i + 1][j] >= table[i][j + 1]):
            yield "- " + a[i]
            i += 1
        else:
            yield "+ " + b[j]
            j += 1


print(*diff("the quick brown fox".split(), "the slow brown dog ran".split()), sep="\n")


def shunting_yard(text):
    output, operators = [], []
    level = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
    for token in text.split():
        if token in level:
            while (
                operators
                and operators[-1] != "("
                and (level[operators[-1]] > level[token] or level[operators[-1]] == level[token] and token != "^")
            ):
                output.append(operators.pop())
            operators.append(token)
        elif token == "(":
            operators.append(token)
        elif token == ")":
            while operators[-1] != "(":
                output.append(operators.pop())
            operators.pop()
        else:
            output.append(token)
    return output + operators[::-1]


def rpn(tokens):
    stack = []
    for t in tokens:
        if t in ("+", "-", "*", "/", "^"):
            b, a = stack.pop(), stack.pop()
            stack.append({"+": a + b, "-": a - b, "*": a * b, "^": a**b}[t] if t != "/" else a / b)
        else:
            stack.append(float(t))
    return stack.pop()


for text in ("3 + 4 * 2", "( 3 + 4 ) * 2", "2 ^ 3 ^ 2", "10 / 4 - 1"):
    print(" ".join(shunting_yard(text)), "=", rpn(shunting_yard(text)))
