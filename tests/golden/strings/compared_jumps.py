"""Comparisons that jump, on strings of all kinds and others."""
import itertools
S = ['', 'a', 'b', 'ab', 'abc', 'abd', 'é', 'ab\0', '\0', 'aé', '日本', '\ud800', 'A', '~', 'z'*20, 'z'*19+'y', 'z'*20+'a']
class T(str): pass
class U(str):
    def __eq__(s, o): return 'eq'
    def __lt__(s, o): return True
    __hash__ = str.__hash__
S += [T('ab'), U('ab'), 1, None, b'a', 1.0]
def run(a, b):
    r = []
    for name in ('lt', 'le', 'eq', 'ne', 'gt', 'ge'):
        try:
            if name == 'lt': r.append(1 if a < b else 0)
            elif name == 'le': r.append(1 if a <= b else 0)
            elif name == 'eq': r.append(1 if a == b else 0)
            elif name == 'ne': r.append(1 if a != b else 0)
            elif name == 'gt': r.append(1 if a > b else 0)
            else: r.append(1 if a >= b else 0)
        except TypeError as e: r.append(str(e))
    n = 0
    try:
        while not a < b and n < 2: n += 1
        if 'a' <= a <= 'c': n += 10
        if not (a == b): n += 100
    except TypeError as e: r.append(str(e))
    return r, n
for a, b in itertools.product(S, S): print(ascii(a), ascii(b), *run(a, b))
