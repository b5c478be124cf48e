# Error handlers and encodings that a program registers.
import codecs
import io
import os
import tempfile


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def mine(e):
    if isinstance(e, UnicodeEncodeError):
        return "<%s>" % e.object[e.start:e.end].upper().encode("unicode_escape").decode(), e.end
    return "[%s]" % e.object[e.start:e.end].hex(), e.end


codecs.register_error("mine", mine)
print("aéüb€".encode("ascii", "mine"), "aéüb€".encode("latin-1", "mine"), "a€b".encode("cp437", "mine"))
print(bytes("é", "ascii", "mine"), bytearray("é", "ascii", "mine"))
print(b"a\xff\xfeb\xe4\xb8".decode("utf-8", "mine"), ascii(str(b"\x81", "cp1252", "mine")))
print(b"a\x00\x00\xd8b\x00".decode("utf-16", "mine"), b"\xff\xfea\x00\x00\xd8b\x00".decode("utf-16", "mine"))
print("a\ud800b".encode("utf-16", "mine"), "a\ud800b".encode("utf-8-sig", "mine"))
print(("x" * 2000 + "é" * 3000 + "y").encode("ascii", "mine")[-40:])
print(len((b"x" * 1023 + "é".encode() + b"\xff" * 10 + b"y").decode("utf-8", "mine")))

for name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass"):
    handler = codecs.lookup_error(name)
    for e in (UnicodeEncodeError("ascii", "a\u3042\U0001f600\udc80b", 1, 4, "x"), UnicodeDecodeError("utf-8", b"a\xed\xa0\x80b", 1, 4, "x"),
              UnicodeTranslateError("a\u3042b", 1, 2, "x"), ValueError("q"), 3):
        show(lambda: ascii(handler(e)))

for f in (lambda: codecs.register_error("a", 1), lambda: codecs.lookup_error("zz"), lambda: codecs.lookup("zz"), lambda: codecs.register(1),
          lambda: "a".encode("rot13"), lambda: b"a".decode("hex"), lambda: "é".encode("ascii", "zz"), lambda: "a".encode("ascii", "zz"),
          lambda: b"\xff".decode("utf-8", "zz"), lambda: "a".encode("blurb"), lambda: str(b"a", "blurb"), lambda: bytearray("a", "blurb")):
    show(f)

answers = {"bad": 3, "far": ("x", 99), "number": (3, 3), "odd": ("é", 2), "short": ("x",), "back": ("x", -1)}
for name, answer in answers.items():
    codecs.register_error(name, lambda e, answer=answer: answer)
    show(lambda: "aéb".encode("ascii", name))
    show(lambda: b"a\xffb".decode("utf8", name))


class Loud(codecs.Codec):
    def encode(self, text, errors="strict"):
        return text.upper().encode("latin-1", errors), len(text)

    def decode(self, data, errors="strict"):
        return bytes(data).decode("latin-1", errors).lower(), len(data)


class Writer(Loud, codecs.StreamWriter):
    pass


class Reader(Loud, codecs.StreamReader):
    pass


def search(name):
    print("search", name)
    if name == "loud":
        return codecs.CodecInfo(name="loud", encode=Loud().encode, decode=Loud().decode, streamwriter=Writer, streamreader=Reader)


codecs.register(search)
print("abc".encode("loud"), b"ABC".decode("Loud"), codecs.encode("x", "loud"), codecs.decode(b"X", "loud"), codecs.lookup("loud").name)
show(lambda: "a".encode("My-Own Z.x"))
stream = io.BytesIO()
codecs.getwriter("loud")(stream).write("hello\nthere")
print(stream.getvalue())
reader = codecs.getreader("loud")(io.BytesIO(b"HELLO\nTHERE\nX"))
print(repr(reader.readline()), repr(reader.read()), list(codecs.getreader("loud")(io.BytesIO(b"A\nB"))))
codecs.unregister(search)
show(lambda: "a".encode("loud"))

# In pieces.
for errors in ("replace", "ignore", "strict", "backslashreplace"):
    decoder = codecs.getincrementaldecoder("utf-8")(errors)
    print([ascii(decoder.decode(bytes([byte]))) for byte in b"a\xc3\xa9\xf0\x9f\x98\x80z\xc3"])
    show(lambda: ascii(decoder.decode(b"", True)))
for encoding in ("utf-16", "utf-16-be", "utf-32", "utf-8-sig"):
    decoder = codecs.getincrementaldecoder(encoding)()
    print([ascii(decoder.decode(bytes([byte]))) for byte in "ab\U0001f600\ufeff".encode(encoding)])
    encoder = codecs.getincrementalencoder(encoding)()
    print(encoder.encode("a"), encoder.encode("b"))
    encoder.reset()
    print(encoder.encode("c"))
print(list(codecs.iterencode(["a", "b"], "utf-16")), list(codecs.iterdecode([b"\xc3", b"\xa9"], "utf-8")))

# Files longer than what is read at a time.
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "text")
    for encoding in ("utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-8", "utf-8-sig"):
        text = "x\U0001f600é\r\n" * 3000
        with open(path, "wb") as f:
            f.write(text.encode(encoding))
        with open(path, encoding=encoding) as f:
            lines = list(f)
            print(encoding, len(lines), set(lines) == {"x\U0001f600é\n"}, repr(f.newlines))
            f.seek(0)
            print(f.read() == text.replace("\r\n", "\n"))
    with open(path, "wb") as f:
        f.write("\ufeffab".encode("utf-16-be"))
    print(open(path, encoding="utf-16").read())
    with open(path, "wb") as f:
        f.write(b"ab\xffc\r\nd\xe9")
    print(repr(open(path, encoding="utf-8", errors="mine").read()))
    show(lambda: open(path, encoding="utf-16").read())
    show(lambda: open(path, encoding="blurb"))
