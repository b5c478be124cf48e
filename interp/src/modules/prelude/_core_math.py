"""The core prelude for `math`: what adds and multiplies arbitrary objects."""


def math_fsum(items):
    math = import_module("math")
    return math.fsum([item if isinstance(item, (int, float)) else real_number(item) for item in items])


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
    p, q = list(p), list(q)
    if len(p) != len(q):
        raise ValueError("Inputs are not the same length")
    if any([isinstance(x, float) for x in p]) or any([isinstance(y, float) for y in q]):
        if all([isinstance(x, (int, float)) for x in p]) and all([isinstance(y, (int, float)) for y in q]):
            return float_sumprod(p, q)
    total = 0
    for x, y in zip(p, q):
        total = total + x * y
    return total


def float_sumprod(p, q):
    math = import_module("math")
    terms = []
    for x, y in zip(p, q):
        x, y = float(x), float(y)
        product = x * y
        terms.append(product)
        if math.isfinite(product):
            try:
                terms.append(math.fma(x, y, -product))
            except (OverflowError, ValueError):
                pass
    try:
        return math.fsum(terms)
    except (OverflowError, ValueError):
        return float(sum(terms))


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
