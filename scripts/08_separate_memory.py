"""Claim 8: processes share nothing by default.

Run:
    gilbox run scripts/08_separate_memory.py

Look for: each child changes the global list and the global number, and finds them as the script first set them;
the parent's are unchanged in the end. What the children send through a queue arrives as a copy. The same script
with threads is 07_shared_memory.py.
"""

import multiprocessing
import os

shared_list = ["set when the script was loaded"]
shared_number = 1


def worker(name, answers):
    global shared_number
    shared_list.append(f"added by {name}")
    shared_number *= 10
    answers.put((name, list(shared_list), shared_number, os.getpid()))


def changes_its_argument(given, answers):
    given.append("by the child")
    answers.put(given)


def main():
    answers = multiprocessing.SimpleQueue()
    pids = {os.getpid()}
    for name in ("first", "second"):
        process = multiprocessing.Process(target=worker, args=(name, answers))
        process.start()
        who, its_list, its_number, pid = answers.get()
        process.join()
        pids.add(pid)
        print(f"in the {who} child: {its_list}, {its_number}")
    print(f"in the parent: {shared_list}, {shared_number}")
    print("three processes with different numbers:", len(pids) == 3)

    mine = ["by the parent"]
    process = multiprocessing.Process(target=changes_its_argument, args=(mine, answers))
    process.start()
    theirs = answers.get()
    process.join()
    print(f"the child's argument became {theirs}, the parent's is still {mine}")


if __name__ == "__main__":
    main()
