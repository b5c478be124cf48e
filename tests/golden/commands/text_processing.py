"""Regular expressions, templates, wrapping, differences, counting words."""

import difflib
import re
import string
import textwrap
from collections import Counter

TEXT = """\
The quick brown fox -- jumps over the lazy dog. The dog
(named Rex, born 2019-04-01) barks at foxes; call +1 555-0100
or write to rex@example.com, fox.brown@mail.example.org!
"""
print(re.findall(r"\b[\w.]+@[\w.]+\w\b", TEXT), re.findall(r"\d{4}-\d\d-\d\d", TEXT))
date = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", TEXT)
print(date.groupdict(), date.span("month"), date.expand(r"\g<day>.\g<month>.\g<year>"), date[1], date.lastgroup, date)
print(re.sub(r"\b(\w)(\w*)", lambda m: m[1].upper() + m[2], "the end of it"), re.subn(r"\s+", " ", TEXT)[1], re.sub(r"(?<=o)\w", "*", "foo bot"))
print(re.split(r"\s*[,;]\s*", "a, b;c ,d"), re.split(r"(\d)", "a1b2c"), re.split(r"\b", "hi you"), re.fullmatch(r"[A-Z]\w+", "Word"), re.match("b", "abc"))
token = re.compile(r"""
    (?P<number>\d+(?:\.\d+)?)   # an integer or decimal
  | (?P<name>[A-Za-z_]\w*)
  | (?P<op>[-+*/=()])
  | (?P<space>\s+)
  | (?P<bad>.)
""", re.VERBOSE)
print([(m.lastgroup, m.group()) for m in token.finditer("x1 = 3.14*(y - 2)$") if m.lastgroup != "space"])
print(re.findall(r"(?i)the", TEXT), re.findall(r"^\w+", TEXT, re.M), re.search("a.c", "a\nc", re.S).group(), re.escape("a.b*c"), re.findall(r"(\w)\1", "aabbcd ee"))
print(re.sub(r"(?P<a>\w+) (?P<b>\w+)", r"\g<b> \g<a>", "hello world"), re.findall(r"(?:ab)+?", "ababab"), re.findall(r"a(?!b)", "abac"), re.findall(r"\w+(?=\()", "f(x) g(y) h"))
for bad in ("(", "[a", "*a", "(?P<n>a)(?P<n>b)", r"\1", "a{2,1}", "(?<=a*)b"):
    try:
        re.compile(bad)
    except re.error as error:
        print(bad, "->", error, error.pos)
words = Counter(re.findall(r"[a-z]+", TEXT.lower()))
print(words.most_common(3), sum(words.values()), max(words, key=len))
template = string.Template("Dear $name, you owe $$${amount}.$missing")
print(template.safe_substitute(name="Ann", amount=5), template.get_identifiers())
try:
    template.substitute(name="x")
except KeyError as error:
    print("missing", error)
print(textwrap.fill(TEXT, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.dedent("""\
    indented
      more
    less"""), textwrap.shorten(TEXT, 40, placeholder="..."), textwrap.wrap("averyveryverylongword ok", 8))
old, new = "one two three four".split(), "one 2 three five six".split()
print(list(difflib.ndiff(old, new)))
print("\n".join(difflib.unified_diff(old, new, "old", "new", lineterm="")))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]), round(difflib.SequenceMatcher(None, "kitten", "sitting").ratio(), 3))
print([m for m in difflib.SequenceMatcher(None, "abxcd", "abcd").get_opcodes()])
table = str.maketrans({"a": "4", "e": "3", "o": None})
print("some leet text".translate(table), "a-b_c".translate(str.maketrans("-_", "  ")), string.capwords("hello big world"))
print("{:>8}|{:^8}|{:<8}|{:*^9}|{:+d}|{:,}|{:e}|{:.3g}|{:#x}|{:08b}|{!r:>6}".format("r", "c", "l", "m", 5, 1234567, 12345.678, 0.00012345, 255, 37, "q"))
print("%-10s|%5.1f|%05d|%x|%%|%r|%c|%+.2e" % ("left", 3.14159, 42, 255, "q", 65, 12345.678))
print("a\tb\n".expandtabs(4).splitlines(), "x=1;y=2".partition(";"), "a.b.c".rsplit(".", 1), "Title Case".swapcase(), "abc".zfill(5), "-7".zfill(4), "ß".casefold(), "ǅ".title())
vowels = sum(map(TEXT.lower().count, "aeiou"))
caesar = lambda s, k: "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
print(vowels, caesar("hello, world", 3), caesar(caesar("hello", 5), -5), "level"[::-1] == "level")
