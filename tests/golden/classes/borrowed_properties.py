"""Properties of built-in types in classes that aren't theirs, and given objects that aren't."""


class Borrower:
    real = complex.real
    start = range.start
    name = type.__dict__["__name__"]
    code = type(lambda: 0).__code__
    args = BaseException.args


for name in "real", "start", "name", "code", "args":
    try:
        print(getattr(Borrower(), name))
    except TypeError as e:
        print(e)

for descriptor, wrong in [(complex.real, 3), (int.real, "3"), (slice.stop, range(3)), (property.fget, 5), (OSError.errno, ValueError()),
                          (type.__dict__["__mro__"], 5), (BaseException.__dict__["__traceback__"], None), (memoryview.nbytes, b"")]:
    try:
        print(descriptor.__get__(wrong, type(wrong)))
    except TypeError as e:
        print(e)
print(int.real.__get__(True), BaseException.args.__get__(KeyError(1)), complex.imag.__get__(2j, complex))
