"""A hash table by hand: open addressing, deletion marks, resizing, iteration; and one with chains."""


class HashTable:
    _DELETED = object()

    def __init__(self, items=(), size=4):
        self.slots = [None] * size
        self.used = self.filled = self.resizes = 0
        for key, value in items:
            self[key] = value

    def _probe(self, key):
        mask = len(self.slots) - 1
        i = hash(key) & mask
        step = 1
        while True:
            yield i
            i = (i + step) & mask
            step += 1

    def _find(self, key):
        free = None
        for i in self._probe(key):
            slot = self.slots[i]
            if slot is None:
                return i if free is None else free, False
            if slot is self._DELETED:
                free = i if free is None else free
            elif slot[0] == key:
                return i, True

    def __setitem__(self, key, value):
        i, found = self._find(key)
        if not found:
            self.filled += self.slots[i] is None
            self.used += 1
        self.slots[i] = key, value
        if self.filled * 3 >= len(self.slots) * 2:
            self._resize()

    def _resize(self):
        old = [s for s in self.slots if s not in (None, self._DELETED)]
        self.slots = [None] * max(4, 1 << (len(old) * 2).bit_length())
        self.used = self.filled = 0
        self.resizes += 1
        for key, value in old:
            self[key] = value

    def __getitem__(self, key):
        i, found = self._find(key)
        if not found:
            raise KeyError(key)
        return self.slots[i][1]

    def __delitem__(self, key):
        i, found = self._find(key)
        if not found:
            raise KeyError(key)
        self.slots[i] = self._DELETED
        self.used -= 1

    def __contains__(self, key):
        return self._find(key)[1]

    def __len__(self):
        return self.used

    def __iter__(self):
        return (s[0] for s in self.slots if s not in (None, self._DELETED))

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __eq__(self, other):
        return len(self) == len(other) and all(other.get(k) == self[k] for k in self)

    def __repr__(self):
        return "HashTable(" + ", ".join(f"{k!r}: {self[k]!r}" for k in sorted(self)) + ")"


t = HashTable([(1, "one"), (17, "seventeen"), (33, "thirty-three")])
t[1] = "uno"
print(t, len(t), t[17], 33 in t, 49 in t, t.get(49, "none"), t.resizes)
del t[17]
for bad in (lambda: t[17], lambda: t.__delitem__(99)):
    try:
        bad()
    except KeyError as e:
        print("KeyError", e)
t[17] = "back"
print(t, t == HashTable([(33, "thirty-three"), (17, "back"), (1, "uno")]), t == HashTable())
model, table, x = {}, HashTable(), 1
for _ in range(3000):
    x = x * 48271 % 2147483647
    key = x % 97
    if x % 3 and key in model:
        del model[key], table[key]
    else:
        model[key] = table[key] = x % 1000
print(
    len(model) == len(table),
    all(table[k] == v for k, v in model.items()),
    sorted(table) == sorted(model),
    table.resizes > 3,
)


class Chained:
    def __init__(self, size=8):
        self.buckets = [[] for _ in range(size)]

    def put(self, key, value):
        bucket = self.buckets[hash(key) % len(self.buckets)]
        for i, (k, _) in enumerate(bucket):
            if k == key:
                bucket[i] = key, value
                return
        bucket.append((key, value))

    def items(self):
        return [pair for bucket in self.buckets for pair in bucket]

    def histogram(self):
        return [len(b) for b in self.buckets]


c = Chained()
for n in range(0, 80, 4):
    c.put(n, n * n)
c.put(4, "replaced")
print(c.items(), c.histogram())


class Bloom:
    def __init__(self, bits=256, hashes=3):
        self.bits, self.size, self.hashes = 0, bits, hashes

    def _positions(self, n):
        return [(n * (2 * k + 3) + k * 7919) % self.size for k in range(self.hashes)]

    def add(self, n):
        for p in self._positions(n):
            self.bits |= 1 << p

    def __contains__(self, n):
        return all(self.bits >> p & 1 for p in self._positions(n))


b = Bloom()
for n in range(0, 100, 7):
    b.add(n)
print(all(n in b for n in range(0, 100, 7)), sum(n in b for n in range(1000, 1100)), bin(b.bits).count("1"))
