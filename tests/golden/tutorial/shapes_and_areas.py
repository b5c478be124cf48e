"""Geometry with classes: areas, bounding boxes, points in polygons, convex hull, area by integration."""

import math


class Point:
    def __init__(self, x=0, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"({self.x:g}, {self.y:g})"

    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __sub__(self, o):
        return Point(self.x - o.x, self.y - o.y)

    def __lt__(self, o):
        return (self.x, self.y) < (o.x, o.y)

    def cross(self, o):
        return self.x * o.y - self.y * o.x

    def distance(self, o):
        return math.hypot(self.x - o.x, self.y - o.y)

    def rotated(self, degrees):
        c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        return Point(round(self.x * c - self.y * s, 9), round(self.x * s + self.y * c, 9))


class Shape:
    name = "shape"

    def area(self):
        raise NotImplementedError

    def perimeter(self):
        raise NotImplementedError

    def __str__(self):
        return f"{self.name} with area {self.area():.3f} and perimeter {self.perimeter():.3f}"


class Circle(Shape):
    name = "circle"

    def __init__(self, r):
        if r < 0:
            raise ValueError(f"radius {r} is negative")
        self.r = r

    def area(self):
        return math.pi * self.r**2

    def perimeter(self):
        return 2 * math.pi * self.r


class Polygon(Shape):
    name = "polygon"

    def __init__(self, *points):
        self.points = [p if isinstance(p, Point) else Point(*p) for p in points]

    def sides(self):
        return zip(self.points, self.points[1:] + self.points[:1])

    def area(self):
        return abs(sum(a.cross(b) for a, b in self.sides())) / 2

    def perimeter(self):
        return sum(a.distance(b) for a, b in self.sides())

    def box(self):
        xs, ys = [p.x for p in self.points], [p.y for p in self.points]
        return Point(min(xs), min(ys)), Point(max(xs), max(ys))

    def __contains__(self, p):
        inside = False
        for a, b in self.sides():
            if (a.y > p.y) != (b.y > p.y) and p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x:
                inside = not inside
        return inside


class Rectangle(Polygon):
    name = "rectangle"

    def __init__(self, w, h):
        super().__init__((0, 0), (w, 0), (w, h), (0, h))


class Square(Rectangle):
    name = "square"

    def __init__(self, side):
        super().__init__(side, side)


shapes = [
    Circle(1),
    Rectangle(2, 3),
    Square(4),
    Polygon((0, 0), (4, 0), (2, 3)),
    Polygon((0, 0), (4, 0), (4, 4), (2, 1), (0, 4)),
]
for shape in sorted(shapes, key=lambda s: s.area()):
    print(shape)
print(
    max(shapes, key=lambda s: s.perimeter()).name,
    sum(isinstance(s, Polygon) for s in shapes),
    Square.__mro__[1].__name__,
)
try:
    print(Shape())
except NotImplementedError as e:
    print("NotImplementedError", repr(e))
try:
    Circle(-1)
except ValueError as e:
    print(e)
m = shapes[-1]
print(m.box(), [Point(x, y) in m for x, y in ((2, 0.5), (2, 2), (1, 2), (5, 5))])
for y in range(4, -2, -1):
    print("".join("#" if Point(x / 2 + 0.01, y + 0.01) in m else "." for x in range(-1, 10)))


def hull(points):
    points = sorted(set(points))

    def half(points):
        out = []
        for p in points:
            while len(out) > 1 and (out[-1] - out[-2]).cross(p - out[-1]) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]

    return half(points) + half(points[::-1])


cloud = [Point((i * 37) % 11, (i * 53) % 7) for i in range(30)]
print(hull(cloud), Polygon(*hull(cloud)).area())
print(Point(1, 0).rotated(90), Point(1, 1).rotated(45).distance(Point()), Point(2, 3).rotated(360) == Point(2, 3))


def integrate(f, a, b, n=200):
    h = (b - a) / n
    return sum(f(a + (i + 0.5) * h) for i in range(n)) * h


print(round(integrate(lambda x: math.sqrt(max(0, 1 - x * x)), -1, 1) * 2, 2), round(integrate(math.sin, 0, math.pi), 4))
pi = 0
for k in range(12):
    pi += (4 / (8 * k + 1) - 2 / (8 * k + 4) - 1 / (8 * k + 5) - 1 / (8 * k + 6)) / 16**k
print(pi, abs(pi - math.pi) < 1e-12)
regular = [Polygon(*(Point(1, 0).rotated(360 * k / n) for k in range(n))) for n in (3, 4, 6, 12, 96)]
print([round(p.area(), 4) for p in regular])
