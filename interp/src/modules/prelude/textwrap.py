"""Wrapping and indenting of paragraphs."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_WHITESPACE = "\t\n\x0b\x0c\r "
_TO_SPACES = {ord(char): " " for char in _WHITESPACE}


def _word_pieces(word):
    """Split a word where a line may be broken: behind hyphens between letters,
    and around dashes of two or more hyphens."""
    pieces = []
    start = 0
    i = 0
    size = len(word)
    while i < size:
        if word[i] != "-":
            i += 1
            continue
        run = i
        while run < size and word[run] == "-":
            run += 1
        before = word[i - 1:i]
        after = word[run] if run < size else ""
        if run - i > 1 and _may_end_word(before) and _is_word(after):
            # A dash is a piece of its own.
            if i > start:
                pieces.append(word[start:i])
            pieces.append(word[i:run])
            start = run
        elif run - i == 1 and _breaks_after_hyphen(word, start, i):
            pieces.append(word[start:run])
            start = run
        i = run
    if start < size:
        pieces.append(word[start:])
    return pieces


def _is_letter(char):
    return char != "" and (char == "_" or char.isalnum()) and not char.isdigit()


def _is_word(char):
    return char != "" and (char == "_" or char.isalnum())


def _may_end_word(char):
    return char != "" and (_is_word(char) or char in "!\"'&.,?")


def _breaks_after_hyphen(word, start, i):
    """True between two letters, or a letter, a hyphen and a letter, on each side."""
    if i == start or i < 2 or not _is_letter(word[i - 1]):
        return False
    if not (_is_letter(word[i - 2])
            or (word[i - 2] == "-" and i >= 3 and _is_letter(word[i - 3]))):
        return False
    rest = word[i + 1:i + 4]
    if len(rest) < 2 or not _is_letter(rest[0]):
        return False
    return _is_letter(rest[1]) or (rest[1] == "-" and len(rest) > 2 and _is_letter(rest[2]))


class TextWrapper:
    """A way of wrapping text; its settings are attributes."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="",
                 expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False,
                 break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _split(self, text):
        """Words and runs of white space."""
        chunks = []
        i = 0
        size = len(text)
        while i < size:
            start = i
            space = text[i] in _WHITESPACE
            while i < size and (text[i] in _WHITESPACE) == space:
                i += 1
            if space or not self.break_on_hyphens:
                chunks.append(text[start:i])
            else:
                chunks += _word_pieces(text[start:i])
        return chunks

    def _fix_endings(self, chunks):
        for i in range(len(chunks) - 1):
            word = chunks[i]
            if chunks[i + 1] == " " and _ends_sentence(word):
                chunks[i + 1] = "  "

    def _break_long(self, chunks, line, length, width):
        """Put as much of a word that is too long on the line as fits."""
        room = 1 if width < 1 else width - length
        word = chunks[-1]
        if self.break_long_words:
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind("-", 0, room)
                if hyphen > 0 and any(char != "-" for char in word[:hyphen]):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                del chunks[-1]
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break_long(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line[-1])
                del line[-1]
            if not line:
                continue
            if self._fits(lines, chunks, length, width):
                lines.append(indent + "".join(line))
            else:
                self._cut(lines, line, length, width, indent)
                break
        return lines

    def _fits(self, lines, chunks, length, width):
        """True if the line may stand as it is, as to the number of lines."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return True
        nothing_left = not chunks or (self.drop_whitespace and len(chunks) == 1
                                      and not chunks[0].strip())
        return nothing_left and length <= width

    def _cut(self, lines, line, length, width, indent):
        """End the last line that is allowed with the placeholder."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line[-1])
            del line[-1]
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        """A list of lines of at most the width."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_TO_SPACES)
        chunks = self._split(text)
        if self.fix_sentence_endings:
            self._fix_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The wrapped text in one piece."""
        return "\n".join(self.wrap(text))


def _ends_sentence(word):
    if word.endswith(("'", '"')):
        word = word[:-1]
    return len(word) >= 2 and word[-1] in ".!?" and "a" <= word[-2] <= "z"


def wrap(text, width=70, **kwargs):
    """A paragraph as a list of lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph wrapped, in one piece."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text on one line, cut to the width with a placeholder."""
    wrapper = TextWrapper(width=width, max_lines=1, **kwargs)
    return wrapper.fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the white space that all its lines begin with."""
    if isinstance(text, (bytes, bytearray)):
        raise TypeError("cannot use a string pattern on a bytes-like object")
    if not isinstance(text, str):
        raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
    lines = text.split("\n")
    lines = [line if line.strip(" \t") else "" for line in lines]
    margin = None
    for line in lines:
        if not line:
            continue
        lead = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = lead
        else:
            shared = 0
            for a, b in zip(margin, lead):
                if a != b:
                    break
                shared += 1
            margin = margin[:shared]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """The text with a prefix before each line that is not blank."""
    parts = []
    for line in text.splitlines(True):
        if predicate(line) if predicate is not None else line.strip():
            parts.append(prefix)
        parts.append(line)
    return "".join(parts)
