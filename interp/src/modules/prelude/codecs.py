"""Encodings by name: functions, incremental coders and files."""

import io

from _codecs import (
    _unmarked,
    backslashreplace_errors,
    ignore_errors,
    lookup_error,
    namereplace_errors,
    register,
    register_error,
    replace_errors,
    coded as _coded, searched as _searched, unusual as _unusual,
    strict_errors,
    unregister,
    xmlcharrefreplace_errors,
)
from _gilbox import decode_part as _decode_part, knows_encoding as _knows_encoding

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE


def __getattr__(name):
    if name != "__path__":
        import _coders
        if name in _coders.__all__:
            return getattr(_coders, name)
    raise AttributeError(f"module 'codecs' has no attribute {name!r}")


def __dir__():
    import _coders
    return sorted([*globals(), *_coders.__all__])


_ROT13 = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm")


def _hex(data):
    import binascii
    return binascii.b2a_hex(data)


def _unhex(data):
    import binascii
    return binascii.a2b_hex(data)


def _base64(data):
    import base64
    return base64.encodebytes(data)


def _unbase64(data):
    import base64
    return base64.decodebytes(data)


def _zlib(data):
    import zlib
    return zlib.compress(data)


def _unzlib(data):
    import zlib
    return zlib.decompress(data)


def _rot13(text):
    return str.translate(text, _ROT13)


# What is no encoding of text: (encode, decode).
_TRANSFORMS = {
    "hex": (_hex, _unhex), "hex_codec": (_hex, _unhex),
    "base64": (_base64, _unbase64), "base64_codec": (_base64, _unbase64), "base_64": (_base64, _unbase64),
    "zlib": (_zlib, _unzlib), "zip": (_zlib, _unzlib), "zlib_codec": (_zlib, _unzlib),
    "rot13": (_rot13, _rot13), "rot_13": (_rot13, _rot13),
}


def _transform(encoding):
    return _TRANSFORMS.get(encoding.lower().replace("-", "_"))


@native
def _check_names(function, encoding, errors):
    for argument, given in (("encoding", encoding), ("errors", errors)):
        if not isinstance(given, str):
            raise TypeError(f"{function}() argument '{argument}' must be str, not {'None' if given is None else type(given).__name__}")


@native
def encode(obj, encoding="utf-8", errors="strict"):
    """Encode an object."""
    _check_names("encode", encoding, errors)
    transform = _transform(encoding)
    if transform:
        return _coded("encoding", encoding, transform[0], obj)
    if _knows_encoding(encoding):
        return _coded("encoding", encoding, _encode_text, obj, encoding, errors)
    return _coded("encoding", encoding, _searched(encoding)[0], obj, *_unusual(errors))[0]


@native
def decode(obj, encoding="utf-8", errors="strict"):
    """Decode an object."""
    _check_names("decode", encoding, errors)
    transform = _transform(encoding)
    if transform:
        return _coded("decoding", encoding, transform[1], obj)
    if _knows_encoding(encoding):
        return _coded("decoding", encoding, _decode_bytes, obj, encoding, errors)
    return _coded("decoding", encoding, _searched(encoding)[1], obj, *_unusual(errors))[0]


@native
def _encode_text(obj, encoding, errors):
    if not isinstance(obj, str):
        codec, given = encoding.lower().replace("-", "_"), None if obj is None else type(obj).__name__
        raise TypeError(f"{codec}_encode() argument 1 must be str, not {given}")
    return obj.encode(encoding, errors)


@native
def _decode_bytes(obj, encoding, errors):
    try:
        data = memoryview(obj)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(obj).__name__}'") from None
    return str(data, encoding, errors)


_NAMES = {"utf8": "utf-8", "utf_8": "utf-8", "u8": "utf-8", "latin1": "iso8859-1",
          "latin_1": "iso8859-1", "iso_8859_1": "iso8859-1", "us_ascii": "ascii",
          "utf_16": "utf-16", "utf16": "utf-16", "utf_32": "utf-32", "utf32": "utf-32",
          "utf_8_sig": "utf-8-sig"}


class CodecInfo(tuple):
    """An encoding: (encode, decode, StreamReader, StreamWriter)."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None,
                incrementalencoder=None, incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.streamreader = streamreader
        self.streamwriter = streamwriter
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        return self

    def __repr__(self):
        return (f"<{type(self).__module__}.{type(self).__qualname__} object for encoding "
                f"{self.name} at {id(self):#x}>")


def lookup(encoding, /):
    """All there is of an encoding."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    folded = encoding.lower().replace("-", "_")
    if not _transform(encoding) and not _knows_encoding(encoding):
        return _searched(encoding)
    name = _NAMES.get(folded, folded.replace("_", "-") if folded.startswith("utf") else folded)

    def encode_all(input, errors="strict"):
        return encode(input, encoding, errors), len(input)

    def decode_all(input, errors="strict"):
        return decode(input, encoding, errors), len(input)

    def encoder(errors="strict"):
        return _Encoder(errors, encoding)

    def decoder(errors="strict"):
        return _Decoder(errors, encoding)

    def reader(stream, errors="strict"):
        return _Reader(stream, errors, encoding)

    def writer(stream, errors="strict"):
        return _Writer(stream, errors, encoding)

    return CodecInfo(encode_all, decode_all, reader, writer, encoder, decoder, name)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


class Codec:
    """The base of stateless encoders and decoders."""

    def encode(self, input, errors="strict"):
        """(what the input is encoded as, how much of it was used)"""
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        """(what the input is decoded as, how much of it was used)"""
        raise NotImplementedError


