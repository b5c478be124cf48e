"""The core prelude for `math`: what adds and multiplies arbitrary objects."""


def math_fsum(items):
    math = import_module("math")
    return math.fsum([item if type(item) is float else real_number(item) for item in items])


def real_number(obj):
    cls = type(obj)
    if not hasattr(cls, "__float__") and not hasattr(cls, "__index__"):
        raise TypeError(f"must be real number, not {cls.__name__}")
    return guest_float(obj)


def math_dist(p, q):
    math = import_module("math")
    p, q = tuple(p), tuple(q)
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return math.hypot(*[real_number(x) - real_number(y) for x, y in zip(p, q)])


def math_prod(items, start):
    for item in items:
        start = start * item
    return start


def math_sumprod(p, q):
    p, q = iter(p), iter(q)
    math = import_module("math")
    end = []
    # Integers are exact, and so are products with floats that come next; from what is neither on, each operation rounds.
    total, exact, floats, terms, sum = 0, True, True, [], 0.0
    while True:
        x, y = next(p, end), next(q, end)
        if x is end or y is end:
            if x is not y:
                raise ValueError("Inputs are not the same length")
            return total + math.fsum(terms) if terms else total
        if exact:
            if type(x) is int and type(y) is int:
                total = total + x * y
                continue
            exact = False
            floats = -9223372036854775808 <= total <= 9223372036854775807
        if floats:
            if are_floats(x, y):
                product = float(x) * float(y)
                sum = sum + product
                if math.isfinite(sum):
                    terms.append(product)
                    terms.append(math.fma(x, y, -product))
                    continue
            floats = False
            if terms:
                total = total + math.fsum(terms)
                terms = []
        total = total + x * y


def are_floats(x, y):
    """Whether one is a float, and the other can be one exactly enough."""
    if type(x) is not float:
        x, y = y, x
    if type(x) is not float:
        return False
    if type(y) is int:
        try:
            float(y)
        except OverflowError:
            return False
    return type(y) is float or type(y) is int or type(y) is bool


def getrandbits_of(generator, bits):
    return generator.getrandbits(guest_index(bits))


# ---- operator


def operate_add(a, b):
    return a + b


def operate_sub(a, b):
    return a - b


def operate_mul(a, b):
    return a * b


def operate_lt(a, b):
    return a < b


def operate_le(a, b):
    return a <= b


def operate_eq(a, b):
    return a == b


def operate_ne(a, b):
    return a != b


def operate_gt(a, b):
    return a > b


def operate_ge(a, b):
    return a >= b


def operate_getitem(a, b):
    return a[b]


def get_items(obj, keys):
    return tuple([obj[key] for key in keys])


def get_attributes(obj, paths):
    values = []
    for path in paths:
        value = obj
        for name in path.split("."):
            value = getattr(value, name)
        values.append(value)
    return values[0] if len(values) == 1 else tuple(values)
