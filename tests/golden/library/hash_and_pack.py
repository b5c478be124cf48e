"""hashlib, hmac, zlib, gzip, binascii and base64 together."""

import base64
import binascii
import gzip
import hashlib
import hmac
import io
import zlib

for name in sorted(hashlib.algorithms_guaranteed):
    for data in (b"", b"abc", bytes(range(256)) * 5):
        h = hashlib.new(name, data)
        if name.startswith("shake"):
            print(name, h.hexdigest(20), h.digest_size, h.block_size)
        else:
            print(name, h.hexdigest(), h.digest_size, h.block_size)
print(hashlib.blake2b(b"x", digest_size=10, key=b"k", salt=b"s", person=b"p").hexdigest())
print(hashlib.blake2s(b"x", digest_size=32, key=b"key").hexdigest())
print(hashlib.blake2b(b"tree", fanout=2, depth=2, leaf_size=64, node_offset=1, node_depth=1, inner_size=32, last_node=True).hexdigest())
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1000).hex(), hashlib.pbkdf2_hmac("sha1", b"p", b"s", 3, 50).hex())
m = hmac.new(b"key", b"message", "sha256")
m.update(b" and more")
print(m.hexdigest(), m.name, m.digest_size, m.block_size, hmac.digest(b"k" * 200, b"m", "sha512").hex()[:32])
print(hmac.compare_digest("a", "a"), hmac.compare_digest(b"a", b"b"))
data = b"gilbox " * 1000
for wbits in (15, -15, 31):
    packed = zlib.compress(data, 6, wbits)
    print(len(packed) < 200, zlib.decompress(packed, wbits) == data)
d = zlib.decompressobj()
packed = zlib.compress(data) + b"tail"
first = d.decompress(packed, 100)
rest = d.decompress(d.unconsumed_tail)
print(len(first), len(rest), d.eof, d.unused_data, zlib.crc32(data), zlib.adler32(data))
for bad in (b"", b"garbage here", packed[:10]):
    try:
        zlib.decompress(bad)
    except zlib.error as e:
        print(e)
c = zlib.compressobj(9, zlib.DEFLATED, -15)
raw = c.compress(b"part ") + c.flush(zlib.Z_SYNC_FLUSH) + c.compress(b"two") + c.flush()
print(zlib.decompress(raw, -15))
print(gzip.decompress(gzip.compress(data)) == data, gzip.decompress(gzip.compress(b"a") + gzip.compress(b"b")))
buffer = io.BytesIO()
with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as f:
    print(f.write(b"line one\nline two\n"))
buffer.seek(0)
with gzip.GzipFile(fileobj=buffer) as f:
    print(f.readline(), f.read())
for bad in (b"not gzip", gzip.compress(b"abc")[:-9]):
    try:
        gzip.decompress(bad)
    except (OSError, EOFError) as e:
        print(type(e).__name__, e)
print(binascii.hexlify(b"\x01\xab"), binascii.hexlify(b"abcdef", ":", 2), binascii.unhexlify("01ab"))
print(binascii.b2a_base64(b"hello"), binascii.b2a_base64(b"hi", newline=False), binascii.a2b_base64("aGVs bG8="))
print(binascii.crc32(b"abc"), binascii.crc_hqx(b"abc", 0), base64.b64encode(b"\xff\xfe"), base64.b64decode("//4="))
for bad in ("abc", "zz", b"a=", "YQ", "YWJjZ"):
    for function in (binascii.unhexlify, binascii.a2b_base64):
        try:
            print(function(bad))
        except binascii.Error as e:
            print(type(e).__name__, e)
