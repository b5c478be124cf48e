"""String methods: case, predicates, stripping, alignment."""

samples = [
    "hello world",
    "Hello World",
    "HELLO",
    "",
    "123",
    "abc123",
    "  padded\t\n",
    "ß straße",
    "Éclair ŒUF",
    "ÇA va",
    "ǆ",
    "x",
    "12.5",
    "½",
    "٣",
    "_name1",
    "1abc",
    "class",
    "tab\t",
    "Σίσυφος",
    "İstanbul",
]
for s in samples:
    print(
        repr(s),
        repr(s.upper()),
        repr(s.lower()),
        repr(s.title()),
        repr(s.capitalize()),
        repr(s.swapcase()),
        repr(s.casefold()),
    )
for s in samples:
    print(
        repr(s),
        s.isalpha(),
        s.isdigit(),
        s.isdecimal(),
        s.isnumeric(),
        s.isalnum(),
        s.isspace(),
        s.isupper(),
        s.islower(),
        s.istitle(),
        s.isidentifier(),
        s.isascii(),
        s.isprintable(),
    )
t = "  xxhixx  "
print(
    [
        t.strip(),
        t.lstrip(),
        t.rstrip(),
        t.strip(" x"),
        "xxhixx".strip("x"),
        "xyhiyx".lstrip("xy"),
        "abcba".rstrip("ab"),
        "".strip(),
        "aaa".strip("a"),
    ]
)
print(
    [
        "hi".center(7),
        "hi".center(8, "*"),
        "hi".ljust(5, "."),
        "hi".rjust(5),
        "hi".center(1),
        "42".zfill(5),
        "-42".zfill(5),
        "+7".zfill(4),
        "".zfill(3),
        "abc".zfill(2),
    ]
)
print(
    "prefix_name".removeprefix("prefix_"),
    "name.txt".removesuffix(".txt"),
    "abc".removeprefix("x"),
    "abc".removesuffix(""),
)
print(
    "Hello".startswith("He"),
    "Hello".startswith(("x", "H")),
    "Hello".endswith("lo"),
    "Hello".startswith("l", 2),
    "Hello".endswith("l", 0, 4),
    "x".startswith(""),
    "".startswith("x"),
    "abc".startswith("", 4),
)
print("a\tb\tc".expandtabs(), "a\tbb\tc".expandtabs(4), "\t|".expandtabs(2), "ab\ncd\te".expandtabs(4))
print("hello" + " " + "world", "ab" * 3, 3 * "xy", "-" * 10, "a" * 0, "a" * -1, "concatenated")
print(
    "spam" in "spam and eggs",
    "" in "abc",
    "" in "",
    "z" not in "abc",
    "ab" < "abc" < "b",
    "a" < "B",
    "Z" < "a",
    "é" > "z",
    "10" < "9",
    max("hello"),
    min("hello"),
    sorted("banana"),
)
print(
    len("hello"),
    len(""),
    len("é"),
    len("😀"),
    len("e\u0301"),
    len("\n\t\\"),
    "hello"[0],
    "hello"[-1],
    "héllo"[1],
    "a😀b"[1],
    "a😀b"[2],
)
for bad in (
    lambda: "abc"[5],
    lambda: "abc"[-4],
    lambda: "abc" + 5,
    lambda: "abc" - "a",
    lambda: "a".center("x"),
    lambda: "a".center(5, "ab"),
    lambda: "a".strip(5),
    lambda: "a".startswith(5),
    lambda: "a" in 5,
    lambda: 5 in "a",
    lambda: "a" < 5,
    lambda: "a".nope(),
    lambda: "abc"["a"],
    lambda: "a".upper(1),
    lambda: "a".startswith(["a"]),
    lambda: "a".zfill("3"),
    lambda: len(5),
    lambda: "abc".__setitem__(0, "x"),
    lambda: "a" * 1.5,
    lambda: "a".ljust(),
):
    try:
        print(bad())
    except (IndexError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
s = "immutable"
try:
    s[0] = "I"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
try:
    s.attribute = 1
except AttributeError as e:
    print(e)
print(
    s.__len__(),
    s.__contains__("mut"),
    s.__add__("!"),
    str.upper(s),
    str.join("-", "abc"),
    s.__class__.__name__,
    s == "immu" + "table",
    s != "x",
    hash("a") == hash("a"),
)
