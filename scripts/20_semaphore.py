"""Claim 20, Semaphore: at most so many at once, between threads and between processes.

Run:
    gilbox run scripts/20_semaphore.py

Look for: six visitors, two places. The highest number that was ever inside is never above two.
"""

import multiprocessing
import threading
import time


class Box:
    def __init__(self):
        self.value = 0


def visit(places, inside, peak, guard):
    with places:
        with guard:
            inside.value += 1
            peak.value = max(peak.value, inside.value)
        time.sleep(0.01)
        with guard:
            inside.value -= 1


def run(kind, worker, places, inside, peak, guard):
    visitors = [worker(target=visit, args=(places, inside, peak, guard)) for _ in range(6)]
    for v in visitors:
        v.start()
    for v in visitors:
        v.join()
    print(f"{kind}: inside now {inside.value}, never more than two: {peak.value <= 2}")
    print(f"{kind}: a free place: {places.acquire(timeout=1)}")
    places.release()


if __name__ == "__main__":
    run("threads", threading.Thread, threading.Semaphore(2), Box(), Box(), threading.Lock())
    value = multiprocessing.Value
    run(
        "processes",
        multiprocessing.Process,
        multiprocessing.Semaphore(2),
        value("i", 0),
        value("i", 0),
        multiprocessing.Lock(),
    )
    for kind in (threading, multiprocessing):
        bounded = kind.BoundedSemaphore(1)
        try:
            bounded.release()
        except ValueError as error:
            print(f"{kind.__name__}: released too often: {type(error).__name__}")
