"""A command line with subcommands, types, choices, groups and errors."""

import argparse
import contextlib
import io
import pathlib


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{value} is not positive")
    return value


class KeyValue(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        pairs = dict(getattr(namespace, self.dest) or {})
        for value in values:
            key, found, rest = value.partition("=")
            if not found:
                parser.error(f"{option_string} wants KEY=VALUE, not {value!r}")
            pairs[key] = rest
        setattr(namespace, self.dest, pairs)


parser = argparse.ArgumentParser(prog="tasks", description="Keep a list of tasks.", epilog="That is all.")
parser.add_argument("-v", "--verbose", action="count", default=0, help="say more")
parser.add_argument("--version", action="version", version="%(prog)s 1.2")
parser.add_argument("--set", nargs="+", action=KeyValue, metavar="KEY=VALUE", help="set options")
commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
add = commands.add_parser("add", help="add a task", aliases=["a"])
add.add_argument("title", nargs="+", help="what to do")
add.add_argument("-p", "--priority", type=positive, default=3, choices=range(1, 6), metavar="N", help="from 1 to 5 (default: %(default)s)")
add.add_argument("--tag", action="append", dest="tags", default=[], help="may be given several times")
when = add.add_mutually_exclusive_group()
when.add_argument("--today", action="store_const", const="today", dest="due")
when.add_argument("--due")
lists = commands.add_parser("list", help="show tasks")
lists.add_argument("--all", action=argparse.BooleanOptionalAction, default=True)
lists.add_argument("--sort", choices=["title", "due"], default="title")
lists.add_argument("files", type=pathlib.Path, nargs="*")


def run(line):
    print(f"$ tasks {line}")
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            args = parser.parse_args(line.split())
        print(args)
    except SystemExit as stop:
        print("exit", stop.code)
    for text in (out.getvalue(), err.getvalue()):
        if text:
            print(text, end="")


for line in ["add buy milk -p 2 --tag home --tag shop", "-vv a call --due friday", "list", "list --no-all --sort due a.txt b.txt", "--set a=1 b=2 --set c=3 list",
             "", "add", "add x -p 9", "add x -p -1", "add x -p two", "add x --today --due now", "list --sort size", "nope", "--version", "-h", "add --help", "list --al", "--set oops list", "add x --unknown"]:
    run(line)
plain = argparse.ArgumentParser(prog="sum", add_help=False, prefix_chars="-+", fromfile_prefix_chars="@", argument_default=argparse.SUPPRESS)
plain.add_argument("numbers", type=float, nargs="*")
plain.add_argument("+x", type=int)
plain.add_argument("--opt", nargs="?", const="given", default="missing")
print(plain.parse_args("1 2.5 +x 3".split()), plain.parse_known_args(["--opt", "--other", "5"]), vars(plain.parse_args([])))
parser.set_defaults(verbose=7)
print(parser.get_default("verbose"), parser.format_usage().strip())
