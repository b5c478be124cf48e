"""Claim 9: unsynchronised updates are lost (a race condition), with the GIL too.

Run:
    gilbox run --gil on  scripts/09_lost_updates.py
    gilbox run --gil off scripts/09_lost_updates.py

Look for:
    in slow motion   both threads read 0 before either writes: two increments, and the counter is 1
    with a call      a thread can be switched when a function is entered, so between reading and writing: updates
                     are lost, on standard error it says how many
    `count += 1`     CPython up to 3.9 could switch between any two instructions and lost updates here. Since
                     3.10 it switches only at the jump back of a loop, at the entry of a function and after calls
                     of built-in functions, so with the lock on nothing is lost, by luck and not by right. With
                     `--gil off` (and in free-threaded CPython) this counter loses updates as well.
"""

import sys
import threading

TIMES = 40_000
count = 0


def in_parallel(*functions):
    start = threading.Barrier(len(functions))

    def run(function):
        start.wait()
        function()

    threads = [threading.Thread(target=run, args=(function,)) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def slow_motion():
    """The interleaving that loses an update, forced with events."""
    global count
    count = 0
    first_has_read, second_is_done = threading.Event(), threading.Event()

    def first():
        global count
        seen = count
        first_has_read.set()
        second_is_done.wait()
        count = seen + 1

    def second():
        global count
        first_has_read.wait()
        count = count + 1
        second_is_done.set()

    in_parallel(first, second)
    print(f"in slow motion: 2 increments, the counter is {count}")


def successor(n):
    return n + 1


def with_a_call():
    global count
    for _ in range(TIMES):
        seen = count
        count = successor(seen)


def plain():
    global count
    for _ in range(TIMES):
        count += 1


def race(function, most):
    """Run it in two threads, at most so often, until updates are lost; how many, and in which attempt."""
    global count
    for attempt in range(1, most + 1):
        count = 0
        in_parallel(function, function)
        lost = 2 * TIMES - count
        if lost:
            break
    return lost, attempt


def main():
    slow_motion()
    sys.setswitchinterval(1e-5)

    lost, attempt = race(with_a_call, 200)
    print(f"with a call between reading and writing, updates were lost: {lost > 0}")
    print(f"with a call: {lost} of {2 * TIMES} increments lost, in attempt {attempt}", file=sys.stderr)

    lost, attempt = race(plain, 20)
    print(f"count += 1: never more than {2 * TIMES}: {0 <= lost < 2 * TIMES}")
    print(f"count += 1: {lost} of {2 * TIMES} increments lost, in attempt {attempt}", file=sys.stderr)


if __name__ == "__main__":
    main()
