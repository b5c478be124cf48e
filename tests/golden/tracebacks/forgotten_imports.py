"""A name that is not defined but is that of a module of the standard library: perhaps an import was forgotten."""

import traceback


def report(f):
    try:
        f()
    except NameError as e:
        print("".join(traceback.format_exception_only(e)), end="")


report(lambda: math.pi)
report(lambda: collections.Counter())
report(lambda: numpy.array([]))
report(lambda: tokenize)
math_ = 1
report(lambda: math)
report(lambda: prnt)
json.dumps([])
