"""Bytes as text and back. The work is native."""

from _binascii import a2b_base64, a2b_hex, a2b_uu, b2a_base64, b2a_uu, crc_hqx, unhexlify
from _zlib import crc32


class Error(ValueError):
    """Text that stands for no bytes."""

    __module__ = "binascii"


class Incomplete(Exception):
    """Text that ends too early."""

    __module__ = "binascii"


@native
def _bytes_of(data, what):
    """The bytes that an object has; what is wanted is said where it has none."""
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"{what}, not '{type(data).__name__}'") from None


@native
def hexlify(data, sep=None, bytes_per_sep=1):
    """Each byte as two digits."""
    data = _bytes_of(data, "a bytes-like object is required")
    text = data.hex() if sep is None else data.hex(sep, bytes_per_sep)
    return text.encode("ascii")


b2a_hex = hexlify


@native
def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Quoted-printable text."""
    out = []
    width = 0
    data = _bytes_of(data, "a bytes-like object is required")
    # All lines end as the first one does.
    end = b"\r\n" if data[:data.find(b"\n")].endswith(b"\r") and b"\n" in data else b"\n"
    for i, byte in enumerate(data):
        char = bytes([byte])
        following = data[i + 1:i + 2]
        if istext and byte == 10:
            out.append(end)
            width = 0
            continue
        if istext and byte == 13 and following == b"\n":
            continue
        last = following in (b"", b"\n", b"\r")
        plain = 33 <= byte <= 126 and byte != 61 and not (header and byte == 95)
        if byte in (9, 32):
            plain = not quotetabs and not last
            if header and byte == 32 and following and not quotetabs:
                char, plain = b"_", True
        if byte == 46 and width == 0 and last:
            plain = False
        piece = char if plain else b"=%02X" % byte
        if width + len(piece) > 75 and not (width + len(piece) == 76 and last):
            out.append(b"=" + end)
            width = 0
        out.append(piece)
        width += len(piece)
    return b"".join(out)


@native
def a2b_qp(data, header=False):
    """What quoted-printable text stands for."""
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        data = data.encode("ascii")
    data = _bytes_of(data, "argument should be bytes, buffer or ASCII string")
    out = bytearray()
    at = 0
    while at < len(data):
        byte = data[at]
        if byte != 61:
            out.append(32 if header and byte == 95 else byte)
            at += 1
            continue
        pair = data[at + 1:at + 3]
        if pair[:1] in (b"\n", b"\r", b""):
            # The line goes on behind its end, whatever stands before that.
            end = data.find(b"\n", at)
            at = len(data) if end < 0 else end + 1
        elif len(pair) == 2 and all(c in b"0123456789abcdefABCDEF" for c in pair):
            out.append(int(pair, 16))
            at += 3
        else:
            out.append(61)
            at += 1
    return bytes(out)
