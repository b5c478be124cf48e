"""Each worker computes with integers of its own."""


def work(rounds=9_000_000):
    x, total = 1, 0
    for i in range(rounds):
        x = (x * 16807) % 2147483647
        total += x & 255
    return total


if __name__ == "__main__":
    print(work())
