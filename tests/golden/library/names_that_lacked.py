"""Names of the library that scripts look for, in modules that are there."""

import ast
import datetime
import fnmatch
import functools
import getopt
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import io
import os
import signal
import statistics
import tempfile
import threading
import time
import timeit
import typing
import unittest
import warnings
from contextlib import redirect_stdout
from unittest import mock


def attempt(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    else:
        print(repr(result))


# --- io
r, w = os.pipe()
pair = io.BufferedRWPair(io.FileIO(r, "r"), io.FileIO(w, "w"))
print(pair.write(b"first\nsecond\n"), pair.flush(), pair.readline(), pair.peek()[:3], pair.read(7))
print(pair.readable(), pair.writable(), pair.seekable(), pair.closed, pair.isatty())
attempt(pair.fileno)
pair.close()
print(pair.closed)
attempt(io.BufferedRWPair, io.BytesIO(), 1)

# --- inspect, typing
for thing in ((1).__add__, int.__add__, [].append, len, object().__str__, lambda: 0):
    print(inspect.ismethodwrapper(thing), end=" ")
print(inspect.ismethodwrapper({}.__contains__), inspect.ismethodwrapper(().__contains__))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")

    @typing.no_type_check_decorator
    def decorate(function):
        return function
print(caught[0].message, os.path.basename(caught[0].filename) == os.path.basename(__file__))


@decorate
def unchecked(x: "no type"):
    pass


print(unchecked.__no_type_check__, decorate.__name__)

# --- getopt, fnmatch
print(getopt.gnu_getopt("a -x b -y c".split(), "xy"))
print(getopt.gnu_getopt("a -x b -y c".split(), "+xy"))
os.environ["POSIXLY_CORRECT"] = "1"
print(getopt.gnu_getopt("a -x b -y c".split(), "xy"))
attempt(fnmatch.fnmatch, "a", b"a")
attempt(fnmatch.fnmatch, b"a", "a")
attempt(fnmatch.fnmatchcase, b"a", "a")
attempt(fnmatch.fnmatchcase, 5, "a")
attempt(fnmatch.filter, ["a"], b"a")
attempt(fnmatch.filter, [b"a", b"b"], b"[a]")

# --- functools: objects that contain themselves, attributes
part = functools.partial(print, 1)
part.note = "kept"
print(part.note, part.__dict__, vars(part))
part.__setstate__((print, (part,), {"k": part}, {}))
print(part)
part.__setstate__((part, (), {}, {}))
print(part)
part.__setstate__((print, (), {}, {}))

# --- what contains itself
one, other = [], []
one.append(one)
other.append(other)
attempt(lambda: one == other)
attempt(lambda: one < other)
one, other = {}, {}
one[1], other[1] = one, other
attempt(lambda: one == other)
place = dict(lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)
node = ast.List([], ast.Load(), **place)
node.elts.append(node)
attempt(compile, ast.Expression(node), "x", "eval")
shared = ast.Constant(3, **place)
print(eval(compile(ast.Expression(ast.List([shared, shared], ast.Load(), **place)), "x", "eval")))

# --- os
print(os.stat in os.supports_follow_symlinks, os.stat in os.supports_fd, os.rename in os.supports_follow_symlinks)

# --- years under 1000
day = datetime.date(12, 3, 4)
print(day.strftime("%Y|%F|%G|%C|%y|%c"), datetime.datetime(999, 1, 1, 4, 5).strftime("%Y %4Y %e %-d %_H %10d %%4Y"))
print(time.strftime("%Y|%F", (12, 3, 4, 5, 6, 7, 0, 0, 0)), datetime.time(4, 5).strftime("%-H:%M %4Y"))

# --- importlib
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "plugin.py")
    with open(path, "w") as file:
        file.write("ANSWER = 42\ndef name():\n    return __name__, __file__ == __spec__.origin\n")
    spec = importlib.util.spec_from_file_location("plug", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    print(module.ANSWER, module.name(), spec.has_location, spec.parent == "", type(spec).__name__)
    print(isinstance(spec.loader, importlib.abc.Loader), isinstance(spec.loader, importlib.abc.SourceLoader))
    print(issubclass(importlib.machinery.SourceFileLoader, importlib.abc.FileLoader), importlib.machinery.SOURCE_SUFFIXES)
print(importlib.abc.__all__)


class FromText(importlib.abc.InspectLoader):
    def get_source(self, fullname):
        return "VALUE = __name__.upper()"


made = importlib.util.module_from_spec(importlib.util.spec_from_loader("words", FromText()))
made.__spec__.loader.exec_module(made)
print(made.VALUE, made.__loader__.__class__.__name__)
attempt(importlib.abc.InspectLoader)
print(importlib.util.decode_source(b"\xef\xbb\xbfa\r\nb\rc\n"))

# --- unittest: interrupts
result = unittest.TestResult()
unittest.installHandler()
unittest.registerResult(result)
os.kill(os.getpid(), signal.SIGINT)
print(result.shouldStop)
try:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)
except KeyboardInterrupt:
    print("interrupted")


@unittest.removeHandler
def without():
    return signal.getsignal(signal.SIGINT) is signal.default_int_handler


print(without(), signal.getsignal(signal.SIGINT) is signal.default_int_handler, unittest.removeResult(result))
unittest.removeHandler()
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, unittest.removeResult(result))

# --- mocks that threads wait for
waited = mock.ThreadingMock(name="waited", timeout=0.01)
attempt(waited.wait_until_called)
attempt(waited.wait_until_called, timeout=0.02)
attempt(waited.wait_until_any_call_with, 1, key="x")
threads = [threading.Thread(target=waited, args=(i,), kwargs={"key": "x"}) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
waited.wait_until_called()
waited.wait_until_any_call_with(1, key="x")
attempt(waited.wait_until_any_call_with, 5)
print(waited.call_count, type(waited.method).__name__, type(waited()).__name__)
attempt(waited.method.wait_until_called)
waited.reset_mock()
attempt(waited.wait_until_called)

# --- statistics: densities
samples = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
for kernel in ("normal", "gauss", "logistic", "sigmoid", "rectangular", "uniform", "triangular", "parabolic",
               "epanechnikov", "quartic", "biweight", "triweight", "cosine"):
    density = statistics.kde(samples, h=1.5, kernel=kernel)
    integral = statistics.kde(samples, 1.5, kernel, cumulative=True)
    print(kernel, [density(x) for x in (-3, 0.25, 2)], [integral(x) for x in (-3, 0.25, 2)])
    rand = statistics.kde_random(samples, h=1.5, kernel=kernel, seed=8675309)
    print([round(rand(), 10) for _ in range(6)])
print(density.__doc__, integral.__doc__, rand.__doc__, sep="\n")
attempt(statistics.kde, [], 1)
attempt(statistics.kde, ["a"], 1)
attempt(statistics.kde, [1], -2)
attempt(statistics.kde, [1], 2, "odd")

# --- timeit: the command line


def ticking(timer):
    state = [0]

    def tick():
        state[0] += 1
        return 0.25 * state[0]
    return tick


for words in (["-n", "1", "-r", "3", "pass"], ["-v", "-n2", "-r2", "-u", "msec", "x = 1", "y = 2"], ["-s", "a = 5", "-n10", "a"],
              ["-u", "parsec"], ["--odd"], ["-n1", "1/0"], ["-n", "1000000", "-r", "1"], ["-v", "-r", "1"]):
    with redirect_stdout(io.StringIO()) as out:
        code = timeit.main(words, _wrap_timer=ticking)
    print(code, out.getvalue())
