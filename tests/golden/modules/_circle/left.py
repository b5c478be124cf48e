import time

begun = True
time.sleep(0.05)
from _circle import right

name = "left"


def partner():
    return right.name
