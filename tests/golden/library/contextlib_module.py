"""contextlib: contextmanager, suppress, closing, ExitStack, nullcontext, redirect_stdout, ContextDecorator."""

import contextlib
import io

log = []


@contextlib.contextmanager
def tag(name, swallow=()):
    log.append(f"<{name}>")
    try:
        yield name.upper()
    except swallow as e:
        log.append(f"swallowed {e!r}")
    finally:
        log.append(f"</{name}>")


def show(*values):
    print(*values, log)
    log.clear()


with tag("a") as a, tag("b") as b:
    log.append(a + b)
show()
with tag("c", swallow=ValueError):
    raise ValueError("inside")
show()
try:
    with tag("d"):
        raise KeyError("escapes")
except KeyError as e:
    show("KeyError", e)


@tag("decorator")
def decorated(x):
    log.append(f"body {x}")
    return x * 2


show(decorated(1), decorated(2), decorated.__name__)


@contextlib.contextmanager
def no_yield():
    if False:
        yield


@contextlib.contextmanager
def two_yields():
    yield 1
    yield 2


@contextlib.contextmanager
def replaces():
    try:
        yield
    except ValueError as e:
        raise TypeError("replaced") from e


@contextlib.contextmanager
def swallows_all():
    try:
        yield
    except BaseException:
        pass


for manager in (no_yield, two_yields):
    try:
        with manager():
            pass
    except RuntimeError as e:
        print("RuntimeError", e)
try:
    with replaces():
        raise ValueError("original")
except TypeError as e:
    print(e, repr(e.__cause__))
with swallows_all():
    raise KeyboardInterrupt
m = tag("once")
with m:
    pass
log.clear()
try:
    with m:
        pass
except (RuntimeError, AttributeError) as e:
    print(type(e).__name__)
with contextlib.suppress(ZeroDivisionError, KeyError):
    1 / 0
with contextlib.suppress(LookupError):
    {}["x"]
try:
    with contextlib.suppress(ValueError):
        raise TypeError("not suppressed")
except TypeError as e:
    print(e)


class Closable:
    def close(self):
        log.append("closed")


with contextlib.closing(Closable()) as c:
    log.append(type(c).__name__)
show()
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in "xyz"]
    stack.callback(log.append, "callback")
    stack.callback(lambda *a, **k: log.append((a, k)), 1, k=2)
    log.append("body")
show(names)
with contextlib.ExitStack() as stack:
    stack.enter_context(tag("outer", swallow=ValueError))
    stack.enter_context(tag("inner"))
    raise ValueError("through the stack")
show()
with contextlib.ExitStack() as stack:
    stack.callback(log.append, "kept")
    kept = stack.pop_all()
show("nothing yet")
kept.close()
show()


def handler(kind, value, tb):
    log.append(f"handler {kind.__name__ if kind else None}")
    return True


with contextlib.ExitStack() as stack:
    stack.push(handler)
    raise OSError("handled")
show()
with contextlib.nullcontext(5) as n:
    print(n)
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("captured")
    print("twice", end="!")
print(repr(out.getvalue()))
err = io.StringIO()
with contextlib.redirect_stderr(err):
    import sys

    print("to stderr", file=sys.stderr)
print(repr(err.getvalue()))


class Timer(contextlib.ContextDecorator):
    def __enter__(self):
        log.append("start")
        return self

    def __exit__(self, *exc):
        log.append("stop")
        return False


@Timer()
def work(n):
    log.append(n)
    return n


show(work(1), work(n=2))
with Timer() as t:
    pass
show(isinstance(t, Timer))


class Manager(contextlib.AbstractContextManager):
    def __exit__(self, *exc):
        log.append("abstract exit")


with Manager() as m:
    show(isinstance(m, Manager))
show(isinstance(Closable(), contextlib.AbstractContextManager), issubclass(Timer, contextlib.AbstractContextManager))


@contextlib.contextmanager
def transaction(data):
    backup = dict(data)
    try:
        yield data
    except Exception:
        data.clear()
        data.update(backup)
        raise


data = {"a": 1}
with transaction(data) as d:
    d["b"] = 2
with contextlib.suppress(RuntimeError), transaction(data) as d:
    d["c"] = 3
    raise RuntimeError
print(data)


@contextlib.contextmanager
def indent(level=[0]):
    level[0] += 1
    try:
        yield lambda text: print("  " * level[0] + text)
    finally:
        level[0] -= 1


with indent() as p:
    p("one")
    with indent() as p2:
        p2("two")
    p("one again")


@contextlib.asynccontextmanager
async def amanager():
    log.append("aenter")
    yield "value"
    log.append("aexit")


async def use():
    async with amanager() as v:
        log.append(v)
    async with contextlib.AsyncExitStack() as s:
        v = await s.enter_async_context(amanager())
        s.callback(log.append, "sync callback")
    return "done"


try:
    use().send(None)
except StopIteration as stop:
    show(stop.value)


def gen():
    with tag("in generator"):
        yield 1
        yield 2


g = gen()
next(g)
g.close()
show()
with contextlib.chdir("."):
    print("chdir")
