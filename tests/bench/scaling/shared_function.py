"""All workers call one shared function."""


def mix(a, b, c=7):
    return (a * 31 + b) % 10007 + c


def work(rounds=10_500_000):
    x = 0
    for i in range(rounds):
        x = mix(x, i)
    return x


if __name__ == "__main__":
    print(work())
