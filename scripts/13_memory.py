"""Claim 13: processes need more memory than threads.

Run:
    gilbox run --stats scripts/13_memory.py
    gilbox compare --modes threads,processes --workers 1,2,4 scripts/13_memory.py

Look for: `compare` shows the memory for each worker: a thread costs its stack and its own data; a process costs
a whole interpreter besides, and a copy of everything that threads share (here a table of 200,000 entries). On
standard error the script shows what the operating system says about itself and its workers.
"""

import multiprocessing
import os
import sys
import threading

TABLE = {number: number * number for number in range(200_000)}


def work():
    """Each worker reads the big table and keeps a small list of its own."""
    mine = [TABLE[number] for number in range(0, 200_000, 100)]
    return sum(mine)


def resident_mib(pid="self"):
    """Resident memory in MiB, from the second number of /proc/<pid>/statm (pages of 4096 bytes)."""
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * 4096 / 2**20


def held(queue, release):
    result = work()
    queue.put((os.getpid(), result, resident_mib()))
    release.wait()


if __name__ == "__main__":
    alone = resident_mib()
    print("the work gives", work())

    release = threading.Event()
    threads = [threading.Thread(target=release.wait) for _ in range(8)]
    for thread in threads:
        thread.start()
    with_threads = resident_mib()
    release.set()
    for thread in threads:
        thread.join()
    print("8 threads were alive at once")

    queue, release = multiprocessing.Queue(), multiprocessing.Event()
    processes = [multiprocessing.Process(target=held, args=(queue, release)) for _ in range(2)]
    for process in processes:
        process.start()
    reports = [queue.get() for _ in processes]
    release.set()
    for process in processes:
        process.join()
    print("2 processes were alive at once, with the same result:", {result for _, result, _ in reports} == {work()})
    print(f"this process alone: {alone:.1f} MiB", file=sys.stderr)
    print(f"each of 8 threads adds {(with_threads - alone) / 8:.3f} MiB", file=sys.stderr)
    for _, _, resident in reports:
        print(f"a process of its own needs {resident:.1f} MiB", file=sys.stderr)
