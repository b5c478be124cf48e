"""A function of a C module that a class has becomes no method: it gets no self. A function written in Python does."""

import bisect
import cmath
import functools
import heapq
import json
import logging
import math
import operator
import sys
import time


class Toolbox:
    fold = functools.reduce
    root = cmath.sqrt
    real_root = math.sqrt
    both = operator.and_
    product = operator.matmul
    first = operator.itemgetter(0)
    insert = bisect.insort
    parse = time.strptime
    order = sorted
    push = heapq.heappush


box = Toolbox()
print(box.fold(operator.add, [1, 2, 3]), box.root(-4), box.real_root(9), box.both(6, 3), box.first("abc"))
numbers = [1, 3]
box.insert(numbers, 2)
box.push(numbers, 0)
print(numbers, box.order([3, 1, 2]), box.parse("2024-02-29", "%Y-%m-%d").tm_yday)


class Encoder:
    encode = json.dumps


# json.dumps is written in Python: it gets the instance as what it shall write.
try:
    Encoder().encode([1])
except TypeError as e:
    print(e)


class Operation:
    def __init__(self, left, right):
        self.left, self.right = left, right

    def value(self):
        return self.apply(self.left, self.right)


class Quotient(Operation):
    apply = operator.truediv


class Shift(Operation):
    apply = operator.lshift


print([operation(9, 2).value() for operation in (Quotient, Shift)])


class UTCFormatter(logging.Formatter):
    """The idiom of the logging cookbook."""

    converter = time.gmtime


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(UTCFormatter("%(asctime)s %(message)s", "%Y"))
record = logging.LogRecord("n", logging.INFO, "p", 1, "hello from %s", ("afar",), None)
record.created = 0
handler.emit(record)
