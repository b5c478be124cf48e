"""An uncaught exception in a thread prints its traceback; the program goes on and exits with 0."""
import threading


def work(n):
    if n == 2:
        raise ValueError(f"bad number {n}")
    results.append(n)


results = []
for i in range(4):
    t = threading.Thread(target=work, args=(i,), name=f"worker-{i}")
    t.start()
    t.join()
    print(t.name, t.is_alive())
print(results)
