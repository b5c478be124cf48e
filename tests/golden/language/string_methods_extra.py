"""More of str: format_map, encode errors, translate, isidentifier, casefold, template-like use, huge counts."""

print(
    "{:{fill}{align}{width}}".format("x", fill="*", align="^", width=7),
    "{0!r:>5}|{0!s:<5}|{0!a}".format("é"),
    "{a.b[k]}".format(a=type("A", (), {"b": {"k": "nested"}})()),
    "{0[0][1]}".format([[1, 2]]),
    "{:%Y}".format(type("D", (), {"__format__": lambda s, f: f"<{f}>"})()),
)
print(
    "{n:>{w}.{p}f}|{n:{s}}".format(n=3.14159, w=10, p=2, s="e"),
    "{}{{}}{}".format(1, 2),
    "{:,}|{:_x}|{:#b}|{:+}|{: }".format(1234567, 0xDEADBEEF, 5, 3, 4),
    "%(x)5.1f|%(y)-6s|%(x)e" % {"x": 2.25, "y": "ab"},
    "%c%c" % ("a", 98),
    "%-5d|%+05d" % (3, 4),
)
print(
    "a\x1cb\x1dc\x1ed\x85e\u2028f\u2029g\x0bh\x0ci".splitlines(),
    "a\r\n\r\nb\rc\n".splitlines(True),
    "\n".splitlines(),
    "x".splitlines(),
)
print(
    "ǅ".istitle(),
    "ªº".islower(),
    "٠١٢".isdecimal(),
    "①".isdigit(),
    "㊀".isnumeric(),
    "\u3000".isspace(),
    "\u200b".isspace(),
    "_".isidentifier(),
    "½".isidentifier(),
    "été2".isidentifier(),
    "2x".isidentifier(),
    "def".isidentifier(),
    "".isalpha(),
    "a b".isprintable(),
    "a\n".isprintable(),
    "é".isascii(),
)
print(
    "ΑΣΣ ΑΣ.".lower(),
    "ŉ".upper(),
    "ﬃ".title(),
    "ß".title(),
    "ẞ".lower(),
    "ı".upper(),
    "i̇".upper(),
    "ǰ".upper(),
    "FLUẞ".casefold(),
    "Ǳ".swapcase(),
    "mother's".title(),
    "they're bill's".capitalize(),
    "x1y2".title(),
    "ÿ".upper(),
    "µ".upper(),
    "Ω".lower(),
)
print(
    "abc".encode("utf-16-be"),
    "é".encode("utf-8-sig"),
    "😀".encode("utf-16-le"),
    "é".encode("cp1252"),
    b"\xe9".decode("cp1252"),
    b"\xff\xfea\x00".decode("utf-16"),
    "aé".encode("ascii", "namereplace"),
    b"\xf0\x9f\x98\x80".decode(),
    "\udc80".encode("utf-8", "surrogateescape"),
    b"\x80abc".decode("utf-8", "surrogateescape") == "\udc80abc",
    "\ud800".encode("utf-8", "surrogatepass"),
)
print(
    "abc" "def" f"{1}" r"\n",
    "tab\tsep".expandtabs(8),
    "01\t012\t0123\t01234".expandtabs(),
    "a".rjust(5, "é"),
    "日本".zfill(5),
    "--5".zfill(6),
    "+".zfill(3),
    "".center(3, "*"),
    "ab".center(5, "-"),
    "abc".center(6, "-"),
)
print(
    "a.b.c".split(".", 1),
    "a.b.c".rsplit(".", 1),
    " a  b ".split(" "),
    "a\u3000b\xa0c".split(),
    "aXXbXXc".split("XX"),
    "abc".split("abc"),
    "".split("x"),
    "a,b".rpartition(","),
    ",".partition(","),
    "a=b=c".rpartition("="),
    "one  two".split(maxsplit=1),
    "x".join(""),
    "-".join("é"),
)
print(
    "abcabc".find("c", 3),
    "abcabc".rfind("a", 0, 3),
    "abc".find("", 3),
    "abc".find("", 4),
    "aaa".count("", 1),
    "abcabc".index("b", 2, 5),
    "éa日a".find("a", 2),
    "aXbX".replace("X", "", 1),
    "aaaa".replace("a", "bb", 3),
    "ab".replace("", "-", 2),
    "x" in "",
    "" in "x",
    "日" in "a日b",
)
print(
    "Hello"[::-1],
    "Hello"[1:-1:2],
    "Hello"[-100:2],
    "Hello"[10:],
    "hello"[slice(1, 3)],
    "日本語"[::-1],
    "héllo"[1:3],
    "a" * 3 + "b" * 0,
    "abc" < "abd",
    "Z" < "a",
    "é" < "z",
    "a" < "aa",
    "" < "a",
    "abc" == "abc",
)
s = "x" * 1000 + "y" + "x" * 1000
print(
    s.find("y"),
    s.rfind("y"),
    s.count("x"),
    s.index("yx"),
    len(s.replace("x", "zz")),
    s.strip("x"),
    s.partition("y")[1],
    s.split("y")[0] == "x" * 1000,
    ("ab" * 5000).count("ba"),
    ("a" * 10000).find("b"),
    ("ab" * 1000).replace("ab", "c") == "c" * 1000,
)
table = {ord("a"): "[A]", ord("b"): None, ord("é"): 0x1F600, "c": "ignored"}
print(
    "abcé".translate(table),
    "xyz".translate(str.maketrans("xyz", "abc", "y")),
    "a".translate({97: "long" * 2}),
    "aé".translate({233: "e"}),
    "hello".translate(str.maketrans({"h": "J", "l": ""})),
)


