"""The argparse tutorial."""

import argparse, sys, enum


def run(make, *lines):
    for line in lines:
        p = make()
        try:
            print(line, "->", p.parse_args(line.split()))
        except SystemExit as e:
            print(line, "-> exit", e.code)


sys.stderr = sys.stdout


def one():
    p = argparse.ArgumentParser(prog="calc", description="Calculate X to the power of Y", epilog="That's all.")
    g = p.add_mutually_exclusive_group()
    g.add_argument("-v", "--verbose", action="count", default=0)
    g.add_argument("-q", "--quiet", action="store_true")
    p.add_argument("x", type=int, help="the base")
    p.add_argument("y", type=int, nargs="?", default=2, help="the exponent (default: %(default)s)")
    p.add_argument("--op", choices=["add", "mul"], default="mul", metavar="OP")
    p.add_argument("--version", action="version", version="%(prog)s 1.0")
    return p


run(one, "2", "2 3 -vv", "2 -v -q", "x", "2 3 4", "--op div 1", "--ver", "-h", "1 --op=add", "")


def two():
    p = argparse.ArgumentParser("git", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("-C", dest="path", default=".", help="run there")
    s = p.add_subparsers(title="commands", dest="command", required=True, help="what to do")
    c = s.add_parser("commit", aliases=["ci"], help="record")
    c.add_argument("-m", "--message", required=True)
    c.add_argument("files", nargs="*")
    l = s.add_parser("log", help="show")
    l.add_argument("-n", type=int, default=10, help="how many")
    l.add_argument("--no-color", dest="color", action="store_false")
    l.add_argument("--since", type=float, nargs=2, metavar=("FROM", "TO"))
    return p


run(
    two,
    "commit -m hi a b",
    "ci",
    "log -n x",
    "log -n 3 --no-color --since 1 2.5",
    "",
    "push",
    "log -h",
    "-h",
    "-C /tmp log --since 1",
)


def three():
    p = argparse.ArgumentParser(
        prog="t", prefix_chars="-+", fromfile_prefix_chars="@", add_help=False, allow_abbrev=False
    )
    p.add_argument("+x", "++long", action="append")
    p.add_argument("-i", nargs="+", type=lambda s: int(s, 0))
    p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=None)
    p.add_argument("--const", action="store_const", const=42)
    p.add_argument("rest", nargs=argparse.REMAINDER)
    return p


run(three, "+x a ++long b", "-i 0x10 7 -- --foo -b", "--no-flag", "--flag --const a -z", "--fl")


class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"

    def __str__(self):
        return self.value


p = argparse.ArgumentParser(prog="c")
p.add_argument("--color", type=Color, choices=list(Color), default=Color.RED)
print(p.parse_args(["--color", "blue"]), p.parse_known_args(["--zap", "1"]), p.format_usage())
run(lambda: p, "--color green")
ns = argparse.Namespace(a=1)
print(p.parse_args([], ns), vars(ns), ns == argparse.Namespace(a=1, color=Color.RED), "a" in ns)
try:
    p.add_argument("--color")
except argparse.ArgumentError as e:
    print(e)


def pos(s):
    v = int(s)
    if v <= 0:
        raise argparse.ArgumentTypeError(f"{s} is not positive")
    return v


q = lambda: (lambda z: (z.add_argument("n", type=pos), z)[1])(argparse.ArgumentParser(prog="pos"))
run(q, "5", "-5", "0", "abc")
