"""Claim 2: the interpreter does not run many threads at once, it switches between them quickly.

Run:
    gilbox run --stats scripts/02_switching.py

Look for: on standard error, how often the two computing threads took turns at each switch interval: about
1/interval times a second, so up to 2000 at 0.5 ms, 200 at 5 ms, 20 at 50 ms. What they get done hardly changes:
one hand-over costs microseconds (`--stats`: mean hand-over time). With `--gil off` the threads run side by side
and the interval means nothing.
"""

import sys
import threading
import time

SECONDS = 0.4
last_runner = None
turns = [0, 0]
looks = [0, 0]


def compute(me):
    """Count, and notice each time that somebody else ran since the last look."""
    global last_runner
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        looks[me] += 1
        if last_runner != me:
            last_runner = me
            turns[me] += 1


def measure(interval):
    sys.setswitchinterval(interval)
    turns[:] = [0, 0]
    looks[:] = [0, 0]
    threads = [threading.Thread(target=compute, args=(me,)) for me in range(2)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - start
    print(f"interval {interval * 1000:4.1f} ms: both threads had turns: {min(turns) > 0}")
    print(
        f"interval {interval * 1000:4.1f} ms: {sum(turns):6d} turns in {seconds:.3f} s, "
        f"one every {seconds / sum(turns) * 1000:.2f} ms; {sum(looks) / seconds / 1e6:.2f} million rounds a second",
        file=sys.stderr,
    )


if __name__ == "__main__":
    print(f"by default a thread may be asked to let go after {sys.getswitchinterval() * 1000:.0f} ms")
    for interval in (0.0005, 0.005, 0.05):
        measure(interval)
