"""string, textwrap, statistics, copy, pprint-free text work."""

import string
import textwrap
import statistics
import copy

print(
    string.ascii_lowercase,
    string.digits,
    string.hexdigits,
    string.punctuation,
    repr(string.whitespace),
    string.capwords("hello big  world"),
    string.ascii_letters[:3],
    string.octdigits,
    len(string.printable),
)
t = string.Template("$name owes ${amount} dollars, $$5 off")
print(
    t.substitute(name="Ann", amount=3),
    t.safe_substitute(name="Bob"),
    t.template,
    string.Template("$a$b").substitute({"a": 1}, b=2),
)
for bad in (
    lambda: t.substitute(name="x"),
    lambda: string.Template("$1").substitute(),
    lambda: string.Template("${a").substitute(a=1),
    lambda: string.Template("a $ b").substitute(),
):
    try:
        print(bad())
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)


class Fmt(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)


print(Fmt().format("{a} {b} {0}", "z", a=1), list(string.Formatter().parse("x{a!r:>5}y{}")))
text = "The quick brown fox jumps over the lazy dog. It was not amused, and said so at considerable length to everyone nearby."
print(
    textwrap.fill(text, 40),
    textwrap.wrap(text, 30),
    textwrap.shorten(text, 30),
    textwrap.shorten(text, 30, placeholder="..."),
    textwrap.fill("a b c", 3, initial_indent="* ", subsequent_indent="  "),
    textwrap.indent("a\n\nb\n", "> "),
    textwrap.indent("a\n\nb", "- ", lambda l: True),
    textwrap.wrap("averyveryverylongword x", 8),
    textwrap.wrap("averyverylongword", 8, break_long_words=False),
    textwrap.wrap("", 10),
    textwrap.wrap("hyphen-ated word-s", 8),
    textwrap.wrap("a  b   c", 10),
    textwrap.wrap(text, 50, max_lines=2),
    sep="\n",
)
print(
    repr(
        textwrap.dedent("""
    first
      second

    third
""")
    ),
    repr(textwrap.dedent("  a\n b")),
    repr(textwrap.dedent("\ta\n\tb")),
)
try:
    textwrap.wrap("x", 0)
except ValueError as e:
    print(e)
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(
    statistics.mean(data),
    statistics.median(data),
    statistics.median([1, 3, 2]),
    statistics.mode(data),
    statistics.pstdev(data),
    statistics.stdev(data),
    statistics.variance(data),
    statistics.pvariance(data),
    statistics.median_low(data),
    statistics.median_high(data),
    statistics.multimode([1, 1, 2, 2, 3]),
    statistics.fmean([1, 2, 4]),
    statistics.geometric_mean([1, 2, 4]),
    statistics.harmonic_mean([40, 60]),
    statistics.quantiles(data, n=4),
    statistics.mean([1.5, 2.5]),
    statistics.mode("aabbb"),
    statistics.fmean([1, 2], weights=[3, 1]),
    statistics.median_grouped([1, 2, 2, 3]),
)
print(
    statistics.correlation([1, 2, 3], [2, 4, 7]),
    statistics.covariance([1, 2, 3], [1, 2, 3]),
    statistics.linear_regression([1, 2, 3], [3, 5, 7]),
    statistics.mean([True, False]),
    type(statistics.mean([1, 2])).__name__,
    statistics.mean([1, 2]),
)
for bad in (
    lambda: statistics.mean([]),
    lambda: statistics.median([]),
    lambda: statistics.stdev([1]),
    lambda: statistics.mode([]),
    lambda: statistics.mean(["a"]),
    lambda: statistics.geometric_mean([]),
    lambda: statistics.quantiles([1]),
    lambda: statistics.harmonic_mean([-1]),
):
    try:
        print(bad())
    except (statistics.StatisticsError, TypeError) as e:
        print(type(e).__name__, e)
a = [1, [2, 3], {"k": [4]}, (5, [6])]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append("x")
a[2]["k"].append("y")
a[3][1].append("z")
print(b, c, b[1] is a[1], c[1] is a[1], copy.copy(5), copy.copy("s"), copy.deepcopy((1, 2)), copy.deepcopy(None))
loop = [1]
loop.append(loop)
d = copy.deepcopy(loop)
print(d[1] is d, d[1] is loop)
shared = [0]
e = copy.deepcopy([shared, shared])
print(e[0] is e[1], e[0] is shared)


class Thing:
    def __init__(self, items):
        self.items = items

    def __eq__(self, other):
        return self.items == other.items


class Custom:
    def __init__(self, v):
        self.v = v

    def __copy__(self):
        return Custom(f"copy of {self.v}")

    def __deepcopy__(self, memo):
        return Custom(f"deep copy of {self.v} {type(memo).__name__}")


x = Thing([1, [2]])
y, z = copy.copy(x), copy.deepcopy(x)
x.items[1].append(3)
print(
    y.items,
    z.items,
    y.items is x.items,
    type(z).__name__,
    copy.copy(Custom("v")).v,
    copy.deepcopy([Custom("w")])[0].v,
    copy.copy({1: [2]}),
    copy.deepcopy({(1, 2): {3}}),
    copy.copy(len) is len,
    copy.deepcopy(Thing) is Thing,
    copy.replace(__import__("collections").namedtuple("P", "a b")(1, 2), b=5),
)


class Parent:
    def __init__(self):
        self.child, self.me = Thing([]), self


p = copy.deepcopy(Parent())
print(p.me is p, p.child.items)


def gen():
    yield


try:
    copy.deepcopy(gen())
except TypeError as err:
    print(err)
