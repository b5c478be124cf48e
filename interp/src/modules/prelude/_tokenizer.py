"""The scanner of `tokenize`: from lines of source to what `TokenInfo` is made of."""

import re
from token import *
from token import EXACT_TOKEN_TYPES

_BLANK = re.compile(r"[ \t\f]*")
_COMMENT = re.compile(r"#[^\r\n]*")
_NEWLINE = re.compile(r"\r?\n|\Z")
_NAME = re.compile(r"[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_\x80-\U0010ffff]*")
_STRING_START = re.compile(r"(?i:(?P<prefix>br?|rb?|u|fr?|rf)?)(?P<quote>'''|\"\"\"|'|\")")
_BASED = re.compile(r"0(?:[xX](?P<hexadecimal>(?:_?[0-9a-fA-F])*)|[oO](?P<octal>(?:_?[0-7])*)|[bB](?P<binary>(?:_?[01])*))")
_NUMBER = re.compile(
    r"(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?", re.ASCII)
_OPERATOR = re.compile("|".join(map(re.escape, sorted([*EXACT_TOKEN_TYPES, "<>"], key=len, reverse=True))) + "|[$?`]")
# What runs to the end of a string, by its quote.
_STRING_REST = {
    "'": re.compile(r"[^'\\\n]*(?:\\(?:\r\n|[^\r]|\r)[^'\\\n]*)*"),
    '"': re.compile(r'[^"\\\n]*(?:\\(?:\r\n|[^\r]|\r)[^"\\\n]*)*'),
    "'''": re.compile(r"[^'\\]*(?:(?:\\(?s:.)|'(?!''))[^'\\]*)*"),
    '"""': re.compile(r'[^"\\]*(?:(?:\\(?s:.)|"(?!""))[^"\\]*)*'),
}
_PLAIN_TEXT = re.compile(r"[^{}\\'\"\r\n]+")
_TAB = 8


class _FString:
    """An f-string that has begun, and the replacement fields of it that the scanner is in."""

    def __init__(self, quote, raw, row, column):
        self.quote, self.raw, self.row, self.column = quote, raw, row, column
        # Of each field how many brackets were open in it at first, and whether its format has begun.
        self.fields = []

    def is_in_text(self):
        return not self.fields or self.fields[-1][1]


