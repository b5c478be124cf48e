"""A counter that two threads increment: small enough to read its bytecode.

Run:
    gilbox dis scripts/counter.py
    gilbox run scripts/counter.py

Look for: in the disassembly of `increment`, `value += 1` on a global is a load, an addition and a store. A
switch of threads between the load and the store would lose an update. But a thread may be switched only at a
safepoint (marked in the listing: the loop's jump back, a function's entry, the return of a built-in), and
none lies between load and store: so with the lock on this counter comes out right, as it does in CPython 3.10
and later. It is still not safe: see 09_lost_updates.py.
"""

import threading

value = 0
lock = threading.Lock()


def increment(times):
    global value
    for _ in range(times):
        value += 1


def increment_safely(times):
    for _ in range(times):
        with lock:
            increment(1)


threads = [threading.Thread(target=increment_safely, args=(5_000,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"two threads counted to {value}")
