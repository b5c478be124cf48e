# What the generator fills in: `templates.rs` says what stands for what. Parts are separated by empty lines; one of a single line is an
# expression, and is shown; others are statements.

# ---- numbers
round($N, $I)

round($E)

divmod($N, $N)

pow($I, $P, $I)

pow($N, $I)

pow($I, -1, $I)

int($T, $I)

float($T)

complex($T)

complex($N, $N)

($N).as_integer_ratio()

($N).hex()

float.fromhex($T)

int.from_bytes($B, 'little', signed=True)

($I).to_bytes($P, 'big', signed=$O)

math.gcd($I, $I, $I)

math.isqrt($N)

math.comb($N, $I), math.perm($P, $I)

[math.floor($N), math.ceil($N), math.trunc($N)]

math.fmod($N, $N), math.remainder($N, $N)

math.frexp($N), math.modf($N)

math.ldexp($N, $I)

math.copysign($N, $N)

math.hypot($N, $N), math.dist($L, $L)

math.prod($L), math.fsum($L), sum($L, $N)

math.log($N), math.log2($N), math.log10($N), math.log($N, $N)

math.isclose($N, $N, rel_tol=0.1)

math.nextafter($N, $N), math.ulp($N)

math.factorial($P)

cmath.sqrt($N), cmath.phase($N), cmath.polar($N)

fractions.Fraction($N)

fractions.Fraction($I, $I) $K fractions.Fraction($I, $P)

fractions.Fraction($T)

fractions.Fraction($I, 7).limit_denominator($P)

decimal.Decimal($T)

decimal.Decimal($I) $K decimal.Decimal('1.50')

decimal.Decimal('$I.125').quantize(decimal.Decimal('0.01'), rounding=decimal.ROUND_HALF_EVEN)

format(decimal.Decimal($I) / 8, '$F')

statistics.mean($L), statistics.median($L)

statistics.mode($L), statistics.multimode($L)

statistics.stdev($L)

# ---- sequences
$L[$I:$I:$I]

$T[$I:$I:$I]

$B[$I:$I:$I]

range($I, $I, $P)[$I:$I]

range($I, $I, $I).index($I)

list(range($I, $I, $I)), len(range($I, $I, $P))

slice($I, $I, $I).indices($P)

$L.index($E, $I)

$L.count($E)

sorted($L, key=lambda x: (str(type(x)), repr(x)), reverse=$O)

sorted($L)

sorted($L, key=$G)

min($L, key=$G, default=$E)

max(*$L)

list(reversed($L))

list(enumerate($L, $I))

list(zip($L, $T, $B))

list(zip($L, $L, strict=True))

list(map($G, $L))

list(filter($G, $L))

[*$L, *$T, *$B]

functools.reduce($G2, $L)

functools.reduce($G2, $L, $E)

any($G(x) for x in $L), all($G(x) for x in $L)

x = $L
x[$I:$I] = $E
print(x)

x = $L
x[$I:$I:$I] = $L
print(x)

x = $L
del x[$I:$I:$I]
print(x)

x = $L
x.insert($I, $E)
x.extend($E)
print(x)

x = $L
print(x.pop($I), x)
x.remove($E)
print(x)

x = $L
x.sort(key=$G, reverse=$O)
print(x)

x = $L
x *= $I
x += $E
print(x)

x, *y, z = $L
print(x, y, z)

(x, y), z = $E
print(x, y, z)

for x, *y in [$L, $T]: print(x, y)

bisect.bisect_left([1, 3, 5], $N), bisect.bisect([1, 3, 3], $N)

x = [1, 4, 7]
bisect.insort(x, $E)
print(x)

heapq.nsmallest($I, $L), heapq.nlargest($I, $L, key=$G)

x = $L
heapq.heapify(x)
heapq.heappush(x, $E)
print(heapq.heappop(x), x)

list(heapq.merge($L, $L))

array.array('i', $L)

