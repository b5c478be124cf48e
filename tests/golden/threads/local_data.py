"""threading.local, in all its forms, and what threads share."""

import threading


def in_thread(f, *args):
    box = []
    t = threading.Thread(target=lambda: box.append(f(*args)), name="helper")
    t.start()
    t.join()
    return box[0]


local = threading.local()
local.x = 1
print(local.x, hasattr(local, "y"), in_thread(lambda: hasattr(local, "x")), local.__dict__)


def change():
    local.x = "other"
    local.only_here = True
    return sorted(local.__dict__.items())


print(in_thread(change), local.x, hasattr(local, "only_here"))
try:
    in_thread_error = in_thread(lambda: getattr(local, "x", "default"))
    print(in_thread_error)
    local.missing
except AttributeError as e:
    print(e)
del local.x
try:
    local.x
except AttributeError as e:
    print(e)


class Session(threading.local):
    kind = "session"
    created = []

    def __init__(self, user="nobody"):
        self.user = user
        self.log = []
        Session.created.append(threading.current_thread().name)

    def note(self, text):
        self.log.append(f"{self.user}: {text}")
        return self.log


session = Session("ann")
print(session.note("hi"), session.user, session.kind)


def use():
    before = session.user
    session.user = "bob"
    return before, session.note("hello"), session.kind


print(in_thread(use), session.log, session.user, Session.created)
print(in_thread(use), Session.created)
shared = {"list": [], "count": 0}


def worker(n):
    local.total = 0
    for i in range(n):
        local.total += i
    shared["list"].append((n, local.total))


threads = [threading.Thread(target=worker, args=(n,)) for n in (10, 100, 1000)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(shared["list"]), hasattr(local, "total"))
value = "global"


def reads_and_sets():
    global value
    seen = value
    value = "changed by the thread"
    return seen


print(in_thread(reads_and_sets), value)


class Config:
    debug = False


def toggles():
    Config.debug = True
    Config.new = [1]
    return Config.debug


print(in_thread(toggles), Config.debug, Config.new)


def closure():
    n = 0

    def bump():
        nonlocal n
        n += 1
        return n

    return in_thread(bump), bump(), in_thread(bump), n


print(closure())


def defaults(x, acc=[]):
    acc.append(x)
    return len(acc)


print(defaults(1), in_thread(defaults, 2), defaults(3))
gen = (i * i for i in range(10))
print(next(gen), in_thread(next, gen), in_thread(next, gen), list(gen))


def locals_are_private(n):
    mine = []
    for i in range(n):
        mine.append(i)
    return mine


boxes = {}
threads = [threading.Thread(target=lambda n=n: boxes.__setitem__(n, locals_are_private(n))) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(dict(sorted(boxes.items())))


def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(in_thread(deep, 500), deep(500))
import sys

module_state = in_thread(lambda: sys.modules["threading"] is threading)
print(
    module_state,
    in_thread(lambda: __name__),
    in_thread(lambda: threading.current_thread().name),
    in_thread(lambda: threading.main_thread().name),
)


def imports_inside():
    import math

    return math.sqrt(16), "math" in sys.modules


print(in_thread(imports_inside))


def excepts():
    try:
        raise KeyError("in thread")
    except KeyError:
        return sys.exc_info()[0].__name__


try:
    raise ValueError("main")
except ValueError:
    print(in_thread(excepts), in_thread(lambda: sys.exc_info()[0]), sys.exc_info()[0].__name__)
