"""Lines of source files, read once and kept."""

from _gilbox import decode_source as _decode_source

__all__ = ["getline", "clearcache", "checkcache"]

# file name -> (size, time of change, lines, path), None for a time for what is no file; or
# (what gives the text,) where nobody has asked for it yet
cache = {}


def clearcache():
    """Forget all files."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line with its newline, or an empty string."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """All lines of a file, or an empty list."""
    entry = cache.get(filename)
    if entry is not None and len(entry) > 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forget the files that have changed since they were read."""
    import os
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        try:
            found = os.stat(entry[3])
        except (OSError, ValueError):
            del cache[name]
            continue
        if entry[0] != found.st_size or entry[1] != found.st_mtime:
            del cache[name]


def updatecache(filename, module_globals=None):
    """Read a file again; gives its lines."""
    entry = cache.pop(filename, None)
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return []
    import os
    import sys
    if not os.path.exists(filename) and (
            entry is not None and len(entry) == 1 or lazycache(filename, module_globals)):
        text = (entry or cache.pop(filename))[0]()
        if text is None:
            return []
        cache[filename] = len(text), None, [line + "\n" for line in text.splitlines()], filename
        return cache[filename][2]
    places = [filename]
    if not os.path.isabs(filename):
        places += [os.path.join(directory, filename) for directory in sys.path
                   if isinstance(directory, str)]
    for path in places:
        try:
            with open(path, "rb") as file:
                data = file.read()
            found = os.stat(path)
        except (OSError, ValueError):
            continue
        try:
            text = _decode_source(data, filename)
        except SyntaxError:
            return []
        lines = [line + "\n" for line in text.replace("\r\n", "\n").split("\n")]
        if len(lines) > 1 and lines[-1] == "\n":
            lines.pop()
        cache[filename] = found.st_size, found.st_mtime, lines, path
        return lines
    return []


def lazycache(filename, module_globals):
    """Note how the loader of a module gives the text of its file; says whether it does."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not module_globals or not filename or (filename.startswith("<") and filename.endswith(">")):
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals.get("__name__")
    get_source = getattr(getattr(spec, "loader", None) or module_globals.get("__loader__"), "get_source", None)
    if not name or not get_source:
        return False

    def text():
        try:
            return get_source(name)
        except (ImportError, OSError):
            return ""
    cache[filename] = (text,)
    return True
