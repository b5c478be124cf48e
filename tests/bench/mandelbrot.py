"""The Mandelbrot set with plain floats."""


def escapes(cx, cy, limit):
    x = y = 0.0
    for n in range(limit):
        xx, yy = x * x, y * y
        if xx + yy > 4.0:
            return n
        y = 2 * x * y + cy
        x = xx - yy + cx
    return limit


def main(width, height, limit):
    total = 0
    for row in range(height):
        cy = row * 2.5 / height - 1.25
        for column in range(width):
            total += escapes(column * 3.0 / width - 2.1, cy, limit)
    return total


print(main(400, 320, 80))