array.array('$C', $L)

x = array.array('h', [1, 2, 3])
x[$I] = $E
x.extend($E)
print(x, x[$I:], x.tobytes(), x.index($N))

# ---- mappings and sets
dict($E)

dict(zip($L, $L))

dict.fromkeys($L, $E)

$D | $D

$D[$E]

$D.pop($E)

list($D.items()), list(reversed($D))

$D.keys() & $D.keys()

$D.items() <= $D.items()

sorted($D.values(), key=repr)

{**$D, **$D}

{k: v for k, v in $D.items() if $G(v)}

x = $D
x.update($E)
print(x)

x = $D
x |= $E
print(x.setdefault($E, $E), x.popitem(), x)

x = $D
for k in x:
    x[$E] = 1
print(x)

$S $K $S

sorted($S.union($L), key=repr), $S.symmetric_difference($S)

$S.issubset($E), $S.isdisjoint($L)

x = $S
x.add($E)
x.discard($E)
x ^= $S
print(x)

x = $S
x.remove($E)

sorted($S - $S), sorted($S & $S)

frozenset($L) == set($L)

$S.union($L), $S - $S, $S ^ $S, hash(frozenset($S))

{$E, $E, $E}, {*$L, *$T}, $D.keys() | $S, $S & $D.keys()

$D.items() ^ $S, $S - $D.keys(), $S | $D.keys()

collections.Counter($L).most_common($I)

collections.Counter($T) + collections.Counter($T)

collections.Counter($L) - collections.Counter($L)

sorted(collections.Counter($T).elements())

collections.Counter($E).total()

collections.ChainMap($D, $D)[$E]

collections.OrderedDict($D).popitem(last=$O)

x = collections.OrderedDict(a=1, b=2, c=3)
x.move_to_end($T, last=$O)
print(x)

x = collections.defaultdict($G0, $D)
print(x[$E], x[$E])
print(x)

x = collections.deque($L, maxlen=$P)
x.append($E)
x.appendleft($E)
x.rotate($I)
x.extendleft($E)
print(x, x[$I], x.count($E))

collections.deque($L).index($E)

x = collections.deque($L)
x.insert($I, $E)
del x[$I]
print(x.pop(), x.popleft(), x)

N = collections.namedtuple('N', 'a b c', defaults=$L)
print(N($E, $E), N(1, 2, 3)._replace(b=$E), N._make($L)._asdict())

N = collections.namedtuple($E, $E)
print(N._fields)

# ---- text
$T.$M

$T.format($E, x=$E)

'{0!r:{1}}|{x[0]}'.format($E, $P, x=$E)

'{:$F}'.format($N)

f'{$N:$F}'

f'{$E!r:>{$P}}|{$E!s:$F}'

f'{$T:$F}'

'%$I.3f|%-8s|%+d' % ($N, $E, $N)

'%*d %%' % ($I, $N)

'%(a)s %(b)r' % $D

'%c%x%o%e%g' % ($N, $N, $N, $N, $N)

str.maketrans($T, $T, $T)

$T.translate(str.maketrans($T, $T))

$T.encode($H, $J)

$B.decode($H, $J)

$T.join($L)

ascii($T), repr($T)

$T < $T, $T in $T, $T == $T

$T * $I + $T

textwrap.wrap($T, $P)

textwrap.shorten($T, $P), textwrap.indent($T, $T), textwrap.dedent($T)

string.Template($T).safe_substitute($D)

string.Template('$$a ${b} $').substitute($D)

string.capwords($T)

re.findall($R, $T)

re.sub($R, $T, $T)

re.sub($R, lambda m: m.group() * 2, $T, count=$I)

re.split($R, $T, maxsplit=$P)

[m.span() for m in re.finditer($R, $T)]

re.match($R, $T).groups($E)

re.search($R, $T)

re.fullmatch($R, $T, re.I | re.M)

re.search($R, $T)[$I]

