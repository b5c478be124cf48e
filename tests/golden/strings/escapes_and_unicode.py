"""String literals, escapes, and characters outside ASCII."""

print(
    "tab:\t|newline escaped: \\n|quote: '\"|bell: \a".replace("\a", "BEL"),
    '\x41\x7e',
    "\101\60\0".replace("\0", "NUL"),
    "\u20ac\U0001f600",
    "\N{EURO SIGN}\N{GREEK SMALL LETTER ALPHA}",
)
print(
    r"raw \n \t \\ \'",
    r"\\server\share",
    rb"raw\xff",
    'single "double"',
    "double 'single'",
    '''triple ' " quotes''',
    """a
b\
c""",
)
print(
    len("\n"),
    len(r"\n"),
    len("\\"),
    len("\u00e9"),
    len("\U0001f600"),
    len("""
"""),
    len(
        "a\
b"
    ),
)
s = "naïve café €5 😀 日本語"
print(
    s,
    len(s),
    s[2],
    s[9],
    s[-1],
    s[::-1],
    s.upper(),
    s.split(),
    s.find("€"),
    s.index("日"),
    s.count("é"),
    s.replace("é", "e"),
    s.encode("utf-8").decode("utf-8") == s,
)
print(
    [hex(ord(c)) for c in "aé€😀"],
    [len(c.encode()) for c in "aé€😀"],
    "é".encode("utf-8"),
    "é".encode("latin-1"),
    "€".encode("utf-16-le"),
    "a".encode("utf-16"),
    "日".encode(),
    "x".encode("ascii"),
)
print(
    "é" == "e\u0301",
    len("e\u0301"),
    "ß".upper(),
    "ﬁ".upper(),
    "ŉ".upper(),
    "İ".lower(),
    len("İ".lower()),
    "Σ".lower(),
    "ΑΣ".lower(),
    "ǆ".title(),
    "ß".casefold() == "SS".casefold(),
)
for bad in (
    lambda: "é".encode("ascii"),
    lambda: "€uro".encode("latin-1"),
    lambda: b"\xff\xfe".decode("utf-8"),
    lambda: b"\xc3".decode(),
    lambda: b"ab\x80".decode("ascii"),
    lambda: "\ud800".encode(),
    lambda: "a".encode("no-such"),
    lambda: b"\xe2\x82".decode("utf-8"),
    lambda: b"a\xed\xa0\x80".decode(),
):
    try:
        print(bad())
    except (UnicodeEncodeError, UnicodeDecodeError) as e:
        print(type(e).__name__, e, "|", e.encoding, e.start, e.end, e.reason)
    except LookupError as e:
        print(type(e).__name__, e)
print(
    "é€".encode("ascii", "ignore"),
    "é€".encode("ascii", "replace"),
    "é€".encode("ascii", "xmlcharrefreplace"),
    "é€😀".encode("ascii", "backslashreplace"),
    b"a\xffb".decode("utf-8", "replace"),
    b"a\xffb".decode("utf-8", "ignore"),
    b"a\xffb".decode("utf-8", errors="backslashreplace"),
    b"\xff".decode("latin-1"),
)
print(
    repr("\ud800"),
    repr("a\ud83d\ude00b"),
    len("\ud83d\ude00"),
    repr("\u200b\xa0\u3000\x85"),
    repr("\x1b[0m"),
    ascii("naïve 😀"),
    repr("\U000e0001"),
    repr("\u0378"),
)
print(
    sorted("zäaéZ"),
    max("aé€"),
    "a" < "é" < "€" < "😀",
    [c for c in "a1é½x²" if c.isalpha()],
    "²".isdigit(),
    "²".isdecimal(),
    int("４２"),
    "Ⅷ".isnumeric(),
)
identifier_é = 5
πr2 = 3.14
名前 = "name"
print(identifier_é, πr2, 名前, "été".isidentifier(), "日本".isidentifier())
print(
    "straße".replace("ß", "ss"),
    "ÀÉÎ".lower(),
    "àéî".capitalize(),
    "élan vital".title(),
    "éa" in "céae",
    "日本語".startswith("日"),
    "a日b本".split("日"),
    "-".join("日本語"),
    "日本".center(8, "*"),
    "é".ljust(3, "."),
    f"{'日本':>6}|",
)
b = "日本語テキスト"
print(
    b[1:3],
    b[::2],
    b[-2:],
    b[::-1],
    list(b[:3]),
    b.find("テ"),
    b * 2,
    [b[i] for i in range(0, len(b), 3)],
    b > "日",
    b[2] + "é" + "a",
)
print(
    "a" + "é",
    "é" + "€",
    ("a" * 3 + "é" * 2)[2:4],
    "".join(["a", "é", "😀"]),
    "%s-%s" % ("é", "😀"),
    "{}".format("日"),
    "é".join("abc"),
)
print(
    str(b"bytes", "utf-8"),
    str("é".encode(), encoding="utf-8"),
    str(b"x"),
    str(object=5),
    b"abc".decode("UTF8"),
    "é".encode("ISO-8859-1"),
    "x".encode("utf_8"),
)
counts = {}
for c in "ÄÖÜäöüß":
    counts[c.lower()] = counts.get(c.lower(), 0) + 1
print(counts)
text = "line one\nline two\n\ttabbed"
print(text)
print(repr(text))
print(
    "bell" + chr(7) + "end" == "bell\x07end",
    "\x00" in "a\x00b",
    len("\x00\x00"),
    "a\x00b".split("\x00"),
    repr("\r\n"),
    "\v\f".isspace(),
)
