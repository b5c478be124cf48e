"""Functions that want bytes, numbers or names of encodings take nothing else for them."""

import binascii
import cmath
import codecs
import zlib


def attempt(what, call):
    try:
        print(what, repr(call()))
    except Exception as error:
        print(what, type(error).__name__, error)


for odd in (3, [1, 2], {1}, range(2), None, "text", b"ab", bytearray(b"ab"), memoryview(b"abcd")[1:3]):
    for function in (binascii.hexlify, binascii.b2a_qp, binascii.a2b_qp):
        attempt(function.__name__, lambda: function(odd))
for odd in (None, 1.5, "1", [], 5):
    attempt("crc32", lambda: zlib.crc32(b"x", odd))
    attempt("adler32", lambda: zlib.adler32(b"x", odd))
    attempt("rect", lambda: cmath.rect(odd, 1))
    attempt("rect", lambda: cmath.rect(2, odd))
for odd in (None, True, b"utf-8", 1.5):
    attempt("encode", lambda: codecs.encode("x", odd))
    attempt("decode", lambda: codecs.decode(b"x", "utf-8", odd))
print("escape_decode" in dir(codecs))
