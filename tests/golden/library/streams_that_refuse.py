# Streams over raw streams that take less than they are given, fail, or are gone.
import io


class Raw(io.RawIOBase):
    def __init__(self, *answers):
        self.answers = list(answers)
        self.got = b""

    def writable(self):
        return True

    def write(self, data):
        answer = self.answers.pop(0) if self.answers else len(data)
        if isinstance(answer, Exception):
            raise answer
        if answer is not None:
            self.got += bytes(data)[:answer]
        return answer


def outcome(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


# Short writes are followed by others, and a flush that fails keeps its data.
for answers in [(1, 2, 1), (OSError(5, "no"),), (2, OSError(5, "no"))]:
    raw = Raw(*answers)
    stream = io.BufferedWriter(raw)
    print(stream.write(b"abcdef"), outcome(stream.flush), raw.got, outcome(stream.flush), raw.got)

for answer in [100, -1]:
    stream = io.BufferedWriter(Raw(answer))
    stream.write(b"abc")
    print(outcome(stream.flush))

# A stream that was detached from what it stood over refuses all.
stream = io.BufferedWriter(Raw())
stream.write(b"abc")
print(stream.detach().got, outcome(stream.flush), outcome(stream.write, b"x"), outcome(lambda: stream.closed))
text = io.TextIOWrapper(io.BytesIO(b"one\ntwo\n"))
print(repr(text.readline()), text.detach().tell())
print(outcome(text.read), outcome(text.write, "x"), outcome(lambda: text.closed))

# What lines end with may be said anew.
text = io.TextIOWrapper(io.BytesIO(), newline="\n")
for newline in ["\n", "\r\n", "\r", ""]:
    text.reconfigure(newline=newline)
    text.write("a\n")
text.flush()
print(text.buffer.getvalue(), outcome(lambda: text.reconfigure(newline="x")))
text = io.TextIOWrapper(io.BytesIO(b"one\ntwo\n"))
text.readline()
print(outcome(lambda: text.reconfigure(newline="\n")), outcome(lambda: text.reconfigure(encoding="ascii")))
