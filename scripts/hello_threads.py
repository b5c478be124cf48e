"""Hello from three threads: the smallest program with threads.

Run:
    gilbox run scripts/hello_threads.py
    gilbox run --stats scripts/hello_threads.py

Look for: three greetings, printed by the main thread after it has joined the workers. With `--stats` the
table has one row for each of the four threads, and each row's running, waiting, stopped and blocked time
add up to that thread's wall time.
"""

import threading

names = ["Ada", "Grace", "Edsger"]
greetings = {}


def greet(name):
    greetings[name] = f"Hello from {name}, running in {threading.current_thread().name}"


threads = [
    threading.Thread(target=greet, args=(name,), name=f"thread-{number}")
    for number, name in enumerate(names, start=1)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

for name in names:
    print(greetings[name])
print(f"{len(greetings)} greetings, and {threading.main_thread().name} has joined them all")
