"""Bytes, structs, hashes, encodings and compression."""

import base64
import binascii
import hashlib
import hmac
import struct
import zlib
from array import array

b = b"hello"
print(b[0], b[1:3], list(b), b.hex(), b.hex(":"), bytes.fromhex("68 69"), b.upper(), b + b"!", b.replace(b"l", b"L"), b.find(b"lo"), b.split(b"l"), b"%s-%d" % (b"x", 5), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), b.decode(), b"a" in b, 104 in b, b.center(9, b"*"), b.startswith(b"he"), b"\x00\xff\n'", b.translate(bytes.maketrans(b"lo", b"01")))
ba = bytearray(b"abc")
ba[0] = 90
ba.append(100)
ba += b"ef"
del ba[1]
ba[1:2] = b"XYZ"
print(ba, ba.pop(), ba.reverse(), ba, bytes(ba), ba == bytearray(bytes(ba)), len(ba))
for bad in (lambda: bytes([256]), lambda: b + "s", lambda: b"\xff".decode(), lambda: bytes.fromhex("zz"), lambda: ba.append(300), lambda: b.__setitem__(0, 1), lambda: int.from_bytes("x"), lambda: (300).to_bytes(1)):
    try:
        print(bad())
    except (ValueError, TypeError, UnicodeError, OverflowError, AttributeError) as error:
        print(type(error).__name__, error)
packed = struct.pack(">IhB?4sf", 1, -2, 255, True, b"ab", 1.5)
print(packed, len(packed), struct.unpack(">IhB?4sf", packed), struct.calcsize("<qd3x"), struct.pack("<H", 0x1234), list(struct.iter_unpack("2B", b"abcd")), struct.unpack_from("<I", b"\0\0\1\0\0\0", 2), struct.Struct("!2i").size)
for bad in (lambda: struct.pack("B", 256), lambda: struct.unpack("I", b"ab"), lambda: struct.pack("z", 1), lambda: struct.pack("2i", 1)):
    try:
        bad()
    except struct.error as error:
        print(error)
text = b"The quick brown fox " * 20
small = zlib.compress(text)
print(len(text), len(small) < 60, zlib.decompress(small) == text, zlib.crc32(b"hello"), zlib.adler32(b"hello"), binascii.hexlify(b"\x01\xff"), binascii.crc32(b"hello"))
print(base64.b64encode(b"any carnal pleas"), base64.b64decode("aGk="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hi"), base64.b16encode(b"\xab"), base64.b85encode(b"hello"))
for name in ("md5", "sha1", "sha256", "sha3_224", "blake2b"):
    print(name, hashlib.new(name, b"abc").hexdigest()[:24])
h = hashlib.sha256()
h.update(b"a")
h.update(b"bc")
print(h.hexdigest() == hashlib.sha256(b"abc").hexdigest(), h.digest_size, h.name, hmac.new(b"key", b"msg", "sha256").hexdigest()[:16], hmac.compare_digest("a", "a"), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 10).hex()[:16])
numbers = array("i", [1, 2, 3])
numbers.extend([4])
print(numbers, numbers.tobytes()[:4], numbers.itemsize, sum(numbers), numbers[1:3], array("d", [1.5]).tolist(), numbers.index(3))
view = memoryview(bytearray(b"abcdef"))
view[0:2] = b"XY"
print(view.tobytes(), view[2], len(view), view[::2].tolist(), view.nbytes, view.readonly, memoryview(numbers).format, view.cast("H").shape)
checksum = lambda data: sum(data) % 256
frame = lambda payload: struct.pack(">BH", 0x7E, len(payload)) + payload + bytes([checksum(payload)])
sent = frame(b"ping")
start, size = struct.unpack_from(">BH", sent)
print(sent, start == 0x7E, sent[3:3 + size], checksum(sent[3:3 + size]) == sent[-1])
rle = lambda data: b"".join(bytes([n, c]) for c, n in __import__("itertools").groupby(data) for n in [len(list(n))])
print(rle(b"aaabcc"), "".join(f"{byte:08b}" for byte in b"AZ"), int("01000001", 2).to_bytes(), bytes(a ^ k for a, k in zip(b"secret", b"keykey")))
