"""What children print arrives whole; what happens to threads, finally clauses and exit codes in children."""

import multiprocessing
import os
import sys
import threading
import time


def prints(n):
    for i in range(3):
        print(f"child {n} line {i}")


def prints_without_newline():
    print("no newline at the end", end="")


def with_finally(turn):
    try:
        sys.exit(4)
    finally:
        print("finally in the child")


def with_threads():
    said = threading.Event()

    def late():
        said.wait()
        print("a thread of the child finishes first")

    threading.Thread(target=late).start()
    print("the child's main function ends", threading.current_thread().name, threading.active_count())
    said.set()


def with_daemon_thread():
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    print("not held up by a daemon thread")


def thread_in_child(queue):
    results = []
    threads = [threading.Thread(target=lambda i=i: results.append(i * i)) for i in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    queue.put(sorted(results))


def os_exit():
    print("printed before os._exit", flush=True)
    os._exit(5)


def run(target, *args):
    p = multiprocessing.Process(target=target, args=args)
    p.start()
    p.join()
    return p.exitcode


def start_from_thread(out, n):
    out.append((n, run(prints, n)))


def main():
    print(run(prints, 1))
    print(run(prints_without_newline))
    print(run(with_finally, 0))
    print(run(with_threads))
    print(run(with_daemon_thread))
    print(run(os_exit))
    queue = multiprocessing.Queue()
    p = multiprocessing.Process(target=thread_in_child, args=(queue,))
    p.start()
    print(queue.get())
    p.join()
    out = []
    for n in (7, 8):
        t = threading.Thread(target=start_from_thread, args=(out, n))
        t.start()
        t.join()
    print(out)
    print("parent", os.getpid() == multiprocessing.current_process().pid, sys.argv[1:], __name__)
    daemon = multiprocessing.Process(target=time.sleep, args=(60,), daemon=True)
    daemon.start()
    print("the daemon process is ended with its parent", daemon.is_alive())


if __name__ == "__main__":
    main()
    print("last line of the parent")
