"""A tutorial program: an LRU cache by hand with a linked list, and one with a dict."""


class Node:
    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = None


class LRUCache:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity = capacity
        self.nodes = {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = self.evictions = 0

    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def _to_front(self, node):
        node.prev, node.next = self.head, self.head.next
        self.head.next.prev = node
        self.head.next = node

    def get(self, key, default=None):
        node = self.nodes.get(key)
        if node is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(node)
        self._to_front(node)
        return node.value

    def put(self, key, value):
        if key in self.nodes:
            node = self.nodes[key]
            node.value = value
            self._unlink(node)
        else:
            if len(self.nodes) >= self.capacity:
                oldest = self.tail.prev
                self._unlink(oldest)
                del self.nodes[oldest.key]
                self.evictions += 1
            node = self.nodes[key] = Node(key, value)
        self._to_front(node)

    __setitem__ = put

    def __getitem__(self, key):
        sentinel = object()
        value = self.get(key, sentinel)
        if value is sentinel:
            raise KeyError(key)
        return value

    def __contains__(self, key):
        return key in self.nodes

    def __len__(self):
        return len(self.nodes)

    def __iter__(self):
        node = self.head.next
        while node is not self.tail:
            yield node.key
            node = node.next

    def items(self):
        return [(key, self.nodes[key].value) for key in self]

    def __repr__(self):
        return f"LRUCache({self.items()})"


cache = LRUCache(3)
for i, c in enumerate("abc"):
    cache[c] = i
print(cache, cache.get("a"), list(cache), cache.get("zz"), cache.get("zz", 9))
cache["d"] = 3
print(cache, "b" in cache, len(cache))
cache.put("c", 20)
cache.put("e", 4)
print(cache, cache["d"], cache.hits, cache.misses, cache.evictions)
try:
    cache["gone"]
except KeyError as e:
    print("KeyError", e)
try:
    LRUCache(0)
except ValueError as e:
    print(e)


class DictLRU(dict):
    """Dictionaries keep insertion order, so the first key is the oldest."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity

    def __getitem__(self, key):
        value = super().pop(key)
        super().__setitem__(key, value)
        return value

    def __setitem__(self, key, value):
        self.pop(key, None)
        if len(self) >= self.capacity:
            del self[next(iter(self))]
        super().__setitem__(key, value)


small = DictLRU(2)
small["x"], small["y"] = 1, 2
small["x"]
small["z"] = 3
print(small, list(small), small["x"], list(small))


def simulate(capacity, requests):
    cache = LRUCache(capacity)
    for request in requests:
        if cache.get(request) is None:
            cache.put(request, request * request)
    return cache.hits, cache.misses, list(cache)


requests = [(i * i) % 17 for i in range(100)]
for capacity in (1, 2, 4, 8, 16):
    print(capacity, simulate(capacity, requests))


def cached(capacity):
    def decorate(f):
        cache = LRUCache(capacity)

        def wrapper(*args):
            try:
                return cache[args]
            except KeyError:
                value = cache[args] = f(*args)
                return value

        wrapper.cache = cache
        return wrapper

    return decorate


calls = []


@cached(50)
def slow_square(n, power=2):
    calls.append(n)
    return n**power


print(
    [slow_square(n) for n in (1, 2, 3, 2, 1)], slow_square(2, 3), calls, len(slow_square.cache), slow_square.cache.hits
)


class TTLCache:
    """Entries expire after a number of ticks of a clock that is passed in."""

    def __init__(self, clock, lifetime):
        self.clock, self.lifetime, self.entries = clock, lifetime, {}

    def set(self, key, value):
        self.entries[key] = value, self.clock() + self.lifetime

    def get(self, key):
        try:
            value, expires = self.entries[key]
        except KeyError:
            return "missing"
        if self.clock() >= expires:
            del self.entries[key]
            return "expired"
        return value


now = 0
ttl = TTLCache(lambda: now, 5)
ttl.set("k", "v")
print(ttl.get("k"), ttl.get("n"), end=" ")
now = 5
print(ttl.get("k"), ttl.get("k"))


class LFU:
    def __init__(self, capacity):
        self.capacity, self.values, self.uses, self.clock = capacity, {}, {}, 0

    def touch(self, key):
        self.clock += 1
        count = self.uses.get(key, (0, 0))[0]
        self.uses[key] = count + 1, self.clock

    def get(self, key):
        if key in self.values:
            self.touch(key)
        return self.values.get(key)

    def put(self, key, value):
        if key not in self.values and len(self.values) >= self.capacity:
            victim = min(self.uses, key=self.uses.get)
            del self.uses[victim], self.values[victim]
        self.values[key] = value
        self.touch(key)


lfu = LFU(2)
lfu.put(1, "one"), lfu.put(2, "two"), lfu.get(1), lfu.put(3, "three")
print(lfu.values, lfu.uses, lfu.get(2), lfu.get(3))
