# Files in memory, base 32, and files that are printed to: what natives do at once, and where they leave it to others.
import base64
import binascii
import decimal
import io
import sys


def attempt(label, f, *args, **named):
    try:
        print(label, repr(f(*args, **named)))
    except Exception as e:
        print(label, type(e).__name__, e)


# Reading and writing at, within and behind the end.
f = io.BytesIO(b"one\ntwo\nthree")
print(f.read(2), f.tell(), f.readline(), f.readline(), f.read1(3), f.read(), f.read(), f.read(5), f.readline(), f.tell())
f.seek(4)
print(f.write(b"TWO"), f.tell(), f.getvalue())
f.seek(11)
print(f.write(b"EE and more"), f.getvalue(), f.tell())
f.seek(30)
print(f.read(), f.read(3), f.readline(), f.tell(), f.write(b""), len(f.getvalue()))
print(f.write(b"x"), f.getvalue())
f.seek(2)
print(f.read(0), f.read(-1)[:3], f.read(-7), f.write(bytearray(b"yy")), f.write(memoryview(b"zz")), f.getvalue()[-5:])
f.seek(0)
print(f.read(None)[:4], f.seek(0), f.readline(2), f.readline(-1), f.readline(None), list(f))
for wrong in ("text", 5, None, [1]):
    attempt("write", f.write, wrong)
for wrong in ("2", 2.0, b"2"):
    attempt("read", f.read, wrong)
attempt("by name", f.read, size=3)

# Views keep the size.
f = io.BytesIO(b"abcdef")
view = f.getbuffer()
attempt("export", lambda: (f.seek(5), f.write(b"xyz")))
view.release()
attempt("released", f.write, b"xyz")
print(f.getvalue())

# Closed ones.
f.close()
f.close()
for name in ("read", "readline", "getvalue", "tell", "readable", "__next__", "read1"):
    if name != "tell":
        attempt(name, getattr(f, name))
attempt("write", f.write, b"x")
print(f.closed)


# Subclasses.
class Loud(io.BytesIO):
    def __init__(self, *args):
        super().__init__(*args)
        self.calls = []

    def read(self, size=-1, /):
        self.calls.append(size)
        return super().read(size)

    def readline(self, size=-1, /):
        return b"<" + super().readline(size) + b">"


loud = Loud(b"a\nb\n")
print(loud.read(1), loud.read(), loud.calls, vars(loud))
loud.seek(0)
print(next(loud), loud.readline(), loud.write(b"more"), loud.getvalue())
with io.BytesIO() as f:
    for i in range(5):
        f.write(b"%d," % i)
    print(f.getvalue())
large = io.BytesIO(bytes(300_000))
print(len(large.read(200_000)), len(large.read(200_000)), large.write(b"1" * 100_000), len(large.getvalue()))

# Printing to files.
out = io.StringIO()
print("a", 1, file=out)
print("b", 2.5, sep="-", end=";", file=out)
print(file=out)
print("c", file=out, flush=True)
print("d", file=out, flush=0)
print(repr(out.getvalue()))
raw = io.BytesIO()
text = io.TextIOWrapper(raw, encoding="ascii", newline="\r\n")
print("one\ntwo", file=text)
text.flush()
print(raw.getvalue())
attempt("ascii", print, "\u00e9", file=text)
out.close()
attempt("closed", print, "x", file=out)
attempt("bytes", print, "x", file=io.BytesIO())


class Writer(io.StringIO):
    write = list.append


attempt("another's method", print, "x", file=Writer())
attempt("twice", print, "x", file=sys.stdout, **{"end": "\n"})
attempt("unknown", print, "x", flie=sys.stdout)
attempt("unknown", sorted, [3, 1], kye=None)
attempt("twice", sum, [1], start=3)
attempt("twice", int, "7", base=8)
attempt("missing", int, base=8)

# Base 32.
for n in range(12):
    data = bytes(range(250 - n, 250))
    coded, in_hex = base64.b32encode(data), base64.b32hexencode(data)
    print(coded, in_hex, base64.b32decode(coded) == data == base64.b32hexdecode(in_hex))
for text in (b"mzxw6===", "MZXW6===", b"MZXW6==", b"MZXW6=A=", b"MZXW61==", b"========", b"A=======", b"MZ=W6===", "MZ\u00e9W6===",
             b"AAAAAAAA========", b"MZXW6YQ=", b"AA======", b"AAA=====", b"AAAA====", b"AAAAAA=="):
    attempt(text, base64.b32decode, text)
attempt("fold", base64.b32decode, b"mzxw6===", True)
attempt("map", base64.b32decode, b"MZXW600=", map01=b"L")
attempt("text", base64.b32encode, "text")
print(base64.b32encode(bytearray(b"abc")), base64.b32encode(memoryview(b"abc")))
print(base64.b64encode(b"a"), base64.b64encode(b"ab"), binascii.b2a_base64(b"a", newline=False), binascii.b2a_base64(b"ab"))
print(b"a+b/c".translate(bytes.maketrans(b"+/", b"-_")), b"banana".translate(None, b"a"), b"banana".translate(bytes(range(256)), b"n"))

# Bytes of length one are all the same.
print(bytes([97]) is b"xa"[1:], [b"abc"[i:i + 1] is bytes([c]) for i, c in enumerate(b"abc")], len({bytes([i]) for i in range(256)}))
words = {b"a": 1, b"ab": 2, b"abcdefgh": 3, b"abcdefghi": 4, b"": 5, (b"a", b"bc"): 6}
print([words[b"abcdefghi"[:n]] for n in (0, 1, 2, 8, 9)], words[bytes([97]), bytearray(b"bc") + b"" == b"bc" and b"b" + b"c"])
print((b"a", 1) == (b"a", 1.0), (b"a", b"x" * 40) == (b"a", b"x" * 39 + b"y"), (b"a",) == ("a",), (b"ab",) < (b"b",))

# Rounding to an exponent.
D = decimal.Decimal
context = decimal.Context(prec=9, Emin=-20, Emax=20, traps=[])
for x in ("1.23456", "-1.235", "0.005", "0.0149", "99999999.995", "999999999.5", "0", "-0", "NaN", "Infinity", "1E-15", "5E+10", "1E+20"):
    for like in ("0.01", "1", "1E+2", "1E-19", "Infinity"):
        context.clear_flags()
        row = [context.quantize(D(x), D(like))]
        row += [D(x).quantize(D(like), rounding=r, context=context) for r in (decimal.ROUND_UP, decimal.ROUND_FLOOR, decimal.ROUND_05UP)]
        flags = [flag.__name__ for flag, seen in context.flags.items() if seen]
        print(x, like, *row, *flags)
attempt("trapped", D("1e30").quantize, D("0.01"))
attempt("no number", D("1").quantize, "1", "no rounding")
attempt("no rounding", D("1").quantize, D("1"), "no rounding")
attempt("integer", D("1.5").quantize, 1)
attempt("context", context.quantize, D("1.5"), 2.0)
attempt("context", context.quantize, 15, D("0.1"))
