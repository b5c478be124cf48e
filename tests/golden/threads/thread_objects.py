"""Thread objects: names, states, arguments, subclassing, daemon, join with time-out, errors of use."""

import threading
import time

main = threading.current_thread()
print(
    main.name,
    main is threading.main_thread(),
    main.is_alive(),
    main.daemon,
    threading.active_count(),
    [t.name for t in threading.enumerate()],
    main.ident == threading.get_ident(),
)
results = []


def work(a, b=0, *rest, key=None):
    results.append((a, b, rest, key, threading.current_thread().name))


t = threading.Thread(target=work, args=(1, 2, 3), kwargs={"key": "k"}, name="named")
print(t.name, t.is_alive(), t.ident, t.daemon, t.native_id)
t.start()
t.join()
print(results, t.is_alive(), isinstance(t.ident, int), t.join(), t.name)
threads = [threading.Thread(target=work, args=(i,)) for i in range(3)]
print([th.name for th in threads])
for th in threads:
    th.start()
    th.join()
print([r[-1] for r in results[1:]])
print(
    threading.Thread(target=print).name,
    threading.Thread().name,
    threading.Thread(name=5).name,
    threading.Thread(target=len, name="x").name,
)
th = threading.Thread()
th.start()
th.join()
print("a thread without target does nothing", th.is_alive())


class Squarer(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"squarer-{n}")
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n**2


squarers = [Squarer(n) for n in range(4)]
for s in squarers:
    s.start()
for s in squarers:
    s.join()
print([s.result for s in squarers], squarers[2].name, isinstance(squarers[0], threading.Thread))


class NoSuperInit(threading.Thread):
    def __init__(self):
        pass


for attempt in (
    lambda: t.start(),
    lambda: threading.Thread(target=work).join(),
    lambda: threading.current_thread().join(),
    lambda: NoSuperInit().start(),
    lambda: threading.Thread(5),
    lambda: threading.Thread(target=work, args=(1,), bad=2),
    lambda: setattr(threading.current_thread(), "daemon", True),
):
    try:
        print(attempt())
    except (RuntimeError, AssertionError, TypeError) as e:
        print(type(e).__name__, e)
started, release = threading.Event(), threading.Event()


def waits():
    started.set()
    release.wait()


w = threading.Thread(target=waits, daemon=True)
print(w.daemon)
w.start()
started.wait()
print(
    w.is_alive(),
    threading.active_count(),
    w in threading.enumerate(),
    w.join(0.01),
    w.is_alive(),
    w.join(timeout=0),
    w.is_alive(),
)
try:
    w.daemon = False
except RuntimeError as e:
    print(e)
release.set()
w.join()
print(w.is_alive(), threading.active_count(), w in threading.enumerate())
w.name = "renamed after"
print(w.name)


def inherits():
    inner = threading.Thread(target=lambda: None)
    results.append(inner.daemon)


for daemon in (True, False):
    outer = threading.Thread(target=inherits, daemon=daemon)
    outer.start()
    outer.join()
print(results[-2:])


def returns_value():
    return "ignored"


r = threading.Thread(target=returns_value)
print(r.start(), r.join())
box = {}
lambda_thread = threading.Thread(
    target=lambda: box.update(me=threading.current_thread().name, alive=threading.current_thread().is_alive()),
    name="lam",
)
lambda_thread.start()
lambda_thread.join()
print(box)


def spawn(depth):
    if depth:
        child = threading.Thread(target=spawn, args=(depth - 1,))
        child.start()
        child.join()
    order.append(depth)


order = []
spawn(5)
print(order)


class Worker:
    def __init__(self):
        self.items = []

    def run(self, n):
        self.items.append(n)


worker = Worker()
ts = [threading.Thread(target=worker.run, args=[n]) for n in range(5)]
for x in ts:
    x.start()
for x in ts:
    x.join()
print(sorted(worker.items))
ids = set()
barrier = threading.Barrier(4)


def collect_id():
    barrier.wait()
    ids.add(threading.get_ident())
    barrier.wait()


ts = [threading.Thread(target=collect_id) for _ in range(4)]
[x.start() for x in ts]
[x.join() for x in ts]
print(
    len(ids),
    len({x.ident for x in ts}),
    repr(main).startswith("<_MainThread(MainThread, started "),
    repr(t).startswith("<Thread(named, stopped "),
    repr(threading.Thread(name="n")),
    repr(threading.Thread(name="d", daemon=True)),
)
start = time.monotonic()
sleepers = [threading.Thread(target=time.sleep, args=(0.05,)) for _ in range(10)]
for x in sleepers:
    x.start()
for x in sleepers:
    x.join()
print(time.monotonic() - start < 0.4)
late = threading.Thread(
    target=lambda: (time.sleep(0.05), print("printed by a thread that the end of the main program waits for"))
)
late.start()
print("main ends")
