"""Claim 20, Condition: wait until something is true, between threads and between processes.

Run:
    gilbox run scripts/20_condition.py

Look for: three workers take turns, though each is started in the wrong order, because each waits until the shared
number says that it is its turn, and wakes the others when it has moved it on.
"""

import multiprocessing
import queue
import threading


class Box:
    def __init__(self, value):
        self.value = value


def take_turns(me, count, rounds, condition, turn, line):
    for _ in range(rounds):
        with condition:
            condition.wait_for(lambda: turn.value % count == me)
            line.put(f"worker {me} at turn {turn.value}")
            turn.value += 1
            condition.notify_all()


def run(kind, worker, condition, turn, line):
    workers = [worker(target=take_turns, args=(me, 3, 2, condition, turn, line)) for me in (2, 1, 0)]
    for w in workers:
        w.start()
    lines = [line.get() for _ in range(6)]
    for w in workers:
        w.join()
    # Processes may hand their lines to the queue in another order than they wrote them.
    print(kind, *sorted(lines, key=lambda text: int(text.split()[-1])), sep="\n  ")
    print(kind, "turns taken:", turn.value)


if __name__ == "__main__":
    run("threads", threading.Thread, threading.Condition(), Box(0), queue.Queue())
    run(
        "processes",
        multiprocessing.Process,
        multiprocessing.Condition(),
        multiprocessing.Value("i", 0),
        multiprocessing.Queue(),
    )
