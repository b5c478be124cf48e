"""Each worker reads the same globals and the same object's attributes."""


class Config:
    step = 2

    def __init__(self):
        self.offset = 5
        self.limit = 1000


config = Config()
scale = 3
names = ("a", "b")


def work(rounds=8_000_000):
    total = 0
    for i in range(rounds):
        total += i * scale + config.offset + config.step
        if total > config.limit:
            total -= config.limit
    return total


if __name__ == "__main__":
    print(work())
