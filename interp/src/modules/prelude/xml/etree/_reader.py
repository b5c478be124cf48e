"""Reads XML without a document type: tags, text, comments and instructions, told to a target as they come. Names in namespaces become
`{uri}name`. What is not well formed is told in expat's words, with its number.
"""

import re

_NAME = r"[A-Za-z_:\u0080-\U0010ffff][-A-Za-z0-9._:\u0080-\U0010ffff]*"
_MARKUP = re.compile(rf"""
    <!--(?P<comment>(?:(?!--).)*)-->
  | <!\[CDATA\[(?P<cdata>.*?)\]\]>
  | <\?(?P<instruction>{_NAME})(?:\s+(?P<data>.*?))?\s*\?>
  | <!DOCTYPE\b(?P<doctype>[^\[>]*(?:\[.*?\]\s*)?)>
  | </(?P<end>{_NAME})\s*>
  | <(?P<start>{_NAME})(?P<attributes>(?:\s+{_NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?P<empty>/?)>
    """, re.VERBOSE | re.DOTALL)
_ATTRIBUTE = re.compile(rf"""({_NAME})\s*=\s*("[^"]*"|'[^']*')""")
_REFERENCE = re.compile(rf"&(?:#(?P<number>\d+)|#x(?P<hex>[0-9a-fA-F]+)|(?P<name>{_NAME}));|&")
_ENTITY = re.compile(rf"""<!ENTITY\s+({_NAME})\s+("[^"]*"|'[^']*')\s*>""")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_XML = "http://www.w3.org/XML/1998/namespace"

SYNTAX, NO_ELEMENTS, INVALID_TOKEN, UNCLOSED_TOKEN, TAG_MISMATCH, DUPLICATE_ATTRIBUTE, JUNK, UNDEFINED_ENTITY = 2, 3, 4, 5, 7, 8, 9, 11
UNBOUND_PREFIX, BAD_CHARACTER = 27, 14
_WORDS = {
    SYNTAX: "syntax error", NO_ELEMENTS: "no element found", INVALID_TOKEN: "not well-formed (invalid token)", UNCLOSED_TOKEN: "unclosed token",
    TAG_MISMATCH: "mismatched tag", DUPLICATE_ATTRIBUTE: "duplicate attribute", JUNK: "junk after document element",
    UNBOUND_PREFIX: "unbound prefix", BAD_CHARACTER: "reference to invalid character number",
}


class NotWellFormed(Exception):
    """What is wrong, and where."""

    def __init__(self, code, source, at, words=None):
        line = source.count("\n", 0, at) + 1
        column = at - (source.rfind("\n", 0, at) + 1)
        super().__init__(f"{words or _WORDS[code]}: line {line}, column {column}")
        self.code, self.position = code, (line, column)


