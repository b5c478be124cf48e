"""Each worker fills, reads and changes lists of its own."""


def work(rounds=5_000):
    total = 0
    for r in range(rounds):
        items = []
        for i in range(3000):
            items.append(i ^ r)
        for i in range(0, 3000, 2):
            items[i] = items[i + 1]
        for item in items:
            total += item
    return total


if __name__ == "__main__":
    print(work())
