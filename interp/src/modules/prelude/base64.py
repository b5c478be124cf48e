"""Bytes as text of 64, 32, 16 or 85 characters."""

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode",
           "b32encode", "b32decode", "b32hexencode", "b32hexdecode", "b16encode",
           "b16decode", "b85encode", "b85decode", "a85encode", "a85decode", "z85encode",
           "z85decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode",
           "urlsafe_b64decode"]

import _base64
import binascii
from binascii import Error

_TO_URLSAFE = bytes.maketrans(b"+/", b"-_")
_FROM_URLSAFE = bytes.maketrans(b"-_", b"+/")
_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_B85 = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        b"!#$%&()*+-;<=>?@^_`{|}~")
_Z85 = (b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#")
MAXBINSIZE = 57


def _is_bytes(s):
    return isinstance(s, (bytes, bytearray)) or hasattr(s, "tobytes")


def _bytes_from(s):
    if type(s) is bytes:
        return s
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if not _is_bytes(s):
        raise TypeError("argument should be a bytes-like object or ASCII string, "
                        f"not {s.__class__.__name__!r}")
    return bytes(s)


# --- base 64 ----------------------------------------------------------------

def b64encode(s, altchars=None):
    """Bytes in base 64; `altchars` replace + and /."""
    text = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return text.translate(bytes.maketrans(b"+/", altchars))
    return text


def b64decode(s, altchars=None, validate=False):
    """The bytes of base 64."""
    s = _bytes_from(s)
    if altchars is not None:
        altchars = _bytes_from(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Bytes in base 64."""
    return b64encode(s)


def standard_b64decode(s):
    """The bytes of base 64."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """Bytes in base 64 with - and _."""
    return b64encode(s).translate(_TO_URLSAFE)


def urlsafe_b64decode(s):
    """The bytes of base 64 with - and _."""
    return b64decode(_bytes_from(s).translate(_FROM_URLSAFE))


def encodebytes(s):
    """Bytes in base 64, in lines of 76 characters."""
    if not _is_bytes(s):
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}")
    s = bytes(s)
    return b"".join([binascii.b2a_base64(s[i:i + MAXBINSIZE])
                     for i in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    """The bytes of lines in base 64."""
    if not _is_bytes(s):
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}")
    return binascii.a2b_base64(bytes(s))


def encode(input, output):
    """Write a binary file to another in base 64."""
    output.write(encodebytes(input.read()))


def decode(input, output):
    """Write the bytes of a file in base 64 to another."""
    for line in input:
        output.write(decodebytes(line))


# --- base 32 and 16 ---------------------------------------------------------

def _encode32(s, alphabet):
    return _base64.encode32(s if type(s) is bytes else memoryview(s), alphabet)


def _decode32(s, alphabet, casefold, map01=None):
    s = _bytes_from(s)
    if len(s) % 8:
        raise Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes_from(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    size = len(s)
    s = s.rstrip(b"=")
    padding = size - len(s)
    data = _base64.decode32(s, alphabet)
    if data is None:
        raise Error("Non-base32 digit found")
    if padding not in {0, 1, 3, 4, 6}:
        raise Error("Incorrect padding")
    return data


def b32encode(s):
    """Bytes in base 32."""
    return _encode32(s, _B32)


def b32decode(s, casefold=False, map01=None):
    """The bytes of base 32."""
    return _decode32(s, _B32, casefold, map01)


def b32hexencode(s):
    """Bytes in base 32 with digits in their order."""
    return _encode32(s, _B32HEX)


def b32hexdecode(s, casefold=False):
    """The bytes of base 32 with digits in their order."""
    return _decode32(s, _B32HEX, casefold)


def b16encode(s):
    """Bytes as hexadecimal digits."""
    return _base64.encode16(s)


def b16decode(s, casefold=False):
    """The bytes of hexadecimal digits."""
    s = _bytes_from(s)
    if casefold:
        s = s.upper()
    data = _base64.decode16(s)
    if data is not None:
        return data
    if s.translate(None, b"0123456789ABCDEF"):
        raise Error("Non-base16 digit found")
    raise Error("Odd-length string")


# --- base 85 ----------------------------------------------------------------

def b85encode(b, pad=False):
    """Bytes in base 85."""
    return _base64.encode85(b, _B85, bool(pad), False, False)


def b85decode(b):
    """The bytes of base 85."""
    return _base64.decode85(_bytes_from(b), _B85, "base85")


def z85encode(s):
    """Bytes in the base 85 of ZeroMQ."""
    return _base64.encode85(s, _Z85, False, False, False)


def z85decode(s):
    """The bytes of the base 85 of ZeroMQ."""
    return _base64.decode85(_bytes_from(s), _Z85, "z85")


_A85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Bytes in Ascii85."""
    result = _base64.encode85(b, _A85, bool(pad), True, bool(foldspaces))
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    return result + b"~>" if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """The bytes of Ascii85."""
    b = _bytes_from(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    return _base64.decode_ascii85(b, bool(foldspaces), bytes(ignorechars))
