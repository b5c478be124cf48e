"""A view that has been released refuses what it is asked for."""

view = memoryview(b"abc")
with view:
    print(bytes(view))


def show(action):
    try:
        print(action(view))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


for action in (
    bytes, bytearray, len, list, hash, lambda v: v[0], lambda v: v.tobytes(), lambda v: v.tolist(), lambda v: v.hex(),
    lambda v: v.cast("B"), lambda v: memoryview(v), lambda v: b"".join([v]), lambda v: b"a" + v, lambda v: v[:],
    lambda v: int.from_bytes(v, "big"), lambda v: v.format, lambda v: str(v, "ascii"), lambda v: v == b"abc",
    lambda v: v == v, lambda v: v != v, float, int, lambda v: v.release(), lambda v: 97 in v,
):
    show(action)
