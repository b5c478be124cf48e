"""Claim 6: a thread stays responsive while another one waits, but less so while another one computes.

Run:
    gilbox run --stats scripts/06_responsiveness.py
    gilbox run --gil off --stats scripts/06_responsiveness.py
    gilbox run --switch-interval 50ms scripts/06_responsiveness.py

Look for: on standard error, how late the ticking thread wakes up from sleeps of 2 ms. Beside a thread that is
idle or waits it is late by a fraction of a millisecond. Beside one that computes it must ask for the lock and
wait for a switch interval (5 ms) at each tick: the convoy effect. With the lock off all three are alike.
"""

import sys
import threading
import time

TICKS = 40
PERIOD = 0.002


def idle(stop):
    stop.wait()


def waiting(stop):
    while not stop.is_set():
        time.sleep(0.001)


def computing(stop):
    n = 0
    while not stop.is_set():
        for i in range(1000):
            n = (n * 31 + i) % 1_000_003


def latencies():
    late = []
    for _ in range(TICKS):
        start = time.perf_counter()
        time.sleep(PERIOD)
        late.append(time.perf_counter() - start - PERIOD)
    return sorted(late)


def main():
    for companion in (idle, waiting, computing):
        stop = threading.Event()
        thread = threading.Thread(target=companion, args=(stop,))
        thread.start()
        late = latencies()
        stop.set()
        thread.join()
        print(f"beside a thread that is {companion.__name__}: {len(late)} ticks")
        median, worst = late[len(late) // 2], late[-1]
        print(
            f"{companion.__name__:>10}: late by {median * 1000:6.3f} ms in the median, {worst * 1000:6.3f} ms at worst",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()
