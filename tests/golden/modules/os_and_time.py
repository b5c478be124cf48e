"""os and time: processes, environment, clocks, and the parts of paths."""

import os
import time

print(
    os.getpid() > 0,
    os.getppid() > 0,
    os.getpid() != os.getppid(),
    os.cpu_count() >= 1,
    len(os.sched_getaffinity(0)) >= 1,
    os.name,
    os.sep,
    os.linesep == "\n",
    os.curdir,
    os.pardir,
    os.pathsep,
    os.devnull,
)
print(
    os.getcwd() == os.path.abspath("."),
    os.path.join("a", "b", "c.txt"),
    os.path.join("a", "/b"),
    os.path.basename("/x/y.txt"),
    os.path.dirname("/x/y.txt"),
    os.path.split("/x/y"),
    os.path.splitext("a.tar.gz"),
    os.path.exists("/no/such/thing"),
    os.path.isdir("."),
    os.path.normpath("a/../b//c/."),
    os.path.isabs("/a"),
    os.path.commonprefix(["abc", "abd"]),
    os.path.exists(__file__),
    os.path.basename(__file__),
)
os.environ["GOLDEN_TEST"] = "value"
print(
    os.environ["GOLDEN_TEST"],
    os.environ.get("GOLDEN_NONE"),
    os.getenv("GOLDEN_TEST"),
    os.getenv("GOLDEN_NONE", "default"),
    "GOLDEN_TEST" in os.environ,
)
del os.environ["GOLDEN_TEST"]
for bad in (
    lambda: os.environ["GOLDEN_TEST"],
    lambda: os.nope,
    lambda: os.environ.__setitem__("a", 1),
    lambda: os.getenv(),
):
    try:
        print(bad())
    except (KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
a = time.time()
b = time.monotonic()
c = time.perf_counter()
time.sleep(0.01)
print(
    time.time() - a >= 0.009,
    time.monotonic() - b >= 0.009,
    time.perf_counter() - c >= 0.009,
    a > 1.6e9,
    isinstance(time.time_ns(), int),
    time.monotonic_ns() > 0,
    time.perf_counter_ns() > 0,
    time.process_time() >= 0,
    time.thread_time() >= 0,
)
start = time.process_time()
n = 0
while time.process_time() - start < 0.01:
    n += 1
print(n > 0, time.process_time() - start < 5)
print(
    time.gmtime(0)[:6],
    time.gmtime(0).tm_year,
    time.gmtime(86400 * 365).tm_yday,
    time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1_000_000_000)),
    time.gmtime(1e9).tm_wday,
    time.asctime(time.gmtime(0)),
)
times = [time.monotonic() for _ in range(1000)]
print(
    times == sorted(times), len(os.urandom(8)), os.urandom(4) != os.urandom(4) or True, isinstance(os.urandom(2), bytes)
)
for bad in (lambda: time.sleep(-0.1), lambda: time.sleep("1"), lambda: time.sleep(), lambda: time.nope):
    try:
        print(bad())
    except (ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Stopwatch:
    def __init__(self):
        self.total, self.running = 0.0, None

    def __enter__(self):
        self.running = time.perf_counter()
        return self

    def __exit__(self, *exc):
        self.total += time.perf_counter() - self.running
        self.running = None


w = Stopwatch()
for _ in range(3):
    with w:
        time.sleep(0.003)
print(0.008 < w.total < 5, w.running)
deadline = time.monotonic() + 0.02
polls = 0
while time.monotonic() < deadline:
    polls += 1
    time.sleep(0.002)
print(1 <= polls <= 20)
