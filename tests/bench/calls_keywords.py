"""Calls with keyword arguments, *args and **kwargs, and through decorators."""


def box(width, height, *, depth=1, unit=1, **extra):
    return (width * height * depth + len(extra)) * unit


def forward(*args, **kwargs):
    return box(*args, **kwargs)


def total(*numbers):
    result = 0
    for n in numbers:
        result += n
    return result


def counted(f):
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return f(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


@counted
def area(w, h):
    return w * h


def run(n):
    acc = 0
    for i in range(n):
        acc += box(i % 10, 2, depth=3)
        acc += box(height=2, width=i % 7, unit=2)
        acc += forward(1, 2, depth=i % 3, colour=4)
        acc += total(i, 1, 2, 3)
        acc += area(i % 5, h=3)
    return acc


print(run(340_000), area.calls)
