"""Elements of XML as objects: made, found, changed, read and written."""

import io
import re

import _xml
from xml.etree import ElementPath
from xml.etree._reader import NotWellFormed, Reader

__all__ = [
    "Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "indent", "iselement", "iterparse", "parse",
    "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist", "TreeBuilder", "VERSION",
    "XML", "XMLID", "XMLParser", "register_namespace",
]

VERSION = "1.3.0"


class ParseError(SyntaxError):
    """What is no XML; `code` and `position` say what is wrong and where."""


class Element:
    """An element: its tag, attributes, text, what follows it, and the elements in it."""

    # Natives know the order.
    __slots__ = ("tag", "attrib", "text", "tail", "_children", "__weakref__")

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"Element() argument 2 must be dict, not {type(attrib).__name__}")
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = self.tail = None
        self._children = []

    def __getstate__(self):
        return {"tag": self.tag, "_children": self._children, "attrib": self.attrib, "text": self.text, "tail": self.tail}

    def __setstate__(self, state):
        self.tag, self.attrib, self._children = state["tag"], state.get("attrib", {}), list(state.get("_children", ()))
        self.text, self.tail = state.get("text"), state.get("tail")

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib):
        return type(self)(tag, attrib)

    def __copy__(self):
        made = Element(self.tag)
        made.attrib, made.text, made.tail = self.attrib, self.text, self.tail
        made._children[:] = self._children
        return made

    def __deepcopy__(self, memo):
        from copy import deepcopy

        made = Element(deepcopy(self.tag, memo))
        made.attrib, made.text, made.tail = deepcopy(self.attrib, memo), deepcopy(self.text, memo), deepcopy(self.tail, memo)
        made._children[:] = [deepcopy(child, memo) for child in self._children]
        memo[id(self)] = made
        return made

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        import warnings

        warnings.warn("Testing an element's truth value will always return True in future versions.  "
                      "Use specific 'len(elem)' or 'elem is not None' test instead.", DeprecationWarning, stacklevel=2)
        return bool(self._children)

    def __iter__(self):
        return iter(self._children)

    def __getitem__(self, index):
        try:
            return self._children[index]
        except IndexError:
            raise IndexError("child index out of range") from None

    def __setitem__(self, index, element):
        for each in element if isinstance(index, slice) else (element,):
            _check(each)
        try:
            self._children[index] = element
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def __delitem__(self, index):
        try:
            del self._children[index]
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def append(self, subelement, /):
        """Add an element at the end."""
        _check(subelement)
        self._children.append(subelement)

    def extend(self, elements, /):
        """Add elements at the end."""
        for each in elements:
            self.append(each)

    def insert(self, index, subelement, /):
        """Add an element at a place."""
        _check(subelement)
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        """Take an element out, which is found by identity or equality."""
        try:
            self._children.remove(subelement)
        except ValueError:
            raise ValueError("list.remove(x): x not in list") from None

    def find(self, path, namespaces=None):
        """The first element that a path leads to, or None."""
        if _is_name(path) and not namespaces:
            found = _xml.children_with(self, path, True)
            if found is not NotImplemented:
                return found
        return ElementPath.find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """Its text."""
        if _is_name(path) and not namespaces:
            found = _xml.children_with(self, path, True)
            if found is not NotImplemented:
                return default if found is None else "" if found.text is None else found.text
        return ElementPath.findtext(self, path, default, namespaces)

    def findall(self, path, namespaces=None):
        """All of them."""
        if _is_name(path) and not namespaces:
            found = _xml.children_with(self, path, False)
            if found is not NotImplemented:
                return found
        return ElementPath.findall(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        """All of them, one by one."""
        return ElementPath.iterfind(self, path, namespaces)

    def clear(self):
        """Leave the tag alone."""
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        """An attribute."""
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        """Give an attribute a value."""
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib)

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        """The element and those in it, at every depth, that have the tag."""
        if tag == "*":
            tag = None
        if tag is None or isinstance(tag, str) and "*" not in tag:
            return _xml.walk(self, tag)
        return self._iter(ElementPath._tag_test(tag) if isinstance(tag, str) else lambda e: e.tag == tag)

    def _iter(self, test):
        waiting = [self]
        while waiting:
            element = waiting.pop()
            if test(element):
                yield element
            waiting.extend(reversed(element._children))

    def itertext(self):
        """The texts in the element, in order."""
        if not isinstance(self.tag, str) and self.tag is not None:
            return
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail


