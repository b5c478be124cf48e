"""Error handlers by name, encodings that guests bring, and coding by them."""

from _gilbox import knows_encoding

_handlers = {}
_searches = []
_found = {}  # what searches have found, by the name they were asked for


# --- error handlers ---------------------------------------------------------

def _cannot(exception):
    return TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


def _wrong(exception):
    """The part of its object that an exception is about."""
    return exception.object[exception.start:exception.end]


@native
def strict_errors(exception, /):
    """Raise the exception."""
    if not isinstance(exception, Exception):
        raise TypeError("codec must pass exception instance")
    raise exception


@native
def ignore_errors(exception, /):
    """Leave out what is wrong."""
    if not isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        raise _cannot(exception)
    return "", exception.end


@native
def replace_errors(exception, /):
    """Put question marks, or the character that stands for what cannot be decoded."""
    if isinstance(exception, UnicodeEncodeError):
        return "?" * len(_wrong(exception)), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, UnicodeTranslateError):
        return "\ufffd" * len(_wrong(exception)), exception.end
    raise _cannot(exception)


@native
def xmlcharrefreplace_errors(exception, /):
    """Put references to characters as XML has them."""
    if not isinstance(exception, UnicodeEncodeError):
        raise _cannot(exception)
    return "".join([f"&#{ord(char)};" for char in _wrong(exception)]), exception.end


def _escaped(char):
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@native
def backslashreplace_errors(exception, /):
    """Put escapes as string literals have them."""
    if isinstance(exception, UnicodeDecodeError):
        return "".join([f"\\x{byte:02x}" for byte in _wrong(exception)]), exception.end
    if isinstance(exception, (UnicodeEncodeError, UnicodeTranslateError)):
        return "".join(map(_escaped, _wrong(exception))), exception.end
    raise _cannot(exception)


@native
def namereplace_errors(exception, /):
    """Put escapes with the names of characters."""
    if not isinstance(exception, UnicodeEncodeError):
        raise _cannot(exception)
    from unicodedata import name
    parts = []
    for char in _wrong(exception):
        named = name(char, None)
        parts.append(_escaped(char) if named is None else f"\\N{{{named}}}")
    return "".join(parts), exception.end


@native
def surrogateescape(exception, /):
    """Hide bytes in surrogates, and give them back."""
    if isinstance(exception, UnicodeEncodeError):
        codes = [ord(char) - 0xDC00 for char in _wrong(exception)]
        if all(0x80 <= code < 0x100 for code in codes):
            return bytes(codes), exception.end
        raise exception
    if not isinstance(exception, UnicodeDecodeError):
        raise _cannot(exception)
    hidden = []
    for byte in _wrong(exception)[:4]:
        if byte < 0x80:
            break
        hidden.append(chr(0xDC00 + byte))
    if not hidden:
        raise exception
    return "".join(hidden), exception.start + len(hidden)


@native
def surrogatepass(exception, /):
    """Code surrogates as if they were characters."""
    if isinstance(exception, UnicodeEncodeError):
        try:
            return _wrong(exception).encode(exception.encoding, "surrogatepass"), exception.end
        except UnicodeError:
            raise exception from None
    if not isinstance(exception, UnicodeDecodeError):
        raise _cannot(exception)
    at = exception.start
    for length in (3, 2, 4):
        try:
            text = exception.object[at:at + length].decode(exception.encoding, "surrogatepass")
        except UnicodeError:
            continue
        if len(text) == 1 and "\ud800" <= text <= "\udfff":
            return text, at + length
    raise exception


for _name, _handler in (("strict", strict_errors), ("ignore", ignore_errors), ("replace", replace_errors),
                        ("xmlcharrefreplace", xmlcharrefreplace_errors), ("backslashreplace", backslashreplace_errors),
                        ("namereplace", namereplace_errors), ("surrogateescape", surrogateescape),
                        ("surrogatepass", surrogatepass)):
    _handlers[_name] = _handler
del _name, _handler


@native
def register_error(errors, handler, /):
    """Give an error handler a name."""
    if not isinstance(errors, str):
        raise TypeError(f"register_error() argument 1 must be str, not {type(errors).__name__}")
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


@native
def lookup_error(errors, /):
    """The error handler of a name."""
    if not isinstance(errors, str):
        raise TypeError(f"lookup_error() argument must be str, not {type(errors).__name__}")
    if errors not in _handlers:
        raise LookupError(f"unknown error handler name '{errors}'")
    return _handlers[errors]


# --- encodings --------------------------------------------------------------

