"""All workers call one bound method of one shared object."""


class Mixer:
    def __init__(self):
        self.factor = 31
        self.modulus = 10007

    def mix(self, a, b):
        return (a * self.factor + b) % self.modulus


mixer = Mixer()
mix = mixer.mix


def work(rounds=5_400_000):
    x = 0
    for i in range(rounds):
        x = mix(x, i)
        x = mixer.mix(x, i)
    return x


if __name__ == "__main__":
    print(work())
