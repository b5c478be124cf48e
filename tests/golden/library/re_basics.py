"""re: matching, groups, flags, substitution, splitting, finditer, errors."""

import re

print(
    re.match(r"\d+", "123abc").group(),
    re.match(r"\d+", "abc"),
    re.search(r"\d+", "abc123"),
    re.fullmatch(r"\w+", "abc"),
    re.fullmatch(r"\w", "abc"),
    re.findall(r"\d", "a1b22"),
    re.findall(r"(\w)(\d)", "a1b2"),
    re.findall(r"x*", "axb"),
    re.split(r"[,;] *", "a, b;c"),
    re.split(r"(,)", "a,b"),
    re.split(r",", "a,b,c", maxsplit=1),
    re.split(r"x*", "axbc"),
)
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(-(\d\d))?", "on 2024-05 or so")
print(
    m.group(),
    m.group(0),
    m.group(1, 2),
    m["year"],
    m.groups(),
    m.groups("none"),
    m.groupdict(),
    m.start(),
    m.end(),
    m.span("month"),
    m.span(4),
    m.lastindex,
    m.lastgroup,
    m.re.pattern,
    m.string,
    m.pos,
    m.endpos,
    bool(m),
    m.expand(r"\2/\g<year>"),
)
print(
    re.sub(r"\d", "#", "a1b2"),
    re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"),
    re.sub(r"\d", lambda m: str(int(m[0]) * 2), "1 2 3"),
    re.sub("a", "b", "aaa", count=2),
    re.subn("a", "b", "aaa"),
    re.sub(r"(?P<x>.)", r"<\g<x>>", "ab"),
    re.sub("x*", "-", "abxd"),
    re.sub(r"\s+", " ", " a  b\t\nc "),
    re.sub(r"(a)|b", r"[\1]", "ab"),
    re.sub("", "-", "ab"),
    re.sub(r"\\", "/", r"a\b"),
)
print(
    re.findall("abc", "ABC abc Abc", re.I),
    re.findall("^.", "a\nb", re.M),
    re.findall("a.b", "a\nb", re.S),
    re.findall(
        r"""\d +   # digits
    [a-z]     # a letter""",
        "12a 3b",
        re.X,
    ),
    re.findall(r"(?i)AB(?-i:c)", "abc abC"),
    re.findall(r"\w+", "é日本 x", re.A),
    re.findall(r"\w+", "é日本 x"),
    re.findall(r"(?m)^\w", "ab\ncd"),
    re.I | re.M,
    re.compile("a", re.I).flags,
)
for pattern, text in [
    (r"a{2,3}", "aaaa"),
    (r"a{2,3}?", "aaaa"),
    (r"<.*>", "<a><b>"),
    (r"<.*?>", "<a><b>"),
    (r"\bfoo\b", "a foo b"),
    (r"\Bo", "foo"),
    (r"(?=b)b", "ab"),
    (r"a(?!b)", "abac"),
    (r"(?<=\$)\d+", "cost $45"),
    (r"(?<!a)b", "abcb"),
    (r"(\w)\1", "hello"),
    (r"(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\""),
    (r"(?:ab)+", "ababx"),
    (r"[^a-c]+", "abcxyz"),
    (r"[\]\-x]+", "a]-xb"),
    (r"\$\.\*", "$.*"),
    (r"^$", ""),
    (r"a|ab|abc", "abc"),
    (r"(a)?b", "b"),
    (r"(a|b)*c", "ababc"),
    (r"[[:]", "[:"),
    (r"\x41\u00e9", "Aé"),
    (r"\d{3}-\d{4}", "555-1234"),
    (r"(?s:.)$", "x\n"),
    (r"\Aab\Z", "ab"),
    (r"(a)(?(1)b|c)", "ab"),
    (r"(a+)+b", "aaab"),
    (r"x*+y", "xxy"),
    (r"(?>a+)b", "aab"),
    (r"\S+@\S+\.\w+", "mail bob@x.org now"),
    (r"[à-ü]+", "çaé"),
    (r"\t|\n", "a\tb"),
]:
    m = re.search(pattern, text)
    print(repr(pattern), m and (m.group(), m.span(), m.groups()))
