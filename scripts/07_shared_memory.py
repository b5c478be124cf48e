"""Claim 7: threads share memory. A change by one is seen by all; each has its own stack and locals.

Run:
    gilbox run scripts/07_shared_memory.py
    gilbox run --gil off scripts/07_shared_memory.py

Look for: the global list and the global number were changed by both threads, the local variables and the
`threading.local` were not. The same script with processes is 08_separate_memory.py: compare the two outputs.
"""

import threading

shared_list = ["set by main"]
shared_number = 1
own = threading.local()
own.note = "main's note"
turn = threading.Lock()


def worker(name, report):
    global shared_number
    local = f"local of {name}"
    with turn:
        shared_list.append(f"added by {name}")
        shared_number *= 10
    had_a_note = hasattr(own, "note")
    own.note = f"{name}'s note"
    report[name] = (local, had_a_note, own.note)


def main():
    report = {}
    threads = [threading.Thread(target=worker, args=(name, report)) for name in ("first", "second")]
    for thread in threads:
        thread.start()
        thread.join()
    print("global list: ", shared_list)
    print("global number:", shared_number)
    for name, (local, had_a_note, note) in report.items():
        print(f"{name}: local variable {local!r}, found a note: {had_a_note}, its own note: {note!r}")
    print("main's own note is still:", own.note)

    box = []
    thread = threading.Thread(target=lambda: box.append(shared_list))
    thread.start()
    thread.join()
    print("both threads hold one and the same list:", box[0] is shared_list)


if __name__ == "__main__":
    main()
