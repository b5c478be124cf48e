"""Lists: append, pop, index, slices, insert, reverse, membership."""


def run(n):
    items = []
    total = 0
    for i in range(n):
        items.append(i * 31 % 1000)
        if len(items) > 500:
            head = items[:250]
            items = items[250:]
            head.reverse()
            total += head[0] + head[-1] + sum(head) % 97
        if i % 5 == 0:
            items.insert(len(items) // 2, i)
            total += items.pop()
        if i % 50 == 0:
            total += (i % 1000) in items
            items.extend([1, 2, 3])
            del items[:2]
    while items:
        total += items.pop()
    return total


def prefix_sums(n):
    values = [0] * n
    for i in range(1, n):
        values[i] = (values[i - 1] + i * i) % 1_000_003
    for i in range(n - 1):
        if values[i] > values[i + 1]:
            values[i], values[i + 1] = values[i + 1], values[i]
    return values[n // 2]


print(run(1_000_000), prefix_sums(600_000))
