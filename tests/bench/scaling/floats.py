"""Each worker computes with floats of its own."""


def work(rounds=15_000_000):
    x, total = 0.4, 0.0
    for _ in range(rounds):
        x = 3.7 * x * (1.0 - x)
        total += x * 0.5
    return 0.0 < total < rounds


if __name__ == "__main__":
    print(work())
