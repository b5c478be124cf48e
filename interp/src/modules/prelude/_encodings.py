"""Encodings that few programs ask for: those of names of hosts, and of text for mail that has seven bits."""

import codecs
from _codecs import lookup_error
from unicodedata import bidirectional, category, normalize

_ALIASES = {"utf_7": "utf-7", "utf7": "utf-7", "u7": "utf-7", "unicode_1_1_utf_7": "utf-7", "punycode": "punycode", "idna": "idna"}


def find(name):
    """What there is of an encoding, or None."""
    name = _ALIASES.get(name)
    if name is None:
        return None
    encode, decode = _CODERS[name]

    def encode_all(input, errors="strict"):
        return encode(input, errors), len(input)

    def decode_all(input, errors="strict"):
        return decode(bytes(input), errors), len(input)

    class Encoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)

    class Decoder(codecs.BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            end = len(input) if final else _complete(name, input)
            return decode(input[:end], errors), end

    class Writer(codecs.StreamWriter):
        def encode(self, input, errors="strict"):
            return encode_all(input, errors)

    class Reader(codecs.StreamReader):
        def decode(self, input, errors="strict"):
            return decode_all(input, errors)

    return codecs.CodecInfo(encode_all, decode_all, Reader, Writer, Encoder, Decoder, name)


def _complete(name, data):
    """How much of the beginning of a stream can be decoded by itself."""
    if name == "utf-7":
        start = data.rfind(b"+")
        return len(data) if start < 0 or any(byte not in _BASE64_BYTES for byte in data[start + 1:]) else start
    if name == "idna":
        return data.rfind(b".") + 1
    return 0


def _handled(errors, exception):
    """What an error handler gives for a part that can't be decoded, and where to go on."""
    return lookup_error(errors)(exception)


# --- Punycode (RFC 3492) ----------------------------------------------------

_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"


def _adapted(delta, count, is_first):
    """The bias for the next number."""
    delta = delta // 700 if is_first else delta // 2
    delta += delta // count
    steps = 0
    while delta > 455:
        delta //= 35
        steps += 36
    return steps + 36 * delta // (delta + 38)


def _threshold(position, bias):
    return min(max(36 * (position + 1) - bias, 1), 26)


def punycode_encode(text, errors="strict"):
    """The plain characters, and behind the last hyphen which others stand where."""
    plain = [char for char in text if char < "\x80"]
    out, done = plain[:], len(plain)
    if plain:
        out.append("-")
    handled, delta, bias, first = 0x80, 0, 72, True
    points = list(map(ord, text))
    while done < len(points):
        least = min(point for point in points if point >= handled)
        delta += (least - handled) * (done + 1)
        handled = least
        for point in points:
            if point < handled:
                delta += 1
            elif point == handled:
                number, position = delta, 0
                while number >= (least_digit := _threshold(position, bias)):
                    number, digit = divmod(number - least_digit, 36 - least_digit)
                    out.append(_DIGITS[least_digit + digit])
                    position += 1
                out.append(_DIGITS[number])
                done += 1
                bias, delta, first = _adapted(delta, done, first), 0, False
        delta += 1
        handled += 1
    return "".join(out).encode("ascii")


def punycode_decode(data, errors="strict"):
    """The text that was encoded."""
    if errors not in ("strict", "replace", "ignore"):
        raise UnicodeError(f"Unsupported error handling: {errors}")
    hyphen = data.rfind(b"-")
    plain = data[:max(hyphen, 0)]
    # An exception is to show all of the data.
    text = list(str(plain if errors != "strict" or plain.isascii() else data, "ascii", errors))
    point, place, bias, at, first = 0x80, -1, 72, hyphen + 1, True
    while at < len(data):
        number, weight, position = 0, 1, 0
        while True:
            if at >= len(data):
                if errors == "strict":
                    raise UnicodeDecodeError("punycode", data, at, at + 1, "incomplete punycode string")
                return "".join(text)
            digit = _DIGITS.find(chr(data[at]).lower())
            if digit < 0:
                if errors == "strict":
                    byte = data[at:at + 1].upper()[0]
                    raise UnicodeDecodeError("punycode", data, at, at + 1, f"Invalid extended code point '{byte}'")
                return "".join(text)
            at += 1
            least_digit = _threshold(position, bias)
            number += digit * weight
            if digit < least_digit:
                break
            weight *= 36 - least_digit
            position += 1
        place += number + 1
        more, place = divmod(place, len(text) + 1)
        point += more
        if point > 0x10FFFF:
            if errors == "strict":
                raise UnicodeDecodeError("punycode", data, at - 1, at, f"Invalid character U+{point:x}")
            point = ord("?")
        text.insert(place, chr(point))
        bias, first = _adapted(number, len(text), first), False
    return "".join(text)


# --- names of hosts (RFC 3490) ----------------------------------------------

_DOTS = "\u3002\uff0e\uff61"
_PREFIX = "xn--"
# What has no say in names, and what must not be in any.
_SILENT = frozenset("\xad\u034f\u1806\u180b\u180c\u180d\u200b\u200c\u200d\u2060\ufeff") | set(map(chr, range(0xFE00, 0xFE10)))
_FORBIDDEN_KINDS = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}
_FORBIDDEN = frozenset("\ufff9\ufffa\ufffb\ufffc\ufffd\u0340\u0341") | set(map(chr, range(0x2FF0, 0x2FFC)))


