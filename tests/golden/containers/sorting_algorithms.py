"""A tutorial program: sorting and searching algorithms, checked against sorted()."""


def bubble(items):
    items = list(items)
    for end in range(len(items) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
                swapped = True
        if not swapped:
            break
    return items


def insertion(items):
    items = list(items)
    for i in range(1, len(items)):
        value, j = items[i], i - 1
        while j >= 0 and items[j] > value:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = value
    return items


def selection(items):
    items, out = list(items), []
    while items:
        out.append(items.pop(items.index(min(items))))
    return out


def merge_sort(items):
    if len(items) <= 1:
        return list(items)
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


def quick(items):
    if len(items) < 2:
        return list(items)
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if not x < pivot])


def heap_sort(items):
    heap = list(items)

    def sift(root, size):
        while (child := 2 * root + 1) < size:
            if child + 1 < size and heap[child] < heap[child + 1]:
                child += 1
            if not heap[root] < heap[child]:
                return
            heap[root], heap[child] = heap[child], heap[root]
            root = child

    for start in range(len(heap) // 2, -1, -1):
        sift(start, len(heap))
    for end in range(len(heap) - 1, 0, -1):
        heap[0], heap[end] = heap[end], heap[0]
        sift(0, end)
    return heap


def shell(items):
    items = list(items)
    gap = len(items) // 2
    while gap:
        for i in range(gap, len(items)):
            value = items[i]
            while i >= gap and items[i - gap] > value:
                items[i] = items[i - gap]
                i -= gap
            items[i] = value
        gap //= 2
    return items


def counting(items):
    counts = [0] * (max(items, default=0) - min(items, default=0) + 1)
    low = min(items, default=0)
    for item in items:
        counts[item - low] += 1
    return [value + low for value, count in enumerate(counts) for _ in range(count)]


def radix(items):
    items, digit = list(items), 1
    while items and max(items) >= digit:
        buckets = [[] for _ in range(10)]
        for item in items:
            buckets[item // digit % 10].append(item)
        items = [item for bucket in buckets for item in bucket]
        digit *= 10
    return items


def random_numbers(n, seed):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed % 1000


inputs = [[], [1], [2, 1], [3, 3, 3], list(range(10)), list(range(10, 0, -1)), list(random_numbers(60, 7))]
for sort in (bubble, insertion, selection, merge_sort, quick, heap_sort, shell, counting, radix):
    print(f"{sort.__name__:<12}", all(sort(items) == sorted(items) for items in inputs), sort([5, 2, 9, 1]))
words = "the quick brown fox jumps over the lazy dog".split()
for sort in (bubble, insertion, merge_sort, quick, heap_sort):
    print(sort(words) == sorted(words), end=" ")
print()


def binary_search(items, target):
    low, high, steps = 0, len(items) - 1, 0
    while low <= high:
        steps += 1
        middle = (low + high) // 2
        if items[middle] == target:
            return middle, steps
        if items[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
    return -1, steps


numbers = list(range(0, 1000, 7))
print(
    [binary_search(numbers, t) for t in (0, 7, 8, 994, 993, 500, 504, -1, 2000)],
    all(binary_search(numbers, v)[0] == i for i, v in enumerate(numbers)),
)


def quickselect(items, k):
    pivot = items[len(items) // 2]
    less, equal = [x for x in items if x < pivot], [x for x in items if x == pivot]
    if k < len(less):
        return quickselect(less, k)
    if k < len(less) + len(equal):
        return pivot
    return quickselect([x for x in items if x > pivot], k - len(less) - len(equal))


sample = list(random_numbers(101, 3))
print(quickselect(sample, 50) == sorted(sample)[50], quickselect(sample, 0), quickselect(sample, 100))
people = [("Ann", 31, "Oslo"), ("Bob", 25, "Rome"), ("Cid", 31, "Bern"), ("Dee", 25, "Oslo")]
print(
    sorted(people, key=lambda p: p[1]),
    sorted(people, key=lambda p: (-p[1], p[0])),
    sorted(sorted(people, key=lambda p: p[2]), key=lambda p: p[1]),
    sep="\n",
)
print(
    sorted(range(10), key=lambda n: (n % 3, -n)),
    sorted("The Quick brown".split(), key=str.casefold),
    sorted([[2, 1], [1], []], key=len),
    sorted({"b": 2, "a": 1}.items()),
    sorted([0.5, -1, True, 10**20]),
    [n for n, _ in sorted(enumerate("hello"), key=lambda p: p[1])],
)


def count_inversions(items):
    return sum(a > b for i, a in enumerate(items) for b in items[i + 1 :])


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield [item] + rest


print(
    count_inversions([3, 1, 2]),
    ["".join(p) for p in permutations(list("abc"))],
    sum(1 for p in permutations([1, 2, 3, 4]) if all(v != i for i, v in enumerate(p, 1))),
)
