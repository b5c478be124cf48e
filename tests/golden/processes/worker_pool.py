"""A tutorial program: a pool of processes by hand, with tasks, results and errors; and a pipeline."""

import multiprocessing
import os


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))


def count_primes(low, high):
    return sum(is_prime(n) for n in range(low, high))


def divide(a, b):
    return a / b


def identity(x):
    return x


def worker(tasks, results):
    while (task := tasks.get()) is not None:
        key, function, args = task
        try:
            results.put((key, "ok", function(*args)))
        except Exception as e:
            results.put((key, "error", e))


class Pool:
    def __init__(self, size):
        self.tasks, self.results = multiprocessing.Queue(), multiprocessing.Queue()
        self.processes = [multiprocessing.Process(target=worker, args=(self.tasks, self.results)) for _ in range(size)]
        for p in self.processes:
            p.start()

    def starmap(self, function, argument_lists):
        count = 0
        for key, args in enumerate(argument_lists):
            self.tasks.put((key, function, args))
            count += 1
        answers = {}
        for _ in range(count):
            key, status, value = self.results.get()
            answers[key] = value if status == "ok" else f"{type(value).__name__}: {value}"
        return [answers[key] for key in range(count)]

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for _ in self.processes:
            self.tasks.put(None)
        for p in self.processes:
            p.join()


def stage(function, source, target):
    while (item := source.get()) is not None:
        target.put(function(item))
    target.put(None)


def add_one(x):
    return x + 1


def square(x):
    return x * x


def ping_pong(connection, name, rounds):
    for _ in range(rounds):
        ball = connection.recv()
        connection.send(ball + [name])


def partial_sum(part, parts, n, queue):
    queue.put((part, sum(range(part * n // parts, (part + 1) * n // parts))))


def tree(depth, queue):
    if depth:
        children = [multiprocessing.Process(target=tree, args=(depth - 1, queue)) for _ in range(2)]
        for c in children:
            c.start()
        for c in children:
            c.join()
    queue.put(depth)


def main():
    with Pool(2) as pool:
        print(pool.starmap(count_primes, [(i * 500, (i + 1) * 500) for i in range(6)]))
        print(pool.starmap(divide, [(1, 2), (1, 0), ("a", 2), (9, 3)]))
        print(pool.starmap(identity, [({"k": (1, [2])},), (None,), ("é",)]), pool.starmap(identity, []))
        print(pool.starmap(pow, [(2, n) for n in range(0, 101, 20)]))
        processes = pool.processes
    print([p.exitcode for p in processes])
    queues = [multiprocessing.Queue() for _ in range(3)]
    stages = [
        multiprocessing.Process(target=stage, args=(f, a, b))
        for f, a, b in ((add_one, queues[0], queues[1]), (square, queues[1], queues[2]))
    ]
    for s in stages:
        s.start()
    for n in range(10):
        queues[0].put(n)
    queues[0].put(None)
    out = []
    while (item := queues[2].get()) is not None:
        out.append(item)
    for s in stages:
        s.join()
    print(out)
    here, there = multiprocessing.Pipe()
    player = multiprocessing.Process(target=ping_pong, args=(there, "child", 3))
    player.start()
    ball = []
    for _ in range(3):
        here.send(ball + ["parent"])
        ball = here.recv()
    player.join()
    print(ball)
    queue = multiprocessing.Queue()
    ps = [multiprocessing.Process(target=partial_sum, args=(part, 3, 1000, queue)) for part in range(3)]
    for p in ps:
        p.start()
    parts = dict(queue.get() for _ in ps)
    for p in ps:
        p.join()
    print(sorted(parts.items()), sum(parts.values()) == sum(range(1000)))
    root = multiprocessing.Process(target=tree, args=(2, queue))
    root.start()
    root.join()
    print(sorted(queue.get() for _ in range(7)))
    pids = multiprocessing.SimpleQueue()
    ps = [multiprocessing.Process(target=report_pid, args=(pids,)) for _ in range(3)]
    for p in ps:
        p.start()
    reported = {pids.get() for _ in ps}
    for p in ps:
        p.join()
    print(reported == {p.pid for p in ps}, os.getpid() not in reported)


def report_pid(queue):
    queue.put(os.getpid())


if __name__ == "__main__":
    main()
