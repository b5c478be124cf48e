SCALE = 1
loaded = 0
loaded += 1


def scaled(x):
    return x * SCALE