def _prepared(label):
    """A label as it is compared: in lower case, and its characters in their usual forms."""
    text = "".join(char for char in label if char not in _SILENT)
    text = normalize("NFKC", normalize("NFKC", text.casefold()).casefold())
    for i, char in enumerate(text):
        if char >= "\x80" and (category(char) in _FORBIDDEN_KINDS or char in _FORBIDDEN):
            raise UnicodeEncodeError("idna", label, i, i + 1, f"Invalid character {char!r}")
    directions = [bidirectional(char) for char in text]
    if any(direction in ("R", "AL") for direction in directions):
        for i, direction in enumerate(directions):
            if direction == "L":
                raise UnicodeEncodeError("idna", label, i, i + 1, "Violation of BIDI requirement 2")
        if directions[0] not in ("R", "AL"):
            raise UnicodeEncodeError("idna", label, 0, 1, "Violation of BIDI requirement 3")
        if directions[-1] not in ("R", "AL"):
            raise UnicodeEncodeError("idna", label, len(label) - 1, len(label), "Violation of BIDI requirement 3")
    return text


def _to_ascii(label):
    def checked(text):
        if not text:
            raise UnicodeEncodeError("idna", label, 0, 1, "label empty")
        if len(text) > 63:
            raise UnicodeEncodeError("idna", label, 0, len(label), "label too long")
        return text.encode("ascii")

    if label.isascii():
        return checked(label)
    text = _prepared(label)
    if text.isascii():
        return checked(text)
    if text.lower().startswith(_PREFIX):
        raise UnicodeEncodeError("idna", label, 0, len(_PREFIX), "Label starts with ACE prefix")
    return checked(_PREFIX + str(punycode_encode(text), "ascii"))


def _to_unicode(label):
    if len(label) > 1024:
        raise UnicodeDecodeError("idna", label, 0, len(label), "label way too long")
    text = str(label, "ascii")
    if not text.lower().startswith(_PREFIX):
        return text
    try:
        text = punycode_decode(label[len(_PREFIX):])
    except UnicodeDecodeError as error:
        start, end = error.start + len(_PREFIX), error.end + len(_PREFIX)
        raise UnicodeDecodeError("idna", label, start, end, error.reason) from None
    again = _to_ascii(text)
    if str(label, "ascii").lower() != str(again, "ascii"):
        raise UnicodeDecodeError("idna", label, 0, len(label), f"IDNA does not round-trip, '{label!r}' != '{again!r}'")
    return text


def _require_strict(errors):
    if errors != "strict":
        raise UnicodeError(f"Unsupported error handling: {errors}")