class IncrementalEncoder:
    """The base of what encodes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """The base of encoders that keep what a piece leaves unfinished."""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        text = self.buffer + input
        data, used = self._buffer_encode(text, self.errors, final)
        self.buffer = text[used:]
        return data

    def reset(self):
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """The base of what decodes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """The base of decoders that keep what a piece leaves unfinished."""

    def __init__(self, errors="strict"):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + bytes(input)
        text, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return text

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class _Encoder(IncrementalEncoder):
    """Encodes text in pieces; a mark stands before the first."""

    def __init__(self, errors, encoding):
        IncrementalEncoder.__init__(self, errors)
        self._encoding = self._now = encoding

    def encode(self, input, final=False):
        made = encode(input, self._now, self.errors)
        self._now = _unmarked(self._encoding)
        return made

    def reset(self):
        self._now = self._encoding


class _Decoder(BufferedIncrementalDecoder):
    """Decodes bytes in pieces that may end within a character."""

    def __init__(self, errors, encoding):
        BufferedIncrementalDecoder.__init__(self, errors)
        self._encoding = self._now = encoding

    def _buffer_decode(self, input, errors, final):
        if _transform(self._encoding):
            return decode(input, self._encoding, errors), len(input)
        text, used, settled = _decode_part(input, self._now, errors, final)
        self._now = settled or self._now
        return text, used

    def reset(self):
        BufferedIncrementalDecoder.reset(self)
        self._now = self._encoding


class _OverStream:
    """What stands before a file of bytes and passes on what it doesn't do itself."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, protocol):
        raise TypeError(f"can't serialize {type(self).__name__}")


class StreamWriter(_OverStream, Codec):
    """Writes what `encode` gives to a file of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass


class _Writer(StreamWriter):
    """Writes text to a file of bytes."""

    def __init__(self, stream, errors, encoding):
        StreamWriter.__init__(self, stream, errors)
        self._coder = _Encoder(errors, encoding)

    def encode(self, input, errors="strict"):
        return self._coder.encode(input), len(input)

    def reset(self):
        self._coder.reset()


class _LineByLine(_OverStream):
    """A stream that is read line by line in loops."""

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __iter__(self):
        return self


class StreamReader(_LineByLine, Codec):
    """Reads what `decode` gives from a file of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.reset()

    def reset(self):
        self.bytebuffer, self.charbuffer = b"", ""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def _fill(self, size):
        """Read on; False at the end."""
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        text, used = self.decode(data, self.errors)
        self.bytebuffer = data[used:]
        self.charbuffer += text
        return bool(new)

    def _take(self, length):
        taken, self.charbuffer = self.charbuffer[:length], self.charbuffer[length:]
        return taken

    def read(self, size=-1, chars=-1, firstline=False):
        if chars >= 0:
            while len(self.charbuffer) < chars and self._fill(max(size, 72)):
                pass
            return self._take(chars)
        while self._fill(size) and size >= 0 and not self.charbuffer:
            pass
        return self._take(len(self.charbuffer))

    def readline(self, size=None, keepends=True):
        while len(lines := self.charbuffer.splitlines(True)) < 2 and self._fill(72):
            pass
        line = self._take(len(lines[0])) if lines else ""
        return line if keepends else "".join(line.splitlines())

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)


class _Reader(_OverStream):
    """Reads text from a file of bytes."""

    def __init__(self, stream, errors, encoding):
        self.stream = stream
        self._how = encoding, errors
        self._text = io.TextIOWrapper(stream, encoding, errors, newline="")

    def reset(self):
        """Forget what has been read ahead."""
        self._text.detach()
        self._text = io.TextIOWrapper(self.stream, *self._how, newline="")

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def read(self, size=-1, chars=-1, firstline=False):
        return self._text.read(size)

    def readline(self, size=None, keepends=True):
        line = self._text.readline()
        return line if keepends else line.rstrip("\n")

    def readlines(self, sizehint=None, keepends=True):
        return self._text.readlines()

    def __iter__(self):
        return iter(self._text)


class StreamReaderWriter(_LineByLine):
    """Reads and writes a file of bytes by a reader and a writer."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None, keepends=True):
        return self.reader.readlines(sizehint, keepends)

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()


class StreamRecoder(_LineByLine):
    """Gives the bytes of a stream that are text in one encoding as those of another."""

    data_encoding = file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream, self.errors = stream, errors
        self.encode, self.decode = encode, decode
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        return self.encode(self.reader.readline(size), self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b"".join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """A file whose bytes are text in one encoding, read and written as bytes in another."""
    file_encoding = data_encoding if file_encoding is None else file_encoding
    data, kept = lookup(data_encoding), lookup(file_encoding)
    recoder = StreamRecoder(file, data.encode, data.decode, kept.streamreader, kept.streamwriter, errors)
    recoder.data_encoding, recoder.file_encoding = data_encoding, file_encoding
    return recoder


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Open a file; its text is in an encoding, and its line ends are left as they are."""
    if encoding is None or "b" in mode:
        return io.open(filename, mode, buffering)
    return io.open(filename, mode, buffering, encoding, errors, newline="")


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors)
    for text in iterator:
        if data := encoder.encode(text):
            yield data
    if data := encoder.encode("", True):
        yield data


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors)
    for data in iterator:
        text = decoder.decode(data)
        if text:
            yield text
    text = decoder.decode(b"", True)
    if text:
        yield text
