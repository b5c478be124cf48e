"""Options read with optparse."""

import sys
from optparse import (
    SUPPRESS_HELP, Option, OptionConflictError, OptionError, OptionGroup, OptionParser, OptionValueError,
    TitledHelpFormatter, IndentedHelpFormatter, Values, make_option)

sys.stderr = sys.stdout


def attempt(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except (Exception, SystemExit) as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(*result if isinstance(result, tuple) else (result,))


def check_positive(option, opt, value, parser, *args, **kwargs):
    print("callback", opt, value, parser.rargs, parser.largs, args, kwargs)
    if value < 0:
        raise OptionValueError("must be positive")
    setattr(parser.values, option.dest, value)


def build(**more):
    parser = OptionParser(usage="usage: %prog [options] FILE...", version="%prog 1.2", prog="tool",
                          description="A tool that does something with files, described at some length so that the text goes "
                                      "over more than a line.", epilog="See the manual for more.", **more)
    parser.add_option("-f", "--file", dest="filename", metavar="FILE", help="write report to FILE", default="out-%d")
    parser.add_option("-q", "--quiet", action="store_false", dest="verbose", default=True, help="don't print status messages to stdout")
    parser.add_option("-n", "--number", type="int", help="a number [default: %default]", default=7)
    parser.add_option("-r", type="float", nargs=2, dest="range", help="two numbers")
    parser.add_option("-v", action="count", dest="verbosity", help=SUPPRESS_HELP)
    parser.add_option("-I", "--include", action="append", help="a directory; may be given several times, and so has a help that is long")
    parser.add_option("--mode", choices=["fast", "slow"], default="fast", help="how (%default)")
    parser.add_option("--const", action="append_const", const=42, dest="consts")
    parser.add_option("--a-very-long-option-name-indeed", action="store_true")
    parser.add_option("-p", type="int", action="callback", callback=check_positive, callback_args=(1, 2), callback_kwargs={"k": 3},
                      dest="positive")
    group = OptionGroup(parser, "Dangerous Options", "Caution: use these options at your own risk.")
    group.add_option("-g", action="store_const", const="G", help="Group option.")
    parser.add_option_group(group)
    return parser


parser = build()
for line in ("", "-f x a b", "--file=x -qn3 a -- -v", "-vvv -Ia -I b --include c", "-r 1 2.5 rest", "--num 0x10 --mode slow", "-n 0b101 -n 010",
             "--const --const -g", "-p 5 x", "-p -5", "-n x", "--mode other", "--odd", "-z", "--file", "-r 1", "--quiet=3", "--a", "--ver",
             "-h", "--version", "-f-x -", "--in=", "--m fast --n=4"):
    print("$", line)
    attempt(parser.parse_args, line.split())
parser.disable_interspersed_args()
attempt(parser.parse_args, ["-q", "a", "-q"])
print(parser.get_option("-f"), parser.has_option("--file"), parser.get_option_group("-g").title)
parser.remove_option("-f")
attempt(parser.parse_args, ["--file", "x"])
print(OptionParser(prog="p", formatter=TitledHelpFormatter(), option_list=[make_option("-a", "--all", help="all"), make_option("-x")]).format_help())
print(OptionParser(prog="p", usage="%prog x", add_help_option=False).format_help())
print(build(formatter=IndentedHelpFormatter(max_help_position=40, width=100, short_first=0)).format_help())
attempt(parser.error, "wrong")
parser.set_defaults(number="12", verbose=None)
attempt(parser.parse_args, [])
attempt(parser.add_option, "-q")
attempt(parser.add_option, "q")
attempt(parser.add_option, "-qq")
attempt(parser.add_option, "-w", type="odd")
attempt(parser.add_option, "-w", action="odd")
attempt(parser.add_option, "-w", action="store_true", type="int")
attempt(parser.add_option, "-w", type="choice")
attempt(parser.add_option, "-w", choices=["a"], type="int")
attempt(parser.add_option, "-w", odd=1)
attempt(parser.add_option, "-w", action="callback")
attempt(parser.add_option, "-w", action="store", const=3)
attempt(parser.add_option)
resolving = OptionParser(conflict_handler="resolve", prog="r")
resolving.add_option("-n", "--dry-run", action="store_true", help="do no harm")
resolving.add_option("-n", "--noisy", help="be noisy")
print(resolving.format_help())
values = Values({"a": 1})
print(values, values == {"a": 1}, values == Values({"a": 1}), values.ensure_value("b", []))
print(issubclass(OptionConflictError, OptionError), Option("-x", "--xx").dest)
