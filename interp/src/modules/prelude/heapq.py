"""A priority queue kept in a list; C code in CPython and so marked native.

A heap has `heap[k] <= heap[2*k+1]` and `heap[k] <= heap[2*k+2]`; only `<` is used.
"""

from _gilbox import native

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest",
           "nsmallest", "heappushpop"]


@native
def _sink(heap, position):
    """Settle the item at `position` in its subtree.

    The smaller child moves up all the way to a leaf, then the item rises from
    there: an item that comes from the heap's end belongs near the leaves, so
    this takes fewer comparisons than stopping early.
    """
    end = len(heap)
    top = position
    item = heap[position]
    child = 2 * position + 1
    last_pair = end - 1
    while child < last_pair:
        smaller = heap[child]
        right = heap[child + 1]
        if not smaller < right:
            smaller = right
            child += 1
        heap[position] = smaller
        position = child
        child = 2 * position + 1
    if child < end:
        heap[position] = heap[child]
        position = child
    while position > top:
        above = (position - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[position] = parent
        position = above
    heap[position] = item


@native
def _check(heap, argument):
    if not isinstance(heap, list):
        raise TypeError(f"{argument} must be list, not {type(heap).__name__}")


@native
def heappush(heap, item, /):
    """Push an item."""
    if type(heap) is not list:
        _check(heap, "heappush() argument 1")
    position = len(heap)
    heap.append(item)
    while position:
        above = (position - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[position] = parent
        position = above
    heap[position] = item


@native
def heappop(heap, /):
    """Pop the smallest item."""
    if type(heap) is not list:
        _check(heap, "heappop() argument")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return smallest


@native
def heapreplace(heap, item, /):
    """Pop the smallest item, then push a new one."""
    if type(heap) is not list:
        _check(heap, "heapreplace() argument 1")
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


@native
def heappushpop(heap, item, /):
    """Push an item, then pop the smallest one."""
    if type(heap) is not list:
        _check(heap, "heappushpop() argument 1")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


@native
def heapify(heap, /):
    """Turn a list into a heap, in place and in linear time."""
    if type(heap) is not list:
        _check(heap, "heapify() argument")
    position = len(heap) >> 1
    while position:
        position -= 1
        _sink(heap, position)


# The same for heaps whose largest item comes first.

@native
def _sink_max(heap, position):
    end = len(heap)
    top = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    while position > top:
        above = (position - 1) >> 1
        parent = heap[above]
        if not parent < item:
            break
        heap[position] = parent
        position = above
    heap[position] = item


@native
def _heapify_max(heap, /):
    position = len(heap) >> 1
    while position:
        position -= 1
        _sink_max(heap, position)


@native
def _heappop_max(heap, /):
    last = heap.pop()
    if not heap:
        return last
    largest = heap[0]
    heap[0] = last
    _sink_max(heap, 0)
    return largest


@native
def _heapreplace_max(heap, item, /):
    largest = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return largest


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
    if n < 1:
        return []
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    items = iter(iterable)
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
    if n < 1:
        return []
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    items = iter(iterable)
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
