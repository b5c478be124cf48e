"""What strings can do, as one learns it."""

s = "The rain in Spain"
print(s.lower(), s.upper(), s.title(), s.swapcase(), len(s), s[4], s[-5:], s.find("ain"), s.rfind("ain"), s.count("ai"), s.replace("ain", "AIN", 1))
print(s.split(), s.split("ai"), " pad ".strip() + "|", "xxhixx".strip("x"), "a-b-c".rsplit("-", 1), "one\ntwo\r\nthree".splitlines(), "-".join("abc"))
print(s.startswith("The"), s.endswith(("x", "ain")), "in" in s, s.index("in"), s.partition(" in "), "abc" < "abd", "Z" < "a", "a" * 3 + "b")
print("42".isdigit(), "4.2".isdigit(), "abc".isalpha(), "ab1".isalnum(), " \t".isspace(), "Title Case".istitle(), "ABC".isupper(), "x_1".isidentifier(), "½".isnumeric())
print(f"{s!r:>22}|{len(s):04d}|{3.14159:.2f}|{1234567:,}|{255:x}|{255:#b}|{0.256:.1%}|{'mid':^9}|{'l':<3}|{5:+}|{1e6:g}|{s[:3]:*>6}")
name, n = "Ann", 3
print(f"{name=} {n=:>3} {n + 1 = } {name!r} {'yes' if n > 2 else 'no'} {{literal}} {name:{n}s} {n:{'>'}{n * 2}}")
print("%s is %d years and %.1f months, %5s|%-5s|%05d|%x" % (name, n, 2.55, "r", "l", 42, 255), "{0} {1} {0}".format("a", "b"))
print("{name} {d[key]} {l[0]} {o.real}".format(name=name, d={"key": "v"}, l=[9], o=3), "{:<{w}}|".format("x", w=4))
print("tab\tnew\\n", r"raw\n", "quote\"s", 'it\'s', """triple "quoted" text""", "con" "cat", "\x41\u00e9\N{SNOWMAN}", "\101", ascii("é☃"), repr("a'b"), repr('a"b'))
print(ord("A"), chr(8364), [ord(c) for c in "hi"], "café".encode(), b"caf\xc3\xa9".decode(), len("café"), len("café".encode()), "😀"[0], len("😀"))
for bad in (lambda: "a" + 1, lambda: "abc"[9], lambda: "x".index("y"), lambda: "a" * "b", lambda: int("4x"), lambda: float("abc"), lambda: ord("ab"), lambda: "{}".format(), lambda: "%d" % "x", lambda: "%s %s" % "a", lambda: chr(-1), lambda: "é".encode("ascii"), lambda: b"\xff".decode()):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
try:
    s[0] = "t"
except TypeError as error:
    print(error)
print("".join(reversed("stressed")), "".join(sorted("hello")), "hello".translate(str.maketrans("el", "ip")), "a1b2".translate({ord("1"): None, ord("2"): "two"}))
count = {}
for letter in "mississippi":
    count[letter] = count.get(letter, 0) + 1
print(count, max(count, key=count.get), sorted(count.items(), key=lambda p: (-p[1], p[0])))
print("madam".casefold() == "madam"[::-1], "".join(c for c in "A man, a plan".lower() if c.isalnum()), " ".join(w.capitalize() for w in "the end".split()))
print("x".center(5, "*"), "7".zfill(3), "a\tb".expandtabs(4), "prefix_name".removeprefix("prefix_"), "file.txt".removesuffix(".txt"), "aXbX".lower().count("x"), "abc".ljust(5) + "|")
print(str(None), str([1, "a"]), str({"k": (1,)}), str(1.0), str(1e100), str(True), bool(""), bool(" "), "5" * 3, int("5") * 3, int(" 7 "), int("ff", 16), float("1e-3"))
