"""Claim 16: a thread can't be killed, only asked; a process can.

Run:
    gilbox run scripts/16_stopping.py

Look for: `threading.Thread` has no method that ends it: the thread stops because it looks at a flag, in its own
time, and can tidy up. The processes are ended from outside, in the middle of an endless loop: `terminate` gives
exit code -15 (SIGTERM), `kill` gives -9 (SIGKILL), and the line in their `finally` is never printed. A process
that ends itself has the exit code that it chose.
"""

import multiprocessing
import sys
import threading
import time


def polite(stop, log):
    rounds = 0
    while not stop.is_set():
        rounds += 1
        time.sleep(0.001)
    log.append(f"stopped when asked, after some rounds: {rounds > 0}")


def stubborn(ready):
    try:
        ready.put("running")
        while True:
            pass
    finally:
        print("this line is never printed")


def quits(code):
    sys.exit(code)


def fails():
    sys.stderr.write("the traceback of a ValueError follows, as it should\n")
    raise ValueError("on purpose")


def threads():
    stop, log = threading.Event(), []
    thread = threading.Thread(target=polite, args=(stop, log))
    print("a thread has a method to kill it:", any(hasattr(thread, name) for name in ("kill", "terminate", "stop")))
    thread.start()
    thread.join(timeout=0.02)
    print("after a join with a time-out it is alive:", thread.is_alive())
    stop.set()
    thread.join()
    print("after the flag it is alive:", thread.is_alive(), "-", log[0])


def processes():
    for end in ("terminate", "kill"):
        ready = multiprocessing.SimpleQueue()
        process = multiprocessing.Process(target=stubborn, args=(ready,))
        print(f"{end}: before the start: alive {process.is_alive()}, exit code {process.exitcode}")
        process.start()
        print(f"{end}: {ready.get()}, alive {process.is_alive()}, exit code {process.exitcode}")
        getattr(process, end)()
        process.join()
        print(f"{end}: alive {process.is_alive()}, exit code {process.exitcode}")
    for target, args in ((quits, (7,)), (quits, (0,)), (fails, ())):
        process = multiprocessing.Process(target=target, args=args)
        process.start()
        process.join()
        print(f"{target.__name__}{args}: exit code {process.exitcode}")


if __name__ == "__main__":
    threads()
    processes()
