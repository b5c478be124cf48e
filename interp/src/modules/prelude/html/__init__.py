"""Escaping of text for HTML."""

__all__ = ["escape", "unescape"]

html5 = None
_WINDOWS = {  # what numbers from 128 to 159 mean in old pages
    0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ",
    0x89: "‰", 0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“",
    0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›",
    0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
}


def escape(s, quote=True):
    """The text with &, < and > (and quotes) as references."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _character(number):
    if number in _WINDOWS:
        return _WINDOWS[number]
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    if number < 32 and number not in (9, 10, 12, 13) or number == 11 or 0xFDD0 <= number <= 0xFDEF \
            or number & 0xFFFE == 0xFFFE or 127 <= number < 160:
        return "" if number not in (0x0D,) and not 128 <= number < 160 else chr(number)
    return chr(number)


def _load():
    """The table of names, which only texts with references need."""
    global html5
    if html5 is None:
        from html.entities import html5


def unescape(s):
    """The text with references replaced by their characters."""
    if "&" not in s:
        return s
    _load()
    out = []
    done = 0
    while True:
        at = s.find("&", done)
        if at < 0:
            out.append(s[done:])
            return "".join(out)
        out.append(s[done:at])
        text, done = _reference(s, at)
        out.append(text)


def _reference(s, at):
    """(text, place behind) of what begins with the ampersand at a place."""
    end = at + 1
    if s[end:end + 1] == "#":
        end += 1
        digits = "0123456789"
        base = 10
        if s[end:end + 1] in ("x", "X"):
            end += 1
            digits = "0123456789abcdefABCDEF"
            base = 16
        start = end
        while end < len(s) and s[end] in digits:
            end += 1
        if end == start:
            return "&", at + 1
        number = int(s[start:end], base)
        return _character(number), end + (s[end:end + 1] == ";")
    while end < len(s) and end - at <= 32 and s[end] not in "\t\n\f <&#;":
        end += 1
    name = s[at + 1:end]
    if s[end:end + 1] == ";" and name + ";" in html5:
        return html5[name + ";"], end + 1
    for size in range(len(name), 1, -1):
        if name[:size] in html5:
            return html5[name[:size]], at + 1 + size
    return "&", at + 1
