"""Taking HTML apart: a parser that calls a method for each tag, text and comment."""

import re

from html import unescape

__all__ = ["HTMLParser"]

_TAG_NAME = re.compile(r"[a-zA-Z][^\t\n\r\f />\x00]*")
_ATTRIBUTE = re.compile(r"""((?<=['"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*""")
_START_TAG = re.compile(r"""<[a-zA-Z][^\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*"""
                        r"""(?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*))?(?:\s|/(?!>))*)*)?\s*""")
_MAY_GO_ON = re.compile(r"[a-zA-Z=/]|\Z")
_END_TAG = re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>")
_REFERENCE = re.compile(r"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+)|[a-zA-Z][-.a-zA-Z0-9]*)(?=[^a-zA-Z0-9])")
_UNFINISHED = re.compile(r"&[a-zA-Z#]")


class HTMLParser:
    """Feed it HTML; override its handlers."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forget all that was fed."""
        self.rawdata = ""
        self.lasttag = "???"
        self.lineno, self.offset = 1, 0
        self.cdata_elem = None
        self._start_text = None

    def feed(self, data):
        """Take in more text, and handle what is complete."""
        self.rawdata += data
        self._go(False)

    def close(self):
        """Handle the rest as if the document ended here."""
        self._go(True)

    def getpos(self):
        """(line, offset) of where the parser is."""
        return self.lineno, self.offset

    def get_starttag_text(self):
        """The text of the start tag that was handled last."""
        return self._start_text

    def set_cdata_mode(self, elem):
        """Until the end tag of this element all is text."""
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        """Tags count again."""
        self.cdata_elem = None

    def _advance(self, start, end):
        lines = self.rawdata.count("\n", start, end)
        if lines:
            self.lineno += lines
            self.offset = end - (self.rawdata.rindex("\n", start, end) + 1)
        else:
            self.offset += end - start
        return end

    def _text(self, start, end):
        if start < end:
            text = self.rawdata[start:end]
            self.handle_data(unescape(text) if self.convert_charrefs and not self.cdata_elem else text)
        return self._advance(start, end)

    def _go(self, ends):
        data, at = self.rawdata, 0
        while at < len(data):
            if self.cdata_elem:
                found = re.compile(rf"</\s*{self.cdata_elem}\s*>", re.I).search(data, at)
                stop = found.start() if found else len(data)
                if found is None and not ends:
                    break
            elif self.convert_charrefs:
                stop = data.find("<", at)
                if stop < 0:
                    # A reference at the end may go on.
                    amp = data.rfind("&", max(at, len(data) - 34))
                    if amp >= 0 and not ends and not re.compile(r"[\t\n\r\f ;]").search(data, amp):
                        break
                    stop = len(data)
            else:
                found = re.compile("[&<]").search(data, at)
                stop = found.start() if found else len(data)
            at = self._text(at, stop)
            if at == len(data):
                break
            end = self._markup(at, ends) if data[at] == "<" else self._reference(at, ends)
            if end < 0:
                if not ends:
                    break
                at = self._text(at, at + 1) if data[at] == "&" else self._rest(at)
                continue
            at = self._advance(at, end)
        if ends and at < len(data):
            at = self._text(at, len(data))
        self.rawdata = data[at:]

    def _rest(self, at):
        """A tag that never ends: text."""
        data = self.rawdata
        stop = data.find(">", at + 1)
        if stop < 0:
            stop = data.find("<", at + 1)
            stop = at + 1 if stop < 0 else stop
        else:
            stop += 1
        return self._text(at, stop)

    def _reference(self, at, ends):
        """A reference, reported as such."""
        data = self.rawdata
        found = _REFERENCE.match(data, at)
        if found is None and ends:
            found = re.compile(_REFERENCE.pattern.replace("(?=[^a-zA-Z0-9])", r"\Z")).match(data, at)
        if found is None:
            if data.startswith("&#", at) and data.find(";", at) >= 0:
                self.handle_data("&#")
                return at + 2
            if (_UNFINISHED.match(data, at) or at + 1 == len(data)) and not ends:
                return -1
            self.handle_data("&")
            return at + 1
        name = found[0][1:]
        if name[0] == "#":
            self.handle_charref(name[1:])
        else:
            self.handle_entityref(name)
        end = found.end()
        return end + 1 if data.startswith(";", end) else end

    def _markup(self, at, ends):
        """Handles what begins with "<": where it ends, or -1 if it doesn't."""
        data = self.rawdata
        if _TAG_NAME.match(data, at + 1):
            return self._start_tag(at)
        if data.startswith("</", at):
            return self._end_tag(at)
        if data.startswith("<!--", at):
            end = data.find("-->", at + 4)
            if end < 0:
                return -1
            self.handle_comment(data[at + 4:end])
            return end + 3
        if data.startswith("<?", at):
            end = data.find(">", at + 2)
            if end < 0:
                return -1
            self.handle_pi(data[at + 2:end])
            return end + 1
        if data.startswith("<!", at):
            return self._declaration(at)
        if at + 1 < len(data) or ends:
            self.handle_data("<")
            return at + 1
        return -1

    def _declaration(self, at):
        data = self.rawdata
        if data.startswith("<![", at):
            end = data.find("]>" if not data.startswith("<![CDATA[", at) else "]]>", at + 3)
            if end < 0:
                return -1
            self.unknown_decl(data[at + 3:end])
            return end + (3 if data.startswith("]]>", end) else 2)
        end = data.find(">", at + 2)
        if end < 0:
            return -1
        if data[at + 2:at + 9].lower() == "doctype":
            self.handle_decl(data[at + 2:end])
        else:
            self.handle_comment(data[at + 2:end])
        return end + 1

    def _start_tag(self, at):
        data = self.rawdata
        found = _START_TAG.match(data, at)
        end = found.end()
        if data.startswith("/>", end):
            end += 2
        elif data.startswith(">", end):
            end += 1
        elif _MAY_GO_ON.match(data, end):
            return -1
        self._start_text = data[at:end]
        name = _TAG_NAME.match(data, at + 1)
        tag = self.lasttag = name[0].lower()
        attrs, here = [], name.end()
        here = re.compile(r"(?:\s|/(?!>))*").match(data, here).end()
        while here < end:
            found = _ATTRIBUTE.match(data, here)
            if not found:
                break
            attr, rest, value = found.groups()
            if not rest:
                value = None
            elif value[:1] in ("'", '"') and value[:1] == value[-1:]:
                value = value[1:-1]
            if value:
                value = unescape(value)
            attrs.append((attr.lower(), value))
            here = found.end()
        closing = data[here:end].strip()
        if closing == "/>":
            self.handle_startendtag(tag, attrs)
        elif closing != ">":
            self.handle_data(self._start_text)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def _end_tag(self, at):
        data = self.rawdata
        close = data.find(">", at + 2)
        if close < 0:
            return -1
        found = _END_TAG.match(data, at)
        if found is None:
            if self.cdata_elem is not None:
                self.handle_data(data[at:close + 1])
                return close + 1
            name = _TAG_NAME.match(data, at + 2)
            if name is None:
                if data.startswith("</>", at):
                    return at + 3
                self.handle_comment(data[at + 2:close])
                return close + 1
            self.handle_endtag(name[0].lower())
            return data.find(">", name.end()) + 1
        elem = found[1].lower()
        if self.cdata_elem is not None and elem != self.cdata_elem:
            self.handle_data(data[at:close + 1])
            return close + 1
        self.handle_endtag(elem)
        self.clear_cdata_mode()
        return found.end()

    def handle_startendtag(self, tag, attrs):
        """A tag that ends itself."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """A start tag."""

    def handle_endtag(self, tag):
        """An end tag."""

    def handle_charref(self, name):
        """A numeric reference, if those aren't converted."""

    def handle_entityref(self, name):
        """A named reference, if those aren't converted."""

    def handle_data(self, data):
        """Text."""

    def handle_comment(self, data):
        """A comment."""

    def handle_decl(self, decl):
        """A document type."""

    def handle_pi(self, data):
        """A processing instruction."""

    def unknown_decl(self, data):
        """Another declaration."""
