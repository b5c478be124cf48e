"""First steps: strings, their positions and slices, and putting text together."""

river = "Danube"
print(
    river[0],
    river[5],
    river[-1],
    river[-6],
    river[0:2],
    river[2:5],
    river[:3] + river[3:],
    river[4:],
    river[-2:],
    river[:100],
    river[42:] == "",
)
try:
    river[42]
except IndexError as e:
    print("IndexError:", e)
try:
    river[0] = "M"
except TypeError as e:
    print("TypeError:", e)
print("M" + river[1:], 2 * "ha" + "!", len("a rather long piece of text"))
print(
    '"No," said the ferryman.',
    "\"Isn't it late?\"",
    'it isn\'t',
    "upper line\nlower line",
    r"C:\new\table",
    "joined while reading",
)
print("""\
Options:
     -q          be quiet
     -o FILE     write to FILE
""")
start = "Dan"
print(start + "ube", start * 2)
for i, c in enumerate(river):
    print(i, c, end="; ")
print()
sentence = "seven grey geese went south"
print(
    sentence.title(),
    sentence.upper(),
    sentence.capitalize(),
    sentence.split(),
    sentence.replace("grey", "white"),
    sentence.count("e"),
    sentence.find("geese"),
    sentence.startswith("sev"),
    " ".join(reversed(sentence.split())),
    "-".join("abc"),
    sentence[::-1],
)
print(
    "grey" in sentence,
    "x" not in sentence,
    sorted(set(sentence))[:5],
    max(sentence),
    min(sentence.replace(" ", "")),
    sentence.islower(),
    "42".isdigit(),
    "".join(c for c in sentence if c not in "aeiou"),
)
print("  spaced  ".strip() + "|", "--hi--".strip("-"), "a,b,,c".split(","), "line\n".rstrip(), "1,2,3".partition(","))
name, age = "Mira", 58
print(
    "%s is %d" % (name, age),
    "{} is {}".format(name, age),
    f"{name} is {age}",
    f"{name!r:>8}",
    f"{age:05}",
    f"{2.71828:.2f}",
    f"{age / 7:6.2f}|",
    "{0}{1}{0}".format("a", "b"),
)
cast, all_votes = 31_410_207, 58_900_411
print(f"{cast:-11} votes cast  {cast / all_votes:2.2%}")
for x in range(2, 7):
    print("{0:2d} {1:3d} {2:4d}".format(x, x * x, x**3))
stock = {"bolts": 812, "nuts": 77, "washers": 12000}
for what, count in stock.items():
    print(f"{what:10} -> {count:8d}")
print(
    str(1 / 3), repr("tab\t"), repr((8.25, 7, ("a", "b"))), ord("a"), chr(97), "a" < "b", "pear" < "plum", "Zoo" < "ant"
)


def count_vowels(text):
    return {v: text.lower().count(v) for v in "aeiou" if v in text.lower()}


def is_anagram(a, b):
    return sorted(a.replace(" ", "").lower()) == sorted(b.replace(" ", "").lower())


def initials(full_name):
    return "".join(part[0].upper() + "." for part in full_name.split())


print(count_vowels("An Unusual Sequoia"), is_anagram("The eyes", "they see"), initials("ursula k le guin"))
