"""Tutorial programs with threads: primes, word counts, matrix rows, dining philosophers, a bank, map-reduce."""

import threading


def parallel(function, items, workers):
    """Like map, with threads that take the next item when they are free."""
    items, results, lock = list(items), {}, threading.Lock()
    position = iter(range(len(items)))

    def work():
        while True:
            with lock:
                i = next(position, None)
            if i is None:
                return
            results[i] = function(items[i])

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return [results[i] for i in range(len(items))]


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))


print(parallel(lambda x: x * x, range(10), 3), parallel(str.upper, "abc", 5), parallel(len, [], 2))
print([n for n, prime in zip(range(1000, 1100), parallel(is_prime, range(1000, 1100), 4)) if prime])


def count_range(low, high, out, index):
    out[index] = sum(is_prime(n) for n in range(low, high))


out = [0] * 4
threads = [threading.Thread(target=count_range, args=(i * 1000, (i + 1) * 1000, out, i)) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(out, sum(out))


class Philosopher(threading.Thread):
    def __init__(self, name, left, right, meals):
        super().__init__(name=name)
        self.forks = sorted((left, right), key=lambda fork: fork[0])
        self.meals, self.eaten = meals, 0

    def run(self):
        for _ in range(self.meals):
            (_, first), (_, second) = self.forks
            with first, second:
                self.eaten += 1


forks = [(i, threading.Lock()) for i in range(5)]
table = [
    Philosopher(name, forks[i], forks[(i + 1) % 5], 20)
    for i, name in enumerate(["Plato", "Kant", "Hume", "Locke", "Mill"])
]
for p in table:
    p.start()
for p in table:
    p.join(timeout=30)
print({p.name: p.eaten for p in table}, any(p.is_alive() for p in table))
DOCUMENTS = ["to be or not to be", "be quick", "not now", "to the point"]


def map_words(document):
    return [(word, 1) for word in document.split()]


def reduce_counts(pairs):
    counts = {}
    for word, n in pairs:
        counts[word] = counts.get(word, 0) + n
    return counts


mapped = parallel(map_words, DOCUMENTS, 2)
print(sorted(reduce_counts(pair for pairs in mapped for pair in pairs).items()))
a = [[i + j for j in range(6)] for i in range(5)]
b = [[i * j for j in range(4)] for i in range(6)]
rows = parallel(lambda row: [sum(x * y for x, y in zip(row, column)) for column in zip(*b)], a, 3)
print(rows)


class TicketOffice:
    def __init__(self, seats):
        self.seats, self.lock, self.sold = seats, threading.Lock(), []

    def buy(self, who):
        with self.lock:
            if not self.seats:
                return False
            self.seats -= 1
            self.sold.append(who)
            return True


office = TicketOffice(50)
failed = []


def customer(name):
    while office.buy(name):
        pass
    failed.append(name)


threads = [threading.Thread(target=customer, args=(i,)) for i in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(office.seats, len(office.sold), sorted(failed))


def merge(left, right):
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


def merge_sort(items, depth=2):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    halves = [items[:middle], items[middle:]]
    if depth:

        def sort_half(i):
            halves[i] = merge_sort(halves[i], depth - 1)

        threads = [threading.Thread(target=sort_half, args=(i,)) for i in (0, 1)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    else:
        halves = [merge_sort(half, 0) for half in halves]
    return merge(*halves)


numbers = [(i * 7919) % 1013 for i in range(500)]
print(merge_sort(numbers) == sorted(numbers), merge_sort([]), merge_sort([3, 1, 2]))


class Future:
    def __init__(self):
        self.done, self.value, self.callbacks = threading.Event(), None, []

    def set(self, value):
        self.value = value
        self.done.set()
        for f in self.callbacks:
            f(self)

    def get(self, timeout=None):
        if not self.done.wait(timeout):
            raise TimeoutError("no result yet")
        return self.value


def spawn(function, *args):
    future = Future()
    threading.Thread(target=lambda: future.set(function(*args))).start()
    return future


futures = [spawn(pow, 2, n) for n in range(8)]
print([f.get(5) for f in futures])
try:
    Future().get(0.001)
except TimeoutError as e:
    print("TimeoutError", e)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def parallel_fib(n):
    if n < 12:
        return fib(n)
    future = spawn(parallel_fib, n - 1)
    return parallel_fib(n - 2) + future.get()


print(parallel_fib(15), fib(15))


class Observable:
    def __init__(self):
        self.lock, self.listeners, self.log = threading.Lock(), [], []

    def fire(self, event):
        with self.lock:
            for listener in self.listeners:
                listener(event)


o = Observable()
o.listeners += [o.log.append, lambda e: o.log.append(-e)]
threads = [threading.Thread(target=lambda k=k: [o.fire(k * 10 + i) for i in range(1, 5)]) for k in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(o.log), sum(o.log), all(o.log[i] == -o.log[i + 1] for i in range(0, len(o.log), 2)))
histogram = [0] * 10
locks = [threading.Lock() for _ in histogram]


def fill(seed):
    for i in range(500):
        seed = (seed * 1103515245 + 12345) % 2**31
        bucket = seed // 65536 % 10
        with locks[bucket]:
            histogram[bucket] += 1


threads = [threading.Thread(target=fill, args=(s,)) for s in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sum(histogram), histogram)
