"""Heaps and places in sorted lists whose items only guest code can compare. A heap has `heap[k] <= heap[2*k+1]` and
`heap[k] <= heap[2*k+2]`; only `<` is used."""


def heap_sink(heap, position):
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


def heap_push(heap, item):
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


def heap_pop(heap):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    heap_sink(heap, 0)
    return smallest


def heap_replace(heap, item):
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    heap_sink(heap, 0)
    return smallest


def heap_push_pop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        heap_sink(heap, 0)
    return item


def heapify(heap):
    position = len(heap) >> 1
    while position:
        position -= 1
        heap_sink(heap, position)


def heap_sink_max(heap, position):
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


def heapify_max(heap):
    position = len(heap) >> 1
    while position:
        position -= 1
        heap_sink_max(heap, position)


def heap_pop_max(heap):
    last = heap.pop()
    if not heap:
        return last
    largest = heap[0]
    heap[0] = last
    heap_sink_max(heap, 0)
    return largest


def heap_replace_max(heap, item):
    largest = heap[0]
    heap[0] = item
    heap_sink_max(heap, 0)
    return largest


def bisect_bounds(a, lo, hi):
    lo = index_of(lo)
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is not None and class_lookup(type(hi), "__index__") is None:
        raise TypeError(f"argument should be integer or None, not '{type_name(hi)}'")
    if isinstance_natively(a, dict):
        raise TypeError("dict is not a sequence")
    return lo, len(a) if hi is None else guest_index(hi)


def bisect_right(a, x, lo, hi, key):
    """Where to insert x, behind what equals it."""
    lo, hi = bisect_bounds(a, lo, hi)
    while lo < hi:
        mid = (lo + hi) >> 1
        value = a[mid] if key is None else key(a[mid])
        if x < value:
            hi = mid
        else:
            lo = mid + 1
    return lo


def bisect_left(a, x, lo, hi, key):
    """Where to insert x, in front of what equals it."""
    lo, hi = bisect_bounds(a, lo, hi)
    while lo < hi:
        mid = (lo + hi) >> 1
        value = a[mid] if key is None else key(a[mid])
        if value < x:
            lo = mid + 1
        else:
            hi = mid
    return lo


def insort_right(a, x, lo, hi, key):
    place = bisect_right(a, x if key is None else key(x), lo, hi, key)
    a.insert(place, x)


def insort_left(a, x, lo, hi, key):
    place = bisect_left(a, x if key is None else key(x), lo, hi, key)
    a.insert(place, x)
