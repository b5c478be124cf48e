"""Idioms of puzzles and tutorials: grids, parsing, paths, counting, formatting."""
import re, sys, os, collections, itertools, functools, math, random, string, datetime, json, textwrap, operator
# AoC-like puzzles and idioms
grid = """#.#..
.##.#
#...#
.#.#.""".splitlines()
g = {complex(r, c): ch for r, row in enumerate(grid) for c, ch in enumerate(row)}
print(sum(1 for v in g.values() if v == '#'), [z for z in g if g[z] == '#'][:3], max(g, key=lambda z: (z.real, z.imag)))
dirs = {'N': -1, 'S': 1, 'E': 1j, 'W': -1j}
pos, face = 0, 1j
for step in 'R2 L3 R1'.split():
    face *= -1j if step[0] == 'R' else 1j
    pos += face * int(step[1:])
print(pos, abs(pos.real) + abs(pos.imag), face)
nums = list(map(int, re.findall(r'-?\d+', 'p=3,-4 v=10,-20')))
print(nums, [*zip(*[iter(nums)] * 2)], list(zip(*grid))[0], [''.join(x) for x in zip(*grid)][:2], *map(''.join, zip(*grid[::-1])), sep='|')
class Node:
    __slots__ = 'val', 'next'
    def __init__(self, val, nxt=None): self.val, self.next = val, nxt
    def __iter__(self):
        n = self
        while n: yield n.val; n = n.next
    def __repr__(self): return '->'.join(map(str, self))
head = None
for v in range(5): head = Node(v, head)
print(head, list(head), sum(head), 3 in head, max(head))
from heapq import *
def dijkstra(graph, src):
    dist, pq = {src: 0}, [(0, src)]
    while pq:
        d, u = heappop(pq)
        if d > dist.get(u, float('inf')): continue
        for v, w in graph[u].items():
            if (nd := d + w) < dist.get(v, float('inf')): dist[v] = nd; heappush(pq, (nd, v))
    return dist
G = {'a': {'b': 7, 'c': 9, 'f': 14}, 'b': {'c': 10, 'd': 15}, 'c': {'d': 11, 'f': 2}, 'd': {'e': 6}, 'e': {}, 'f': {'e': 9}}
print(dijkstra(G, 'a'))
@functools.cache
def ways(s, pats): return 1 if not s else sum(ways(s[len(p):], pats) for p in pats if s.startswith(p))
print(ways('brwrr', ('r', 'wr', 'b', 'g', 'bwu', 'rb', 'gb', 'br')), ways.cache_info())
def perms(xs): return [[x, *p] for i, x in enumerate(xs) for p in perms(xs[:i] + xs[i+1:])] or [[]]
print(perms('abc'), len(perms('abcd')))
inv = collections.defaultdict(list)
for w in 'apple bob cat apple bob apple'.split(): inv[len(w)].append(w)
print(dict(inv), collections.Counter('mississippi').most_common(2), [k for k, v in itertools.groupby('aaabbc')], ''.join(f'{len([*v])}{k}' for k, v in itertools.groupby('aaabbc')))
print(*(f'{"Fizz"*(not i%3)}{"Buzz"*(not i%5)}' or i for i in range(1, 16)), sep=', ')
print([n for n in range(2, 50) if all(n % d for d in range(2, int(n**.5) + 1))], math.prod(range(1, 11)), sum(int(d) for d in str(2**100)), bin(37)[2:][::-1], f'{255:08b}', int('11' * 4, 2), divmod(-7, 3), round(-2.5), -7 // 2, 7 % -3)
def collatz(n):
    while True:
        yield n
        if n == 1: return
        n = n // 2 if n % 2 == 0 else 3 * n + 1
print(list(collatz(7)), max(range(1, 100), key=lambda n: sum(1 for _ in collatz(n))))
matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print([list(r) for r in zip(*matrix)], [r[::-1] for r in matrix[::-1]], sum(matrix, []), [[sum(a * b for a, b in zip(r, c)) for c in zip(*matrix)] for r in matrix])
text = "It was the best of times, it was the worst of times"
print(sorted(set(re.findall(r'\w+', text.lower())), key=lambda w: (-len(w), w)), collections.Counter(text.lower().split()).most_common(3), text.title(), text.swapcase()[:10], text[::-3])
caesar = lambda s, k: ''.join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
print(caesar('hello, world', 3), caesar(caesar('hello', 3), -3), str.maketrans('abc', 'xyz'), 'abcabc'.translate(str.maketrans('abc', 'xyz', 'b')))
stack = []
for t in '3 4 + 2 * 7 /'.split():
    if t in '+-*/': b, a = stack.pop(), stack.pop(); stack.append({'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv}[t](a, b))
    else: stack.append(float(t))
print(stack)
board = [[' '] * 3 for _ in range(3)]; board[1][1] = 'X'; print('\n-+-+-\n'.join('|'.join(r) for r in board))
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __matmul__(self, o): return Matrix([[sum(x * y for x, y in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __eq__(self, o): return self.rows == o.rows
    def __getitem__(self, ij): i, j = ij; return self.rows[i][j]
    def __repr__(self): return f'Matrix({self.rows})'
    def __pow__(self, n): return functools.reduce(operator.matmul, [self] * n)
f = Matrix([[1, 1], [1, 0]]); print(f ** 10, (f ** 10)[0, 1], f @ f == f ** 2)
def sudoku_ok(row): return sorted(row) == list(range(1, 10))
print(sudoku_ok([*range(9, 0, -1)]), all(map(sudoku_ok, [[1] * 9])), any([]), [x for x in [0, '', None, 'a'] if x], list(filter(None, [0, 1, 2])), [*range(5)][-2:], [1, 2, 3][::-1], 'abc' * 2, [0] * 3)
a = b = [1, 2]; b += [3]; c = a[:]; c.append(4); print(a, b, c, a is b, a == c[:3], [*a, *c], {**{'x': 1}, 'y': 2}, {1, 2} | {3}, (1,) + (2,))
def f(a, b=[], *args, c, d=4, **kw): b.append(a); return a, b, args, c, d, kw
print(f(1, c=3), f(2, c=3), f(1, [9], 7, 8, c=0, z=1))
x = 10
def outer():
    x = 1
    def inner(): nonlocal x; x += 1; return x
    return inner(), inner(), x, (lambda: x)()
print(outer(), x, [f() for f in [lambda i=i: i * i for i in range(4)]], [f() for f in [lambda: i for i in range(3)]])
for i in range(3):
    if i == 5: break
else: print('no break')
try:
    try: 1/0
    except ZeroDivisionError as e: raise ValueError('bad') from e
    finally: print('fin')
except ValueError as e: print(e, repr(e.__cause__), e.__traceback__.tb_lineno)
with open(__file__) as fh: print(sum(1 for _ in fh), fh.closed); print(fh.closed)
print(f'{math.pi:.3f} {1e6:,.0f} {0.000123:.2e} {42:>6}|{"ab":<5}|{"mid":^9}|{-5:+d} {0xff:#x} {1/3:.1%}', '%-5s|%5.1f' % ('a', 2.25), '{:>{w}}'.format('r', w=4), repr('it\'s "q"'), ascii('é'), '\N{BULLET}', r'\n', b'by\x00'.hex())
print(sys.version_info[:2], sys.maxsize, sys.byteorder, type(sys.argv), os.path.basename(__file__), __name__, len(dir(str)) > 70, callable(print), isinstance(True, int), issubclass(bool, int), id(x) == id(x), hash('a') == hash('a'))