class Weird:
    def __getitem__(self, i):
        if i == 98:
            raise LookupError
        return i + 1


print("abc".translate(Weird()))
for bad in (
    lambda: "{".format(),
    lambda: "{0".format(1),
    lambda: "{!}".format(1),
    lambda: "{!x}".format(1),
    lambda: "{0!rr}".format(1),
    lambda: "{0:{1:{2}}}".format(1, 2, 3),
    lambda: "{a b}".format(**{"a b": 1}) + "{-1}".format(1),
    lambda: "{0.}".format(1),
    lambda: "{[}".format([1]),
    lambda: "%".__mod__(1),
    lambda: "%y" % 1,
    lambda: "%(a" % {"a": 1},
    lambda: "%*s" % (1,),
    lambda: "%s" % (),
    lambda: "%.*f" % (1,),
    lambda: "a".encode("utf-8", "nope") + "é".encode("ascii", "nope"),
    lambda: "abc".index("", 5),
    lambda: "a".join([b"x"]),
    lambda: "a".split(sep=""),
    lambda: "a".replace("a", "b", "c"),
    lambda: "a".translate(5),
    lambda: "{:>10}".format([1]),
    lambda: "{:s}".format(None),
    lambda: format("a", "=5"),
    lambda: format("a", ".-1"),
    lambda: "x".ljust(5, "ab"),
    lambda: "x".zfill(2.0),
    lambda: "x".expandtabs("a"),
    lambda: str.format_map("{a}", {}),
    lambda: str.upper(5),
    lambda: "a".isalpha(1),
    lambda: "".join([1, 2]),
    lambda: str(b"a", "ascii", "strict", 0),
    lambda: str("a", "utf-8"),
):
    try:
        print(bad())
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, LookupError) as e:
        print(type(e).__name__, e)
words = "It was the best of times, it was the worst of times".split()
print(
    max(words, key=lambda w: (len(w), w)),
    sorted(words, key=str.casefold)[:4],
    " ".join(w.capitalize() for w in words[:4]),
    "".join(sorted(set("".join(words).lower()) - set(","))),
    [len(w.strip(",")) for w in words],
    {w.lower().strip(",") for w in words} >= {"it", "was"},
)
text = "line one\n  line two\n\n    line four"
print(
    [len(l) - len(l.lstrip()) for l in text.splitlines()],
    "\n".join(f"{i:>2}|{l}" for i, l in enumerate(text.splitlines(), 1)),
)
print(
    repr("a\\b"),
    repr('"'),
    repr("'"),
    repr("'\""),
    repr("\t\n\r\\\x7f\x80\xff\u0100\u2028\ud800\U0001f600\U0010ffff"),
    ascii("é\u2028😀"),
    "é".__repr__(),
    str("é"),
    "%r %a" % ("é", "é"),
)
