"""First steps: strings as in a tutorial."""

word = "Python"
print(
    word[0],
    word[5],
    word[-1],
    word[-6],
    word[0:2],
    word[2:5],
    word[:2] + word[2:],
    word[4:],
    word[-2:],
    word[:100],
    word[42:] == "",
)
try:
    word[42]
except IndexError as e:
    print("IndexError:", e)
try:
    word[0] = "J"
except TypeError as e:
    print("TypeError:", e)
print("J" + word[1:], 3 * "un" + "ium", len("supercalifragilisticexpialidocious"))
print(
    '"Yes," they said.',
    "\"Isn't,\" they said.",
    'doesn\'t',
    "First line.\nSecond line.",
    r"C:\some\name",
    "Put several strings together.",
)
print("""\
Usage: thing [OPTIONS]
     -h          Display this message
     -H host     Hostname to connect to
""")
prefix = "Py"
print(prefix + "thon", prefix * 2)
for i, c in enumerate(word):
    print(i, c, end="; ")
print()
sentence = "the quick brown fox"
print(
    sentence.title(),
    sentence.upper(),
    sentence.capitalize(),
    sentence.split(),
    sentence.replace("quick", "slow"),
    sentence.count("o"),
    sentence.find("brown"),
    sentence.startswith("the"),
    " ".join(reversed(sentence.split())),
    "-".join("abc"),
    sentence[::-1],
)
print(
    "brown" in sentence,
    "x" not in sentence,
    sorted(set(sentence))[:5],
    max(sentence),
    min(sentence.replace(" ", "")),
    sentence.islower(),
    "42".isdigit(),
    "".join(c for c in sentence if c not in "aeiou"),
)
print("  spaced  ".strip() + "|", "xxhixx".strip("x"), "a,b,,c".split(","), "line\n".rstrip(), "1,2,3".partition(","))
name, age = "Ada", 36
print(
    "%s is %d" % (name, age),
    "{} is {}".format(name, age),
    f"{name} is {age}",
    f"{name!r:>8}",
    f"{age:05}",
    f"{3.14159:.2f}",
    f"{age / 7:6.2f}|",
    "{0}{1}{0}".format("a", "b"),
)
yes_votes, total_votes = 42_572_654, 85_705_149
print(f"{yes_votes:-9} YES votes  {yes_votes / total_votes:2.2%}")
for x in range(1, 6):
    print("{0:2d} {1:3d} {2:4d}".format(x, x * x, x**3))
table = {"Sjoerd": 4127, "Jack": 4098, "Dcab": 7678}
for who, phone in table.items():
    print(f"{who:10} ==> {phone:10d}")
print(
    str(1 / 7),
    repr("hello\n"),
    repr((32.5, 40000, ("spam", "eggs"))),
    ord("a"),
    chr(97),
    "a" < "b",
    "apple" < "banana",
    "Zebra" < "apple",
)


def count_vowels(text):
    return {v: text.lower().count(v) for v in "aeiou" if v in text.lower()}


def is_anagram(a, b):
    return sorted(a.replace(" ", "").lower()) == sorted(b.replace(" ", "").lower())


def initials(full_name):
    return "".join(part[0].upper() + "." for part in full_name.split())


print(count_vowels("Monty Python's Flying Circus"), is_anagram("Dormitory", "dirty room"), initials("guido van rossum"))
