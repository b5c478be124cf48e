"""Method calls, inheritance, super, properties, operators of classes."""


class Shape:
    def __init__(self, size):
        self._size = size

    @property
    def size(self):
        return self._size

    def area(self):
        return self._size

    def describe(self):
        return self.area() + self.bonus()

    def bonus(self):
        return 1


class Square(Shape):
    def area(self):
        return self.size * self.size


class Cube(Square):
    def area(self):
        return super().area() * 6

    def bonus(self):
        return 2


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


def run(n):
    shapes = [Shape(3), Square(4), Cube(2)]
    total = 0
    v, step = Vector(0, 0), Vector(1, 2)
    for i in range(n):
        shape = shapes[i % 3]
        total += shape.describe()
        v = v + step * 2
        total += v.dot(step) % 11
    return total


print(run(520_000))
