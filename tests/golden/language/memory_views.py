"""memoryview: bytes seen in place, sliced, cast, compared, pinned and released."""


def attempt(what, *args):
    try:
        print(what(*args))
    except Exception as e:
        print(type(e).__name__, e)


data = bytearray(b"abcdefgh")
m = memoryview(data)
print(m[0], m[-1], bytes(m[::-1]), len(m), m[2:4].tolist(), m.tobytes(), m.obj is data)
print(m.format, m.itemsize, m.ndim, m.shape, m.strides, m.readonly, m.nbytes, m.suboffsets)
m[0] = 65
m[1:3] = b"XY"
print(data, 97 in m, list(m)[:3], tuple(reversed(m))[:2], m == data, m != b"x", m == "text")
for key, value in ((0, 256), (0, "a"), (slice(0, 2), b"xyz"), (slice(0, 2), 5), (9, 1), ("a", 1), (0, 1.5)):
    attempt(m.__setitem__, key, value)
for key in (9, -9, "a", 1.5, (0, 1), slice("a", None)):
    attempt(m.__getitem__, key)
attempt(m.__delitem__, 0)
attempt(memoryview(b"fixed").__setitem__, 0, 1)
for change in (lambda: data.append(1), lambda: data.extend(b"x"), lambda: data.pop(), data.clear, lambda: data.__delitem__(0),
               lambda: data.__setitem__(slice(0, 2), b"longer")):
    attempt(change)
data[0:2] = b"ok"
print(data)
m.release()
m.release()
attempt(len, m)
attempt(m.tolist)
print(repr(m).startswith("<released memory at"))
data.append(33)
print(data)
with memoryview(b"abc") as view:
    print(view[0], view.readonly)
attempt(lambda: view[0])
for bad in ("text", 5, None, [1]):
    attempt(memoryview, bad)
ints = memoryview(bytearray(8)).cast("i")
ints[0], ints[1] = -5, 2**31 - 1
print(ints.tolist(), ints.shape, ints.strides, ints.format, bytes(ints[:1]))
attempt(ints.__setitem__, 0, 2**40)
doubles = memoryview(bytearray(16)).cast("d")
doubles[1] = 2.5
print(doubles.tolist(), doubles[1:].tolist())
grid = memoryview(bytes(range(6))).cast("B", [2, 3])
print(grid.tolist(), grid[1, 2], grid.ndim, grid.strides, len(grid), grid.c_contiguous, grid.f_contiguous)
attempt(lambda: grid[0])
attempt(lambda: grid[0, 5])
for args in (("I",), ("zz",), ("q",), ("B", [2, 2]), (5,)):
    attempt(lambda: memoryview(b"abcde").cast(*args))
every = memoryview(b"abcdef")[::2]
print(every.tobytes(), every.strides, every.contiguous, every.hex("-"), memoryview(b"abcd").hex(":", 2))
attempt(every.cast, "B")
print(hash(memoryview(b"abc")) == hash(b"abc"), memoryview(b"abc") == memoryview(b"abc"), b"abc" == memoryview(b"abc"))
attempt(hash, memoryview(bytearray(b"abc")))
print(b"a" + memoryview(b"b"), b",".join([memoryview(b"a"), b"b"]), bytes(memoryview(b"q")), bytearray(memoryview(b"q")))
print(int(memoryview(b"12")), str(memoryview(b"ab"), "ascii"), memoryview(memoryview(b"abc")[1:]).tobytes())
print(memoryview(bytearray(b"x")).toreadonly().readonly, bool(memoryview(b"")), [c for c in memoryview(b"ab")])


class Exporter:
    def __buffer__(self, flags):
        return memoryview(b"exported")


print(memoryview(Exporter()).tobytes(), type(iter(memoryview(b""))).__name__)
attempt(lambda: type("Sub", (memoryview,), {}))
