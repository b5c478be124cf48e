"""Matching of names with the wildcards `*`, `?` and `[…]`."""

import os

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """True if a file name matches."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """True if a name matches, upper and lower case being different."""
    if isinstance(pat, bytes):
        if isinstance(name, str):
            raise TypeError("cannot use a bytes pattern on a string-like object")
        return _matches(name.decode("latin-1"), pat.decode("latin-1"))
    if not isinstance(name, str):
        raise TypeError("cannot use a string pattern on a bytes-like object"
                        if isinstance(name, (bytes, bytearray, memoryview)) else
                        f"expected string or bytes-like object, got '{type(name).__name__}'")
    return _matches(name, pat)


def filter(names, pat):
    """The names that match."""
    return [name for name in names if fnmatch(name, pat)]


def _set_end(pat, i):
    """The place of the bracket that closes the set opened before `i`, or -1."""
    j = i
    if pat[j:j + 1] == "!":
        j += 1
    if pat[j:j + 1] == "]":
        j += 1
    return pat.find("]", j)


# Patterns that have been asked for, and what tells whether a name matches them.
_matchers = {}


def _matcher(pat):
    match = _matchers.get(pat)
    if match is None:
        import re
        if len(_matchers) >= 1000:
            _matchers.clear()
        match = _matchers[pat] = re.compile(translate(pat)).match
    return match


def _matches(name, pat):
    return _matcher(pat)(name) is not None


def _escape(char):
    if char in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f":
        return "\\" + char
    return char


def _translated(pat, star, one):
    """The parts of a regular expression; `star` and `one` stand for the wildcards, several stars for one."""
    parts = []
    i = 0
    while i < len(pat):
        char = pat[i]
        i += 1
        if char == "*":
            if parts[-1:] != [star]:
                parts.append(star)
        elif char == "?":
            parts.append(one)
        elif char == "[":
            end = _set_end(pat, i)
            if end < 0:
                parts.append("\\[")
            else:
                parts.append(_set_text(pat[i:end]))
                i = end + 1
        else:
            parts.append(_escape(char))
    return parts


def translate(pat):
    """A pattern as a regular expression."""
    parts = _translated(pat, "*", ".")
    # A star takes as little as lets the next fixed part match, and never gives
    # that back; only the last one may take all.
    stars = [at for at, part in enumerate(parts) if part == "*"]
    if not stars:
        return f"(?s:{''.join(parts)})\\Z"
    out = parts[:stars[0]]
    for at, following in zip(stars, stars[1:]):
        out.append(f"(?>.*?{''.join(parts[at + 1:following])})")
    out.append(".*" + "".join(parts[stars[-1] + 1:]))
    return f"(?s:{''.join(out)})\\Z"


def _set_text(body):
    """A set as a regular expression, without ranges that run backwards."""
    negated = body.startswith("!")
    if negated:
        body = body[1:]
    out = []
    i = 0
    while i < len(body):
        if i + 2 < len(body) and body[i + 1] == "-":
            if body[i] <= body[i + 2]:
                out.append(f"{_set_char(body[i])}-{_set_char(body[i + 2])}")
            i += 3
        else:
            out.append(_set_char(body[i]))
            i += 1
    text = "".join(out)
    if not text:
        return "." if negated else "(?!)"
    if negated:
        return f"[^{text}]"
    return f"[\\{text}]" if text[0] in "^[" else f"[{text}]"


def _set_char(char):
    return "\\" + char if char in "\\-&~|" else char