_xml.know_elements(Element)


def _is_name(path):
    return isinstance(path, str) and path.isidentifier()


def _check(element):
    if not isinstance(element, Element):
        raise TypeError(f"append() argument 1 must be xml.etree.ElementTree.Element, not {type(element).__name__}")


def iselement(element):
    """Is it an element, or like one?"""
    return hasattr(element, "tag")


def SubElement(parent, tag, attrib={}, **extra):
    """A new element at the end of another."""
    element = _xml.sub_element(parent, tag, attrib, extra)
    if element is None:
        if not isinstance(parent, Element):
            raise TypeError(f"SubElement() argument 1 must be xml.etree.ElementTree.Element, not {type(parent).__name__}")
        element = Element(tag, attrib, **extra)
        parent._children.append(element)
    return element


def Comment(text=None):
    """A comment."""
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    """An instruction to whoever processes the document."""
    element = Element(ProcessingInstruction)
    element.text = f"{target} {text}" if text else target
    return element


PI = ProcessingInstruction


class QName:
    """A name in a namespace."""

    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<QName {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, QName) else other)

    def __lt__(self, other):
        return self.text < (other.text if isinstance(other, QName) else other)


class ElementTree:
    """A document: its root element."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        """Read a file, given by name or open."""
        opened = not hasattr(source, "read")
        file = open(source, "rb") if opened else source
        try:
            parser = parser or XMLParser()
            parser.feed(file.read())
            self._root = parser.close()
        finally:
            if opened:
                file.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _relative(self, path):
        if path[:1] != "/":
            return path
        import warnings

        warnings.warn("This search is broken in 1.3 and earlier, and will be fixed in a future version.  If you rely on "
                      f"the current behaviour, change it to {'.' + path!r}", FutureWarning, stacklevel=3)
        return "." + path

    def find(self, path, namespaces=None):
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        """Write the document to a file, given by name or open for writing."""
        text = _document(self._root, encoding, xml_declaration, default_namespace, method, short_empty_elements)
        unicode = (encoding or "us-ascii").lower() == "unicode"
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(text if unicode else _encoded(text, encoding))
        elif unicode:
            with open(file_or_filename, "w", encoding="utf-8", errors="xmlcharrefreplace") as file:
                file.write(text)
        else:
            with open(file_or_filename, "wb") as file:
                file.write(_encoded(text, encoding))


# --- writing ----------------------------------------------------------------

_namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs", "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}


def register_namespace(prefix, uri):
    """The prefix that a namespace is written with."""
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, other in list(_namespace_map.items()):
        if known == uri or other == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


def _encoded(text, encoding):
    return text.encode(encoding or "us-ascii", "xmlcharrefreplace")


def _names(root, default):
    """What each tag and attribute name is written as, and the prefixes of the namespaces."""
    names, prefixes = {None: None}, {}
    if default:
        prefixes[default] = ""

    def add(name):
        if name in names:
            return
        if name[:1] == "{":
            uri, _, local = name[1:].rpartition("}")
            prefix = prefixes.get(uri)
            if prefix is None:
                prefix = _namespace_map.get(uri) or f"ns{len(prefixes)}"
                if prefix != "xml":
                    prefixes[uri] = prefix
            names[name] = f"{prefix}:{local}" if prefix else local
        elif default:
            raise ValueError("cannot use non-qualified names with default_namespace option")
        else:
            names[name] = name

    for element in root.iter():
        tag = element.tag
        if isinstance(tag, (str, QName)):
            add(str(tag))
        elif tag is not None and tag is not Comment and tag is not PI:
            _refuse(tag)
        for key, value in element.items():
            if not isinstance(key, (str, QName)):
                _refuse(key)
            add(str(key))
            if isinstance(value, QName):
                add(value.text)
        if isinstance(element.text, QName):
            add(element.text.text)
    return names, prefixes


def _refuse(value):
    raise TypeError(f"cannot serialize {value!r} (type {type(value).__name__})")


def _escaped(text):
    if not isinstance(text, str):
        _refuse(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped_attribute(text):
    return _escaped(text).replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


_HTML_EMPTY = {"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta", "param",
               "source", "track", "wbr"}


def _write(out, element, names, prefixes, method, short):
    tag, text = element.tag, element.text
    if tag is Comment:
        out.append(f"<!--{text}-->")
    elif tag is PI:
        out.append(f"<?{text}?>")
    else:
        name = names[str(tag)] if tag is not None else None
        if name is not None:
            parts = [f"<{name}"]
            for uri, prefix in sorted(prefixes.items(), key=lambda pair: pair[1]):
                parts.append(f' xmlns{":" if prefix else ""}{prefix}="{_escaped_attribute(uri)}"')
            for key, value in element.items():
                value = names[value.text] if isinstance(value, QName) else value
                parts.append(f' {names[str(key)]}="{_escaped_attribute(value)}"')
            out.append("".join(parts))
        html = method == "html"
        lower = name.lower() if html and name else ""
        if name is not None and (html or text or len(element) or not short):
            out.append(">")
        if text:
            text = names[text.text] if isinstance(text, QName) else text
            out.append(text if lower in ("script", "style") else _escaped(text))
        for child in element:
            _write(out, child, names, {}, method, short)
        if name is not None:
            if html:
                if lower not in _HTML_EMPTY:
                    out.append(f"</{name}>")
            elif text or len(element) or not short:
                out.append(f"</{name}>")
            else:
                out.append(" />")
    if element.tail:
        out.append(_escaped(element.tail))


def _document(root, encoding, declared, default_namespace, method, short):
    method = method or "xml"
    if method not in ("xml", "html", "text"):
        raise ValueError(f"unknown method {method!r}")
    encoding = encoding or "us-ascii"
    out = []
    plain = encoding.lower() in ("utf-8", "us-ascii", "unicode")
    if method == "xml" and (declared or declared is None and not plain):
        shown = "utf-8" if encoding.lower() == "unicode" else encoding
        out.append(f"<?xml version='1.0' encoding='{shown}'?>\n")
    if method == "text":
        out.extend(root.itertext())
        if root.tail:
            out.append(root.tail)
    elif method == "xml" and not default_namespace and (text := _xml.write(root, bool(short))) is not None:
        out.append(text)
    else:
        names, prefixes = _names(root, default_namespace)
        _write(out, root, names, prefixes, method, short)
    return "".join(out)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    """An element as bytes, or as text for the encoding "unicode"."""
    text = _document(element, encoding, xml_declaration, default_namespace, method, short_empty_elements)
    return text if (encoding or "").lower() == "unicode" else _encoded(text, encoding)


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    """The same in a list."""
    return [tostring(element, encoding, method, xml_declaration=xml_declaration, default_namespace=default_namespace,
                     short_empty_elements=short_empty_elements)]


def dump(elem):
    """Print an element or a tree."""
    import sys

    root = elem.getroot() if isinstance(elem, ElementTree) else elem
    text = tostring(root, "unicode")
    sys.stdout.write(text if text[-1:] == "\n" or root.tail and root.tail[-1] == "\n" else text + "\n")


def indent(tree, space="  ", level=0):
    """Put white space between the elements, so that each begins a line."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if not len(tree):
        return
    breaks = ["\n" + level * space]

    def children(element, level):
        if len(breaks) <= level + 1:
            breaks.append(breaks[level] + space)
        inner = breaks[level + 1]
        if not element.text or not element.text.strip():
            element.text = inner
        for child in element:
            if len(child):
                children(child, level + 1)
            if not child.tail or not child.tail.strip():
                child.tail = inner
        if not child.tail.strip():
            child.tail = breaks[level]

    children(tree, 0)


