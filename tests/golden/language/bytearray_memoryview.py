"""bytearray and memoryview."""

b = bytearray(b"hello")
b[0] = 72
b.append(33)
b += b" world"
b.extend([46, 46])
b.insert(0, 62)
print(
    b,
    len(b),
    b[1],
    b[-1],
    b[1:4],
    b.pop(),
    b.pop(0),
    b,
    b.upper(),
    b.find(b"world"),
    b == b"Hello! world.",
    b.replace(b"l", b"L"),
    bytes(b),
    b.decode(),
    list(b[:3]),
    b"w" in b,
    72 in b,
    bytearray(3),
    bytearray([1, 2]),
    bytearray("é", "utf-8"),
    bytearray(b"ab") * 2,
)
b[0:5] = b"J"
print(b)
del b[1:3]
b[1:1] = b"123"
b[::2] = bytes(len(b[::2]))
print(b, b.hex(), b.count(0))
b.clear()
print(
    b,
    bool(b),
    repr(bytearray(b"x'\n")),
    bytearray.fromhex("ff00"),
    bytearray(b"c,a,b").split(b","),
    bytearray(b",").join([b"x", bytearray(b"y")]),
    bytearray(b"ab").reverse(),
    bytearray(b"xyz")[::-1],
)
r = bytearray(b"abc")
r.reverse()
r.remove(98)
print(
    r,
    r.copy() is r,
    r.startswith(b"c"),
    r.isalpha(),
    bytearray(b"a") < b"b",
    b"a" + bytearray(b"b"),
    bytearray(b"a") + b"b",
    type(b"a" + bytearray(b"b")).__name__,
)
for bad in (
    lambda: bytearray(b"a").append(256),
    lambda: bytearray(b"a").append("x"),
    lambda: bytearray("a"),
    lambda: bytearray(b"a")[5],
    lambda: bytearray(b"a").__setitem__(0, 300),
    lambda: bytearray(b"a").remove(5),
    lambda: bytearray().pop(),
    lambda: hash(bytearray()),
    lambda: bytearray(b"a") + "x",
    lambda: bytearray([-1]),
    lambda: bytearray(b"abc").__setitem__(slice(0, 3, 2), b"x"),
    lambda: bytearray(-1),
):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
data = bytearray(b"abcdefgh")
m = memoryview(data)
print(
    m[0],
    m[-1],
    m[2:5].tobytes(),
    m[::2].tolist(),
    len(m),
    m.nbytes,
    m.itemsize,
    m.format,
    m.readonly,
    m.ndim,
    m.shape,
    m.contiguous,
    bytes(m[1:3]),
    m == data,
    m[0:2] == b"ab",
    97 in m,
    list(m)[:2],
    m.obj is data,
    m.hex()[:4],
)
m[0] = 90
m[1:3] = b"YX"
half = m[4:]
half[0] = 33
print(data, half.tobytes())
for bad in (
    lambda: memoryview(b"ro").__setitem__(0, 1),
    lambda: m.__setitem__(slice(0, 2), b"abc"),
    lambda: m[100],
    lambda: memoryview("text"),
    lambda: data.append(1),
    lambda: m.__setitem__(0, "x"),
    lambda: m["a"],
):
    try:
        print(bad())
    except (TypeError, ValueError, IndexError, BufferError) as e:
        print(type(e).__name__, e)
half.release()
m.release()
data.append(1)
print(len(data))
try:
    m[0]
except ValueError as e:
    print(e)
with memoryview(b"context") as v:
    print(v[:3].tobytes(), hash(v) == hash(b"context"), v.readonly)
import array
import struct

a = array.array("i", [1, 2, 3])
av = memoryview(a)
print(av.format, av.itemsize, av.nbytes, av.tolist(), av[1])
av[1] = 20
print(a, av.cast("B").nbytes)
buffer = bytearray(8)
struct.pack_into("<hI", buffer, 1, -2, 70000)
print(
    buffer,
    struct.unpack_from("<hI", buffer, 1),
    memoryview(buffer).cast("H").tolist(),
    bytes(memoryview(b"abcd")[::-1]),
)


def find_all(data, needle):
    at = data.find(needle)
    while at >= 0:
        yield at
        at = data.find(needle, at + 1)


def bits(data):
    return "".join(f"{byte:08b}" for byte in data)


class BitSet:
    def __init__(self, size):
        self.bytes = bytearray((size + 7) // 8)

    def add(self, n):
        self.bytes[n >> 3] |= 1 << (n & 7)

    def __contains__(self, n):
        return bool(self.bytes[n >> 3] & 1 << (n & 7))


s = BitSet(50)
for n in (0, 7, 8, 49):
    s.add(n)
print(list(find_all(bytearray(b"abracadabra"), b"ab")), bits(b"\x01\x80"), [n for n in range(50) if n in s], s.bytes)
sieve = bytearray([1]) * 50
sieve[0:2] = b"\0\0"
for n in range(2, 8):
    sieve[n * n :: n] = bytes(len(range(n * n, 50, n)))
print([n for n, flag in enumerate(sieve) if flag])
table = bytes.maketrans(b"abc", b"xyz")
print(
    bytearray(b"aabbcc").translate(table),
    bytearray(b"a-b").translate(None, b"-"),
    bytearray(b" x ").strip(),
    bytearray(b"1").zfill(3),
    bytearray(b"A b").title(),
    bytearray(b"%d") % 5,
)
