"""Lets threads race: what the scripts beside this one are made of."""

import sys
import threading

THREADS = int(sys.argv[1]) if len(sys.argv) > 1 else 4
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 400
# The names of those parts that are to be run, if not all.
CHOSEN = sys.argv[3:]


def race(*works):
    """Run all at once, from one barrier on, and pass on what any raises."""
    barrier, errors = threading.Barrier(len(works)), []

    def run(work):
        try:
            barrier.wait()
            work()
        except BaseException as error:
            errors.append(error)
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def each(work):
    """The same work in all threads, which get their numbers."""
    return [lambda me=me: work(me) for me in range(THREADS)]


def against(change, *checks):
    """One thread makes changes, as many as there are rounds; the others check all the while."""
    done = []

    def write():
        try:
            for i in range(ROUNDS):
                change(i)
        finally:
            done.append(True)

    def read(check):
        while not done:
            check()
        check()
    race(write, *[lambda check=checks[n % len(checks)]: read(check) for n in range(max(THREADS - 1, len(checks)))])
