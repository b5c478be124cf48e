"""struct and array."""

import array
import struct

for fmt, values in (
    ("b", (-1,)),
    ("B", (255,)),
    ("<h", (-2,)),
    (">H", (65535,)),
    ("<i", (-3,)),
    (">I", (4000000000,)),
    ("<q", (-(2**62),)),
    ("Q", (2**63,)),
    ("<f", (1.5,)),
    (">d", (3.141592653589793,)),
    ("?", (True,)),
    ("c", (b"x",)),
    ("5s", (b"hello",)),
    ("3s", (b"toolong",)),
    ("8s", (b"pad",)),
    ("5p", (b"ab",)),
    ("<bhi", (1, 2, 3)),
    ("bhi", (1, 2, 3)),
    ("<2h3B", (1, 2, 3, 4, 5)),
    ("<x2xB", (9,)),
    (">ihb", (1, 2, 3)),
    ("<e", (0.5,)),
    ("!H", (258,)),
    ("=l", (5,)),
    ("<ld", (7, 0.25)),
    ("n", (5,)),
    ("0s", (b"",)),
    ("", ()),
):
    packed = struct.pack(fmt, *values)
    print(fmt, packed, struct.calcsize(fmt), struct.unpack(fmt, packed))
for bad in (
    lambda: struct.pack("b", 128),
    lambda: struct.pack("B", -1),
    lambda: struct.pack("<h", 70000),
    lambda: struct.pack("i", "x"),
    lambda: struct.pack("i"),
    lambda: struct.pack("i", 1, 2),
    lambda: struct.unpack("i", b"abc"),
    lambda: struct.pack("z", 1),
    lambda: struct.pack("c", "x"),
    lambda: struct.pack("s", "x"),
    lambda: struct.pack("f", "x"),
    lambda: struct.unpack_from("<i", b"abc"),
    lambda: struct.pack("<i", 1.5),
    lambda: struct.pack("<I", 2**32),
    lambda: struct.pack_into("<i", bytearray(2), 0, 1),
    lambda: struct.pack("<e", 1e10),
    lambda: struct.pack("<f", 1e300),
    lambda: struct.pack("c", b"ab"),
):
    try:
        print(bad())
    except (struct.error, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
s = struct.Struct("<HI")
print(
    s.size,
    s.format,
    s.pack(1, 2),
    s.unpack(b"\x01\x00\x02\x00\x00\x00"),
    list(s.iter_unpack(s.pack(1, 2) * 2)),
    s.unpack_from(b"zz" + s.pack(5, 6), 2),
)
records = [("ann", 31, 1.5), ("bob", 25, 2.25)]
data = b"".join(struct.pack("<8sBd", name.encode(), age, score) for name, age, score in records)
print(len(data), [(n.rstrip(b"\0").decode(), a, x) for n, a, x in struct.iter_unpack("<8sBd", data)])
a = array.array("i", [3, 1, 2])
a.append(4)
a.extend([5, 6])
a.insert(0, 9)
print(
    a,
    len(a),
    a[0],
    a[-1],
    a[1:3],
    a.typecode,
    a.itemsize,
    a.tolist(),
    list(a),
    a.index(2),
    a.count(1),
    5 in a,
    a.pop(),
    a.pop(0),
    sum(a),
    max(a),
    a == array.array("i", a),
    a + array.array("i", [7]),
    a * 2,
    array.array("i", [1]) < array.array("i", [2]),
)
a.remove(3)
a.reverse()
a[0] = 100
a[1:2] = array.array("i", [7, 8])
del a[-1]
print(
    a,
    a.tobytes()[:4],
    a.buffer_info()[1],
    array.array("d", [1.5, 2]),
    array.array("b", b"\x01\xff"),
    array.array("u", "hé"),
    array.array("B"),
    bool(array.array("B")),
    array.array("f", [0.1])[0] == 0.1,
    array.array("q", range(3)),
)
b = array.array("h")
b.frombytes(b"\x01\x00\x02\x00")
b.fromlist([3, 4])
b.byteswap()
print(b, sorted(b), [x >> 8 for x in b], b[::2], b[::-1], reversed(b).__class__.__name__)
for bad in (
    lambda: array.array("i", ["x"]),
    lambda: array.array("z"),
    lambda: array.array("b", [200]),
    lambda: a[99],
    lambda: a.__setitem__(0, "x"),
    lambda: a + [1],
    lambda: a.extend(["x"]),
    lambda: a.remove(12345),
    lambda: array.array("i").pop(),
    lambda: array.array("B", [1.5]),
    lambda: hash(a),
    lambda: array.array("i", "text"),
    lambda: a.frombytes(b"abc"),
    lambda: a.append(2**40),
    lambda: a.__setitem__(slice(0, 1), [1]),
    lambda: array.array("h", [1]).index(5),
):
    try:
        print(bad())
    except (TypeError, ValueError, OverflowError, IndexError) as e:
        print(type(e).__name__, e)


def bmp(width, height, pixel):
    rows = b"".join(bytes(pixel(x, y)) for y in range(height) for x in range(width))
    return (
        struct.pack("<2sIHHI", b"BM", 54 + len(rows), 0, 0, 54)
        + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(rows), 2835, 2835, 0, 0)
        + rows
    )


image = bmp(4, 2, lambda x, y: (x * 60, y * 100, 7))
kind, size, _, _, offset = struct.unpack_from("<2sIHHI", image)
print(kind, size, offset, struct.unpack_from("<ii", image, 18), image[offset : offset + 6])


def crc16(data):
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


frame = struct.pack(">BBH", 0x7E, 2, 513)
frame += struct.pack(">H", crc16(frame))
print(
    frame.hex(" "),
    crc16(frame[:-2]) == struct.unpack(">H", frame[-2:])[0],
    struct.unpack("<f", struct.pack("<I", 0x3FC00000))[0],
    struct.unpack("<q", struct.pack("<d", 1.0))[0],
)
fib = array.array("Q", [0, 1])
while len(fib) < 90:
    fib.append(fib[-1] + fib[-2])
print(fib[-1], fib.itemsize * len(fib), array.array("B", fib[:10].tobytes()[:4]))
