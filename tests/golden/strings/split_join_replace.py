"""Splitting, joining, replacing, finding, counting, translating."""

text = "the quick  brown\tfox\njumps over  the lazy dog "
print(text.split(), text.split(" "), text.split(None, 2), text.split(" ", 1), text.rsplit(None, 2), text.rsplit(" ", 1))
print(
    "a,b,,c,".split(","),
    ",".split(","),
    "".split(","),
    "".split(),
    "   ".split(),
    "a--b--c".split("--"),
    "aXbXc".split("X", 0),
    "abc".split("x"),
    "a,b,c".rsplit(",", 1),
    "a b c".split(" ", -1),
)
print(
    "one\ntwo\r\nthree\rfour\x0bfive\x85six\u2028seven".splitlines(),
    "a\nb\n".splitlines(),
    "a\nb\n".splitlines(True),
    "".splitlines(),
    "\n".splitlines(),
    "a\n\nb".splitlines(keepends=True),
)
print(
    "key=value=more".partition("="),
    "key".partition("="),
    "a.b.c".rpartition("."),
    "abc".rpartition("."),
    "=x".partition("="),
)
print(
    ", ".join(["a", "b", "c"]),
    "".join("abc"),
    "-".join([]),
    "x".join(["one"]),
    " ".join(str(n) for n in range(5)),
    ",".join({"k1": 1, "k2": 2}),
    "ab".join("123"),
)
print(
    "banana".replace("a", "o"),
    "banana".replace("an", "AN", 1),
    "banana".replace("x", "y"),
    "abc".replace("", "-"),
    "aaa".replace("aa", "b"),
    "banana".replace("a", ""),
    "".replace("", "x"),
    "abab".replace("ab", "c", count=1),
)
s = "hello world, hello moon"
print(
    s.find("hello"),
    s.find("hello", 1),
    s.find("zzz"),
    s.rfind("hello"),
    s.find("o", 5, 8),
    s.index("world"),
    s.rindex("o"),
    s.find(""),
    s.find("", 100),
    s.rfind(""),
    s.find("hello", -10),
    s.count("o"),
    s.count("hello", 5),
    s.count(""),
    "aaaa".count("aa"),
    s.find("moon", 0, 10),
)
for bad in (
    lambda: s.index("zzz"),
    lambda: s.rindex("zzz"),
    lambda: s.split(""),
    lambda: s.partition(""),
    lambda: ",".join([1, 2]),
    lambda: ",".join(["a", None]),
    lambda: ",".join(5),
    lambda: "a".replace("a"),
    lambda: "a".replace(1, 2),
    lambda: s.find(5),
    lambda: s.count(None),
    lambda: s.split(5),
    lambda: s.splitlines(1, 2),
    lambda: "a".join("b", "c"),
):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
table = str.maketrans("aeiou", "12345", "xyz")
print(
    "education xyz".translate(table),
    str.maketrans({"a": "alpha", 98: None, "c": 0x43}),
    "abcd".translate({97: "alpha", 98: None, 99: 67}),
    "abc".translate({}),
    str.maketrans("ab", "cd"),
)
for bad in (
    lambda: str.maketrans("ab", "c"),
    lambda: str.maketrans({"ab": 1}),
    lambda: str.maketrans("a"),
    lambda: "a".translate({97: 0x110000}),
):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(s.title(), s[::-1], s[6:11], s[-4:], s[::3], s[10:2:-2], s[100:], s[:-100], s[5:2])
words = s.replace(",", "").split()
print(
    words, sorted(set(words)), [w.capitalize() for w in words], max(words, key=len), {w: words.count(w) for w in words}
)


def is_palindrome(text):
    letters = [c.lower() for c in text if c.isalnum()]
    return letters == letters[::-1]


for candidate in ("A man, a plan, a canal: Panama!", "hello", "", "No lemon, no melon"):
    print(candidate, is_palindrome(candidate))


def caesar(text, shift):
    out = []
    for c in text:
        if c.isupper():
            out.append(chr((ord(c) - 65 + shift) % 26 + 65))
        elif c.islower():
            out.append(chr((ord(c) - 97 + shift) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3), caesar("xyz", 29))


def compress(text):
    out, i = "", 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out += text[i] + (str(j - i) if j - i > 1 else "")
        i = j
    return out


print(compress("aaabbc"), compress(""), compress("wwwwbbbwwwwwx"))
vowels = sum(1 for c in "Programming in Python" if c.lower() in "aeiou")
print(
    vowels,
    "".join(c for c in "r2d2 c3po" if c.isdigit()),
    "".join(reversed("stressed")),
    " ".join(w[::-1] for w in "one two three".split()),
)
print(
    "snake_case_name".title().replace("_", ""),
    "".join("_" + c.lower() if c.isupper() else c for c in "camelCaseName"),
    "a-b_c d".replace("-", " ").replace("_", " ").split(),
)
print(sorted("listen") == sorted("silent"), {c: "mississippi".count(c) for c in sorted(set("mississippi"))})
csv = "name,age,city\nAda,36,London\nAlan,41,Manchester\n"
header, *rows = [line.split(",") for line in csv.strip().split("\n")]
print([dict(zip(header, row)) for row in rows])
print("\n".join("{:<8}|{:>4}|{:^12}".format(*row) for row in [header, *rows]))
