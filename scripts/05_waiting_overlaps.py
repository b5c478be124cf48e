"""Claim 5: threads help I/O-bound work even under the GIL, because waiting releases it.

Run:
    gilbox run --stats scripts/05_waiting_overlaps.py
    gilbox run --gil off --stats scripts/05_waiting_overlaps.py

Look for: twenty waits of 20 ms take 0.4 s one after the other, and little more than 0.02 s in twenty threads,
with the lock on as well as off. In `--stats` the threads are "blocked" nearly all the time and hardly ever wait
for the GIL: a thread that sleeps gives the lock up first.
"""

import sys
import threading
import time

REQUESTS = 20
WAIT = 0.02


def fetch(number, answers):
    """Stands for a request to a server: nearly all of its time is spent waiting."""
    time.sleep(WAIT)
    answers[number] = number * number


def one_after_the_other():
    answers = {}
    for number in range(REQUESTS):
        fetch(number, answers)
    return answers


def in_threads(count):
    answers = {}

    def serve(numbers):
        for number in numbers:
            fetch(number, answers)

    threads = [threading.Thread(target=serve, args=(range(first, REQUESTS, count),)) for first in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def measure(title, function, *args):
    start = time.perf_counter()
    answers = function(*args)
    seconds = time.perf_counter() - start
    print(f"{title}: {len(answers)} answers, sum {sum(answers.values())}")
    print(f"{title}: {seconds:.3f} s", file=sys.stderr)
    return seconds


if __name__ == "__main__":
    serial = measure("one after the other", one_after_the_other)
    for count in (1, 5, 20):
        seconds = measure(f"{count} thread(s)", in_threads, count)
    print(f"twenty threads took less than half of the time: {seconds < serial / 2}")
