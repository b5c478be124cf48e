"""The traceback of an uncaught exception: calls, methods, a lambda, a comprehension, a long expression."""


class Processor:
    def __init__(self, steps):
        self.steps = steps

    def run(self, value):
        for step in self.steps:
            value = step(value)
        return value

    def __call__(self, values):
        return [self.run(value) for value in values]


def reciprocal(x):
    return 1 / (x - 2)


processor = Processor([lambda x: x + 1, reciprocal, round])
print(processor([5, 0, 3]))
# fmt: off
total = sum(
    processor([7, 1])
)
print("never reached", total)
