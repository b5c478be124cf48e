"""Finally clauses and with statements on the way of an uncaught exception; output order is kept."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__)


def work():
    with Noisy("outer"), Noisy("inner"):
        try:
            raise LookupError("lost")
        finally:
            print("finally")


try:
    work()
except ValueError:
    print("not this one")
else:
    print("nor this")
finally:
    print("outermost finally")
