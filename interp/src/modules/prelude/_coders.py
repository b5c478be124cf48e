"""The functions of `codecs` for one encoding each, by which programs write encodings of their own."""

from _codecs import lookup_error
from _gilbox import decode_part
from codecs import _decode_bytes, _encode_text

_ENCODINGS = ("ascii", "latin_1", "raw_unicode_escape", "unicode_escape", "utf_7", "utf_8", "utf_16", "utf_16_le", "utf_16_be",
              "utf_32", "utf_32_le", "utf_32_be")


@native
def _encoder(encoding):
    def encode(text, errors=None, /):
        return _encode_text(text, encoding, errors or "strict"), len(text)
    encode.__name__ = encode.__qualname__ = f"{encoding}_encode"
    return encode


@native
def _decoder(encoding):
    whole = encoding in ("ascii", "latin_1", "utf_7")

    def decode(data, errors=None, final=encoding.endswith("escape"), /):
        if whole or final:
            return _decode_bytes(data, encoding, errors or "strict"), len(data)
        return decode_part(bytes(data), encoding, errors or "strict", False)[:2]
    decode.__name__ = decode.__qualname__ = f"{encoding}_decode"
    return decode


for _encoding in _ENCODINGS:
    globals()[f"{_encoding}_encode"] = _encoder(_encoding)
    globals()[f"{_encoding}_decode"] = _decoder(_encoding)


@native
def readbuffer_encode(data, errors=None, /):
    """The bytes of what has any, and how many."""
    data = data.encode() if isinstance(data, str) else bytes(memoryview(data))
    return data, len(data)


# --- character maps ---------------------------------------------------------

@native
def charmap_build(map, /):
    """The mapping for encoding that belongs to the characters for 256 bytes."""
    return {ord(char): byte for byte, char in enumerate(map) if char != "\ufffe"}


@native
def make_identity_dict(rng):
    """The mapping of numbers to themselves."""
    return {i: i for i in rng}


@native
def make_encoding_map(decoding_map):
    """The opposite mapping; what several numbers are mapped to has no place in it."""
    inverse = {}
    for key, value in decoding_map.items():
        inverse[value] = None if value in inverse else key
    return inverse


@native
def _bytes_of(mapping, char):
    """What a character is encoded as, or None."""
    try:
        found = mapping[ord(char)]
    except LookupError:
        return None
    if found is None or isinstance(found, bytes):
        return found
    if not isinstance(found, int):
        raise TypeError(f"character mapping must return integer, bytes or None, not {type(found).__name__}")
    if not 0 <= found < 256:
        raise TypeError("character mapping must be in range(256)")
    return bytes([found])


@native
def charmap_encode(text, errors=None, mapping=None, /):
    """Encode by a mapping from numbers of characters to bytes or their numbers."""
    errors = errors or "strict"
    if mapping is None:
        return text.encode("latin-1", errors), len(text)
    out, at = [], 0
    while at < len(text):
        piece = _bytes_of(mapping, text[at])
        if piece is not None:
            out.append(piece)
            at += 1
            continue
        end = at + 1
        while end < len(text) and _bytes_of(mapping, text[end]) is None:
            end += 1
        error = UnicodeEncodeError("charmap", text, at, end, "character maps to <undefined>")
        given, at = lookup_error(errors)(error)
        if isinstance(given, bytes):
            out.append(given)
            continue
        for char in given:
            piece = _bytes_of(mapping, char)
            if piece is None:
                raise error
            out.append(piece)
    return b"".join(out), len(text)


@native
def _text_of(mapping, byte):
    """What a byte is decoded as, or None."""
    try:
        found = mapping[byte]
    except LookupError:
        return None
    if found is None or found == "\ufffe" or found == 0xfffe:
        return None
    if isinstance(found, str):
        return found
    if not isinstance(found, int):
        raise TypeError("character mapping must return integer, None or str")
    if not 0 <= found <= 0x10ffff:
        raise TypeError("character mapping must be in range(0x110000)")
    return chr(found)


@native
def charmap_decode(data, errors=None, mapping=None, /):
    """Decode by a mapping from bytes to characters or their numbers."""
    errors, data = errors or "strict", bytes(data)
    if mapping is None:
        return data.decode("latin-1"), len(data)
    out, at = [], 0
    while at < len(data):
        piece = _text_of(mapping, data[at])
        if piece is None:
            piece, at = lookup_error(errors)(
                UnicodeDecodeError("charmap", data, at, at + 1, "character maps to <undefined>"))
        else:
            at += 1
        out.append(piece)
    return "".join(out), len(data)


# --- escapes of bytes -------------------------------------------------------

_ESCAPES = {b"\\": b"\\", b"'": b"'", b'"': b'"', b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t",
            b"v": b"\v", b"\n": b""}


@native
def escape_encode(data, errors=None, /):
    """The bytes as they stand in the literal of a program."""
    if not isinstance(data, bytes):
        raise TypeError(f"escape_encode() argument 1 must be bytes, not {type(data).__name__}")
    # Where both quotes are in them, bytes are shown in single ones.
    return repr(data + b'"')[2:-2].encode(), len(data)


@native
def _warn_of_escape(text):
    import warnings
    warnings.warn(text, DeprecationWarning, 2)


@native
def escape_decode(data, errors=None, /):
    """The bytes that the literal of a program stands for."""
    data = data.encode() if isinstance(data, str) else bytes(data)
    errors = errors or "strict"
    size = len(data)
    at = data.find(b"\\") if b"\\" in data else size
    out = [data[:at]]
    while at < size:
        code = data[at + 1:at + 2]
        if not code:
            raise ValueError("Trailing \\ in string")
        at += 2
        if code in _ESCAPES:
            out.append(_ESCAPES[code])
        elif code in b"01234567":
            end = at
            while end < at + 2 and data[end:end + 1] and data[end:end + 1] in b"01234567":
                end += 1
            number = int(data[at - 1:end], 8)
            if number > 255:
                _warn_of_escape(f"invalid octal escape sequence '\\{data[at - 1:end].decode()}'")
            out.append(bytes([number & 255]))
            at = end
        elif code == b"x":
            digits = data[at:at + 2]
            valid = len([byte for byte in digits if byte in b"0123456789abcdefABCDEF"])
            if valid == 2:
                out.append(bytes([int(digits, 16)]))
                at += 2
            elif errors == "strict":
                raise ValueError(f"invalid \\x escape at position {at - 2}")
            elif errors in ("replace", "ignore"):
                out.append(b"?" if errors == "replace" else b"")
                at += int(digits[:1] != b"" and digits[0] in b"0123456789abcdefABCDEF")
            else:
                raise ValueError(f"decoding error; unknown error handling code: {errors}")
        else:
            _warn_of_escape(f"invalid escape sequence '\\{chr(code[0])}'")
            out.append(b"\\" + code)
        end = data.find(b"\\", at)
        end = size if end < 0 else end
        out.append(data[at:end])
        at = end
    return b"".join(out), size


__all__ = ["charmap_build", "make_identity_dict", "make_encoding_map", *[name for name in globals() if name.endswith(("_encode", "_decode"))]]
