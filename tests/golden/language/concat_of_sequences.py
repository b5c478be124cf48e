import operator
class V:
    def __init__(self, x): self.x = x
    def __getitem__(self, i): return self.x[i]
    def __radd__(self, o): return ('radd', o)
    def __add__(self, o): return ('add', o)
class P:
    def __getitem__(self, i): return [1, 2][i]
class R:
    def __radd__(self, o): return ('radd', o)
class L(list):
    def __add__(self, o): return 'L.add'
    def __iadd__(self, o): return 'L.iadd'
class L2(list): pass
import collections, array
for f in operator.concat, operator.iconcat:
    for a in 'ab', b'ab', bytearray(b'x'), [1], (1,), V('q'), P(), R(), L([1]), L2([3]), collections.deque([1]), array.array('b', [1]), 5, {1: 2}, range(3), None:
        for b in 'cd', b'cd', bytearray(b'y'), [2], (2,), V('r'), P(), R(), L([2]), L2([2]), collections.deque([2]), array.array('b', [2]), 6, {1: 2}, range(3), None:
            try: print(f.__name__, type(a).__name__, type(b).__name__, repr(f(a, b)).split(" at 0x")[0])
            except Exception as e: print(f.__name__, type(a).__name__, type(b).__name__, type(e).__name__, e)
