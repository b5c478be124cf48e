"""A package of shapes."""

from .circle import Circle
from .square import Square as Quad

__all__ = ["Circle", "Quad", "total_area"]
registry = [Circle, Quad]
_private = "hidden from star"


def total_area(*shapes):
    return sum(shape.area() for shape in shapes)
