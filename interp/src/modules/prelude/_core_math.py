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
    total, n = 0, 0
    # Integers are exact, and so are products with floats that come next; from what is neither on, each operation rounds.
    while n < len(p) and type(p[n]) is int and type(q[n]) is int:
        total = total + p[n] * q[n]
        n += 1
    if -9223372036854775808 <= total <= 9223372036854775807:
        terms = float_products(p, q, n)
        if terms:
            total = total + import_module("math").fsum(terms)
            n += len(terms) // 2
    while n < len(p):
        total = total + p[n] * q[n]
        n += 1
    return total


def float_products(p, q, n):
    """Of the pairs from the n-th on those of which one is a float, and their sum finite: each product as two floats, exactly."""
    math = import_module("math")
    terms, sum = [], 0.0
    while n < len(p):
        x, y = p[n], q[n]
        if type(x) is float:
            fits = type(y) is float or type(y) is int or type(y) is bool
        else:
            fits = type(y) is float and (type(x) is int or type(x) is bool)
        if not fits:
            break
        try:
            x, y = float(x), float(y)
            product = x * y
            sum = sum + product
            if not math.isfinite(sum):
                break
            rest = math.fma(x, y, -product)
        except OverflowError:
            break
        terms.append(product)
        terms.append(rest)
        n += 1
    return terms


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
