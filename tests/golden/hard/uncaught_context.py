"""An exception raised while another one is handled."""
import sys


def divide(a, b):
    return a / b


def report(values):
    try:
        total = divide(sum(values), len(values))
    except ZeroDivisionError:
        total = values[0]
    return total


print(report([1, 2, 3]), flush=True)
print("to standard error", file=sys.stderr)
report([])
