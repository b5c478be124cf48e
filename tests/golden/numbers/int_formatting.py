"""Format specifications for integers and booleans."""

values = (0, 7, -42, 255, 1234567, -1000, 10**20)
specs = (
    "",
    "d",
    "5d",
    "<5d|",
    "^7d|",
    "+d",
    " d",
    "05d",
    "x",
    "X",
    "#x",
    "#X",
    "o",
    "#o",
    "b",
    "#b",
    "#010b",
    ",",
    "_",
    "_x",
    "_b",
    ",d",
    "+,d",
    "015,",
    "*>12",
    "*^12",
    "=+8d",
    "n",
    "e",
    ".2f",
    "%",
    "#06x",
    "08,.1f",
    "x>10",
)
for spec in specs:
    spec, bar = (spec[:-1], "|") if spec.endswith("|") else (spec, "")
    print(repr(spec), [format(v, spec) + bar for v in values])
print(f"{65:c}{97:c}{8364:c} {97:>5c}| {97:^5c}|{128512:c}")
print(f"{True} {True:d} {False:5} {True:>6}| {True!s:>6}| {True:x} {True:,} {False:b} {True:05}")
for spec in ("s", ".2d", ",x", "+c", "q", "5.d", "zd", "_c", ",c", "=s", "#c", "-,n"):
    try:
        print(repr(spec), format(97, spec))
    except ValueError as e:
        print(repr(spec), "ValueError:", e)
for n in (-1, 0x110000, 2**40):
    try:
        print(f"{n:c}")
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(
    "%d %5d|%-5d|%05d %+d % d %x %X %#x %o %#o %i %u %c %c %s %r %a"
    % (1, 2, 3, 4, 5, 6, 255, 255, 255, 8, 8, 9, 10, 65, "z", 11, 12, 13)
)
print(
    "%s is %d years, %.1f%% done, %r" % ("Ada", 36, 99.5, "it's"),
    "%%",
    "%d%%" % 50,
    "%(a)s-%(b)03d-%(a)r" % {"a": "x", "b": 7},
)
print(
    "%5s|%-5s|%.2s|%5.1s|" % ("ab", "cd", "efgh", "ij"),
    "%3d|%-3d|%03d" % (1234, 12, -5),
    "%-10s|%10s|" % ("left", "right"),
)
for bad in (
    lambda: "%d %d" % 1,
    lambda: "%d" % (1, 2),
    lambda: "%z" % 1,
    lambda: "%" % (),
    lambda: "%d" % "x",
    lambda: "%(a)s" % 1,
    lambda: "%(a)s" % {},
    lambda: "%c" % "ab",
    lambda: "%c" % -1,
    lambda: "%x" % "ff",
    lambda: "abc" % 1,
    lambda: "%s %s" % ("a",),
    lambda: "%*d" % ("a", 1),
    lambda: "%(a" % {},
):
    try:
        print(bad())
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(type(e).__name__, e)
print("%s" % (1,), "%s" % [1, 2], "%s %s" % ([1], (2,)), "%s" % {"a": 1}, "abc" % (), "abc" % {}, "%s" % None)
print(
    "{} {} {}".format(1, 2, 3),
    "{2} {0} {1} {0}".format("a", "b", "c"),
    "{x} {y} {x!r}".format(x="s", y=2),
    "{{}} {{{}}}".format(5),
)
print(
    "{0[1]} {0[0]} {d[key]} {d[0]}".format([10, 20], d={"key": "v", "0": "s", 0: "int"}),
    "{:>{w}} {:{f}{a}{w}}".format("r", "c", w=6, f="*", a="^"),
)
print(
    "{0.real} {0.imag} {n.__class__.__name__}".format(5, n=3),
    "{:d} {:x} {:,} {:>8} {:08b}".format(1, 255, 12345678, 9, 37),
)
for bad in (
    lambda: "{}".format(),
    lambda: "{1}".format(0),
    lambda: "{a}".format(),
    lambda: "{} {0}".format(1),
    lambda: "{".format(1),
    lambda: "}".format(1),
    lambda: "{0[x]}".format([1]),
    lambda: "{0.nope}".format(1),
    lambda: "{!z}".format(1),
    lambda: "{:d}".format("s"),
    lambda: "{:s}".format(1),
    lambda: "{0[}".format([1]),
    lambda: "{:>{}}".format(1),
):
    try:
        print(bad())
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
for base in (2, 8, 10, 16):
    print([format(n, {2: "b", 8: "o", 10: "d", 16: "x"}[base]) for n in (0, 1, 9, 17, 100, 65535)])
for n in range(1, 6):
    print(f"{n:2d} {n * n:3d} {n * n * n:4d}|{n:<3}|{n:^5}|{n:>3}|{'#' * n:-<6}")
