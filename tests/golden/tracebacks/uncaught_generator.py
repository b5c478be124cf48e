"""An exception raised inside a generator that is used by a for statement, after a first good round."""


def readings(values):
    for value in values:
        if value < 0:
            raise ValueError(f"negative reading: {value}")
        yield value**0.5


def smooth(source):
    previous = None
    for value in source:
        yield value if previous is None else (value + previous) / 2
        previous = value


for number in smooth(readings([4, 16, -1, 25])):
    print(number)
