def g():
    print('one'); yield 1
    print('two'); yield 'a'
    print('three'); yield 300
    print('four')
class S:
    def __len__(self): print('len'); return 3
    def __getitem__(self, i): print('item', i); return [1, 'a', 3][i]
for f in (lambda: bytes(g()), lambda: bytearray(g()), lambda: bytes(S()), lambda: bytearray(S()), lambda: bytearray(b'x').extend(S()), lambda: bytes([1, 'a']), lambda: bytes((1, 300)),
   lambda: bytes({1, 300}), lambda: bytearray({1, 'a'}), lambda: bytes({1: 'a', 'b': 1}), lambda: bytearray([1, 'a']),):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
b = bytearray(b'q')
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
    print(b)
t(lambda: b.__init__(g()))
t(lambda: b.extend(g()))
t(lambda: b.__setitem__(slice(0, 0), S()))
t(lambda: b.__setitem__(slice(0, 0), g()))
t(lambda: b.__setitem__(slice(0, 0), [1, 'a']))
t(lambda: b.__iadd__([1, 'a']))
t(lambda: b.join([b'1', 'a']))
t(lambda: b.join(g()))
import array
t(lambda: array.array('b', g()))
t(lambda: array.array('b', S()))
q = array.array('i')
t(lambda: q.extend(g())); print(q)
t(lambda: q.fromlist([1, 'a'])); print(q)
