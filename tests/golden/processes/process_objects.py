"""Process objects: start, join, exit codes, names, daemons, subclassing, errors of use."""

import multiprocessing
import os
import sys
import time


def nothing():
    pass


def exits(code):
    sys.exit(code)


def exits_hard(code):
    os._exit(code)


def fails():
    sys.stderr = open(os.devnull, "w")
    raise ValueError("in the child")


def sleeps():
    time.sleep(60)


def report(queue, *args, **kwargs):
    me = multiprocessing.current_process()
    queue.put(
        (
            me.name,
            me.daemon,
            os.getpid() == me.pid,
            os.getppid() != os.getpid(),
            args,
            kwargs,
            __name__ in ("__main__", "__mp_main__"),
        )
    )


class Worker(multiprocessing.Process):
    def __init__(self, queue, n):
        super().__init__(name=f"worker-{n}")
        self.queue, self.n = queue, n

    def run(self):
        self.queue.put((self.name, self.n**2))


def main():
    me = multiprocessing.current_process()
    print(me.name, me.pid == os.getpid(), me.daemon, me.is_alive(), me.exitcode, multiprocessing.parent_process())
    p = multiprocessing.Process(target=nothing)
    print(p.name, p.pid, p.exitcode, p.is_alive(), p.daemon)
    p.start()
    p.join()
    print(p.exitcode, p.is_alive(), isinstance(p.pid, int), p.pid != os.getpid(), p.join())
    for target, args in (
        (exits, (0,)),
        (exits, (3,)),
        (exits, (None,)),
        (exits, (256 + 7,)),
        (exits_hard, (9,)),
        (fails, ()),
    ):
        p = multiprocessing.Process(target=target, args=args)
        p.start()
        p.join()
        print(target.__name__, args, p.exitcode)
    queue = multiprocessing.Queue()
    p = multiprocessing.Process(target=report, args=(queue, 1, "two"), kwargs={"k": [3]}, name="reporter", daemon=True)
    p.start()
    print(queue.get())
    p.join()
    workers = [Worker(queue, n) for n in range(3)]
    for w in workers:
        w.start()
    print(sorted(queue.get() for _ in workers))
    for w in workers:
        w.join()
    print([w.exitcode for w in workers], [w.name for w in workers])
    for stop in ("terminate", "kill"):
        p = multiprocessing.Process(target=sleeps)
        p.start()
        print(p.is_alive(), p.join(0.01), p.exitcode)
        getattr(p, stop)()
        p.join()
        print(stop, p.exitcode, p.is_alive())
    p = multiprocessing.Process(target=sleeps)
    for attempt in (
        p.join,
        p.terminate,
        p.kill,
        lambda: multiprocessing.Process(5),
        lambda: multiprocessing.Process(target=nothing, wrong=1),
    ):
        try:
            print(attempt())
        except (AssertionError, AttributeError, TypeError, ValueError) as e:
            print(type(e).__name__, e)
    p = multiprocessing.Process(target=nothing)
    p.start()
    for attempt in (p.start,):
        try:
            attempt()
        except AssertionError as e:
            print(type(e).__name__, e)
    p.join()
    p.close()
    try:
        p.is_alive()
    except ValueError as e:
        print(e)
    p = multiprocessing.Process(target=sleeps, daemon=True)
    p.start()
    print([c.pid == p.pid for c in multiprocessing.active_children()], p in multiprocessing.active_children())
    p.kill()
    p.join()
    print(
        multiprocessing.active_children(),
        multiprocessing.cpu_count() >= 1,
        multiprocessing.cpu_count() == os.cpu_count(),
    )
    p = multiprocessing.Process(target=nothing, name="renamed")
    p.name = "again"
    p.daemon = True
    print(p.name, p.daemon, repr(p).startswith("<Process name='again' parent="), "initial" in repr(p))
    several = [multiprocessing.Process(target=exits, args=(n,)) for n in range(4)]
    for s in several:
        s.start()
    for s in several:
        s.join()
    print([s.exitcode for s in several])
    numbers = [int(multiprocessing.Process(target=nothing).name.split("-")[1]) for _ in range(2)]
    print(numbers[1] - numbers[0])


if __name__ == "__main__":
    main()