# --- reading ----------------------------------------------------------------

class TreeBuilder:
    """Makes elements of what a parser tells."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._factory = element_factory or Element
        self._comment, self._pi = comment_factory or Comment, pi_factory or ProcessingInstruction
        self._insert_comments, self._insert_pis = insert_comments, insert_pis
        self._texts, self._open, self._last, self._root, self._behind = [], [], None, None, False

    def close(self):
        """The root element."""
        assert not self._open, "missing end tags"
        assert self._root is not None, "missing toplevel element"
        return self._root

    def _builds_plainly(self):
        """Has nothing been told yet, and are elements made as they come?"""
        return (self._factory is Element and self._root is None and not self._texts
                and not self._insert_comments and not self._insert_pis)

    def _events_wanted(self):
        return False, False

    def _take(self, root, events):
        self._root = root

    def _flush(self):
        if self._texts:
            if self._last is not None:
                text = "".join(self._texts)
                if self._behind:
                    self._last.tail = text
                else:
                    self._last.text = text
            self._texts = []

    def data(self, data, /):
        """Some text."""
        self._texts.append(data)

    def start(self, tag, attrs, /):
        """The beginning of an element."""
        self._flush()
        self._last = element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._behind = False
        return element

    def end(self, tag, /):
        """Its end."""
        self._flush()
        self._last = self._open.pop()
        self._behind = True
        return self._last

    def comment(self, text, /):
        return self._single(self._comment, self._insert_comments, text)

    def pi(self, target, text=None, /):
        return self._single(self._pi, self._insert_pis, target, text)

    def _single(self, factory, insert, *args):
        element = factory(*args)
        if insert:
            self._flush()
            self._last = element
            if self._open:
                self._open[-1].append(element)
            self._behind = True
        return element


class _Told:
    """What a reader tells, passed on to the methods that a target has."""

    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name, _ignore)


def _ignore(*args):
    pass


class XMLParser:
    """Reads XML and tells a target of it."""

    def __init__(self, *, target=None, encoding=None):
        self.target = TreeBuilder() if target is None else target
        self._encoding = encoding
        self._parts = []

    def feed(self, data, /):
        """Some of the document, as text or bytes."""
        self._parts.append(data)

    def flush(self):
        pass

    def close(self):
        """Read what was fed; what the target makes of it."""
        parts, self._parts = self._parts, []
        if any(isinstance(part, str) for part in parts):
            source = "".join([part if isinstance(part, str) else part.decode() for part in parts])
        else:
            source = _decoded(b"".join(parts), self._encoding)
        source = source.replace("\r\n", "\n").replace("\r", "\n")
        target = self.target
        if type(target) in (TreeBuilder, _Events) and target._builds_plainly():
            events = []
            root = _xml.build(source, *target._events_wanted(), events)
            if root is not None:
                target._take(root, events)
                return target.close()
        try:
            Reader(source, _Told(target)).read()
        except NotWellFormed as e:
            error = ParseError(str(e))
            error.code, error.position = e.code, e.position
            raise error from None
        return target.close() if hasattr(target, "close") else None


def _decoded(data, encoding):
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name)
    declared = re.match(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([-\w.]+)["']""", data)
    return data.decode(encoding or (declared[1].decode() if declared else "utf-8"))


