"""Context managers by class, by generator, stacked, reused and failing."""

import contextlib
import io
import os
import sys
import tempfile
import time


class Tag:
    depth = 0

    def __init__(self, name, **attributes):
        self.name = name
        self.attributes = "".join(f' {k.rstrip("_")}="{v}"' for k, v in attributes.items())

    def __enter__(self):
        print("  " * Tag.depth + f"<{self.name}{self.attributes}>")
        Tag.depth += 1
        return lambda text: print("  " * Tag.depth + text)

    def __exit__(self, kind, error, traceback):
        Tag.depth -= 1
        if kind is not None:
            print("  " * Tag.depth + f"<!-- {kind.__name__}: {error} -->")
        print("  " * Tag.depth + f"</{self.name}>")
        return kind is ValueError


with Tag("html"), Tag("body", class_="main") as write:
    write("hello")
    with Tag("p"):
        raise ValueError("swallowed here")
    write("still going")


@contextlib.contextmanager
def temporary_attribute(obj, name, value):
    missing = object()
    old = getattr(obj, name, missing)
    setattr(obj, name, value)
    try:
        yield old if old is not missing else None
    finally:
        if old is missing:
            delattr(obj, name)
        else:
            setattr(obj, name, old)


class Config:
    debug = False


with temporary_attribute(Config, "debug", True) as old, temporary_attribute(Config, "level", 3):
    print(old, Config.debug, Config.level)
print(Config.debug, hasattr(Config, "level"))


@contextlib.contextmanager
def section(title):
    print(f"== {title}")
    yield
    print(f"== end of {title}")


@section("decorated")
def work(n):
    print("working", n)
    return n * 2


print(work(1), work(2))
try:
    with section("fails"):
        raise KeyError("inside")
except KeyError as error:
    print("outside", error)

with contextlib.ExitStack() as stack:
    for n in range(3):
        stack.callback(print, "callback", n)
    stack.enter_context(section("stacked"))
    stack.push(lambda *details: print("exit saw", details[0]) or True)
    raise RuntimeError("suppressed by the stack")
with contextlib.ExitStack() as stack:
    stack.callback(print, "never")
    kept = stack.pop_all()
print("kept")
kept.close()

with contextlib.suppress(FileNotFoundError, ZeroDivisionError):
    os.remove("/no/such/file")
    print("not reached")
out = io.StringIO()
with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
    print("captured")
    print("too", file=sys.stderr)
print(repr(out.getvalue()))
with contextlib.nullcontext(42) as value:
    print(value)


class Resource:
    def __init__(self, name):
        self.name = name

    def close(self):
        print("closed", self.name)


with contextlib.closing(Resource("r1")) as resource:
    print(resource.name)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "note.txt")
    with open(path, "w") as file:
        print(file.write("one\ntwo\n"), file.closed)
    print(file.closed, open(path).read().split())
print(os.path.exists(folder))


class Timer:
    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, *exc):
        self.elapsed = time.perf_counter() - self.start


with Timer() as timer:
    sum(range(1000))
print(timer.elapsed > 0)


class Broken:
    def __exit__(self, *exc):
        pass


for thing in (Broken(), 5):
    try:
        with thing:
            pass
    except TypeError as error:
        print(error)


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as error:
    print(error)


class Nested:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        print("leaving", self.name, error)
        if self.name == "b":
            raise IndexError("from exit") from error


try:
    with (Nested("a") as a, Nested("b") as b, Nested("c")):
        raise ValueError("first")
except IndexError as error:
    print(repr(error), repr(error.__cause__), a.name + b.name)