re.compile($T)

re.escape($T)

unicodedata.name($T), unicodedata.category($T)

unicodedata.normalize('NFKD', $T)

difflib.SequenceMatcher(None, $T, $T).ratio()

# ---- bytes
$B.$M

bytes(few($E))

bytearray(few($E))

bytes($L)

$B $K $B

$B.hex($T, $I)

bytes.fromhex($T)

$B.split($B), $B.replace($B, $B, $I)

$B.translate(None, $B)

b'%s|%d|%a' % ($E, $N, $E)

x = bytearray($B)
x[$I:$I] = $E
x.append($N)
x.extend($E)
print(x)

x = bytearray($B)
x[$I] = $E
del x[$I:$I:$I]
x += $E
print(x, x.pop($I))

memoryview($B)[$I:$I:$I].tobytes()

memoryview($B)[$I], memoryview($B).tolist()

memoryview(bytes(8)).cast('$C').tolist()

x = memoryview(bytearray($B))
x[$I:$I] = $B
print(x.tobytes(), x == $B)

struct.pack('>$Q', $N, $N)

struct.pack($T, $E)

struct.unpack('<$Q', $B)

struct.calcsize('=$Q$C')

base64.b64encode($B), base64.b32encode($B)

base64.b64decode($T)

binascii.crc32($B), zlib.adler32($B)

zlib.decompress(zlib.compress($B)), hashlib.md5($B).hexdigest()

# ---- iteration
list(itertools.accumulate($L, $G2))

list(itertools.accumulate($L, initial=$E))

list(itertools.islice($E, $P))

list(itertools.islice($L, $I, $I, $I))

list(itertools.chain($E, $E))

list(itertools.chain.from_iterable($E))

list(itertools.product($L, repeat=$P % 3))

list(itertools.permutations($L, $I))[:9]

list(itertools.combinations($L, $I))[:9]

list(itertools.combinations_with_replacement($L, $P % 4))[:9]

[(k, list(g)) for k, g in itertools.groupby($L, $G)]

list(itertools.zip_longest($L, $T, fillvalue=$E))

list(itertools.takewhile($G, $L)), list(itertools.dropwhile($G, $L))

list(itertools.starmap($G2, [($E, $E)]))

list(itertools.compress($L, $L)), list(itertools.filterfalse($G, $L))

list(itertools.pairwise($E))

list(itertools.batched($L, $I))

list(itertools.islice(itertools.count($N, $N), 3))

list(itertools.islice(itertools.cycle($L), $P))

list(itertools.repeat($E, $I))

[list(t) for t in itertools.tee($E, $I)]

x = iter($L)
print(next(x), list(zip(x, x)), next(x, $E))

x = iter($G0, $E)
print(next(x, 'over'))

def g():
    try:
        got = yield $E
        while True:
            got = yield ($G2)(got, $E)
    except ValueError as e:
        yield ('caught', str(e))
    finally:
        print('finally')
x = g()
show(lambda: next(x))
show(lambda: x.send($E))
show(lambda: x.throw(ValueError($E)))
show(lambda: x.throw(KeyError))
show(lambda: next(x))

def g():
    x = yield from $E
    print('got', x)
    return $E
def h():
    return (yield from g())
x = h()
print(list(x))
show(lambda: next(x))

class I:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > $I: raise StopIteration($E)
        return $E
show(lambda: list(I()))
show(lambda: dict(I()))
show(lambda: sum(I()))
show(lambda: tuple(itertools.islice(I(), 3)))
show(lambda: $E in I())
show(lambda: max(I()))
show(lambda: [*I(), *I()])
show(lambda: ''.join(I()))

# ---- functions
functools.partial($G2, $E)($E)

functools.partial(divmod, $N)($N)

operator.itemgetter($I, $I)($E)

operator.attrgetter('real')($E), operator.methodcaller('upper')($T)

operator.$U($E, $E)

