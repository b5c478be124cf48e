"""Word statistics, tables, templates and wrapping."""

import collections, re, string, textwrap, unicodedata

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief -- it was the season of Light; "naïve" café-goers' résumé №5!"""
words = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", TEXT.lower())
c = collections.Counter(words)
print(c.most_common(5), c.total(), c["missing"], +c == c, sorted(c.items(), key=lambda kv: (-kv[1], kv[0]))[:3])
w = max(map(len, c))
print("+" + "-" * (w + 2) + "+" + "-" * 7 + "+")
for word, n in c.most_common(4):
    print(f"| {word:<{w}} | {n:>5} |")
print("+" + "=" * (w + 2) + "+" + "=" * 7 + "+")
for line in textwrap.wrap(TEXT, 40, initial_indent="* ", subsequent_indent="  "):
    print(line)
print(textwrap.fill(TEXT, 50, max_lines=2, placeholder=" [...]"))
print(
    textwrap.dedent("""
    def f():
        return 1
      # odd
    """).strip(),
    textwrap.shorten("a  b   c " * 5, 20),
    textwrap.indent("x\n\ny", "> "),
    sep="\n",
)
t = string.Template("$who owes ${amount}$$ to $$$other")
print(t.substitute(who="I", amount=5, other="you"), t.safe_substitute(who="I"), t.get_identifiers())
try:
    t.substitute(who=1)
except KeyError as e:
    print("missing", e)
try:
    string.Template("$ 5").substitute()
except ValueError as e:
    print(e)
print(
    string.capwords("hello  big world"),
    "ß".upper(),
    "ǆ".title(),
    "İ".lower(),
    "ΑΣ".lower(),
    "straße".casefold() == "STRASSE".casefold(),
)
print(
    unicodedata.normalize("NFKD", "résumé №").encode("ascii", "ignore"),
    [unicodedata.name(x) for x in "é№"],
    unicodedata.category("5"),
)
print(
    "{:>10}|{:^10}|{:<10}|{:=+8d}|{:#x}|{:#010b}|{:,}|{:_}|{:.3e}|{:g}|{:%}".format(
        "a", "b", "c", 42, 255, 5, 1234567, 1234567, 12345.678, 1e-7, 0.256
    )
)
print("%-10s|%5.2f|%05d|%+d|%x|%o|%e|%r|%c|%%" % ("left", 3.14159, 42, 7, 255, 8, 12345.6789, "q", 65))
print(f"{'nested':{'*'}^{20}} {3.14159:.{2}f} {words[0]!r:>6} {len(words)=} {c['the']=:>4}")
print(
    "tab\tsep".expandtabs(8),
    "a,b,,c".split(","),
    " a b ".split(),
    "a-b-c".rsplit("-", 1),
    "k=v=w".partition("="),
    "x".join("abc"),
)
print(
    "Hello".translate(str.maketrans("lo", "01", "H")),
    "abc".center(9, "*"),
    "42".zfill(5),
    "-42".zfill(5),
    "aXbX".replace("X", "-", 1),
)
print(
    re.sub(r"(?P<a>\w+) (?P<b>\w+)", r"\g<b> \g<a>", "one two three four"),
    re.split(r"([,;])\s*", "a, b;c"),
    re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1b22"),
)
m = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?", "2024-05")
print(m.groupdict(), m.groups("?"), m.span("m"), m.lastgroup, m, m.re.pattern)
for bad in ("(", "[a", "*", "(?P<1>a)", "a{2,1}", "\\", "(?<=a+)b"):
    try:
        re.compile(bad)
    except re.error as e:
        print(bad, "->", e)
