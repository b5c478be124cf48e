"""traceback, logging, argparse, timeit, atexit, warnings, gc-free utility modules."""

import argparse
import atexit
import io
import logging
import sys
import timeit
import traceback
import warnings


def inner():
    return {}["missing"]


def outer():
    inner()


try:
    outer()
except KeyError as e:
    text = traceback.format_exc()
    print(text.replace(__file__, "FILE"))
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    stack = traceback.extract_tb(e.__traceback__)
    print([(f.name, f.line) for f in stack], stack[-1].lineno, len(traceback.format_tb(e.__traceback__)))
    out = io.StringIO()
    traceback.print_exc(file=out)
    print(out.getvalue() == text, "".join(traceback.format_exception(e)) == text)
    te = traceback.TracebackException.from_exception(e)
    print(te.exc_type_str if hasattr(te, "exc_type_str") else te.exc_type.__name__, str(te))
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("second") from e
except ValueError:
    print(traceback.format_exc().replace(__file__, "FILE"))
out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s"))
log = logging.getLogger("app.db")
log.addHandler(handler)
log.setLevel(logging.INFO)
log.propagate = False
log.debug("not shown")
log.info("plain")
log.warning("with %s and %d", "args", 5)
log.error("é %r", [1])
log.critical("bad %(k)s", {"k": "dict"})
log.log(25, "custom level")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("caught")
print(out.getvalue().replace(__file__, "FILE"))
print(
    log.name,
    log.level,
    log.getEffectiveLevel(),
    log.isEnabledFor(logging.DEBUG),
    logging.getLogger("app.db") is log,
    log.parent.name,
    logging.getLevelName(30),
    logging.getLevelName("ERROR"),
    logging.DEBUG,
    logging.getLogger().name,
)


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append((record.levelname, record.getMessage(), record.funcName))


lh = ListHandler()
parent = logging.getLogger("app")
parent.addHandler(lh)
child = logging.getLogger("app.web")
parent.setLevel("DEBUG")
lh.setLevel(logging.WARNING)


def logs():
    child.debug("hidden by handler")
    child.warning("propagated")


logs()
child.addFilter(lambda r: "secret" not in r.getMessage())
child.error("secret thing")
child.error("public thing")
child.disabled = True
child.error("disabled")
print(lh.records)
parser = argparse.ArgumentParser(prog="tool", description="A tool.")
parser.add_argument("input")
parser.add_argument("rest", nargs="*", type=int)
parser.add_argument("-v", "--verbose", action="store_true", help="say more")
parser.add_argument("-n", "--number", type=int, default=3, metavar="N", help="how many (default %(default)s)")
parser.add_argument("--mode", choices=["fast", "slow"])
parser.add_argument("-t", action="append")
parser.add_argument("-q", action="count", default=0)
parser.add_argument("--no-color", dest="color", action="store_false")
for line in ("file", "file 1 2 -v -n 5", "f --mode fast -t a -t b -qqq --no-color", "f --number=7 -v", "-- -f"):
    print(parser.parse_args(line.split()))
sys.stderr, err = io.StringIO(), sys.stderr
for line in ("", "f x", "f --mode odd", "f -n", "f --nope", "f -n abc"):
    try:
        parser.parse_args(line.split())
    except SystemExit as e:
        print(line, "exit", e.code, sys.stderr.getvalue().splitlines()[-1])
        sys.stderr.truncate(0)
sys.stderr = err
print(parser.format_usage(), parser.format_help(), sep="")
subs = argparse.ArgumentParser(prog="git")
sub = subs.add_subparsers(dest="command")
commit = sub.add_parser("commit")
commit.add_argument("-m", required=True)
push = sub.add_parser("push")
push.add_argument("remote", nargs="?", default="origin")
print(
    subs.parse_args(["commit", "-m", "msg"]),
    subs.parse_args(["push"]),
    subs.parse_known_args(["push", "up", "--force"]),
)
group = argparse.ArgumentParser().add_mutually_exclusive_group()
group.add_argument("--a", action="store_const", const=5)
print(
    timeit.timeit("x = 1", number=10) >= 0,
    timeit.repeat(lambda: None, number=5, repeat=2) != [],
    timeit.default_timer() > 0,
    timeit.Timer("y + 1", setup="y = 1").timeit(3) >= 0,
)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("careful")
    warnings.warn("old", DeprecationWarning)
    warnings.warn(UserWarning("instance"))
    print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("as error", RuntimeWarning)
    except RuntimeWarning as e:
        print("raised", e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("ignore")
    warnings.warn("ignored")
    print(len(caught))
atexit.register(print, "registered first, runs last")
atexit.register(lambda: print("runs second"))


@atexit.register
def at_end():
    print("runs first")


def removed():
    print("never")


atexit.register(removed)
atexit.unregister(removed)
print("end of the script")
