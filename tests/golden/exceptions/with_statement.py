"""The with statement: order, suppression, several managers, generators, errors in managers."""

log = []


class Manager:
    def __init__(self, name, suppress=False, fail_enter=False, fail_exit=False):
        self.name, self.suppress, self.fail_enter, self.fail_exit = name, suppress, fail_enter, fail_exit

    def __enter__(self):
        log.append(f"enter {self.name}")
        if self.fail_enter:
            raise RuntimeError(f"enter {self.name} failed")
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        log.append(f"exit {self.name} {kind.__name__ if kind else None} {value} {tb is not None}")
        if self.fail_exit:
            raise RuntimeError(f"exit {self.name} failed")
        return self.suppress


def show(*values):
    print(*values, log)
    log.clear()


with Manager("a") as a:
    log.append(a)
show()
with Manager("a") as a, Manager("b") as b:
    log.append(a + b)
show()
with Manager("x") as x, Manager("y"):
    log.append(x)
show()
for suppress in (False, True, "truthy", 0):
    try:
        with Manager("s", suppress):
            raise ValueError("body")
        show("suppressed")
    except ValueError as e:
        show("escaped", e)
try:
    with Manager("outer", True), Manager("inner", fail_enter=True):
        log.append("never")
    show("outer suppressed it")
except RuntimeError as e:
    show(e)
try:
    with Manager("a"), Manager("b", fail_exit=True):
        raise ValueError("body")
except RuntimeError as e:
    show(e, repr(e.__context__))


def returns():
    with Manager("r"):
        return "value"


def breaks():
    for i in range(3):
        with Manager(f"loop{i}"):
            if i == 0:
                continue
            if i == 1:
                break
    return i


def suppressed_return():
    with Manager("s", True):
        raise KeyError("k")
    return "after"


def nested():
    with Manager("1"):
        with Manager("2", True):
            with Manager("3"):
                raise ValueError("deep")
            log.append("skipped")
        log.append("continues")
    return "done"


def gen():
    with Manager("g"):
        yield 1
        yield 2


show(returns())
show(breaks())
show(suppressed_return())
show(nested())
g = gen()
next(g)
g.close()
show("closed")
show(list(gen()))


class Target:
    pass


t, items = Target(), {}
with Manager("t") as t.attribute, Manager("i") as items["k"], Manager("p") as (first, *rest):
    pass
show(t.attribute, items, first, rest)


class NoExit:
    def __enter__(self):
        return 1


class NoEnter:
    def __exit__(self, *a):
        pass


class Neither:
    pass


class OnInstance:
    pass


odd = OnInstance()
odd.__enter__ = lambda: 1
odd.__exit__ = lambda *a: None
for manager in (NoExit(), NoEnter(), Neither(), 5, odd, None):
    try:
        with manager:
            print("never")
    except TypeError as e:
        print(e)


class Timer:
    """Counts instead of measuring, so that the output is always the same."""

    clock = 0

    def __enter__(self):
        self.start = Timer.clock
        return self

    def __exit__(self, *exc):
        self.elapsed = Timer.clock - self.start


with Timer() as outer_timer:
    Timer.clock += 5
    with Timer() as inner_timer:
        Timer.clock += 2
print(outer_timer.elapsed, inner_timer.elapsed)


class Transaction:
    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.backup = dict(self.store)
        return self.store

    def __exit__(self, kind, value, tb):
        if kind:
            self.store.clear()
            self.store.update(self.backup)
            return issubclass(kind, ValueError)


store = {"a": 1}
with Transaction(store) as s:
    s["b"] = 2
with Transaction(store) as s:
    s["c"] = 3
    raise ValueError("roll back")
try:
    with Transaction(store) as s:
        del s["a"]
        s["x"]
except KeyError as e:
    print("KeyError", e)
print(store)


class Indenter:
    level = 0

    def __enter__(self):
        self.level += 1
        return self

    def __exit__(self, *a):
        self.level -= 1

    def print(self, text):
        print("  " * self.level + text)


with Indenter() as indent:
    indent.print("one")
    with indent:
        indent.print("two")
        with indent:
            indent.print("three")
    indent.print("back")


class ExitStack:
    def __init__(self):
        self.managers = []

    def push(self, manager):
        value = manager.__enter__()
        self.managers.append(manager)
        return value

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        handled = False
        for manager in reversed(self.managers):
            if manager.__exit__(*exc):
                handled, exc = True, (None, None, None)
        return handled


with ExitStack() as stack:
    values = [stack.push(Manager(n, suppress=n == "b")) for n in "abc"]
    raise LookupError("in stack")
show(values)
with Manager("same") as m, Manager(m + "2") as m:
    show(m)
log.clear()
lock_like = Manager("reused")
for _ in range(2):
    with lock_like:
        pass
show()
with Manager("comp"):
    squares = [x * x for x in range(3)]
show(squares)


class Redirect:
    def __init__(self):
        self.lines = []

    def write(self, text):
        self.lines.append(text)

    def flush(self):
        pass

    def __enter__(self):
        import sys

        self.old, sys.stdout = sys.stdout, self
        return self

    def __exit__(self, *a):
        import sys

        sys.stdout = self.old


with Redirect() as r:
    print("captured", 1, sep="-")
    print("twice")
print(r.lines)
