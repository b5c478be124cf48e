"""The last words of an uncaught exception: of a class without a module, with notes that are no strings; its cause is a warning."""

import warnings


class Unplaced(Exception):
    __module__ = None


warnings.simplefilter("error")
try:
    warnings.warn("this is an error")
except UserWarning as warning:
    try:
        error = ValueError("a note that is no list")
        error.__notes__ = 5
        raise error from warning
    except ValueError as cause:
        error = Unplaced("what happened")
        error.__notes__ = ["first", 2, None, ["fourth"], "in\ntwo"]
        raise error from cause
