"""A small ray tracer: spheres, reflections, vectors as tuples."""

import math


def sub(a, b):
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def dot(a, b):
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def scale(a, k):
    return a[0] * k, a[1] * k, a[2] * k


def unit(a):
    return scale(a, 1 / math.sqrt(dot(a, a)))


class Sphere:
    def __init__(self, centre, radius, colour, shine):
        self.centre, self.radius, self.colour, self.shine = centre, radius, colour, shine

    def hit(self, origin, direction):
        oc = sub(origin, self.centre)
        b = dot(oc, direction)
        c = dot(oc, oc) - self.radius * self.radius
        d = b * b - c
        if d < 0:
            return None
        t = -b - math.sqrt(d)
        return t if t > 1e-4 else None


class Scene:
    def __init__(self, spheres, light):
        self.spheres, self.light = spheres, unit(light)

    def trace(self, origin, direction, depth):
        nearest, best = None, 1e9
        for sphere in self.spheres:
            t = sphere.hit(origin, direction)
            if t is not None and t < best:
                nearest, best = sphere, t
        if nearest is None:
            return 0.3 + 0.5 * max(direction[1], 0.0)
        point = tuple(o + d * best for o, d in zip(origin, direction))
        normal = unit(sub(point, nearest.centre))
        shade = max(dot(normal, self.light), 0.05) * nearest.colour
        if depth:
            reflected = sub(direction, scale(normal, 2 * dot(direction, normal)))
            shade = shade * (1 - nearest.shine) + nearest.shine * self.trace(point, reflected, depth - 1)
        return shade


scene = Scene(
    [
        Sphere((0, 0, 5), 1, 0.9, 0.3),
        Sphere((1.5, 0.5, 4), 0.6, 0.7, 0.5),
        Sphere((-1.6, -0.2, 4.5), 0.8, 0.5, 0.2),
        Sphere((0, -101, 5), 100, 0.8, 0.1),
    ],
    (1, 2, -1),
)
width, height = 320, 240
total = 0.0
for y in range(height):
    for x in range(width):
        direction = unit((x / width - 0.5, 0.5 - y / height, 1.0))
        total += scene.trace((0.0, 0.0, 0.0), direction, 2)
print(f"{total:.5f}")
