"""How much a stream is to read, and where it is to go, is said by integers and what has `__index__`, by nothing else."""

import io
import os
import tempfile


class Two:
    def __index__(self):
        return 2


def show(function, *args):
    try:
        return function(*args)
    except (TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


with tempfile.TemporaryDirectory() as place:
    path = os.path.join(place, "file")
    with open(path, "wb") as file:
        file.write(b"hello\nworld\n")
    for make in (lambda: open(path, "rb"), lambda: open(path, "rb", buffering=0), lambda: open(path), lambda: open(path, "r+b"),
                 lambda: io.BytesIO(b"hello\nworld\n")):
        with make() as stream:
            for name in ("seek", "read", "readline", "readlines", "read1"):
                method = getattr(stream, name, None)
                if method is None:
                    continue
                for size in (2.0, "a", Two(), True, None):
                    # CPython lets some of these through.
                    if (name, size) in (("seek", None), ("read1", None), ("readlines", size)) and type(size) is not Two:
                        continue
                    if name in ("readline", "seek") and isinstance(stream, io.TextIOWrapper) or name == "readlines" \
                            and isinstance(stream, io.BytesIO):
                        continue
                    stream.seek(0)
                    print(type(stream).__name__, name, size if not isinstance(size, Two) else "Two", repr(show(method, size)))

text = io.StringIO("abc")
for name in ("read", "readline", "truncate"):
    print(name, show(getattr(text, name), 2.0), show(getattr(text, name), "a"))
