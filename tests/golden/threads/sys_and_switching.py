"""sys functions about threads and the lock, sleeping, and turns between computing threads."""

import sys
import threading
import time

print(sys.getswitchinterval(), type(sys.getswitchinterval()).__name__, isinstance(sys._is_gil_enabled(), bool))
sys.setswitchinterval(0.001)
print(sys.getswitchinterval())
for bad in (0, -1, "x"):
    try:
        sys.setswitchinterval(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
sys.setswitchinterval(0.005)
progress = [0, 0]
stop = False


def compute(me):
    while not stop:
        progress[me] += 1


threads = [threading.Thread(target=compute, args=(me,)) for me in range(2)]
for t in threads:
    t.start()
deadline = time.monotonic() + 20
while min(progress) == 0 and time.monotonic() < deadline:
    time.sleep(0.005)
stop = True
for t in threads:
    t.join()
print("both made progress:", min(progress) > 0)
before = time.monotonic()
time.sleep(0.02)
print(0.015 < time.monotonic() - before < 5)
time.sleep(0)
for bad in (-1, "x", None, float("nan")):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def ticker(out):
    for _ in range(5):
        time.sleep(0.002)
        out.append(time.monotonic())


out, busy = [], [True]


def burn():
    n = 0
    while busy[0]:
        n += 1


b = threading.Thread(target=burn)
t = threading.Thread(target=ticker, args=(out,))
b.start()
t.start()
t.join()
busy[0] = False
b.join()
print(len(out), all(later > earlier for earlier, later in zip(out, out[1:])))
log = []


def stepper(name):
    for i in range(3):
        log.append(f"{name}{i}")
        time.sleep(0.001)


a = threading.Thread(target=stepper, args=("a",))
c = threading.Thread(target=stepper, args=("c",))
a.start()
c.start()
a.join()
c.join()
print(sorted(log), [x for x in log if x[0] == "a"], [x for x in log if x[0] == "c"])
frames = sys._current_frames() if hasattr(sys, "_current_frames") else {threading.get_ident(): None}
print(threading.get_ident() in frames)
print(threading.stack_size(), threading.TIMEOUT_MAX > 1e6)
main_id = threading.get_ident()
other_id = []
x = threading.Thread(target=lambda: other_id.append(threading.get_ident()))
x.start()
x.join()
print(main_id != other_id[0], main_id == threading.main_thread().ident)
total = 0
for i in range(300_000):
    total += i
print(total)
results = []


def long_pure(n):
    total = 0
    for i in range(n):
        total ^= i * 7
    results.append(total)


workers = [threading.Thread(target=long_pure, args=(60_000,)) for _ in range(4)]
for w in workers:
    w.start()
for w in workers:
    w.join()
print(len(results), len(set(results)))