def parse(source, parser=None):
    """The tree of a file, given by name or open."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    """The root element of a document."""
    parser = parser or XMLParser()
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    """The root element, and a dict of those with an attribute `id`."""
    root = XML(text, parser)
    return root, {name: element for element in root.iter() if (name := element.get("id"))}


def fromstringlist(sequence, parser=None):
    """The root element of a document in pieces."""
    parser = parser or XMLParser()
    for text in sequence:
        parser.feed(text)
    return parser.close()


class _Events(TreeBuilder):
    def __init__(self, wanted):
        super().__init__(insert_comments="comment" in wanted, insert_pis="pi" in wanted)
        self.wanted, self.seen = wanted, []

    def _builds_plainly(self):
        return {"start", "end"}.issuperset(self.wanted) and super()._builds_plainly()

    def _events_wanted(self):
        return "start" in self.wanted, "end" in self.wanted

    def _take(self, root, events):
        self._root, self.seen = root, events

    def _note(self, event, value):
        if event in self.wanted:
            self.seen.append((event, value))
        return value

    def start(self, tag, attrs):
        return self._note("start", super().start(tag, attrs))

    def end(self, tag):
        return self._note("end", super().end(tag))

    def comment(self, text):
        return self._note("comment", super().comment(text))

    def pi(self, target, text=None):
        return self._note("pi", super().pi(target, text))

    def start_ns(self, prefix, uri):
        self._note("start-ns", (prefix, uri))


def iterparse(source, events=None, parser=None):
    """(event, element) for each of the events asked for, by default the ends of elements."""
    target = _Events(events or ("end",))
    tree = ElementTree()
    tree.parse(source, XMLParser(target=target))
    for event in target.seen:
        yield event
