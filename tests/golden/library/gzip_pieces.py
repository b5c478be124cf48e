"""Gzip files in pieces: several members, truncated ones, headers with all parts, and what files refuse."""

import gzip
import io
import struct
import zlib

TEXT = b"".join(b"line %d of some\n" % i for i in range(3000))


def attempt(what, call):
    try:
        answer = call()
        print(what, answer if len(repr(answer)) < 80 else (len(answer), zlib.crc32(answer)))
    except Exception as error:
        print(what, type(error).__name__, error)


packed = gzip.compress(TEXT, mtime=12345)
double = packed + b"\0" * 5 + gzip.compress(b"second", mtime=99) + b"\0\0"
attempt("whole", lambda: gzip.decompress(double))
for cut in (0, 1, 2, 5, 10, 50, -9, -8, -1):
    attempt(cut, lambda: gzip.decompress(packed[:cut]))
attempt("garbage", lambda: gzip.decompress(packed + b"xy"))
attempt("wrong sum", lambda: gzip.GzipFile(fileobj=io.BytesIO(packed[:-8] + b"\1\2\3\4" + packed[-4:])).read())
attempt("wrong size", lambda: gzip.decompress(packed[:-4] + b"\1\2\3\4"))
attempt("method", lambda: gzip.decompress(b"\x1f\x8b\x07" + packed[3:]))

every_part = (b"\x1f\x8b\x08" + bytes([2 | 4 | 8 | 16]) + struct.pack("<LBB", 7, 0, 3) + struct.pack("<H", 3) + b"abc"
              + b"name\0" + b"comment\0" + b"\1\2" + packed[10:])
attempt("every part", lambda: gzip.decompress(every_part))

# The data in front of a missing end can be read.
file = gzip.GzipFile(fileobj=io.BytesIO(packed[:-8]))
print(file.mtime, file.read(len(TEXT)) == TEXT, file.mtime)
attempt("then", lambda: file.read(1))

with gzip.GzipFile(fileobj=io.BytesIO(double)) as file:
    print(file.readline(), file.tell(), file.peek(4)[:4], file.read1(5), file.seek(10), file.read(6), file.seek(-6, 2), file.read())
    file.rewind()
    print(file.tell(), sum(1 for _ in file), file.mtime, file.readable(), file.writable(), file.seekable())
    attempt("write", lambda: file.write(b""))
for call in (lambda: file.read(1), lambda: file.seek(0), file.tell, file.flush, lambda: file.write(b"")):
    attempt("closed", call)

target = io.BytesIO()
with gzip.GzipFile("some.gz", "wb", fileobj=target, mtime=5) as file:
    for odd in ("text", [1], None, 5):
        attempt("write", lambda: file.write(odd))
    print(file.write(bytearray(b"ab")), file.write(memoryview(b"abcdef").cast("H")), file.tell())
    file.flush()
    attempt("read", lambda: file.read())
print(gzip.decompress(target.getvalue()), target.getvalue()[:18])

