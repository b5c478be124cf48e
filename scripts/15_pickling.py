"""Claim 15: not everything can be pickled, so not everything can be sent to another process.

Run:
    gilbox run scripts/15_pickling.py

Look for: data, and functions and classes that the other side can import by name, cross. A lambda, a function made
inside another one, a lock, a generator do not: each raises an error that says why. Threads share memory and need
no pickling, so a thread can be given anything.
"""

import multiprocessing
import threading


def square(x):
    return x * x


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


def make_inner():
    def inner():
        return "made inside"

    return inner


def countdown():
    yield 3


THINGS = {
    "a number": 10**30,
    "nested data": {"list": [1, (2, "é")], "set": {3}},
    "an instance": Point(1, 2),
    "a function of the script": square,
    "a class of the script": Point,
    "a lambda": lambda x: x + 1,
    "a function made inside another": make_inner(),
    "a lock": threading.Lock(),
    "a generator": countdown(),
    "an instance that holds a lock": Point(threading.Lock(), 0),
}


def use(thing, box):
    box.append(thing)


if __name__ == "__main__":
    reader, writer = multiprocessing.Pipe(duplex=False)
    for name, thing in THINGS.items():
        try:
            writer.send(thing)
        except Exception as error:
            message = str(error).split(" at 0x")[0]
            print(f"{name}: {type(error).__name__}" + (f", {message}" if "lambda" not in message else ""))
        else:
            copy = reader.recv()
            print(
                f"{name}: arrives, equal {copy == thing}"
                + ("" if callable(thing) else f", a copy {copy is not thing or isinstance(thing, int)}")
            )
    for name, thing in THINGS.items():
        box = []
        thread = threading.Thread(target=use, args=(thing, box))
        thread.start()
        thread.join()
        assert box[0] is thing
    print("a thread was given all", len(THINGS), "things, the very same objects")
