"""Claim 4: without the GIL threads scale too.

Run:
    gilbox run --gil on  --stats scripts/04_without_the_lock.py
    gilbox run --gil off --stats scripts/04_without_the_lock.py
    gilbox compare --modes threads,threads-nogil scripts/04_without_the_lock.py

Look for:
    standard error   with the lock off, two threads finish twice the work in the time of one
    --stats          cores used near 2.0 and no time spent waiting for a GIL
    compare          the row of one worker in both modes: the difference is what the single thread pays for
                     living without the lock
"""

import sys
import threading
import time


def work(size=200):
    """Multiply two matrices of integers with three plain loops."""
    a = [[(i * j) % 10 for j in range(size)] for i in range(size)]
    b = [[(i + j) % 10 for j in range(size)] for i in range(size)]
    product = []
    for row in a:
        line = []
        for column in range(size):
            total = 0
            for k in range(size):
                total += row[k] * b[k][column]
            line.append(total)
        product.append(line)
    return sum(map(sum, product))


def timed(count):
    results = []
    threads = [threading.Thread(target=lambda: results.append(work())) for _ in range(count)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results, time.perf_counter() - start


def main():
    lock = "on" if sys._is_gil_enabled() else "off"
    one = None
    for count in (1, 2, 4):
        results, seconds = timed(count)
        one = one or seconds
        print(f"{count} thread(s), each with the same result: {results == [results[0]] * count} ({results[0]})")
        print(f"lock {lock}, {count} thread(s): {seconds:.3f} s, speed-up {count * one / seconds:.2f}", file=sys.stderr)


if __name__ == "__main__":
    main()
