"""Claim 11: wrong use of locks deadlocks.

Run:
    gilbox run scripts/11_deadlock.py
    gilbox run scripts/11_deadlock.py forever
    timeout 5 python3 scripts/11_deadlock.py forever      # hangs; here it is stopped after 5 seconds

Look for: two threads take two locks in opposite order, and each waits for the lock that the other one holds. By
default the script waits with a time-out, so that it can say what happened, and then shows the cure: everybody
takes the locks in the same order. With `forever` it waits without a time-out: CPython hangs until somebody stops
it; gilbox sees that no thread can ever go on, names who holds what and who waits for what, each with its line,
and ends with exit code 3.
"""

import sys
import threading


def meet(barrier, first, second, results, name, timeout):
    with first:
        barrier.wait()  # from here on each holds one lock and wants the other
        got_it = second.acquire(timeout=timeout)
        results[name] = got_it
        barrier.wait()
        if got_it:
            second.release()


def opposite_order(timeout):
    a, b = threading.Lock(), threading.Lock()
    barrier = threading.Barrier(2)
    results = {}
    threads = [
        threading.Thread(target=meet, args=(barrier, a, b, results, "left", timeout), name="left"),
        threading.Thread(target=meet, args=(barrier, b, a, results, "right", timeout), name="right"),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def same_order(rounds):
    a, b = threading.Lock(), threading.Lock()
    done = []

    def work(name):
        for _ in range(rounds):
            with a, b:
                done.append(name)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("left", "right")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(done)


def lock_twice():
    lock = threading.Lock()
    with lock:
        again = lock.acquire(timeout=0.05)
    reentrant = threading.RLock()
    with reentrant:
        twice = reentrant.acquire(timeout=0.05)
        reentrant.release()
    return again, twice


if __name__ == "__main__":
    if sys.argv[1:] == ["forever"]:
        print("left and right wait for each other...", flush=True)
        opposite_order(timeout=-1)
    results = opposite_order(timeout=0.1)
    print("opposite order: left got its second lock:", results["left"])
    print("opposite order: right got its second lock:", results["right"])
    print("same order:", same_order(1000), "rounds, no deadlock")
    print("a thread can take its own Lock again: {}, its own RLock: {}".format(*lock_twice()))