sorted($L, key=functools.cmp_to_key(lambda a, b: (repr(a) > repr(b)) - (repr(a) < repr(b))))

f = functools.lru_cache(maxsize=$I)(lambda x: ($E, x))
print(f(1), f(1), f($E), f.cache_info())

@functools.singledispatch
def f(x): return 'any'
@f.register(int)
def _(x): return 'int'
@f.register
def _(x: list): return 'list'
print(f($E), f($E), f($L))

def f(x=$E, *, y=$E):
    x, y = y, x
    def g():
        nonlocal x
        x = ($G2)(x, y)
        return x
    return g(), x
show(f)
show(lambda: f($E))
show(lambda: f(y=$E))

def f(n):
    return $E if n <= 0 else ($G2)(f(n - 1), n)
show(lambda: f(3))

eval($W)

exec('x = ' + $W)
print(x)

compile($T, 'text', 'eval')

# ---- classes
@dataclasses.dataclass(order=$O, frozen=$O)
class C:
    a: int
    b: object = $E
    c: list = dataclasses.field(default_factory=list, compare=$O, repr=$O)
show(lambda: C())
show(lambda: C($E))
show(lambda: C($E) == C($E))
show(lambda: C($N) < C($N, $E))
show(lambda: dataclasses.asdict(C($E, c=$E)))
show(lambda: dataclasses.replace(C(1), b=$E))
show(lambda: hash(C(1)) and 0)
def f():
    x = C(1)
    x.a = $E
    return x
show(f)

class C(enum.$V):
    A = $I
    B = $I
    D = $I
show(lambda: list(C))
show(lambda: C($I))
show(lambda: C[$T])
show(lambda: (C.A, C.A.value, C.A.name, C.A == $I))
show(lambda: C.A | C.B)
show(lambda: C.A < C.B)
show(lambda: f'{C.A:>12}|{C.A!r}|{C.B}')
show(lambda: isinstance(C.A, int))

class C(enum.Enum):
    A = $E
    B = $T
    D = $L
show(lambda: list(C))
show(lambda: C($I))
show(lambda: C[$T])
show(lambda: (C.A, C.A.value, C.A.name, C.A == $I))
show(lambda: C.A | C.B)
show(lambda: C.A < C.B)
show(lambda: f'{C.A:>12}|{C.A!r}|{C.B}')
show(lambda: isinstance(C.A, int))

class D:
    def __get__(self, obj, owner): return ('get', obj is None, owner.__name__, $E)
    def __set__(self, obj, value): print('set', value)
    def __set_name__(self, owner, name): self.name = name
class A:
    x = D()
    def f(self, *a): return ('A', a)
    @classmethod
    def c(cls): return cls.__name__
    @property
    def p(self): return $E
    @p.setter
    def p(self, v): self.q = v
class B(A):
    def f(self, *a): return ('B', super().f(*a, $E))
    y = $E
    @property
    def p(self): return super().p, 1
show(lambda: (B().x, A.x))
show(lambda: setattr(B(), 'x', $E))
show(lambda: setattr(B(), 'p', $E))
show(lambda: setattr(B(), 'y', $E))
show(lambda: (B().f($E), B().p, B.c(), B().y))
show(lambda: getattr(B(), $T))
show(lambda: delattr(B(), 'y'))
show(lambda: [n for n in dir(B) if n[0] != '_'])

class M(type):
    def __call__(cls, *args): return ('made', cls.__name__, args)
    def __getitem__(cls, i): return (cls.__name__, i)
    def __len__(cls): return $I
    def __contains__(cls, x): return $E
class C(metaclass=M): pass
show(lambda: C($E))
show(lambda: C[$E])
show(lambda: (len(C), 1 in C, bool(C)))

class C:
    __slots__ = ('a', 'b')
    def __init__(self, a): self.a = a
