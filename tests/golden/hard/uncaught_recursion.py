"""The traceback of an endless recursion folds its repeated lines."""


def sink(n):
    sink(n + 1)


print("going down")
sink(0)
