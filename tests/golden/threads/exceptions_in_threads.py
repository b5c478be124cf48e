"""Exceptions in threads: threading.excepthook, results by hand, SystemExit, errors that are re-raised in main."""

import threading

hooked = []


def hook(args):
    hooked.append((args.exc_type.__name__, str(args.exc_value), args.thread.name, args.exc_traceback is not None))


original = threading.excepthook
threading.excepthook = hook


def fails(kind, *args):
    raise kind(*args)


def run(target, *args, name="t"):
    t = threading.Thread(target=target, args=args, name=name)
    t.start()
    t.join()
    return t.is_alive()


print(
    run(fails, ValueError, "bad"),
    run(fails, KeyError, "k", name="second"),
    run(fails, SystemExit, 3),
    run(fails, KeyboardInterrupt),
)
for entry in hooked:
    print(entry)
hooked.clear()


def deep():
    def inner():
        return {}["missing"]

    try:
        inner()
    finally:
        cleanup.append("finally ran")


cleanup = []
run(deep, name="deep")
print(hooked, cleanup)


class Task(threading.Thread):
    """Keeps the result or the exception, and gives either to who joins."""

    def __init__(self, function, *args):
        super().__init__()
        self.function, self.args = function, args
        self.outcome = self.error = None

    def run(self):
        try:
            self.outcome = self.function(*self.args)
        except Exception as e:
            self.error = e

    def result(self):
        self.join()
        if self.error is not None:
            raise self.error
        return self.outcome


tasks = [Task(int, text) for text in ("1", "x", "3")]
for task in tasks:
    task.start()
for task in tasks:
    try:
        print(task.result())
    except ValueError as e:
        print("ValueError:", e, e is task.error)
hooked.clear()
run(lambda: None.nope)
run(lambda: undefined_in_thread)
run(lambda: 1 / 0)
run(lambda a, b: 0, 1)
print([h[:2] for h in hooked])


def hook_that_counts(args):
    counts[args.exc_type] = counts.get(args.exc_type, 0) + 1


counts = {}
threading.excepthook = hook_that_counts
threads = [threading.Thread(target=fails, args=(ValueError if i % 3 else KeyError, i)) for i in range(9)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print({k.__name__: v for k, v in sorted(counts.items(), key=lambda p: p[0].__name__)})
lock = threading.Lock()


def fails_with_lock():
    with lock:
        raise RuntimeError("inside the lock")


run(fails_with_lock)
print(lock.locked(), lock.acquire(timeout=1))
lock.release()


def supervisor(attempts):
    log = []

    def flaky(n):
        if n < 2:
            raise ConnectionError(f"attempt {n}")
        log.append(f"attempt {n} worked")

    for n in range(attempts):
        t = Task(flaky, n)
        t.start()
        t.join()
        if t.error is None:
            break
        log.append(f"{type(t.error).__name__}: {t.error}")
    return log


print(supervisor(5))


def chained():
    try:
        {}["k"]
    except KeyError as e:
        raise RuntimeError("wrapped") from e


causes = []
threading.excepthook = lambda args: causes.append((repr(args.exc_value), repr(args.exc_value.__cause__)))
run(chained)
print(causes)
threading.excepthook = lambda args: print("hook prints:", args.exc_value)
run(fails, LookupError, "seen by the hook")
threading.excepthook = original
print(threading.excepthook is original, threading.__excepthook__ is original)
stop = threading.Event()
failures = []


def worker(n):
    try:
        for i in range(1000):
            if stop.is_set():
                return
            if n == 1 and i == 3:
                raise ValueError("worker 1 gives up")
            stop.wait(0.0005)
    except ValueError as e:
        failures.append(str(e))
        stop.set()


threads = [threading.Thread(target=worker, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(failures, stop.is_set())
