"""All workers read one shared dictionary."""

KEYS = [f"key{i}" for i in range(100)]
table = {key: i for i, key in enumerate(KEYS)}


def work(rounds=300_000):
    total = 0
    for r in range(rounds):
        for key in KEYS:
            total += table[key]
    return total


if __name__ == "__main__":
    print(work())