def idna_encode(text, errors="strict"):
    """A name of a host as the network knows it."""
    _require_strict(errors)
    for dot in _DOTS:
        text = text.replace(dot, ".")
    if not text:
        return b""
    labels, at, done = text.split("."), 0, []
    for i, label in enumerate(labels):
        if not label and i == len(labels) - 1 and i > 0 and (i > 1 or labels[0]):
            done.append(b"")
            break
        try:
            done.append(_to_ascii(label))
        except UnicodeEncodeError as error:
            raise UnicodeEncodeError("idna", text, at + error.start, at + error.end, error.reason) from None
        at += len(label) + 1
    return b".".join(done)


def idna_decode(data, errors="strict"):
    """A name of a host as people know it."""
    _require_strict(errors)
    at, done = 0, []
    for label in data.split(b"."):
        try:
            done.append(_to_unicode(label) if label else "")
        except UnicodeEncodeError as error:
            raise UnicodeDecodeError("idna", data, at + error.start, at + error.end, error.reason) from None
        except UnicodeDecodeError as error:
            raise UnicodeDecodeError("idna", data, at + error.start, at + error.end, error.reason) from None
        at += len(label) + 1
    return ".".join(done)


# --- UTF-7 (RFC 2152) -------------------------------------------------------

_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BASE64_BYTES = frozenset(_BASE64.encode())
# What stands for itself.
_DIRECT = frozenset(_BASE64.replace("+", "") + "'(),-.:?!\"#$%&*;<=>@[]^_`{|} \t\n\r")


def utf7_encode(text, errors="strict"):
    """Text whose other characters are written in digits to the base 64, between a plus and a minus."""
    out, i = [], 0
    while i < len(text):
        if text[i] in _DIRECT:
            out.append(text[i])
            i += 1
        elif text[i] == "+":
            out.append("+-")
            i += 1
        else:
            end = i
            while end < len(text) and text[end] not in _DIRECT:
                end += 1
            bits = "".join(f"{byte:08b}" for byte in text[i:end].encode("utf-16-be", "surrogatepass"))
            bits += "0" * (-len(bits) % 6)
            out.append("+" + "".join(_BASE64[int(bits[at:at + 6], 2)] for at in range(0, len(bits), 6)))
            if end == len(text) or text[end] in _BASE64 or text[end] == "-":
                out.append("-")
            i = end
    return "".join(out).encode("ascii")


def utf7_decode(data, errors="strict"):
    """The text that was encoded."""
    out, at = [], 0

    def wrong(start, end, reason):
        nonlocal at
        text, at = _handled(errors, UnicodeDecodeError("utf7", data, start, end, reason))
        out.append(text)
        if at < 0:
            at += len(data)

    while at < len(data):
        if data[at] >= 0x80:
            wrong(at, at + 1, "unexpected special character")
            continue
        if data[at] != ord("+"):
            out.append(chr(data[at]))
            at += 1
            continue
        start = at
        at += 1
        if data[at:at + 1] == b"-":
            out.append("+")
            at += 1
            continue
        end = at
        while end < len(data) and data[end] in _BASE64_BYTES:
            end += 1
        if end == at and end < len(data):
            wrong(start, end + 1, "ill-formed sequence")
            continue
        bits = "".join(f"{_BASE64.index(chr(byte)):06b}" for byte in data[at:end])
        whole = len(bits) // 16 * 16
        units = bytes(int(bits[i:i + 8], 2) for i in range(0, whole, 8))
        text = units.decode("utf-16-be", "surrogatepass")
        rest = bits[whole:]
        at = end
        if len(rest) >= 6 or "1" in rest:
            reason = "unterminated shift sequence" if end == len(data) else (
                "partial character in shift sequence" if len(rest) >= 6 else "non-zero padding bits in shift sequence")
            if text[-1:] >= "\ud800" and text[-1:] <= "\udbff":
                text = text[:-1]
            out.append(text)
            wrong(start, min(end + 1, len(data)), reason)
            continue
        out.append(text)
        if data[end:end + 1] == b"-":
            at += 1
    return "".join(out)


_CODERS = {"punycode": (punycode_encode, punycode_decode), "idna": (idna_encode, idna_decode), "utf-7": (utf7_encode, utf7_decode)}
