"""bytes: literals, methods, slicing, conversions."""

b = b"hello world"
print(
    b,
    len(b),
    b[0],
    b[-1],
    b[0:5],
    b[::-1],
    b[::2],
    list(b[:3]),
    b + b"!",
    b * 2,
    b"ll" in b,
    104 in b,
    300 in [300],
    b == b"hello world",
    b"a" < b"b",
    b"" == bytes(),
)
print(
    b.upper(),
    b.title(),
    b.capitalize(),
    b.swapcase(),
    b.split(),
    b.split(b"o"),
    b.rsplit(b"o", 1),
    b.partition(b" "),
    b.replace(b"l", b"L"),
    b.replace(b"l", b"", 2),
    b.find(b"o"),
    b.rfind(b"o"),
    b.index(b"w"),
    b.find(b"zz"),
    b.count(b"l"),
    b.find(111),
    b.startswith(b"he"),
    b.endswith((b"x", b"ld")),
)
print(
    b"  x ".strip(),
    b"xxaxx".strip(b"x"),
    b"a,b".split(b","),
    b", ".join([b"a", b"b"]),
    b"ab".center(6, b"*"),
    b"ab".ljust(4) + b"|",
    b"7".zfill(3),
    b"a\nb\r\nc".splitlines(),
    b"a\tb".expandtabs(4),
    b"prefix".removeprefix(b"pre"),
    b"abc".isalpha(),
    b"12".isdigit(),
    b"aB".islower(),
    b" ".isspace(),
    b"Ab".istitle(),
)
print(
    bytes(5),
    bytes([1, 2, 255]),
    bytes(range(3)),
    bytes("é", "utf-8"),
    bytes(b"copy"),
    bytes.fromhex("00ff 10"),
    b"\x00\xff".hex(),
    b"\x01\x02\x03".hex(":"),
    b"\xde\xad\xbe\xef".hex("-", 2),
    b"abc".decode(),
    b"\t\n\\'\"\x7f\x80",
    b"it's",
    b'say "hi"',
    b"both ' and \"",
)
print(b"%d-%s-%x" % (5, b"raw", 255), b"%c%c" % (65, b"B"), b"%5.1f|%-4d|" % (2.25, 3), b"%a %r" % ("é", 1))
print(
    hash(b"abc") == hash(b"abc"),
    {b"k": 1}[b"k"],
    b"a" == "a",
    b"" in b"abc",
    sorted([b"b", b"a", b""]),
    max(b"abc"),
    sum(b"abc"),
    b"abc".translate(bytes.maketrans(b"ab", b"xy")),
    b"abcabc".translate(None, b"b"),
    bool(b""),
    bool(b"\0"),
)
for bad in (
    lambda: b"a" + "b",
    lambda: "a" + b"b",
    lambda: b"abc"[5],
    lambda: b"a".find("a"),
    lambda: b"a" < "a",
    lambda: bytes([300]),
    lambda: bytes("a"),
    lambda: b"a".join(["b"]),
    lambda: bytes.fromhex("0g"),
    lambda: bytes.fromhex("abc"),
    lambda: "a" in b"abc",
    lambda: 256 in b"a",
    lambda: b"x".split(""),
    lambda: b"%s" % "str",
    lambda: b"%d" % "x",
    lambda: b"abc".index(b"z"),
    lambda: b"a" * "b",
    lambda: bytes(1, 2),
    lambda: b"a".replace("a", "b"),
    lambda: b"ab".center(5, b"xy"),
    lambda: int(b"x1"),
):
    try:
        print(bad())
    except (TypeError, IndexError, ValueError) as e:
        print(type(e).__name__, e)
try:
    b[0] = 72
except TypeError as e:
    print(e)
for byte in b"AZ":
    print(byte, chr(byte), end=" ")
print()
x, y, *rest = b"wxyz"
print(
    x,
    y,
    rest,
    bytes([x, y]),
    bytes(reversed(b"abc")),
    bytes(sorted(b"hello")),
    bytes(c ^ 0x20 for c in b"Hello"),
    bytes(map(lambda c: c + 1, b"HAL")),
)


def checksum(data):
    total = 0
    for i, byte in enumerate(data):
        total = (total * 31 + byte * (i + 1)) & 0xFFFFFFFF
    return total


def xor_cipher(data, key):
    return bytes(d ^ key[i % len(key)] for i, d in enumerate(data))


def rle(data):
    out = []
    for byte in data:
        if out and out[-1] == byte and out[-2] < 255:
            out[-2] += 1
        else:
            out += [1, byte]
    return bytes(out)


def adler(data, m=65521):
    a, b = 1, 0
    for d in data:
        a = (a + d) % m
        b = (b + a) % m
    return b << 16 | a


print(
    checksum(b),
    hex(adler(b"Wikipedia")),
    xor_cipher(b, b"key"),
    xor_cipher(xor_cipher(b, b"key"), b"key"),
    rle(b"aaabcc"),
    rle(b"z" * 300),
)
packet = (1).to_bytes(1, "big") + (5000).to_bytes(4, "big") + len(b).to_bytes(2, "little") + b
kind, size, length = packet[0], int.from_bytes(packet[1:5], "big"), int.from_bytes(packet[5:7], "little")
print(packet, kind, size, length, packet[7 : 7 + length].decode())
