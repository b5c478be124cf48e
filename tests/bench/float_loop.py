"""Float arithmetic in loops: series, logistic map, numeric integration."""


def leibniz(n):
    total, sign = 0.0, 1.0
    for k in range(n):
        total += sign / (2 * k + 1)
        sign = -sign
    return 4 * total


def logistic(n):
    x = 0.4
    for _ in range(n):
        x = 3.7 * x * (1.0 - x)
    return x


def simpson(n):
    h = 1.0 / n
    total = 0.0
    for i in range(n):
        a = i * h
        m = a + h / 2
        total += (a * a * a + 4 * m * m * m + (a + h) * (a + h) * (a + h)) * h / 6
    return total


print(round(leibniz(2_000_000), 9), round(logistic(2_000_000), 6) > 0, round(simpson(1_200_000), 9))
