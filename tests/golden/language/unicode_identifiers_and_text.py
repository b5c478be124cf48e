"""Text outside ASCII everywhere: names, dictionary keys, sorting, formatting, slicing, escaping."""
größe, 数, π = 3, 4, 3.14159
print(größe * 数, round(π * größe, 2), [name for name in ("größe", "数", "π") if name in globals()])


class Café:
    menü = {"thé": 2.5, "gâteau": 4}

    def __init__(self, naïve=True):
        self.naïve = naïve

    def prix(self, *, thé=1):
        return self.menü["thé"] * thé


print(Café().prix(thé=2), Café.__name__, vars(Café()), getattr(Café(), "naïve"))
try:
    Café().été
except AttributeError as e:
    print(e)
try:
    undefined_ñame
except NameError as e:
    print(e)
words = ["zèbre", "Äpfel", "apfel", "Zebra", "élan", "eland", "日本", "ñu", "😀"]
print(sorted(words), sorted(words, key=str.casefold), max(words), [len(w) for w in words], [w.upper() for w in words[:5]])
text = "«Où est le café?» — 'Là-bas', 日本語 😀!"
print(text[1:3], text[::-1], text.split(), text.find("日"), text.index("😀"), text.count("é"), text.replace("é", "e"), text.encode()[:12], len(text), len(text.encode()), text.isascii(), text.title())
for ch in "aé日😀":
    print(ch, ord(ch), hex(ord(ch)), ch.encode("utf-8"), len(ch), ch.isalpha(), ch.isidentifier(), repr(ch), ascii(ch))
print(f"{'é':>5}|{'日本':^8}|{'😀':*<4}|{'ñ':5}|", "%-6s|%6s|" % ("é", "日"), "{:é^7}".format("x"), "é" * 3, "é" in "café", "日" < "本", "é" == "\u00e9", "e\u0301" == "é", len("e\u0301"))
table = {"ключ": "значение", "键": [1, 2], "clé": {"é": "è"}}
print(table, table["键"], sorted(table), "clé" in table, list(table)[0].upper())
print("ß".upper(), "ſ".upper(), "ǆ".title(), "İ".lower() == "i̇", "Σίσυφος".upper(), "ΣΑΣ".lower(), "ﬀ".upper(), "straße".casefold() == "STRASSE".casefold(), "ª".isalpha(), "Ⅳ".lower(), "ⅳ".upper())
print("١٢٣".isdigit(), int("١٢٣"), float("٣.٥"), "²".isdigit(), "½".isnumeric(), "½".isdecimal(), "五".isnumeric(), "\u2003".isspace(), "\u00a0x\u00a0".strip(), "a\u2028b".splitlines(), "\ufeff".isprintable(), "\u200d".isprintable())
print("\x41\u0042\U00000043\N{LATIN SMALL LETTER D}\105", "\N{SNOWMAN}", "tab\tnew\\n", r"\u00e9", b"\xc3\xa9".decode(), "é".encode("latin-1"), "日".encode("utf-16-be"))
s = "é"
for i in range(5):
    s += "ab日"[i % 3]
print(s, s[2], s[-1], s.rfind("a"), s.partition("b"), list(s), "".join(sorted(s)), s.translate({ord("é"): "E", ord("日"): None}))
print("a,é;日".replace(";", ",").split(","), "-".join("é日"), "éé".count("é"), "日本日".rindex("日"), "aéa".strip("a"), "éa".lstrip("é"), "日本語".startswith("日本"), "日本語"[1:], "日本語".center(7, "・"), "x日".ljust(4, "_"))
mixed = {c: len(c.encode()) for c in "aé日😀"}
print(mixed, sum(mixed.values()), {v: k for k, v in mixed.items()})


def ünïcödé(ä, *ö, ü=None, **ß):
    return ä, ö, ü, ß


print(ünïcödé("1", "2", ü="3", ς=4), ünïcödé.__name__)
lambda_ = lambda λ: λ + 1
print(lambda_(1), (lambda х: х)(5), [é for é in "ab"], {é: è for é, è in zip("ab", "cd")})
try:
    ünïcödé()
except TypeError as e:
    print(e)
