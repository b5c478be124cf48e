"""Where the carets stand in statements."""

# fmt: off
import traceback


class Box:
    def __init__(self):
        self.v = 1

    def __setattr__(self, name, value):
        if name == "locked":
            raise AttributeError("locked!")
        super().__setattr__(name, value)

    def __setitem__(self, k, v):
        raise KeyError(k)

    def __delitem__(self, k):
        raise KeyError(k)

    def __iadd__(self, o):
        raise TypeError("iadd failed")

    def __enter__(self):
        raise RuntimeError("enter failed")

    def __exit__(self, *a):
        pass

    def __iter__(self):
        raise RuntimeError("iter failed")

    def __bool__(self):
        raise RuntimeError("bool failed")


b = Box()


def s1():
    b.locked = 5


def s2():
    b["key"] = 1


def s3():
    del b["key"]


def s4():
    x = b
    x += 1


def s5():
    with b:
        pass


def s6():
    for x in b:
        pass


def s7():
    if b:
        pass


def s8():
    while b:
        pass


def s9():
    assert 1 == 2, "one is not two"


def s10():
    assert b.v == 5


def s11():
    raise ValueError("raised")


def s12():
    raise ValueError


def s13():
    a, c = 1, 2, 3


def s14():
    a, c = b


def s15():
    x = y = [1, 2, 3][7]


def s16():
    return b.nope


def s17():
    import no_such_module_at_all


def s18():
    from time import no_such_name


def s19():
    del undefined_name


def s20():
    [1, 2][0] = undefined_right


def s21():
    b.missing.x = 5


def s22():
    b.v.x = 5


def s23():
    for i in range(3): i / 0


def s24():
    try:
        1 / 0
    finally:
        x = 1


def s25():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("second") from e


def s26():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second")


def s27():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second") from None


def s28():
    class Inner:
        x = 1 / 0


def s29():
    @undefined_decorator
    def f(): pass


def s30():
    def f(a=undefined_default): pass


def s31():
    return (1,
            2 / 0,
            3)


def s32():
    x = [
        1,
        undefined_element,
        3,
    ]


def s33():
    print("a",
          "b".join(
              [1, 2]))


def s34():
    b.v \
        .real \
        .missing


def s35():
    x: int = 1 / 0


def s36():
    global gg
    gg = 1 / 0


def s37():
    yield 1 / 0


def s38():
    match 5:
        case int(x, y):
            pass


def s39():
    for a, c in [(1, 2), (3,)]:
        pass


def s40():
    try:
        raise KeyError("first")
    except KeyError:
        b.nope2


def s41():
    lambda_ = lambda: 1 / 0
    lambda_()


def s42():
    return [*b]


def s43():
    x = 5; y = x / 0; z = 7


def s44():
    if True: b.one_liner


for number in range(1, 45):
    try:
        result = globals()[f"s{number}"]()
        if hasattr(result, "__next__"):
            next(result)
        print("no error", number)
    except Exception as e:
        print(f"--- s{number}")
        text = traceback.format_exc().replace(__file__, "FILE")
        print(text)