class Reader:
    """Tells a target with the methods start, end, data, comment, pi, start_ns and end_ns what a source consists of."""

    def __init__(self, source, target):
        self.source, self.target = source, target
        self.entities = dict(_NAMED)
        self.spaces = [{"xml": _XML}]
        self.open = []

    def fail(self, code, at, words=None):
        raise NotWellFormed(code, self.source, at, words)

    def read(self):
        source, target = self.source, self.target
        at, end = 0, len(source)
        begun = False
        while at < end:
            mark = source.find("<", at)
            if mark != at:
                mark = end if mark < 0 else mark
                if self.open:
                    target.data(self.expanded(at, mark))
                elif text := source[at:mark].lstrip():
                    self.fail(JUNK if begun else SYNTAX, mark - len(text))
                at = mark
                continue
            found = _MARKUP.match(source, at)
            if found is None:
                self.explain(at, begun)
            kind = found.lastgroup
            if (name := found["start"]) is not None:
                if begun and not self.open:
                    self.fail(JUNK, at)
                begun = True
                self.start(name, found, at)
            elif (name := found["end"]) is not None:
                if not self.open:
                    self.fail(JUNK if begun else INVALID_TOKEN, at + (0 if begun else 1))
                expected, full = self.open.pop()
                if expected != name:
                    self.fail(TAG_MISMATCH, at + 2)
                target.end(full)
                self.close_spaces()
            elif found["cdata"] is not None:
                target.data(found["cdata"])
            elif found["comment"] is not None:
                target.comment(found["comment"])
            elif (name := found["instruction"]) is not None:
                if name.lower() != "xml":
                    target.pi(name, found["data"])
                elif at:
                    self.fail(17, at, "XML or text declaration not at start of entity")
            else:
                for name, value in _ENTITY.findall(found["doctype"]):
                    self.entities[name] = value[1:-1]
            at = found.end()
        if self.open or not begun:
            self.fail(NO_ELEMENTS, end)

    def explain(self, at, begun):
        """Say why no markup begins here."""
        source = self.source
        for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")):
            if source.startswith(opening, at) and closing not in source[at:]:
                self.fail(UNCLOSED_TOKEN, at)
        if begun and not self.open:
            self.fail(JUNK, at)
        tag = re.compile(rf"</?(?:{_NAME}(?:\s+{_NAME}\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*(?:{_NAME}(?:\s*=\s*(?:[\"'][^<\"']*)?)?)?)?").match(source, at)
        wrong = tag.end() if tag else at + 1
        if wrong >= len(source):
            self.fail(UNCLOSED_TOKEN, at)
        self.fail(INVALID_TOKEN, wrong)

    def expanded(self, start, end, attribute=False):
        """A stretch of text with its references replaced."""
        text = self.source[start:end]
        if attribute:
            text = text.replace("\t", " ").replace("\n", " ")
        if "&" not in text:
            return text

        def value(found):
            if (name := found["name"]) is not None:
                if name not in self.entities:
                    self.fail(UNDEFINED_ENTITY, start + found.start(), "undefined entity")
                return self.entities[name]
            digits = found["number"] or found["hex"]
            if digits is None:
                self.fail(INVALID_TOKEN, start + found.start() + 1)
            number = int(digits, 10 if found["number"] else 16)
            if number > 0x10ffff or number < 32 and number not in (9, 10, 13):
                self.fail(BAD_CHARACTER, start + found.start())
            return chr(number)

        return _REFERENCE.sub(value, text)

    def start(self, name, found, at):
        attributes, spaces = {}, {}
        for pair in _ATTRIBUTE.finditer(self.source, found.start("attributes"), found.end("attributes")):
            key = pair[1]
            value = self.expanded(pair.start(2) + 1, pair.end(2) - 1, True)
            if key == "xmlns" or key.startswith("xmlns:"):
                spaces[key[6:]] = value
            elif key in attributes:
                self.fail(DUPLICATE_ATTRIBUTE, pair.start())
            else:
                attributes[key] = value
        self.spaces.append({**self.spaces[-1], **spaces} if spaces else self.spaces[-1])
        for prefix, uri in spaces.items():
            self.target.start_ns(prefix, uri)
        full = self.qualified(name, at, True)
        named = {self.qualified(key, at, False): value for key, value in attributes.items()}
        if len(named) < len(attributes):
            self.fail(DUPLICATE_ATTRIBUTE, at)
        self.target.start(full, named)
        if found["empty"]:
            self.target.end(full)
            self.close_spaces()
        else:
            self.open.append((name, full))

    def close_spaces(self):
        self.spaces.pop()

    def qualified(self, name, at, default):
        prefix, colon, local = name.partition(":")
        if not colon:
            uri = self.spaces[-1].get("") if default else None
            return f"{{{uri}}}{name}" if uri else name
        uri = self.spaces[-1].get(prefix)
        if uri is None:
            self.fail(UNBOUND_PREFIX, at)
        return f"{{{uri}}}{local}"
