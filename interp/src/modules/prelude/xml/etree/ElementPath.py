"""Finding elements by a path: names and `*`, `.`, `..`, `//`, and conditions in brackets."""

import re

import _xml

_TOKEN = re.compile(r"""('[^']*'|"[^"]*")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]()@=])|((?:\{[^}]+\})?[^/\[\]()@!=\s]+)|\s+""")


def _tokens(path, namespaces):
    default = namespaces.get("") if namespaces else None
    attribute = False
    for found in _TOKEN.finditer(path):
        literal, mark, name = found.groups()
        if name and name[0] != "{":
            if ":" in name:
                prefix, _, local = name.partition(":")
                try:
                    if not namespaces:
                        raise KeyError
                    name = f"{{{namespaces[prefix]}}}{local}"
                except KeyError:
                    raise SyntaxError(f"prefix {prefix!r} not found in prefix map") from None
            elif default and not attribute:
                name = f"{{{default}}}{name}"
        attribute = mark == "@"
        if literal or mark or name:
            yield literal or "", mark or "", name or ""


def _tag_test(tag):
    if tag.startswith("{*}"):
        local = tag[3:]
        return lambda e: isinstance(e.tag, str) and e.tag.rpartition("}")[2] == local
    if tag.endswith("}*"):
        space = tag[:-1]
        return lambda e: isinstance(e.tag, str) and e.tag.startswith(space)
    return lambda e: e.tag == tag


_known = {}


def _steps(path, namespaces):
    """The path as functions from elements to elements, which are kept."""
    key = (path, tuple(sorted(namespaces.items())) if namespaces else None)
    steps = _known.get(key)
    if steps is None:
        steps = _compiled(path, namespaces)
        if len(_known) > 100:
            _known.clear()
        _known[key] = steps
    return steps


def _compiled(path, namespaces):
    if not namespaces and re.fullmatch(r"[^/*@\[\].{}]+", path):
        return [lambda found, root: [c for e in found for c in e if c.tag == path]]
    if path[-1:] == "/":
        path += "*"
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    tokens = list(_tokens(path, namespaces))
    steps, at = [], 0
    while at < len(tokens):
        literal, mark, name = tokens[at]
        at += 1
        if name:
            test = _tag_test(name)
            steps.append(lambda found, root, test=test: [c for e in found for c in e if test(c)])
        elif mark == "*":
            steps.append(lambda found, root: [c for e in found for c in e])
        elif mark == ".":
            pass
        elif mark == "..":
            steps.append(_parents)
        elif mark == "//":
            if at == len(tokens) or not (tokens[at][2] or tokens[at][1] == "*"):
                raise SyntaxError("invalid descendant")
            tag = tokens[at][2] or "*"
            at += 1
            if tag == "*" or "*" not in tag:
                tag = None if tag == "*" else tag
                steps.append(lambda found, root, tag=tag: [d for e in found for d in _xml.descendants(e, tag)])
            else:
                steps.append(lambda found, root, tag=tag: [d for e in found for d in e.iter(tag) if d is not e])
        elif mark == "[":
            end = at
            while end < len(tokens) and tokens[end][1] != "]":
                end += 1
            if end == len(tokens):
                raise SyntaxError("invalid path")
            steps.append(_condition(tokens[at:end]))
            at = end + 1
        elif mark != "/":
            raise SyntaxError("invalid path")
        if at < len(tokens) and tokens[at][1] == "/":
            at += 1
    return steps


def _parents(found, root):
    above = {child: parent for parent in root.iter() for child in parent}
    result = []
    for e in found:
        if e in above and above[e] not in result:
            result.append(above[e])
    return result


def _condition(tokens):
    shape = "".join([mark or ("t" if name else "'") for _, mark, name in tokens])
    values = [literal[1:-1] if literal else name for literal, _, name in tokens]
    if shape == "@t":
        return lambda found, root: [e for e in found if e.get(values[1]) is not None]
    if shape in ("@t='", "@t!='"):
        equal = shape == "@t='"
        return lambda found, root: [e for e in found
                                    if (value := e.get(values[1])) is not None and (value == values[3]) == equal]
    if shape in (".='", ".!='"):
        equal = shape == ".='"
        return lambda found, root: [e for e in found if ("".join(e.itertext()) == values[2]) == equal]
    if shape in ("t='", "t!='"):
        equal = shape == "t='"
        return lambda found, root: [e for e in found
                                    if any(("".join(c.itertext()) == values[2]) == equal for c in e.findall(values[0]))]
    if shape in ("t", "t()", "t()-t") or shape == "t" and values[0].isdigit():
        if shape == "t" and not re.fullmatch(r"-?\d+", values[0]):
            return lambda found, root: [e for e in found if e.find(values[0]) is not None]
        if shape == "t":
            index = int(values[0]) - 1
            if index < 0:
                raise SyntaxError("XPath position >= 1 expected")
        else:
            if values[0] != "last":
                raise SyntaxError("unsupported function")
            index = -1
        return lambda found, root: _at(found, root, index)
    if re.fullmatch(r"t\(\)t", shape) and values[0] == "last" and re.fullmatch(r"-\d+", values[2]):
        index = int(values[2]) - 1
        if index > -2:
            raise SyntaxError("XPath offset from last() must be negative")
        return lambda found, root: _at(found, root, index)
    raise SyntaxError("invalid predicate")


def _at(found, root, index):
    above = {child: parent for parent in root.iter() for child in parent}
    result = []
    for e in found:
        if e in above:
            alike = above[e].findall(e.tag)
            if -len(alike) <= index < len(alike) and alike[index] is e:
                result.append(e)
    return result


def iterfind(element, path, namespaces=None):
    """The elements that a path leads to."""
    found = [element]
    for step in _steps(path, namespaces):
        found = step(found, element)
    yield from found


def find(element, path, namespaces=None):
    """The first of them, or None."""
    return next(iterfind(element, path, namespaces), None)


def findall(element, path, namespaces=None):
    """All of them."""
    return list(iterfind(element, path, namespaces))


def findtext(element, path, default=None, namespaces=None):
    """The text of the first of them."""
    found = find(element, path, namespaces)
    return default if found is None else found.text or ""
