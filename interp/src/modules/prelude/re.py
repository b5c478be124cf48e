"""Regular expressions. Patterns, matches and the matching itself are native."""

import enum

from _re import Match, Pattern, compile as _compile_native

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer",
           "compile", "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M",
           "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL",
           "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError"]


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class PatternError(Exception):
    """A pattern or template is wrong: what, in which text, and where."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError

_MOST = 512
_cache = {}


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = (type(pattern), pattern, flags)
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError("first argument must be string or compiled pattern")
    compiled, warnings = _compile_native(pattern, flags)
    for text in warnings:
        import warnings
        warnings.warn(text, FutureWarning, stacklevel=3)
    if not flags & 128:
        if len(_cache) >= _MOST:
            try:
                del _cache[next(iter(_cache))]
            except (StopIteration, RuntimeError, KeyError):
                pass
        _cache[key] = compiled
    return compiled


def match(pattern, string, flags=0):
    """A match of the pattern at the beginning of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A match of the pattern with the whole string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match of the pattern in the string, or None."""
    return _compile(pattern, flags).search(string)


class _Unset(int):
    """The default of an argument that should be passed by name."""


_unset = _Unset(0)


def _by_position(function, name, rest, value, flags, more):
    """Arguments that are passed by position though they should be by name."""
    if value is not _unset:
        raise TypeError(f"{function}() got multiple values for argument {name!r}")
    value, *rest = rest
    if rest:
        if flags is not _unset:
            raise TypeError(f"{function}() got multiple values for argument 'flags'")
        flags, *rest = rest
        if rest:
            given = more + 2 + len(rest)
            raise TypeError(f"{function}() takes from {more} to {more + 2} positional "
                            f"arguments but {given} were given")
    import warnings
    warnings.warn(f"{name!r} is passed as positional argument", DeprecationWarning,
                  stacklevel=3)
    return value, flags


def sub(pattern, repl, string, *args, count=_unset, flags=_unset):
    """The string with the matches of the pattern replaced: by a template, or by what a
    function makes of each."""
    if args:
        count, flags = _by_position("sub", "count", args, count, flags, 3)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_unset, flags=_unset):
    """The string with the matches replaced, and how many there were."""
    if args:
        count, flags = _by_position("subn", "count", args, count, flags, 3)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_unset, flags=_unset):
    """The string split where the pattern matches."""
    if args:
        maxsplit, flags = _by_position("split", "maxsplit", args, maxsplit, flags, 2)
    return _compile(pattern, flags).split(string, maxsplit)


for _function, _signature in (
        (sub, "(pattern, repl, string, count=0, flags=0)"),
        (subn, "(pattern, repl, string, count=0, flags=0)"),
        (split, "(pattern, string, maxsplit=0, flags=0)")):
    _function.__text_signature__ = _signature


def findall(pattern, string, flags=0):
    """All matches of the pattern in the string: their texts, or those of their groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all matches of the pattern in the string."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """The pattern, ready to be used."""
    return _compile(pattern, flags)


def purge():
    """Forget the patterns that have been compiled."""
    _cache.clear()


_special_chars_map = {i: "\\" + chr(i) for i in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """A pattern that matches the text itself."""
    if isinstance(pattern, str):
        return pattern.translate(_special_chars_map)
    return str(pattern, "latin1").translate(_special_chars_map).encode("latin1")


def _pickle(pattern):
    return _compile, (pattern.pattern, pattern.flags)


import copyreg
copyreg.pickle(Pattern, _pickle, _compile)
del copyreg, _function, _signature


class Scanner:
    """A lexer: each pattern has an action for what it matches."""

    def __init__(self, lexicon, flags=0):
        if isinstance(flags, RegexFlag):
            flags = flags.value
        self.lexicon = lexicon
        # Groups within a pattern would be taken for the pattern's own.
        parts = []
        for phrase, action in lexicon:
            if _compile(phrase, flags).groups:
                raise PatternError("Cannot use capturing groups in re.Scanner", phrase)
            parts.append(f"({phrase})")
        self.scanner = _compile("|".join(parts), flags)

    def scan(self, string):
        """The tokens from the beginning on, and the rest that nothing matches."""
        result = []
        match = self.scanner.scanner(string).match
        end = 0
        while True:
            self.match = found = match()
            if found is None or found.end() == end:
                break
            action = self.lexicon[found.lastindex - 1][1]
            if callable(action):
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            end = found.end()
        return result, string[end:]
