"""Two threads grow one list while a third collects garbage and a fourth reads it."""
import gc
import threading

N = 3000
shared = []
done = threading.Event()
problems = []


class Item:
    def __init__(self, owner, number):
        self.owner = owner
        self.number = number
        self.junk = [self]


def grow(owner):
    for number in range(N):
        shared.append(Item(owner, number))


def collect():
    rounds = 0
    while not done.is_set() or rounds < 3:
        gc.collect()
        rounds += 1


def read():
    while not done.is_set():
        size = len(shared)
        for item in shared[:50] + shared[-50:]:
            if type(item) is not Item or item.junk[0] is not item:
                problems.append(item)
        if len(shared) < size:
            problems.append("shrank")


growers = [threading.Thread(target=grow, args=(name,)) for name in "ab"]
others = [threading.Thread(target=collect), threading.Thread(target=read)]
for t in growers + others:
    t.start()
for t in growers:
    t.join()
done.set()
for t in others:
    t.join()

print(len(shared), problems)
for name in "ab":
    numbers = [item.number for item in shared if item.owner == name]
    print(name, len(numbers), numbers == list(range(N)))

table = {}


def fill(start):
    for i in range(start, 4000, 2):
        table[i] = str(i)
        table[f"k{i}"] = [i]


threads = [threading.Thread(target=fill, args=(start,)) for start in (0, 1)]
for t in threads:
    t.start()
for _ in range(5):
    gc.collect()
for t in threads:
    t.join()
print(len(table), all(table[i] == str(i) and table[f"k{i}"] == [i] for i in range(4000)))

bag = set()
threads = [threading.Thread(target=lambda k=k: [bag.add(i * 3 + k) for i in range(2000)]) for k in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(bag), bag == set(range(6000)))

stack = list(range(5000))
taken = [[], []]


def drain(mine):
    while True:
        try:
            mine.append(stack.pop())
        except IndexError:
            return


threads = [threading.Thread(target=drain, args=(mine,)) for mine in taken]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(taken[0] + taken[1]) == list(range(5000)), stack)
