"""Many threads, short lives, nested starts, output from threads one line at a time."""

import threading
import time

done = []
threads = [threading.Thread(target=done.append, args=(i,)) for i in range(200)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(done), sorted(done) == list(range(200)))
go = threading.Event()
count = [0]
lock = threading.Lock()


def waits_then_counts():
    go.wait()
    with lock:
        count[0] += 1


threads = [threading.Thread(target=waits_then_counts) for _ in range(100)]
for t in threads:
    t.start()
print(threading.active_count())
go.set()
for t in threads:
    t.join()
print(count, threading.active_count())
turn = threading.Condition()
current = 0


def print_in_turn(n):
    global current
    with turn:
        turn.wait_for(lambda: current == n)
        print(f"line {n} by {threading.current_thread().name}")
        current += 1
        turn.notify_all()


threads = [threading.Thread(target=print_in_turn, args=(n,), name=f"printer-{n}") for n in reversed(range(6))]
for t in threads:
    t.start()
for t in threads:
    t.join()


def chain(n, out):
    out.append(n)
    if n:
        t = threading.Thread(target=chain, args=(n - 1, out))
        t.start()
        t.join()


out = []
chain(30, out)
print(out[0], out[-1], len(out))


def spin_until(flag, counter):
    while not flag[0]:
        counter[0] += 1


flag, counter = [False], [0]
t = threading.Thread(target=spin_until, args=(flag, counter))
t.start()
while counter[0] < 1000:
    time.sleep(0.001)
flag[0] = True
t.join()
print(counter[0] >= 1000)


def fan_out(depth, results):
    if depth == 0:
        results.append(1)
        return
    kids = [threading.Thread(target=fan_out, args=(depth - 1, results)) for _ in range(3)]
    for k in kids:
        k.start()
    for k in kids:
        k.join()


results = []
fan_out(4, results)
print(len(results))
data = {}


def update(n):
    for i in range(100):
        data[n, i] = i
    for i in range(0, 100, 2):
        del data[n, i]


threads = [threading.Thread(target=update, args=(n,)) for n in range(10)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(data), sorted({k[1] % 2 for k in data}))


class Shared:
    pass


shared = Shared()


def attributes(n):
    for i in range(50):
        setattr(shared, f"a{n}_{i}", i)


threads = [threading.Thread(target=attributes, args=(n,)) for n in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(vars(shared)), sum(vars(shared).values()))
text = {}


def build(n):
    s = ""
    for i in range(300):
        s += str(i % 10)
    text[n] = s


threads = [threading.Thread(target=build, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(set(text.values())), len(text[0]))


def sorter(n):
    items = [(i * 31 + n) % 97 for i in range(97)]
    items.sort()
    return items == sorted(items) == list(range(97))


oks = []
threads = [threading.Thread(target=lambda n=n: oks.append(sorter(n))) for n in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(oks)


def generators(n):
    def gen():
        for i in range(n):
            yield i

    return sum(gen())


sums = {}
threads = [threading.Thread(target=lambda n=n: sums.__setitem__(n, generators(n * 100))) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([sums[n] for n in range(5)])


def classes(n):
    class Local:
        value = n

        def get(self):
            return self.value * 2

    return Local().get()


got = []
threads = [threading.Thread(target=lambda n=n: got.append(classes(n))) for n in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(got))


def catches(n):
    caught = 0
    for i in range(200):
        try:
            if i % 3 == 0:
                raise ValueError(i)
            {}[i]
        except ValueError:
            caught += 1
        except KeyError:
            caught += 100
    return caught


got = []
threads = [threading.Thread(target=lambda: got.append(catches(0))) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(got)
big = []
threads = [threading.Thread(target=lambda n=n: big.append(3 ** (400 + n) % 10**9)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(big))