class Scanner:
    """Reads lines and makes tokens of them: tuples (type, string, start, end, line)."""

    def __init__(self, readline, error):
        self.readline, self.error = readline, error
        self.row, self.column, self.line = 0, 0, ""
        self.depth = 0
        self.strings = []

    def next_line(self):
        """Goes on to the next line: is there one?"""
        try:
            line = self.readline()
        except StopIteration:
            line = ""
        if not isinstance(line, str):
            raise TypeError("readline() returned a non-string object")
        if not line:
            return False
        if "\0" in line:
            raise self.error("source code cannot contain null bytes", (self.row + 1, 0))
        self.line, self.column, self.row = line, 0, self.row + 1
        return True

    def token(self, kind, end):
        """The token from here to a column."""
        start, self.column = self.column, end
        return kind, self.line[start:end], (self.row, start), (self.row, end), self.line

    def end_of_line(self, kind):
        end = _NEWLINE.match(self.line, self.column).end()
        kind, text, start, (row, end), line = self.token(kind, end)
        return kind, text, start, (row, end if text else end + 1), line

    def at_newline(self):
        return _NEWLINE.match(self.line, self.column) is not None

    def tokens(self):
        """All tokens of the source."""
        indents, alternatives = [0], [0]
        while self.next_line():
            widths = self.indentation()
            if widths is None:
                continue
            here = self.line[self.column:self.column + 1]
            if here == "#":
                yield self.token(COMMENT, _COMMENT.match(self.line, self.column).end())
            if self.at_newline():
                yield self.end_of_line(NL)
                continue
            width, alternative = widths
            if width == indents[-1]:
                if alternative != alternatives[-1]:
                    raise self.tab_error()
            elif width > indents[-1]:
                if alternative <= alternatives[-1]:
                    raise self.tab_error()
                indents.append(width)
                alternatives.append(alternative)
                end, self.column = self.column, 0
                yield self.token(INDENT, end)
            else:
                while width < indents[-1]:
                    indents.pop()
                    alternatives.pop()
                    if width > indents[-1]:
                        raise IndentationError(
                            "unindent does not match any outer indentation level",
                            ("<string>", self.row, len(self.bare_line()) + 1, self.bare_line(), None, None))
                    if width == indents[-1] and alternative != alternatives[-1]:
                        raise self.tab_error()
                    yield self.token(DEDENT, self.column)
            yield from self.logical_line()
        end = self.row + 1, 0
        for _ in indents[1:]:
            yield DEDENT, "", end, end, ""
        yield ENDMARKER, "", end, end, ""

    def bare_line(self):
        return self.line.rstrip("\r\n")

    def tab_error(self):
        return TabError("inconsistent use of tabs and spaces in indentation",
                        ("<string>", self.row, len(self.bare_line()) + 1, self.bare_line(), None, None))

    def indentation(self):
        """How far the line is indented, with tabs that go to multiples of eight and with such that count one; None if there is no
        line left."""
        width = alternative = 0
        first = True
        while True:
            blank = _BLANK.match(self.line, self.column)
            for char in blank.group() if first or not width else "":
                if char == " ":
                    width, alternative = width + 1, alternative + 1
                elif char == "\t":
                    width, alternative = (width // _TAB + 1) * _TAB, alternative + 1
                else:
                    width = alternative = 0
            self.column = blank.end()
            if not self.is_continued():
                return width, alternative
            first = False
            if not self.next_line():
                raise self.error("unexpected EOF in multi-line statement", (self.row, 0))

    def is_continued(self):
        """Does a backslash stand here that ends its line?"""
        return self.line[self.column:] in ("\\\n", "\\\r\n", "\\")

    def logical_line(self):
        """The tokens up to the end of a statement's line."""
        while True:
            if self.strings and self.strings[-1].is_in_text():
                yield from self.text_of_fstring(self.strings[-1])
                continue
            self.column = _BLANK.match(self.line, self.column).end()
            char = self.line[self.column:self.column + 1]
            if char == "#":
                yield self.token(COMMENT, _COMMENT.match(self.line, self.column).end())
            if self.at_newline():
                kind = NL if self.depth else NEWLINE
                yield self.end_of_line(kind)
                if kind == NEWLINE:
                    return
                implied = not self.line.endswith("\n")
                if not self.next_line():
                    raise self.unfinished(implied)
                continue
            if char == "\\":
                self.continue_line()
                continue
            yield from self.one_token(char)

    def unfinished(self, implied):
        """The end of the source inside of brackets."""
        where = self.row, len(self.line) + 1 if implied and self.strings else 0
        return self.error("unexpected EOF in multi-line statement", where)

    def continue_line(self):
        if not self.is_continued():
            raise self.error("unexpected character after line continuation character",
                             (self.row, len(self.line)))
        end = len(self.bare_line()) + 1
        if not self.next_line():
            raise self.error("unexpected EOF in multi-line statement", (self.row, end))

    def one_token(self, char):
        line, column = self.line, self.column
        start = _STRING_START.match(line, column)
        if start is not None:
            if "f" in (start["prefix"] or "").lower():
                self.strings.append(_FString(start["quote"], "r" in start["prefix"].lower(), self.row, column))
                yield self.token(FSTRING_START, start.end())
            else:
                yield self.string(start)
        elif name := _NAME.match(line, column):
            yield self.token(NAME, name.end())
        elif char.isdigit() or char == "." and line[column + 1:column + 2].isdigit():
            yield self.number()
        else:
            yield self.operator()

    def number(self):
        based = _BASED.match(self.line, self.column)
        if based is None:
            kind, end = "decimal", _NUMBER.match(self.line, self.column).end()
        else:
            kind, end = based.lastgroup, based.end()
            following = self.line[end:end + 1]
            if following.isdigit():
                raise self.error(f"invalid digit '{following}' in {kind} literal", (self.row, end + 1))
            if not based[kind]:
                raise self.error(f"invalid {kind} literal", (self.row, end))
        if self.line[end:end + 1] == "_" and self.line[end - 1].isalnum() and self.line[end - 1] not in "jJ":
            raise self.error(f"invalid {kind} literal", (self.row, end + 1))
        return self.token(NUMBER, end)

    def string(self, start):
        """A string that may go over several lines."""
        quote, rest = start["quote"], _STRING_REST[start["quote"]]
        first, text = (self.row, self.column), self.line
        at = start.end()
        while True:
            end = rest.match(text, at).end()
            if text.startswith(quote, end):
                break
            # A line that ends behind a backslash or inside of a long string goes on with the next.
            if end < len(text) and text[end] != "\\" or not self.next_line():
                raise self.unterminated(quote, first, text)
            at, text = end, text + self.line
        end += len(quote)
        begun = text.rfind("\n", 0, end) + 1
        self.column = end - begun
        return STRING, text[first[1]:end], first, (self.row, self.column), text

    def unterminated(self, quote, first, text):
        row, column = first[0], first[1] + 1
        around = self.strings[-1].quote if self.strings else None
        if around == quote:
            return self.error("f-string: expecting '}'", (row, column))
        if len(quote) == 3:
            return self.error("EOF in multi-line string", (row, column))
        message = f"unterminated string literal (detected at line {self.row})"
        if text.rstrip("\r\n").endswith("\\" + quote):
            message += "; perhaps you escaped the end quote?"
        return self.error(message, (row, column))

    def operator(self):
        found = _OPERATOR.match(self.line, self.column)
        if found is None:
            char = self.line[self.column]
            raise self.error(f"invalid non-printable character U+{ord(char):04X}", (self.row, self.column + 1))
        text = found.group()
        field = self.strings[-1].fields[-1] if self.strings else None
        outermost = field is not None and field[0] == self.depth
        if outermost and text == ":=":
            text = ":"
        if text in ("(", "[", "{"):
            self.depth += 1
        elif text in (")", "]", "}"):
            if outermost and text == "}":
                self.strings[-1].fields.pop()
            self.depth -= self.depth > 0
        elif outermost and text == ":":
            field[1] = True
        return self.token(OP, self.column + len(text))

    def text_of_fstring(self, string):
        """The text up to a brace or to the end of an f-string, and that."""
        start = self.row, self.column
        lines, text, in_format = self.line, [], bool(string.fields)

        def middle():
            end = self.row, self.column
            return FSTRING_MIDDLE, "".join(text), start, end, lines

        while True:
            line, column = self.line, self.column
            plain = _PLAIN_TEXT.match(line, column)
            if plain:
                text.append(plain.group())
                self.column = plain.end()
                continue
            char = line[column:column + 1]
            if line.startswith(string.quote, column):
                if text:
                    yield middle()
                self.strings.pop()
                yield self.token(FSTRING_END, column + len(string.quote))
                return
            if char == "{":
                doubled = line.startswith("{{", column)
                if doubled and not in_format:
                    text.append("{")
                    self.column += 1
                    yield middle()
                    self.column += 1
                    return
                if text or doubled:
                    yield middle()
                self.depth += 1
                string.fields.append([self.depth, False])
                yield self.token(OP, column + 1)
                return
            if char == "}":
                if in_format:
                    yield middle()
                    string.fields.pop()
                    self.depth -= 1
                    yield self.token(OP, column + 1)
                    return
                if not line.startswith("}}", column):
                    yield middle()
                    raise self.error("f-string: single '}' is not allowed", (self.row, column + 1))
                text.append("}")
                self.column += 1
                yield middle()
                self.column += 1
                return
            piece = char
            if char == "\\" and column + 1 < len(line):
                after = line[column + 1]
                if not string.raw and line.startswith("N{", column + 1):
                    piece = re.compile(r"\\N\{[^}'\"\n]*\}?").match(line, column).group()
                elif after not in "{}":
                    piece = "\\\r\n" if line.startswith("\r\n", column + 1) else char + after
            if piece.endswith("\n") or not piece:
                if len(string.quote) == 1 and not piece.startswith("\\"):
                    if in_format and piece:
                        # A format ends with its line, and with that its being a format.
                        if text:
                            yield middle()
                        string.fields[-1][1] = False
                        return
                    raise self.error(f"unterminated f-string literal (detected at line {self.row})", (string.row, string.column + 1))
                if not self.next_line():
                    kind = "triple-quoted f-string" if len(string.quote) == 3 else "f-string"
                    raise self.error(f"unterminated {kind} literal (detected at line {self.row})", (string.row, string.column + 1))
                text.append(piece)
                lines += self.line
                continue
            text.append(piece)
            self.column += len(piece)
