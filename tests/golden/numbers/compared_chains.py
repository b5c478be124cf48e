"""Chains of operators whose intermediate results are compared, on operands of all kinds."""
import hashlib
from fractions import Fraction
from decimal import Decimal
LOG = []
class N:
    def __init__(s, v): s.v = v
    def __add__(s, o): return N(s.v + (o.v if isinstance(o, N) else o))
    def __radd__(s, o): LOG.append(type(o)); return N(o + s.v)
    def __rmul__(s, o): return o * s.v
    def __lt__(s, o): return s.v < (o.v if isinstance(o, N) else o)
    def __gt__(s, o): return s.v > (o.v if isinstance(o, N) else o)
    def __sub__(s, o): return NotImplemented
    def __rsub__(s, o): return 'text'
VALUES = [0.0, -0.0, 1.5, -2.25, 1e308, 5e-324, 1e-310, float('inf'), float('nan'), 0, 1, -3, 2**40, 2**61, 2**62, 2**70, -2**63, True, Fraction(1, 3), Decimal('1.5'), 1j, N(2), 'ab', None, (1,)]
def show(f, *a):
    try:
        r = f(*a)
        return (type(r).__name__, r.v if isinstance(r, N) else repr(r))
    except Exception as e:
        return (type(e).__name__, str(e), e.__traceback__.tb_next.tb_lineno - f.__code__.co_firstlineno)
def f1(a, b, c):
    if a + b > c:
        return 1
    return 2
def f2(a, b, c): return 'y' if a * b - c < 4.0 else 'n'
def f3(a, b, c): return a < b + c < 10
def f4(a, b, c):
    n = 0
    while a + b * 2 <= c and n < 5:
        a = a + 1
        n += 1
    return n
def f5(a, b, c): return c >= a / b
def f6(a, b, c):
    if not a - b + 1 > c: return 'no'
    return 'yes'
def f7(a, b, c): return [x for x in (a, b, c) if x * 2 + 1 > 2.5]
def f8(a, b, c): return a / b / c < 1
def f9(a, b, c): return 5 > a * b
def f10(a, b, c):
    return (a + b) * (b - c) / (c + 1)
def f11(a, b, c):
    if c < a - 1 <= b: return 1
    return 0
def f12(a, b, c):
    x = a * 2.0 - 1
    return x if x + 1 >= b else -x - 1
def f13(a, b, c):
    return max(a + b, c) if a + b == c or a + b != a else None
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13):
    out = []
    for a in VALUES:
        for b in VALUES:
            for c in (0.5, 3, float('nan'), -0.0, N(1), 'x', 2**62):
                out.append(show(f, a, b, c))
    print(f.__name__, len(out), hashlib.sha256(repr(out).encode()).hexdigest())
    for o in out[::397]: print(o)
print(len(LOG))
