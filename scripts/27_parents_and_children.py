"""Claim 27: a parent controls its children only; threads of one process reach each other directly.

Run:
    gilbox run scripts/27_parents_and_children.py

Look for: a parent lists its children and ends them, and sees their exit codes. A child sees none of its siblings:
its own list is empty. It can watch its parent and wait for it, but the attempt to terminate it fails. Threads
know no such order: one finds another that it did not start, sets its flag and waits for its end.
"""

import multiprocessing
import threading
import time


def wait_for_end():
    time.sleep(60)


def try_on_parent(connection, verb):
    parent = multiprocessing.parent_process()
    try:
        parent.terminate() if verb == "terminate" else parent.join(0)
        connection.send("nothing happens")
    except AttributeError as e:
        connection.send(type(e).__name__)


def processes():
    first = multiprocessing.Process(target=wait_for_end, name="first")
    first.start()
    print("children of the parent:", [p.name for p in multiprocessing.active_children()])
    for verb in ("join", "terminate"):
        here, there = multiprocessing.Pipe()
        child = multiprocessing.Process(target=try_on_parent, args=(there, verb))
        child.start()
        print(f"a child tries to {verb} its parent:", here.recv())
        child.join()
    first.terminate()
    first.join()
    print("the parent ended its child:", first.exitcode)
    print("children of the parent:", multiprocessing.active_children())


def family(connection):
    connection.send((len(multiprocessing.active_children()), multiprocessing.parent_process().is_alive()))


def from_inside():
    here, there = multiprocessing.Pipe()
    other = multiprocessing.Process(target=wait_for_end)
    other.start()
    child = multiprocessing.Process(target=family, args=(there,))
    child.start()
    children, parent_alive = here.recv()
    print("seen by a child: own children", children, "- parent alive", parent_alive)
    child.join()
    other.kill()
    other.join()
    print("killed:", other.exitcode)


def threads():
    stop = threading.Event()
    worker = threading.Thread(target=stop.wait, name="worker")
    worker.start()

    def stranger():
        found = next(t for t in threading.enumerate() if t.name == "worker")
        stop.set()
        found.join()
        print("a thread ended another that it did not start:", not found.is_alive())

    other = threading.Thread(target=stranger)
    other.start()
    other.join()


if __name__ == "__main__":
    processes()
    from_inside()
    threads()
