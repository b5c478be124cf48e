"""Calls with right and wrong arguments: what they give, or what they say."""
from dataclasses import dataclass
from enum import Enum
class C(Enum): R = 1; G = 2
@dataclass
class Pt: x: int; y: int = 0
class Q:
    __match_args__ = ('a', 'b')
    def __init__(s, a, b): s.a, s.b = a, b
def m(v):
    match v:
        case None: return 'none'
        case True | False: return f'bool {v}'
        case int(n) if n > 100: return f'big {n}'
        case 0 | 1: return 'small'
        case int() | float() as n: return f'num {n}'
        case C.R: return 'red'
        case C(): return 'color'
        case '': return 'empty'
        case str() as s if len(s) < 3: return f'short {s}'
        case 'quit' | 'exit': return 'bye'
        case [] : return 'nil'
        case [x]: return f'one {x}'
        case [int(a), str(b)]: return f'is {a} {b}'
        case ['go', ('n' | 's') as d]: return f'go {d}'
        case [x, *rest, y] if x == y: return f'ends {x} {rest}'
        case [Pt(x=0, y=yy), *_]: return f'pts {yy}'
        case (1, (2, [3, z])): return f'nest {z}'
        case [_, _, *r]: return f'more {len(r)}'
        case {'type': 'a', 'v': v}: return f'A {v}'
        case {'type': t, **rest} if rest: return f'type {t} {rest}'
        case {}: return 'dict'
        case Pt(0, 0): return 'origin'
        case Pt(x, y) if x == y: return 'diag'
        case Pt(x=x): return f'pt {x}'
        case Q(1, b=bb): return f'Q1 {bb}'
        case Q(a, b): return f'Q {a} {b}'
        case bytes(b): return f'bytes {b}'
        case set() | frozenset(): return 'set'
        case -1.5j: return 'c'
        case _: return 'other'
for v in [None, True, 500, 0, 1, 5, 2.5, C.R, C.G, '', 'ab', 'quit', 'hello', [], [7], [1, 'b'], ['go', 'n'], ['go', 'x'], [1, 2, 3, 1], (1, (2, [3, 4])), [Pt(0, 4), 1], [1, 2, 3], {'type': 'a', 'v': 9}, {'type': 'b', 'z': 1}, {'type': 'b'}, {}, Pt(0), Pt(3, 3), Pt(3, 4), Q(1, 2), Q(2, 3), b'x', {1}, -1.5j, object, range(2), 'abcd', bytearray(b'zz'), memoryview(b'a'), iter([])]:
    print(str(v)[:30].split(' at ')[0], '=>', m(v))
def bad(v):
    match v:
        case Q(1, 2, 3): pass
try: bad(Q(1, 2))
except TypeError as e: print(e)
class R: __match_args__ = ['a']
def bad2(v):
    match v:
        case R(1): pass
try: bad2(R())
except TypeError as e: print(e)
class R2: __match_args__ = (1,)
def bad3(v):
    match v:
        case R2(1): pass
try: bad3(R2())
except TypeError as e: print(e)
def bad4(v):
    match v:
        case int(1, 2): pass
try: bad4(1)
except TypeError as e: print(e)
def bad5(v):
    match v:
        case object(1): pass
try: bad5(1)
except TypeError as e: print(e)
def bad6(v):
    match v:
        case len(): pass
try: bad6(1)
except TypeError as e: print(e)
def bad7(v):
    match v:
        case Q(1, a=1): pass
try: bad7(Q(1, 2))
except TypeError as e: print(e)
match (1, 2):
    case (a, b) if (c := a + b) > 2: print(a, b, c)
match {'a': [1, {'b': (2, 3)}]}:
    case {'a': [_, {'b': (p, q)}]}: print(p, q)
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]: print(a, b, c, d)
import collections
match collections.OrderedDict(x=1):
    case {'x': v}: print('od', v)
match collections.deque([1, 2]):
    case [a, b]: print('deque', a, b)
match = 5; case = 6; print(match + case)
_ = 3
match 7:
    case _: print(_)
