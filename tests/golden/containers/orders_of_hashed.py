# PYTHONHASHSEED=0
import random
R = random.Random(5)
words = ['w%d' % R.randrange(100) if R.random() < .5 else ''.join(R.choice('abcdefgé中😀') for _ in range(R.randrange(6))) for _ in range(300)]
def rs():
    k = R.randrange(4)
    n = R.choice([0, 1, 3, 5, 8, 20, 60])
    items = [R.choice([lambda: R.choice(words), lambda: R.randrange(50), lambda: (R.choice(words), R.randrange(3)), lambda: R.random(), lambda: None, lambda: R.choice(words).encode(), lambda: frozenset(R.sample(words, 2)), lambda: True])() if k else R.choice(words) for _ in range(n)]
    return R.choice([set, frozenset, set, lambda x: {a for a in x}, lambda x: set(dict.fromkeys(x)), lambda x: set(iter(x)), lambda x: dict.fromkeys(x).keys()])(items)
for i in range(60):
    a, b = rs(), rs()
    print(i, type(a).__name__, type(b).__name__, a | b, a & b, a - b, a ^ b, list(set(a))[:5])
    s = set(a)
    for _ in range(R.randrange(30)):
        op = R.randrange(9)
        if op == 0 and s: s.pop()
        elif op == 1: s.discard(R.choice(words))
        elif op == 2: s.update(rs())
        elif op == 3: s -= set(rs())
        elif op == 4: s &= set(rs()) | set(list(s)[:20])
        elif op == 5: s ^= set(rs())
        elif op == 6: s = s.copy()
        elif op == 7: s = set(sorted(map(repr, s)))
        else: s.add(R.choice(words))
    print(i, s)
import datetime as D
print({D.date(2020, 1, i) for i in range(1, 20)}, {D.datetime(2020, 1, i, i) for i in range(1, 20)}, {D.time(i, 2) for i in range(20)}, {D.timedelta(i, 2) for i in range(20)})
print(hash(D.time(1, 2, 3, 4)), hash(D.time(1, 2, tzinfo=D.timezone.utc)), hash(D.datetime(2020, 1, 2, 3, 4, 5, 6, tzinfo=D.timezone(D.timedelta(hours=3)))), hash(D.time(1, 2, tzinfo=D.timezone(D.timedelta(hours=3)))), hash(D.timezone.utc), hash(D.timezone(D.timedelta(hours=3))))
import enum, fractions, decimal, uuid, pathlib, ipaddress, collections, types, dataclasses
E = enum.Enum('E', 'A B C D F'); print(set(E), {E.A: 1}, hash(E.A))
print(hash(fractions.Fraction(1, 3)), hash(decimal.Decimal('1.1')), hash(uuid.UUID(int=5)), hash(pathlib.PurePosixPath('a/b')), hash(pathlib.PureWindowsPath('A/b')), hash(ipaddress.ip_address('1.2.3.4')), hash(ipaddress.ip_network('1.2.3.0/24')))
print(hash(None), hash(...) != 0, hash(range(5)), hash(range(1, 10, 3)), hash(slice(1, 2)), hash(memoryview(b'abc')), hash(complex(1, 2)))
import typing
print(hash(typing.List[int]) is not None, {typing.Any} is not None)
F = enum.Flag('F', 'X Y Z'); print({F.X, F.Y, F.Z, F.X | F.Y})
print({x.name for x in E}, {types.SimpleNamespace: 1}.__len__(), {'x', 1, 'y', 2.5, b'z', None, (1, 'q')})
@dataclasses.dataclass(frozen=True)
class P: a: str; b: int
print({P(w, i) for i, w in enumerate(words[:12])}, hash(P('q', 1)))
N = collections.namedtuple('N', 'a b'); print({N(w, 1) for w in words[:9]})
class S(str): pass
print({S(w) for w in words[:9]}, hash(S('abc')))
print(set('the quick brown fox jumps over the lazy dog'.split()))
