"""An uncaught exception of a class of one's own, raised with from None inside finally clauses."""

import sys


class DomainError(Exception):
    def __init__(self, what, *, limit):
        super().__init__(what, limit)
        self.limit = limit

    def __str__(self):
        return f"{self.args[0]} above {self.limit}\nand a second line"


def check(n):
    try:
        [1, 2][n]
    except IndexError:
        raise DomainError(n, limit=1) from None
    finally:
        print("checked", n)


check(0)
sys.stdout.flush()
check(5)
