"""An uncaught exception below methods, closures, comprehensions, generators and decorators."""

import functools


def traced(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)

    return wrapper


class Parser:
    def __init__(self, text):
        self.tokens = text.split()

    @property
    def numbers(self):
        return [self.convert(t) for t in self.tokens]

    @staticmethod
    def convert(token):
        return int(token)

    @classmethod
    def parse(cls, text):
        return cls(text)

    def __len__(self):
        return sum(self.numbers)

    def __iter__(self):
        for n in self.numbers:
            yield n * 2


@traced
def total(text):
    return (lambda p: sum(x for x in p))(Parser.parse(text))


print(total("1 2 3"))
print(len(Parser("4 5")))
print(total("7 eight 9"))
