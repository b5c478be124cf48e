# Views of arrays: written through, packed into, and kept in size while somebody views them.

import array
import struct


def attempt(what, f):
    try:
        print(what, f())
    except Exception as error:
        print(what, type(error).__name__, error)


numbers = array.array("i", [1, 2, 3])
view = memoryview(numbers)
view[1] = 7
as_bytes = view.cast("B")
as_bytes[0] = 9
print(numbers, view.format, view.itemsize, view.nbytes, view.tolist(), as_bytes.format, len(as_bytes), view.readonly, view.obj is numbers)
for name, change in {
    "append": lambda: numbers.append(1), "extend": lambda: numbers.extend([1]), "extend by nothing": lambda: numbers.extend([]),
    "extend by array": lambda: numbers.extend(array.array("i", [1])), "extend by no array": lambda: numbers.extend(array.array("i")),
    "fromlist": lambda: numbers.fromlist([1]), "frombytes": lambda: numbers.frombytes(bytes(4)), "frombytes of none": lambda: numbers.frombytes(b""),
    "insert": lambda: numbers.insert(0, 1), "pop": lambda: numbers.pop(), "pop nowhere": lambda: numbers.pop(10), "remove": lambda: numbers.remove(9),
    "remove what is not there": lambda: numbers.remove(99), "del": lambda: numbers.__delitem__(0), "del slice": lambda: numbers.__delitem__(slice(0, 2)),
    "del nothing": lambda: numbers.__delitem__(slice(0, 0)), "del every other": lambda: numbers.__delitem__(slice(None, None, 2)),
    "set": lambda: numbers.__setitem__(0, 5), "set slice": lambda: numbers.__setitem__(slice(0, 1), array.array("i", [6])),
    "longer slice": lambda: numbers.__setitem__(slice(0, 1), array.array("i", [6, 6])), "reverse": lambda: numbers.reverse(),
    "byteswap": lambda: numbers.byteswap(), "iadd": lambda: numbers.__iadd__(array.array("i", [1])), "imul": lambda: numbers.__imul__(2),
    "imul by one": lambda: numbers.__imul__(1), "clear": lambda: numbers.clear(),
}.items():
    attempt(name, change)
print(numbers, view.tolist())
view.release()
attempt("append with one view left", lambda: numbers.append(1))
as_bytes.release()
attempt("append", lambda: (numbers.append(1), numbers)[1])
with memoryview(numbers) as view:
    attempt("pop within", lambda: numbers.pop())
attempt("pop", lambda: numbers.pop())
attempt("view that nobody holds", lambda: (memoryview(numbers)[0], numbers.append(8), numbers)[2])

for code in "bBhHiIlLqQfd":
    made = array.array(code, [1, 2, 3, 4])
    view = memoryview(made)
    view[::2] = memoryview(array.array(code, [8, 9]))
    print(code, view.format, view.itemsize, view.shape, view.strides, view.ndim, view[1:3].tolist(), made.tolist(), view == made,
          view == memoryview(array.array(code, [8, 2, 9, 4])), bytes(view[:1]).hex(), view.c_contiguous, view[::2].contiguous)
grid = memoryview(array.array("d", range(6))).cast("B").cast("d", [2, 3])
print(grid.tolist(), grid[1, 2], grid.shape)

text = array.array("w", "añb")
view = memoryview(text)
print(view.format, view.itemsize, len(view), view.cast("B").tolist(), view == memoryview(text), bytes(view[2:]))
attempt("item", lambda: view[0])
attempt("list", lambda: view.tolist())
attempt("store", lambda: view.__setitem__(0, "x"))

room = array.array("i", [0] * 4)
struct.pack_into("ii", room, 4, 1, 2)
print(room, struct.unpack_from("i", memoryview(room), 4), list(struct.iter_unpack("i", memoryview(room))))
block = memoryview(bytearray(12))
struct.pack_into("<I", block, 4, 7)
struct.pack_into("<H", block[8:], 1, 0x0102)
print(bytes(block))
attempt("read only", lambda: struct.pack_into("<I", memoryview(bytes(4)), 0, 7))
attempt("bytes", lambda: struct.pack_into("<I", bytes(4), 0, 7))
attempt("text", lambda: struct.pack_into("<I", "abcd", 0, 7))
attempt("short", lambda: struct.pack_into("<I", room, 14, 7))
attempt("short view", lambda: struct.pack_into("<I", block[10:], 0, 7))
attempt("negative", lambda: (struct.pack_into("<I", room, -4, 7), room)[1])
attempt("too negative", lambda: struct.pack_into("<I", room, -20, 7))
attempt("released", lambda: (block.release(), struct.pack_into("<I", block, 0, 7)))
