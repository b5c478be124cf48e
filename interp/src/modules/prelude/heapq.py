"""A priority queue kept in a list: what CPython has in C is `_heapq`, the rest is here."""

from _heapq import (_heapify_max, _heappop_max, _heapreplace_max, heapify, heappop,
                    heappush, heappushpop, heapreplace)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest",
           "nsmallest", "heappushpop"]

# --- on top of heaps --------------------------------------------------------

def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted iterator."""
    if reverse:
        order, heapify_, replace, pop = -1, _heapify_max, _heapreplace_max, _heappop_max
    else:
        order, heapify_, replace, pop = 1, heapify, heapreplace, heappop
    heap = []
    for number, iterable in enumerate(iterables):
        items = iter(iterable)
        for value in items:
            rank = value if key is None else key(value)
            heap.append([rank, number * order, value, items])
            break
    heapify_(heap)
    while len(heap) > 1:
        entry = heap[0]
        items = entry[3]
        yield entry[2]
        for value in items:
            entry[0] = value if key is None else key(value)
            entry[2] = value
            replace(heap, entry)
            break
        else:
            pop(heap)
    if heap:
        yield heap[0][2]
        yield from heap[0][3]


def nsmallest(n, iterable, key=None):
    """The `n` smallest items, as sorted(iterable, key=key)[:n] gives them."""
    if n == 1:
        default = object()
        result = min(iterable, default=default, key=key)
        return [] if result is default else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    items = iter(iterable)
    if n < 1:
        return []
    heap = []
    for value in items:
        heap.append((value if key is None else key(value), len(heap), value))
        if len(heap) == n:
            break
    if not heap:
        return []
    _heapify_max(heap)
    largest = heap[0][0]
    order = n
    for value in items:
        rank = value if key is None else key(value)
        if rank < largest:
            _heapreplace_max(heap, (rank, order, value))
            largest = heap[0][0]
            order += 1
    heap.sort()
    return [entry[2] for entry in heap]


def nlargest(n, iterable, key=None):
    """The `n` largest items, as sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        default = object()
        result = max(iterable, default=default, key=key)
        return [] if result is default else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    items = iter(iterable)
    if n < 1:
        return []
    heap = []
    for value in items:
        heap.append((value if key is None else key(value), -len(heap), value))
        if len(heap) == n:
            break
    if not heap:
        return []
    heapify(heap)
    smallest = heap[0][0]
    order = -n
    for value in items:
        rank = value if key is None else key(value)
        if smallest < rank:
            heapreplace(heap, (rank, order, value))
            smallest = heap[0][0]
            order -= 1
    heap.sort(reverse=True)
    return [entry[2] for entry in heap]
