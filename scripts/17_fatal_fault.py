"""Claim 17: a fatal fault in one thread takes the whole program down; in a process only that process.

Run:
    gilbox run scripts/17_fatal_fault.py
    gilbox run scripts/17_fatal_fault.py here             # in a thread of this very program; see the exit code

Look for: an exception in a thread ends that thread alone. `os.abort()` and `os._exit()` are no exceptions: called
in a thread, they end the process with all its threads, nothing is cleaned up. So the script does it in child
processes: the child is gone (exit code -6, SIGABRT, and 9), its other threads with it, and the parent goes on.
"""

import multiprocessing
import os
import sys
import threading
import time


def in_a_thread(action):
    """Start a thread that does it, and another that would like to go on."""
    survivor = threading.Thread(target=lambda: (time.sleep(5), print("the other thread was not ended")))
    survivor.start()
    threading.Thread(target=action).start()
    survivor.join()


def raise_an_exception():
    raise ValueError("only this thread ends")


def quietly_raise():
    threading.excepthook = lambda args: print("the thread ended with", repr(args.exc_value))
    thread = threading.Thread(target=raise_an_exception)
    thread.start()
    thread.join()
    print("the program goes on", flush=True)


def abort_in_a_thread():
    in_a_thread(os.abort)


def exit_in_a_thread():
    in_a_thread(lambda: os._exit(9))


if __name__ == "__main__":
    if sys.argv[1:] == ["here"]:
        abort_in_a_thread()
    for target in (quietly_raise, abort_in_a_thread, exit_in_a_thread):
        process = multiprocessing.Process(target=target)
        process.start()
        process.join()
        print(f"{target.__name__}: the child's exit code is {process.exitcode}")
    print("the parent is still here")
