"""Nothing of the machinery that looks for encodings shows in a traceback."""

import codecs
import traceback


def attempt(action):
    try:
        print(action())
    except Exception:
        print(traceback.format_exc().replace(__file__, "FILE"))


def broken(name):
    if name == "broken":
        return codecs.CodecInfo(lambda text, errors: (5, 0), lambda data, errors: (b"", 0), name="broken")


codecs.register(broken)
attempt(lambda: bytes("", "text"))
attempt(lambda: "text".encode("3"))
attempt(lambda: b"text".decode("nothing"))
attempt(lambda: str(b"", "no such"))
attempt(lambda: "a".encode("broken"))
attempt(lambda: b"a".decode("broken"))
attempt(lambda: "a".encode("rot13"))
attempt(lambda: b"a".decode("hex"))
