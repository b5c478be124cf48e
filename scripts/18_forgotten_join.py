"""Claim 18: forgetting `join` ends the program early or leaves work undone.

Run:
    gilbox run scripts/18_forgotten_join.py

Look for: each case runs in a process of its own.
    not joined       the main thread prints its last line before the worker is done; the program still waits for it
    daemon thread    is dropped in the middle of its work when the main thread ends: "finished" is never printed
    daemon process   is ended with its parent, in the middle of its work
    result unread    without a join the result is not there yet
"""

import multiprocessing
import threading
import time


def slow_work(log=None):
    time.sleep(0.1)
    if log is not None:
        log.append("result")
    print("  worker: finished", flush=True)


def not_joined():
    threading.Thread(target=slow_work).start()
    print("  main: last line", flush=True)


def joined():
    thread = threading.Thread(target=slow_work)
    thread.start()
    thread.join()
    print("  main: last line", flush=True)


def daemon_thread():
    threading.Thread(target=slow_work, daemon=True).start()
    print("  main: last line", flush=True)


def result_unread():
    log = []
    thread = threading.Thread(target=slow_work, args=(log,))
    thread.start()
    print("  main: before the join:", log, flush=True)
    thread.join()
    print("  main: after the join:", log, flush=True)


def daemon_process():
    """Runs in a child, whose own child is a daemon; it ends a moment after it was started."""
    process = multiprocessing.Process(target=slow_work, daemon=True)
    process.start()
    print("  main: last line", flush=True)


if __name__ == "__main__":
    for case in (not_joined, joined, daemon_thread, result_unread, daemon_process):
        print(case.__name__, flush=True)
        process = multiprocessing.Process(target=case)
        process.start()
        process.join()
        time.sleep(0.2)
        print(f"  exit code {process.exitcode}", flush=True)