@native
def register(search_function, /):
    """Have a function asked for encodings that nobody else knows."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


@native
def unregister(search_function, /):
    """Ask a function no more."""
    if search_function in _searches:
        _searches.remove(search_function)
        _found.clear()


def _find_own(name):
    if name not in ("punycode", "idna", "utf_7", "utf7", "u7", "unicode_1_1_utf_7"):
        return None
    from _encodings import find
    return find(name)


@native
def searched(encoding):
    """What the functions that guests have registered know of an encoding."""
    name = "".join([char if char.isalnum() or char == "." else "_" for char in encoding.lower()])
    info = _found.get(name)
    if info is None:
        for search in [_find_own, *_searches]:
            info = search(name)
            if info is None:
                continue
            if not isinstance(info, tuple) or len(info) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            _found[name] = info
            break
        else:
            raise LookupError(f"unknown encoding: {encoding}")
    return info


@native
def coded(doing, encoding, coder, *args):
    """What a codec makes of its arguments. Where it fails, that is noted."""
    try:
        return coder(*args)
    except BaseException as error:
        note = f"{doing} with '{encoding}' codec failed"
        if note not in getattr(error, "__notes__", ()):
            error.add_note(note)
        raise


@native
def unusual(errors):
    """The arguments that tell a codec how errors are handled."""
    return () if errors == "strict" else (errors,)


@native
def _by_search(encoding, what, code, obj, errors, wanted):
    from codecs import _transform
    if _transform(encoding):
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.{what}() to handle arbitrary codecs")
    answer = coded(what[:-1] + "ing", encoding, searched(encoding)[code], obj, *unusual(errors))
    if not isinstance(answer, tuple) or len(answer) != 2:
        raise TypeError(f"{what}r must return a tuple (object, integer)")
    if not isinstance(answer[0], wanted):
        raise TypeError(f"'{encoding}' {what}r returned '{type(answer[0]).__name__}' instead of '{wanted.__name__}'; "
                        f"use codecs.{what}() to {what} to arbitrary types")
    return answer[0]


# What pieces behind the first one are coded in, where a mark stands at the beginning.
_UNMARKED = {"utf_16": "utf-16-le", "utf16": "utf-16-le", "u16": "utf-16-le", "utf_32": "utf-32-le", "utf32": "utf-32-le",
             "u32": "utf-32-le", "utf_8_sig": "utf-8"}


def _unmarked(encoding):
    return _UNMARKED.get(encoding.lower().replace("-", "_").replace(" ", "_"), encoding)


def settled(data, encoding):
    """The encoding of data that are whole, which need no mark."""
    marks = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", b"\xef\xbb\xbf")
    return encoding if data.startswith(marks) else _unmarked(encoding)


def _answer(handler, error, kinds, message, length):
    """A handler's answer: the replacement, and where to go on."""
    answer = handler(error)
    if not isinstance(answer, tuple) or len(answer) != 2 or not isinstance(answer[0], kinds) or not isinstance(answer[1], int):
        raise TypeError(message)
    replacement, place = answer
    place += length if place < 0 else 0
    if not 0 <= place <= length:
        raise IndexError(f"position {answer[1]} from error handler out of bounds")
    return replacement, place


@native
def encode_by(text, encoding, errors):
    """Encode with an error handler, or in an encoding, that a guest has brought."""
    if not knows_encoding(encoding):
        return _by_search(encoding, "encode", 0, text, errors, bytes)
    handler = None
    parts, at, size = ["".encode(encoding)], 0, 1024
    encoding = _unmarked(encoding)
    unit = 0 if encoding.lower()[:1] != "u" or "escape" in encoding.lower() else len("a".encode(encoding))
    while at < len(text):
        piece = text[at:at + size]
        try:
            parts.append(piece.encode(encoding))
            at += len(piece)
            continue
        except UnicodeEncodeError as found:
            error = found
        if error.end == len(piece) and at + size < len(text):
            size *= 2  # what is wrong may go on behind the piece
            continue
        parts.append(piece[:error.start].encode(encoding))
        handler = handler or lookup_error(errors)
        error = UnicodeEncodeError(error.encoding, text, at + error.start, at + error.end, error.reason)
        replacement, at = _answer(handler, error, (str, bytes), "encoding error handler must return (str/bytes, int) tuple",
                                  len(text))
        # The Unicode encodings want ASCII of handlers, or whole units.
        if unit and (len(replacement) % unit if isinstance(replacement, bytes) else not replacement.isascii()):
            raise error
        if isinstance(replacement, str):
            try:
                replacement = replacement.encode(encoding)
            except UnicodeEncodeError:
                raise error from None
        parts.append(replacement)
        size = 1024
    return b"".join(parts)


@native
def decode_by(data, encoding, errors, complete):
    """Decode so; answers as `decode_part` does."""
    from _gilbox import decode_part
    if not knows_encoding(encoding):
        # A decoder that a guest has brought gets all at once.
        return (_by_search(encoding, "decode", 1, data, errors, str), len(data), None) if complete else ("", 0, None)
    handler = None
    parts, at, size, settled = [], 0, 1024, None
    while at < len(data):
        piece = data[at:at + size]
        last = at + size >= len(data)
        try:
            text, used, now = decode_part(piece, encoding, "strict", complete and last)
        except UnicodeDecodeError as found:
            error = found
        else:
            parts.append(text)
            at += used
            encoding, settled = now or encoding, now or settled
            if last:
                break
            size = size if used else size * 2
            continue
        handler = handler or lookup_error(errors)
        # The exception's object may begin behind a mark.
        before = at + len(piece) - len(error.object)
        if before > at or error.start:
            text, used, now = decode_part(data[at:before + error.start], encoding, "strict", True)
            parts.append(text)
            encoding, settled = now or encoding, now or settled
        error = UnicodeDecodeError(error.encoding, data, before + error.start, before + error.end, error.reason)
        replacement, at = _answer(handler, error, str, "decoding error handler must return (str, int) tuple", len(data))
        data = error.object  # which the handler may have exchanged
        parts.append(replacement)
        size = 1024
    return "".join(parts), at, settled
