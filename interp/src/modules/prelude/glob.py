"""File names that match a pattern with wildcards."""

import os
from fnmatch import _escape, _matches, _translated

__all__ = ["escape", "glob", "iglob", "translate"]

_MAGIC = "*?["


def has_magic(s):
    """True if a name has wildcards."""
    if isinstance(s, bytes):
        s = s.decode("utf-8", "surrogateescape")
    return any(char in s for char in _MAGIC)


def escape(pathname):
    """A pattern that matches nothing but this name."""
    if isinstance(pathname, bytes):
        return escape(pathname.decode("utf-8", "surrogateescape")).encode(
            "utf-8", "surrogateescape")
    return "".join(f"[{char}]" if char in _MAGIC else char for char in pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """A list of the names that match; `**` is any directories if recursive."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """An iterator over the names that match."""
    pathname = os.fspath(pathname)
    root = "" if root_dir is None else os.fspath(root_dir)
    if isinstance(pathname, bytes):
        text = pathname.decode("utf-8", "surrogateescape")
        if isinstance(root, bytes):
            root = root.decode("utf-8", "surrogateescape")
        for name in _iglob(text, root, recursive, include_hidden):
            if name:
                yield name.encode("utf-8", "surrogateescape")
        return
    for name in _iglob(pathname, root, recursive, include_hidden):
        if name:
            yield name


def _iglob(pathname, root, recursive, hidden, dironly=False):
    dirname, basename = os.path.split(pathname)
    if not has_magic(pathname):
        place = os.path.join(root, pathname)
        if os.path.lexists(place) if basename else os.path.isdir(os.path.join(root, dirname)):
            yield pathname
        return
    deep = recursive and basename == "**"
    if not dirname:
        if deep:
            yield ""
            yield from _below(root, "", dironly, hidden)
        else:
            yield from _matching(root, basename, dironly, hidden)
        return
    if dirname != pathname and has_magic(dirname):
        directories = _iglob(dirname, root, recursive, hidden, True)
    else:
        directories = [dirname]
    for directory in directories:
        place = os.path.join(root, directory)
        if deep:
            if os.path.isdir(place):
                yield os.path.join(directory, "")
                for name in _below(place, "", dironly, hidden):
                    yield os.path.join(directory, name)
        elif has_magic(basename):
            for name in _matching(place, basename, dironly, hidden):
                yield os.path.join(directory, name)
        elif basename == "":
            if os.path.isdir(place):
                yield os.path.join(directory, "")
        elif os.path.lexists(os.path.join(place, basename)):
            yield os.path.join(directory, basename)


def _names(directory, dironly):
    try:
        with os.scandir(directory or ".") as entries:
            for entry in entries:
                try:
                    if not dironly or entry.is_dir():
                        yield entry.name
                except OSError:
                    pass
    except OSError:
        return


def _matching(directory, pattern, dironly, hidden):
    for name in _names(directory, dironly):
        if (hidden or pattern.startswith(".") or not name.startswith(".")) \
                and _matches(name, pattern):
            yield name


def _below(directory, prefix, dironly, hidden):
    """All names in a tree, relative to its root."""
    for name in list(_names(directory, dironly)):
        if not hidden and name.startswith("."):
            continue
        path = os.path.join(prefix, name) if prefix else name
        yield path
        yield from _below(os.path.join(directory, name) if directory else name, path,
                          dironly, hidden)


def glob0(dirname, pattern):
    """Deprecated: the name in a list if it is in the directory."""
    _deprecated("glob0")
    return [pattern] if os.path.lexists(os.path.join(dirname, pattern)) else []


def glob1(dirname, pattern):
    """Deprecated: the names in a directory that match."""
    _deprecated("glob1")
    return list(_matching(dirname, pattern, False, False))


def _deprecated(name):
    import warnings
    warnings.warn(f"glob.{name} is deprecated and will be removed in Python 3.15. Use glob.glob and pass a directory to its "
                  "root_dir argument instead.", DeprecationWarning, stacklevel=3)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """A pattern for whole paths as a regular expression."""
    if not seps:
        seps = (os.sep, os.altsep) if os.altsep else os.sep
    escaped = "".join(map(_escape, seps))
    sep = f"[{escaped}]" if len(seps) > 1 else escaped
    inner = f"[^{escaped}]"
    if include_hidden:
        name = f"{inner}+"
        names, last_names = f"(?:.+{sep})?", ".*"
    else:
        name = f"[^{escaped}.]{inner}*"
        names = f"(?:{name}{sep})*"
        last_names = f"{names}(?:{name})?"
    parts, part = [], ""
    for char in pat:
        if char in seps:
            parts.append(part)
            part = ""
        else:
            part += char
    last = part
    out = []
    for part, following in zip(parts, [*parts[1:], last]):
        if recursive and part == "**":
            if following != "**":
                out.append(names)
        else:
            out += [*_name(part, name, inner, include_hidden), sep]
    out += [last_names] if recursive and last == "**" else _name(last, name, inner, include_hidden)
    return f"(?s:{''.join(out)})\\Z"


def _name(pattern, name, inner, hidden):
    """The regular expression, in parts, for one name in a path."""
    if pattern == "*":
        return [name]
    parts = _translated(pattern, f"{inner}*", inner)
    return ["(?!\\.)", *parts] if pattern[:1] in ("*", "?") and not hidden else parts
