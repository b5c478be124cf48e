"""Executors: mapping, waiting, errors, cancelling, callbacks."""

import threading
import time
from concurrent.futures import ALL_COMPLETED, FIRST_EXCEPTION, CancelledError, Future, ThreadPoolExecutor, TimeoutError, as_completed, wait


def square(n):
    time.sleep(0.002 * (5 - n % 5))
    return n * n


def fails(n):
    raise ValueError(f"bad {n}")


with ThreadPoolExecutor(max_workers=3, thread_name_prefix="crew") as pool:
    print(list(pool.map(square, range(8))), list(pool.map(pow, [2, 3], [5, 2])))
    futures = {pool.submit(square, n): n for n in range(5)}
    print(sorted((futures[f], f.result()) for f in as_completed(futures)))
    future = pool.submit(fails, 3)
    print(repr(future.exception()), future.done(), future.cancelled(), future.running())
    try:
        future.result()
    except ValueError as error:
        print("raised", error)
    done, pending = wait([pool.submit(square, 1), pool.submit(fails, 1)], return_when=ALL_COMPLETED)
    print(len(done), len(pending))
    seen = []
    pool.submit(square, 4).add_done_callback(lambda f: seen.append(f.result()))
    names = set(pool.map(lambda _: threading.current_thread().name.rsplit("_", 1)[0], range(6)))
    print(names)
    try:
        for value in pool.map(lambda n: 10 // n, [5, 2, 0, 1]):
            print("value", value)
    except ZeroDivisionError as error:
        print(error)
print(seen)
gate, started = threading.Event(), threading.Event()


def block():
    started.set()
    return gate.wait()


pool = ThreadPoolExecutor(1)
blocker = pool.submit(block)
started.wait()
queued = pool.submit(square, 2)
print(queued.cancel(), queued.cancelled(), blocker.cancel())
try:
    queued.result()
except CancelledError as error:
    print("cancelled", type(error).__name__)
try:
    blocker.result(timeout=0.01)
except TimeoutError as error:
    print("timed out", type(error).__name__)
gate.set()
print(blocker.result())
pool.shutdown()
try:
    pool.submit(square, 1)
except RuntimeError as error:
    print(error)
hand = Future()
threading.Timer(0.005, hand.set_result, ["by hand"]).start()
print(hand.result(timeout=5), hand.done())
try:
    hand.set_result(2)
except Exception as error:
    print(type(error).__name__)


def parallel_sum(numbers, parts=4):
    size = -(-len(numbers) // parts)
    with ThreadPoolExecutor(parts) as pool:
        return sum(pool.map(sum, (numbers[i:i + size] for i in range(0, len(numbers), size))))


print(parallel_sum(range(1001)), sum(range(1001)))


def set_up(tag):
    local.tag = tag


local = threading.local()
with ThreadPoolExecutor(2, initializer=set_up, initargs=("ready",)) as pool:
    print(set(pool.map(lambda _: local.tag, range(4))), hasattr(local, "tag"))
