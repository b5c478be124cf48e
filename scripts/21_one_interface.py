"""Claim 21: concurrent.futures gives threads and processes one interface.

Run:
    gilbox run --stats scripts/21_one_interface.py
    gilbox run --gil off scripts/21_one_interface.py

Look for: one function puts the same work through a ThreadPoolExecutor and a ProcessPoolExecutor. Results, their
order, exceptions and the error after the end are the same for both; only the class differs. What differs beside it
stands in the statistics: the threads wait for the lock, the processes take time to start and to pickle.
"""

import concurrent.futures
import sys
import time


def primes_below(limit):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, limit))


def failing(n):
    raise ValueError(f"no answer for {n}")


def demonstrate(executor_class):
    begin = time.perf_counter()
    with executor_class(max_workers=2) as executor:
        print("map keeps the order:", list(executor.map(primes_below, [4000, 2000, 3000, 1000])))
        futures = {executor.submit(primes_below, limit): limit for limit in (500, 100, 300)}
        found = {futures[done]: done.result() for done in concurrent.futures.as_completed(futures)}
        print("as_completed finds all:", sorted(found.items()))
        future = executor.submit(failing, 7)
        print("an exception comes back:", repr(future.exception()))
        done, waiting = concurrent.futures.wait([executor.submit(pow, 2, n) for n in range(5)])
        print("wait:", sorted(f.result() for f in done), len(waiting))
    try:
        executor.submit(pow, 2, 2)
    except RuntimeError as e:
        print("after shutdown:", e)
    return time.perf_counter() - begin


def main():
    for executor_class in (concurrent.futures.ThreadPoolExecutor, concurrent.futures.ProcessPoolExecutor):
        seconds = demonstrate(executor_class)
        print(f"{executor_class.__name__}: {seconds:.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
