"""Source as a stream of tokens, comments and all, and back."""

import re
from builtins import open as _open_file
from codecs import BOM_UTF8, lookup as _lookup
from collections import namedtuple as _namedtuple
from io import TextIOWrapper as _TextIOWrapper
from itertools import chain as _chain

import token as _token
from _tokenizer import Scanner as _Scanner
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = _token.__all__ + ["tokenize", "generate_tokens", "detect_encoding", "untokenize", "TokenInfo", "open", "TokenError"]

cookie_re = re.compile(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
blank_re = re.compile(br"^[ \t\f]*(?:[#\r\n]|$)", re.ASCII)


class TokenError(Exception):
    """What is no token, or a source that ends too early: (message, (row, column))."""


class TokenInfo(_namedtuple("TokenInfo", "type string start end line")):
    """A token: its kind, its text, where it begins and ends, and the line that it stands in."""

    def __repr__(self):
        kind = f"{self.type} ({tok_name[self.type]})"
        rest = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields[1:], self[1:]))
        return f"{type(self).__name__}(type={kind}, {rest})"

    @property
    def exact_type(self):
        """The kind, which for an operator is its own."""
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


def tokenize(readline):
    """The tokens of a source whose lines `readline` gives as bytes; the first says how it is encoded."""
    encoding, consumed = detect_encoding(readline)
    if encoding is not None:
        name = "utf-8" if encoding == "utf-8-sig" else encoding
        yield TokenInfo(ENCODING, name, (0, 0), (0, 0), "")
    consumed.reverse()

    def text_line():
        line = consumed.pop() if consumed else readline()
        return line.decode(encoding, "replace")

    yield from generate_tokens(text_line)


def generate_tokens(readline):
    """The tokens of a source whose lines `readline` gives as text."""
    for fields in _Scanner(readline, lambda message, place: TokenError(message, place)).tokens():
        yield TokenInfo._make(fields)


def _normal_name(name):
    """The usual spelling of the two encodings that have many."""
    start = name[:12].lower().replace("_", "-")
    for usual, others in ("utf-8", ("utf-8",)), ("iso-8859-1", ("latin-1", "iso-8859-1", "iso-latin-1")):
        if any(start == each or start.startswith(each + "-") for each in others):
            return usual
    return name


def detect_encoding(readline):
    """How a source is encoded, by its mark or its comment, and the lines that had to be read."""
    try:
        filename = readline.__self__.name
    except AttributeError:
        filename = None
    where = "" if filename is None else f" for {filename!r}"

    def read():
        try:
            return readline()
        except StopIteration:
            return b""

    def declared(line):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise SyntaxError("invalid or missing encoding declaration" + where) from None
        found = cookie_re.match(text)
        if not found:
            return None
        encoding = _normal_name(found[1])
        try:
            codec = _lookup(encoding)
        except LookupError:
            if filename is None:
                raise SyntaxError("unknown encoding: " + encoding) from None
            raise SyntaxError(f"unknown encoding{where}: {encoding}") from None
        if marked:
            if encoding != "utf-8":
                raise SyntaxError("encoding problem" + (f"{where}: utf-8" if filename is not None else ": utf-8"))
            encoding += "-sig"
        return encoding

    first = read()
    marked = first.startswith(BOM_UTF8)
    if marked:
        first = first[len(BOM_UTF8):]
    default = "utf-8-sig" if marked else "utf-8"
    if not first:
        return default, []
    encoding = declared(first)
    if encoding:
        return encoding, [first]
    if not blank_re.match(first):
        return default, [first]
    second = read()
    if not second:
        return default, [first]
    return declared(second) or default, [first, second]


def open(filename):
    """Open a source to be read, as it says that it is encoded."""
    file = _open_file(filename, "rb")
    try:
        encoding, _ = detect_encoding(file.readline)
        file.seek(0)
        text = _TextIOWrapper(file, encoding, line_buffering=True)
        text.mode = "r"
        return text
    except:
        file.close()
        raise


# --- and back ---------------------------------------------------------------

def untokenize(iterable):
    """The source that tokens stand for: as it was if they say where they stood, otherwise one that gives the same kinds and texts.
    Bytes if the first token says how it is encoded."""
    encoding, text = _Writer().write(iterable)
    return text if encoding is None else text.encode(encoding)


def _braces_doubled(text):
    """The text of an f-string as it is written: single braces stand doubled, but for those of names of characters."""
    pieces = re.split(r"(?<!\\)((?:\\\\)*\\N\{[^}]*\}?)", text)
    return "".join(piece if i % 2 else piece.replace("{", "{{").replace("}", "}}") for i, piece in enumerate(pieces))


class _Writer:
    """The text of tokens that has been written, and where it ends."""

    def __init__(self):
        self.pieces, self.row, self.column = [], 1, 0
        self.last_kind = self.last_line = None
        self.encoding = None

    def write(self, iterable):
        tokens = iter(iterable)
        indents, at_start, after_string = [], False, False
        for each in tokens:
            after_string = self.keep_apart(each[0], after_string)
            if len(each) == 2:
                self.write_without_places(each, tokens)
                break
            kind, string, start, end, line = each
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                self.row, self.column = end
                continue
            if kind in (NEWLINE, NL):
                at_start = True
            elif at_start and indents:
                if start[1] >= len(indents[-1]):
                    self.pieces.append(indents[-1])
                    self.column = len(indents[-1])
                at_start = False
            elif kind == FSTRING_MIDDLE and ("{" in string or "}" in string):
                single, string = string, _braces_doubled(string)
                end = end[0], end[1] + len(string.rpartition("\n")[2]) - len(single.rpartition("\n")[2])
            self.move_to(start)
            self.pieces.append(string)
            self.row, self.column = end
            if kind in (NEWLINE, NL):
                self.row, self.column = self.row + 1, 0
            self.last_kind, self.last_line = kind, line
        return self.encoding, "".join(self.pieces)

    def keep_apart(self, kind, after_string):
        """Strings in a row get a space between them. Is this token one?"""
        if after_string and kind in (STRING, FSTRING_START):
            self.pieces.append(" ")
        return kind in (STRING, FSTRING_END)

    def move_to(self, start):
        row, column = start
        if row < self.row or row == self.row and column < self.column:
            raise ValueError(f"start ({row},{column}) precedes previous end ({self.row},{self.column})")
        if row > self.row:
            self.pieces.append("\\\n" * (row - self.row))
            self.column = 0
        self.pieces.append(" " * (column - self.column))

    def write_without_places(self, first, others):
        pieces, indents = self.pieces, []
        at_start, after_string, last = first[0] in (NEWLINE, NL), False, None
        depth, brace = 0, None
        for kind, string, *_ in _chain([first], others):
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind in (NAME, NUMBER):
                string += " "
            if kind == STRING and last == STRING:
                string = " " + string
            after_string, last = self.keep_apart(kind, after_string), kind
            depth += (kind == FSTRING_START) - (kind == FSTRING_END)
            # Braces of an expression in an f-string must not become doubled ones.
            if depth and kind == OP and string == brace:
                string, brace = " " + string, None
            else:
                brace = string if kind == OP and string in ("{", "}") else None
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                at_start = True
            elif at_start and indents:
                pieces.append(indents[-1])
                at_start = False
            elif kind == FSTRING_MIDDLE:
                string = _braces_doubled(string)
            pieces.append(string)