x = C($E)
show(lambda: (x.a, x.b))
show(lambda: setattr(x, 'c', 1))
show(lambda: x.__dict__)
show(lambda: copy.copy(x).a)

class L($Y):
    def __getitem__(self, i): return ('item', super().__getitem__(i))
    def __contains__(self, x): return 'yes'
    def __repr__(self): return 'L' + super().__repr__()
    extra = $E
show(lambda: L($E))
show(lambda: L($L))
show(lambda: L($L)[$I])
show(lambda: L($L) == $Y($L))
show(lambda: type(L($L) + $L))
show(lambda: (L($L).extra, len(L($L)), $E in L($L)))
show(lambda: sorted(L($L)))

class X($Z):
    calls = 0
    def __init__(self, v): self.v = v
    def $A(self, *o):
        X.calls += 1
        if X.calls > 60: raise StopIteration('so much for that')
        return $E
show(lambda: X(1) $K $E)
show(lambda: $E $K X(2))
show(lambda: X(1) $K X(2))
show(lambda: (X(1) == X(1), X(1) != 1))
show(lambda: bool(X(1)))
show(lambda: len(X(1)))
show(lambda: $E in X(1))
show(lambda: X(1)[$E])
show(lambda: list(X(1)))
show(lambda: int(X(1)))
show(lambda: float(X(1)))
show(lambda: complex(X(1)))
show(lambda: [10, 20, 30][X(1)])
show(lambda: range(X(1)))
show(lambda: str(X(1)) and 'text')
show(lambda: f'{X(1):$F}' and 'text')
show(lambda: '%d' % X(1))
show(lambda: -X(1))
show(lambda: round(X(1)))
show(lambda: divmod(X(1), $E))
show(lambda: (X(1) * $I, $I * X(1)))
show(lambda: math.floor(X(1)))
show(lambda: {X(1): 1} and 'key')
show(lambda: bytes(X(1)))
show(lambda: next(iter(X(1))))
show(lambda: X(1)())
show(lambda: X(1).missing)
def f():
    x = X(1)
    x $K= $E
    return type(x).__name__
show(f)
def f():
    with X(1) as x: return x
show(f)

copy.deepcopy($E), copy.copy($E)

pickle.loads(pickle.dumps($E))

isinstance($E, (int, str)), issubclass(bool, int)

isinstance($E, $E)

type($E).__mro__

type('T', (int,), {'x': $E})(3).x

getattr($E, $T, $E)

hasattr($E, 'real'), callable($E)

vars($E)

typing.get_type_hints($E)

list[int] | None, dict[str, $E]

# ---- control
match $E:
    case {'k': x, **y}: print('map', x, y)
    case [x, *y] if x: print('seq', x, y)
    case str(x) | bytes(x): print('text', x)
    case int() | float() as x: print('number', x)
    case None | True: print('constant')
    case x: print('other', type(x).__name__)

match ($E, $E):
    case (int(x), y) if x > 3: print(1, x, y)
    case (str(), [*_, z]): print(2, z)
    case (x, ()) | ((), x): print(3, x)
    case _: print('none')

try:
    x = $E
    x[$I]
except (TypeError, IndexError) as e:
    print(type(e).__name__, e)
    raise LookupError($E) from e
else:
    print('else', x)
finally:
    print('finally')

def f():
    for i in range(3):
        try:
            if i == $I: continue
            if i == $I: return $E
            ($E)[i]
        except IndexError: print('index', i)
        except TypeError as e: return str(e)
        finally: print('finally', i)
    else: return 'else'
show(f)

try:
    raise ExceptionGroup('g', [ValueError($E), ExceptionGroup('h', [TypeError(1), KeyError($E)])])
except* ValueError as e: print('V', e.exceptions)
except* (TypeError, OSError) as e: print('T', e.exceptions)

def f():
    try:
        raise ExceptionGroup('g', [ValueError(1), $X])
    except* $X2 as e:
        print(repr(e))
        raise
trace(f)

