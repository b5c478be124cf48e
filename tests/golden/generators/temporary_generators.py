"""A generator that only a call holds ends with the call."""

def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


print(next(numbers()), "after")
print([next(numbers()), 5])


def first():
    return next(numbers())


print(first(), "used")


class Tree:
    def __iter__(self):
        try:
            yield from "ab"
        finally:
            print("tree closed")


print(next(iter(Tree())), "letter")
