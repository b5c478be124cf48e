"""hashlib, zlib, pickle."""

import hashlib
import pickle
import zlib

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_256"):
    h = hashlib.new(name, b"abc")
    print(name, h.hexdigest()[:24], h.digest_size, h.block_size, h.name)
h = hashlib.sha256()
h.update(b"hello ")
h.update(bytearray(b"world"))
c = h.copy()
c.update(b"!")
print(
    h.hexdigest() == hashlib.sha256(b"hello world").hexdigest(),
    c.hexdigest()[:16],
    h.digest()[:4],
    hashlib.md5().hexdigest(),
    hashlib.sha1("é".encode()).hexdigest(),
    hashlib.sha256(memoryview(b"xyz")).hexdigest()[:8],
    "sha256" in hashlib.algorithms_available,
    "md5" in hashlib.algorithms_guaranteed,
)
for bad in (lambda: hashlib.sha256("text"), lambda: hashlib.new("nope"), lambda: hashlib.md5(5), lambda: h.update("x")):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, str(e)[:40])
print(hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 10).hex()[:16])
data = b"the same words the same words the same words" * 20
packed = zlib.compress(data)
print(
    len(data),
    len(packed) < 100,
    zlib.decompress(packed) == data,
    zlib.crc32(b"hello"),
    zlib.adler32(b"hello"),
    zlib.crc32(b"lo", zlib.crc32(b"hel")) == zlib.crc32(b"hello"),
    zlib.decompress(zlib.compress(b"", 9)),
    len(zlib.compress(data, 0)) > len(data),
)
d = zlib.compressobj()
out = d.compress(b"part one ") + d.compress(b"part two") + d.flush()
e = zlib.decompressobj()
print(e.decompress(out[:10]) + e.decompress(out[10:]) + e.flush(), e.eof)
for bad in (lambda: zlib.decompress(b"not zlib"), lambda: zlib.compress("text"), lambda: zlib.decompress(packed[:-5])):
    try:
        bad()
    except (zlib.error, TypeError) as err:
        print(type(err).__name__, str(err)[:40])


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y)


class Slots:
    __slots__ = ("a",)


class State:
    def __init__(self):
        self.value, self.cache = 1, {"big": "data"}

    def __getstate__(self):
        return {"value": self.value}

    def __setstate__(self, state):
        self.value, self.cache = state["value"], "rebuilt"


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n + 1,)


class NewArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return self[0], self[1]


class MyDict(dict):
    extra = None


class MyError(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.b = b


def function():
    return "called"


values = [
    None,
    True,
    0,
    -1,
    2**70,
    1.5,
    float("-inf"),
    "é",
    b"b",
    bytearray(b"ba"),
    [1, [2]],
    (1,),
    {"a": {"b": 1}},
    {1, 2},
    frozenset([3]),
    range(5),
    slice(1, 2),
    1j,
    ...,
    int,
    len,
    function,
    Point,
    "x" * 300,
    list(range(300)),
    Point(1, [2]),
    NewArgs(1, 2),
    [[]] * 3,
]
for protocol in (0, 2, 5):
    ok = [pickle.loads(pickle.dumps(v, protocol)) == v for v in values if protocol or not isinstance(v, bytearray)]
    print(protocol, all(ok), len(ok))
s = Slots()
s.a = 5
m = MyDict(k=1)
m.extra = "attr"
print(
    pickle.loads(pickle.dumps(s)).a,
    pickle.loads(pickle.dumps(State())).cache,
    pickle.loads(pickle.dumps(Reduced(1))).n,
    type(pickle.loads(pickle.dumps(NewArgs(1, 2)))).__name__,
    pickle.loads(pickle.dumps(m)).extra,
    pickle.loads(pickle.dumps(m)),
)
err = pickle.loads(pickle.dumps(MyError(1, 2)))
print(repr(err), err.b, repr(pickle.loads(pickle.dumps(KeyError("k")))))
loop = [1]
loop.append(loop)
back = pickle.loads(pickle.dumps(loop))
shared = Point(0, 0)
pair = pickle.loads(pickle.dumps([shared, shared]))
print(back[1] is back, pair[0] is pair[1], pair[0] == shared)
for bad in (
    lambda: pickle.dumps(lambda: 0),
    lambda: pickle.dumps((x for x in [])),
    lambda: pickle.loads(b""),
    lambda: pickle.loads(b"garbage"),
    lambda: pickle.dumps(open),
    lambda: pickle.loads("text"),
    lambda: pickle.dumps(type("Local", (), {})),
):
    try:
        bad()
        print("fine")
    except (pickle.PicklingError, pickle.UnpicklingError, TypeError, EOFError, AttributeError) as e:
        print(type(e).__name__)
import io

buffer = io.BytesIO()
pickle.dump([1], buffer)
pickle.dump({"two": 2}, buffer)
buffer.seek(0)
print(pickle.load(buffer), pickle.load(buffer), pickle.HIGHEST_PROTOCOL >= 5)
deep = []
for _ in range(50):
    deep = [deep]
print(pickle.loads(pickle.dumps(deep)) == deep)
