"""Claim 25: a child process begins as a fresh interpreter (spawn), or as a copy of its parent (fork).

Run:
    gilbox run scripts/25_fresh_or_copied.py
    python3 scripts/25_fresh_or_copied.py

Look for: what the child sees of what its parent has done. Spawned, it runs the script's top level anew, without
what stands behind the main guard: the global has its first value, the lock is free, and only arguments come
along, pickled. Forked, it sees the global as it was at the start, and a copy of the lock in the parent's hand
that nobody will ever release: which is why `fork` and threads go badly together. gilbox knows `spawn` only;
CPython tells of its other ways on standard error.
"""

import multiprocessing
import os
import sys
import threading

setting = "as the script has it"
lock = threading.Lock()
loaded_by = os.getpid()


def look(answers, argument):
    answers.put((setting, lock.acquire(timeout=0.2), loaded_by == os.getpid(), argument))


def child_of(method):
    context = multiprocessing.get_context(method)
    answers = context.SimpleQueue()
    process = context.Process(target=look, args=(answers, "passed on"))
    with lock:
        process.start()
        answer = answers.get()
    process.join()
    return answer


def main():
    global setting
    setting = "changed before the start"
    for method in multiprocessing.get_all_start_methods():
        seen, lock_is_free, fresh, argument = child_of(method)
        out = sys.stdout if method == "spawn" else sys.stderr
        print(f"{method}: the global is {seen!r}, the argument {argument!r}", file=out)
        print(f"{method}: the parent's lock is {'free' if lock_is_free else 'held, for ever'}", file=out)
        print(f"{method}: the child has run the script's top level itself: {fresh}", file=out)


if __name__ == "__main__":
    main()