ExceptionGroup($T, $E)

ExceptionGroup('g', [ValueError(1), TypeError($E)]).split($X2)

def f():
    try:
        try: raise $X
        except $X2 as e: raise $X from None
        finally: $E
    except Exception as e:
        return repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__
show(f)

def f():
    with Manager('a', $O) as x, Manager('b'):
        raise $X
    return 'after'
trace(f)

@contextlib.contextmanager
def m(x):
    try: yield x
    except ValueError as e: print('in', e)
    finally: print('out')
def f():
    with m($E) as x:
        raise $X
show(f)
with contextlib.suppress($X2), contextlib.ExitStack() as stack:
    stack.callback(print, 'called', $E)
    stack.enter_context(m($E))
    raise $X

e = $X
e.add_note($T)
print(e.args, str(e), repr(e), e.__notes__)

x = [i * j for i in $L if i for j in range(3) if j != $I]
print(x)

x = {i: {j for j in $L if isinstance(j, int)} for i in $L}
print(x)

print([f() for f in [lambda: (i, j) for i in range(2) for j in $L]])

while x := $L[:$I]:
    print(x)
    break
else: print('else')

i = 0
while i < 3:
    i += 1
    if i == $I: break
    for j in $E:
        if j == $E: break
    else: continue
    print('broke', i, j)
else: print('else')

# ---- asynchronous
async def g(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield ($G)(i)
async def f():
    out = [x async for x in g($I)]
    try:
        async with asyncio.timeout(None):
            out.append(await asyncio.gather(h($E), h($E), return_exceptions=$O))
    except Exception as e: out.append(repr(e))
    return out
async def h(x):
    await asyncio.sleep(0)
    return ($G2)(x, $E)
show(lambda: asyncio.run(f()))

class A:
    def __await__(self):
        x = yield $E
        return x
async def f():
    x = await A()
    return ($G)(x)
c = f()
show(lambda: c.send(None))
show(lambda: c.send($E))
c.close()

# ---- data
json.dumps($E, sort_keys=$O, indent=$O)

json.loads($T)

json.loads(json.dumps($E))

json.dumps($E, separators=(',', ':'), default=repr)

list(csv.reader([$T, $T]))

csv.writer(sys.stdout).writerow([$E, $T, $T])

datetime.date.fromordinal(730000 + $I * 97).strftime('%Y-%m-%d %j %a %U')

datetime.timedelta($N, $N)

datetime.timedelta(days=$I, seconds=$N) $K datetime.timedelta(hours=$I)

datetime.datetime(2024, 2, 29, 12) + datetime.timedelta($N)

datetime.date(2024, $P, $P)

datetime.datetime.strptime('2024-0$P-1$P', '%Y-%m-%d')

datetime.datetime.fromisoformat($T)

datetime.time($I, $I).isoformat()

copy.deepcopy($D), pprint.pformat($E, width=20)

reprlib.repr($E)

ast.literal_eval($W)

inspect.signature($G2)

shlex.split($T), shlex.quote($T)

urllib.parse.urlsplit($T)

urllib.parse.quote($T), urllib.parse.parse_qs($T)

html.escape($T), html.unescape($T)

pathlib.PurePosixPath($T).with_suffix($T)

pathlib.PurePosixPath($T).parts, os.path.join($T, $T), os.path.splitext($T)

fnmatch.filter([$T, $T], $T)

ipaddress.ip_address($E)

x = io.StringIO($T)
print(repr(x.read($I)), repr(x.readline()), x.tell(), x.write($T), repr(x.getvalue()))

x = io.BytesIO($B)
print(x.read($I), x.seek($I), x.write($B), x.getvalue())

random.seed($I)
print(random.random(), random.randint(0, $P), random.choice($L), random.sample(range(9), 3), random.gauss(0, 1))

print($E, $E, sep=$T, end=$T)

print(repr($T), $E, file=sys.stdout, flush=$O)
