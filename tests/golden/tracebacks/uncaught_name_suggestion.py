"""An uncaught NameError with a suggestion, from a nested function."""

import math


def area_of_circle(radius):
    squared = radius * radius

    def inner():
        return math.pi * squred

    return inner()


print(round(math.pi, 2))
area_of_circle(2)