for m in re.finditer(r"(\w)(\d)?", "a1b"):
    print(m.group(), m.groups(), m.span(), end="; ")
print()
p = re.compile(r"(\d+)")
print(
    p.match("12", 1).group(),
    p.search("a12b3", 3).group(),
    p.findall("1 22", 1),
    p.sub("x", "1 2"),
    p.groups,
    p.groupindex,
    re.compile(r"(?P<a>.)").groupindex,
    p.pattern,
    repr(p),
    repr(re.compile("a", re.I | re.M)),
    re.compile(p) is p,
    p == re.compile(r"(\d+)"),
    repr(re.search("b", "abc")),
)
print(
    re.escape("a.b*c?[x] (y)-z_1 é"),
    re.escape(b"a.b"),
    re.findall(rb"\d+", b"a12b"),
    re.sub(rb"a", b"b", b"aba"),
    re.search(b"(.)", b"xy").group(1),
)
for bad in (
    r"(",
    r")",
    r"[a",
    r"*a",
    r"a**",
    r"(?P<1>a)",
    r"(?P<a>.)(?P<a>.)",
    r"\1",
    r"(?P=x)",
    r"a{3,2}",
    r"(?z)",
    r"[z-a]",
    "\\",
    r"(?<=a+)b",
    r"(?P<a",
    r"(?:",
    r"\g<1>",
    r"(?(2)a)",
    r"\N{nope}",
):
    try:
        re.compile(bad)
        print(repr(bad), "compiles")
    except re.error as e:
        print(repr(bad), e, e.pos)
for bad in (
    lambda: re.match(b"a", "a"),
    lambda: re.match("a", b"a"),
    lambda: re.match("a", None),
    lambda: re.sub("a", 5, "a"),
    lambda: re.sub("(a)", r"\2", "a"),
    lambda: re.sub("a", r"\g<x>", "a"),
    lambda: re.match("(a)", "a").group(2),
    lambda: re.match("a", "a").group("x"),
    lambda: re.compile(5),
):
    try:
        print(bad())
    except (TypeError, re.error, IndexError) as e:
        print(type(e).__name__, e)


def tokenize(code):
    spec = [("NUMBER", r"\d+(\.\d*)?"), ("ID", r"[A-Za-z_]\w*"), ("OP", r"[+\-*/=()]"), ("SKIP", r"\s+"), ("BAD", r".")]
    scanner = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in spec))
    for m in scanner.finditer(code):
        if m.lastgroup == "BAD":
            raise SyntaxError(f"unexpected {m.group()!r} at {m.start()}")
        if m.lastgroup != "SKIP":
            yield m.lastgroup, m.group()


print(list(tokenize("total = 3.5*(x1 + 2)")))
try:
    list(tokenize("a ? b"))
except SyntaxError as e:
    print(e)
log = """2024-01-05 ERROR disk full (code 28)
2024-01-06 INFO started
2024-01-07 ERROR no route (code 113)"""
print(
    [(m["date"], int(m["code"])) for m in re.finditer(r"^(?P<date>[\d-]+) ERROR .*\(code (?P<code>\d+)\)$", log, re.M)]
)
snake = lambda s: re.sub(r"(?<!^)(?=[A-Z])", "_", s).lower()
camel = lambda s: re.sub(r"_(\w)", lambda m: m[1].upper(), s)
print(
    snake("someMixedName"),
    camel("some_mixed_name"),
    re.sub(r"\b(\w)", lambda m: m[1].upper(), "title case me"),
    re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"),
    bool(re.fullmatch(r"(?=.*\d)(?=.*[a-z]).{6,}", "abc123")),
    re.sub(r"(.)\1+", r"\1", "aabbccd"),
    dict(re.findall(r"(\w+)=(\w+)", "a=1 b=2")),
    re.split(r"\s*(?:and|or)\s*", "a and b or c"),
    [w for w in re.findall(r"[a-z']+", "It's a dog's life".lower())],
    re.sub(r"<[^>]+>", "", "<b>bold</b> <i>it</i>"),
)
