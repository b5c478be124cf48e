"""What generated programs found: flags with members of several bits or below zero, what a slice of a bytearray may become."""
import enum


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for members in [(-3, 4, 0), (1, 8, 7), (5, -4, -1), (8, 0, 7), (9, 2, 5), (1, 2, 4), (3, 12, 1), (0, -1, 6)]:
    for kind in enum.Flag, enum.IntFlag:
        for boundary in enum.STRICT, enum.CONFORM, enum.EJECT, enum.KEEP:
            print(members, kind.__name__, boundary)
            try:
                C = kind("C", zip("ABD", members), boundary=boundary)
            except Exception as e:
                print(type(e).__name__, e)
                continue
            show(lambda: list(C))
            for value in (-9, -4, -2, -1, 0, 2, 3, 5, 6, 10, 11, 16):
                show(lambda: C(value))
            show(lambda: C.A | C.B)
            show(lambda: ~C.A)
            show(lambda: C.A ^ C.D)


class Number:
    def __float__(self):
        return 1.0


class Indexed(list):
    def __index__(self):
        return 1


for value in (1.5, 2, 2j, None, "text", True, Number(), Indexed([1, 2]), [1, 2], (300,), object(), range(3), {1: 2}, iter([7]), [1.5]):
    x = bytearray(b"abcdef")
    try:
        x[1:3] = value
    except Exception as e:
        print(type(e).__name__, e)
    print(x)
