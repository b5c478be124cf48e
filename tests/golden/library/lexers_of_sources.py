"""`shlex` over sources that name others, struct offsets, groups of matches by index, and encodings by functions of their own."""

import codecs
import io
import os
import re
import shlex
import struct
import sys
import tempfile
import warnings
import zlib
from binascii import b2a_qp
from enum import Enum, Flag


def attempt(what, call):
    try:
        print(what, repr(call()))
    except Exception as error:
        print(what, type(error).__name__, error)


with tempfile.TemporaryDirectory() as folder:
    for name, text in (("a", 'one source "b" two'), ("b", "three\nsource c four"), ("c", "")):
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
    path = os.path.join(folder, "a")
    with open(path) as file:
        lexer = shlex.shlex(file, path)
        lexer.source = "source"
        print(list(lexer))
lexer = shlex.shlex("x y")
lexer.push_source("inner words", "name")
print(lexer.infile, lexer.get_token(), lexer.lineno, list(lexer), lexer.infile)


class Number:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


for offset in (0, 2, -4, -2, -11, 7, sys.maxsize, -sys.maxsize, 2**70, Number(2), Number(-99), "x", None, True):
    attempt("pack", lambda: struct.pack_into("<I", bytearray(10), offset, 1))
    attempt("unpack", lambda: struct.unpack_from("<I", bytes(range(10)), offset))
for form in ("\0", "i\0", b"i\0i", "1\0"):
    attempt("format", lambda: struct.calcsize(form))

match = re.match("(?P<first>a)(b)", "ab")
attempt("group", lambda: (match.group(Number(1)), match[Number(2)], match.start(Number(2)), match.span(Number(0)), match.group(1, Number(2))))
attempt("group", lambda: match.group(Number(3)))
attempt("group", lambda: match[Number(-1)])

dictionary = b"hello world, hello"
packer = zlib.compressobj(wbits=-15, zdict=dictionary)
packed = packer.compress(b"hello world, hello again") + packer.flush()
print(zlib.decompressobj(-15, zdict=dictionary).decompress(packed))
attempt("without", lambda: zlib.decompressobj(-15).decompress(packed))

for data in (b"x y", b"x ", b"x \n", b" \r\n", b"_ _", b"x\ty", b"x\t"):
    print(b2a_qp(data), b2a_qp(data, header=True), b2a_qp(data, header=True, quotetabs=True), b2a_qp(data, istext=False, header=True))


class Bits(Flag):
    A = 4
    NOTHING = None
    B = 1
    C = "c"


print(list(Bits), Bits.NOTHING, Bits(None), Bits("c"), len(Bits), Bits(5))
attempt("names", lambda: Enum("Numbers", names=0))

# --- functions of encodings
for name in ("ascii", "latin_1", "utf_8", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_be", "utf_7", "unicode_escape",
             "raw_unicode_escape"):
    text = "plain" if name == "ascii" else "pl\xe4in"
    encode, decode = getattr(codecs, f"{name}_encode"), getattr(codecs, f"{name}_decode")
    print(name, encode.__name__, encode(text), decode(encode(text)[0]))
print(codecs.utf_8_decode("h\xe4".encode()[:2]), codecs.utf_8_decode("\u20ac".encode()[:2], "strict", False), codecs.utf_16_le_decode(b"a\0b"))
attempt("final", lambda: codecs.utf_8_decode("\u20ac".encode()[:2], "strict", True))
attempt("wrong", lambda: codecs.ascii_encode("\xe4"))
attempt("wrong", lambda: codecs.utf_8_encode(b"x"))
print(codecs.utf_8_decode(b"\xff", "replace"), codecs.ascii_encode("\xe4", "ignore"))

table = codecs.charmap_build("".join(map(chr, range(65, 75))) + "\ufffe")
print(codecs.charmap_encode("ABJ", "strict", table))
attempt("charmap", lambda: codecs.charmap_encode("AxxB", "strict", {65: 0, 66: b"two"}))
print(codecs.charmap_encode("AxxB", "replace", {65: 0, 66: b"two", 63: 1}), codecs.charmap_encode("AxB", "ignore", {65: 0, 66: b"two"}))
print(codecs.charmap_decode(b"\0\1\2", "strict", "ab\u20ac"), codecs.charmap_decode(b"\0\1", "replace", {0: "zero", 1: None}))
attempt("charmap", lambda: codecs.charmap_decode(b"\0\5", "strict", "ab"))
print(codecs.charmap_decode(b"\0\1", "strict", {0: 97, 1: 0x20ac}), codecs.charmap_decode(b"ab"), codecs.charmap_encode("ab"))
print(codecs.make_identity_dict(range(3)), codecs.make_encoding_map({1: 2, 3: 2, 4: 5}))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    for data in (rb"a\n\t\\\'\"\x41\101\0\18\7777", b"\\\nx", rb"\q\%", rb"\x4", b"end\\", b"plain", rb"\xzz"):
        attempt(data, lambda: codecs.escape_decode(data))
        attempt(data, lambda: codecs.escape_decode(data, "replace"))
for data in (b"", b"it's \"quoted\"", b"\n\t\\\0\xff", b'"'):
    print(codecs.escape_encode(data), codecs.escape_decode(codecs.escape_encode(data)[0])[0] == data)
attempt("escape", lambda: codecs.escape_encode("text"))
print(codecs.readbuffer_encode("\xe4"), codecs.readbuffer_encode(bytearray(b"ab")))

utf_8 = codecs.lookup("utf-8")
stream = io.BytesIO()
both = codecs.StreamReaderWriter(stream, utf_8.streamreader, utf_8.streamwriter)
both.write("first \xe4\nsecond\n")
both.writelines(["third\n", "fourth"])
both.seek(0)
print(both.readline(), both.read(), both.getvalue()[:9], both.errors)
both.seek(0)
print([line for line in both])


class Pairs(codecs.BufferedIncrementalEncoder):
    def _buffer_encode(self, input, errors, final):
        used = len(input) if final else len(input) & ~1
        return input[:used].encode(), used


pairs = Pairs()
print(pairs.encode("abc"), pairs.getstate(), pairs.encode("de"), pairs.encode("f", True), pairs.getstate())
