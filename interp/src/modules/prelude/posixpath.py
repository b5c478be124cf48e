"""Operations on path names, as text or as bytes."""

import _posix
from _gilbox import isinstance_natively as _is

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext",
    "basename", "dirname", "commonprefix", "getsize", "getmtime", "getatime",
    "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount",
    "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile", "samestat", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep",
    "devnull", "realpath", "supports_unicode_filenames", "relpath", "commonpath",
    "isjunction", "isdevdrive",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _fspath(path):
    if _is(path, (str, bytes)):
        return path
    convert = getattr(type(path), "__fspath__", None)
    if convert is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    given, path = path, convert(path)
    if _is(path, (str, bytes)):
        return path
    raise TypeError(f"expected {type(given).__name__}.__fspath__() to return str or bytes, not {type(path).__name__}")


def _slash(path):
    return b"/" if isinstance(path, bytes) else "/"


def _dots(path):
    return (b".", b"..") if isinstance(path, bytes) else (".", "..")


def _reject_mixed(function, *paths):
    kinds = {isinstance(path, str) for path in paths if isinstance(path, (str, bytes))}
    for path in paths:
        if not isinstance(path, (str, bytes)):
            raise TypeError(f"{function}() argument must be str, bytes, or os.PathLike "
                            f"object, not {type(path).__name__!r}") from None
    if len(kinds) == 2:
        raise TypeError("Can't mix strings and bytes in path components") from None


# --- names alone ------------------------------------------------------------

def normcase(s):
    """The path itself: case matters here."""
    return _fspath(s)


def isabs(s):
    """True if the path is absolute."""
    s = _fspath(s)
    return s.startswith(_slash(s))


def join(a, *p):
    """Put paths together; an absolute one starts anew."""
    path = _fspath(a)
    slash = _slash(path)
    try:
        for part in p:
            part = _fspath(part)
            if part.startswith(slash) or not path:
                path = part
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError, BytesWarning):
        _reject_mixed("join", path, *p)
        raise
    return path


def split(p):
    """(head, tail) where the tail is all behind the last slash."""
    p = _fspath(p)
    slash = _slash(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def basename(p):
    """What is behind the last slash."""
    p = _fspath(p)
    return p[p.rfind(_slash(p)) + 1:]


def dirname(p):
    """What is before the last slash."""
    return split(p)[0]


def splitext(p):
    """(root, extension) where the extension begins with its dot, or is empty."""
    p = _fspath(p)
    dot = b"." if isinstance(p, bytes) else "."
    start = p.rfind(_slash(p)) + 1
    at = p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    """("", path): there are no drives here."""
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    """(drive, root, rest)."""
    p = _fspath(p)
    slash = _slash(p)
    empty = p[:0]
    if p[:1] != slash:
        return empty, empty, p
    if p[1:2] != slash or p[2:3] == slash:
        return empty, slash, p[1:]
    return empty, p[:2], p[2:]


def commonprefix(m):
    """The longest text that all paths begin with, character by character."""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    first, last = min(m), max(m)
    for i, char in enumerate(first):
        if char != last[i]:
            return first[:i]
    return first


def commonpath(paths):
    """The longest path that all paths lie in."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash = _slash(paths[0])
    dot = _dots(paths[0])[0]
    try:
        parts = [path.split(slash) for path in paths]
        absolute = {path.startswith(slash) for path in paths}
    except (TypeError, AttributeError):
        _reject_mixed("commonpath", *paths)
        raise
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths") from None
    parts = [[name for name in names if name and name != dot] for names in parts]
    first, last = min(parts), max(parts)
    common = first
    for i, name in enumerate(first):
        if i >= len(last) or name != last[i]:
            common = first[:i]
            break
    return (slash if absolute.pop() else slash[:0]) + slash.join(common)


def normpath(path):
    """The path without doubled slashes, dots and needless double dots."""
    path = _fspath(path)
    if type(path) is str and path and path[0] != "." and path[-1] != "/" and "/." not in path and "//" not in path:
        return path
    slash = _slash(path)
    dot, dots = _dots(path)
    if not path:
        return dot
    _, root, rest = splitroot(path)
    names = []
    for name in rest.split(slash):
        if not name or name == dot:
            continue
        if name != dots or (not root and not names) or (names and names[-1] == dots):
            names.append(name)
        elif names:
            names.pop()
    return root + slash.join(names) or dot


def abspath(path):
    """The absolute, normalized path."""
    path = _fspath(path)
    if not isabs(path):
        cwd = _posix.getcwd()
        path = join(cwd.encode("utf-8", "surrogateescape") if isinstance(path, bytes) else cwd, path)
    return normpath(path)


def relpath(path, start=None):
    """The path as seen from `start`, by default from the current directory."""
    path = _fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash = _slash(path)
    dot, dots = _dots(path)
    start = dot if start is None else _fspath(start)
    try:
        origin = [name for name in abspath(start).split(slash) if name]
        target = [name for name in abspath(path).split(slash) if name]
        shared = 0
        for a, b in zip(origin, target):
            if a != b:
                break
            shared += 1
        names = [dots] * (len(origin) - shared) + target[shared:]
        return slash.join(names) if names else dot
    except (TypeError, AttributeError):
        _reject_mixed("relpath", path, start)
        raise


def expanduser(path):
    """Replace a leading `~` by the home directory."""
    path = _fspath(path)
    tilde = b"~" if isinstance(path, bytes) else "~"
    slash = _slash(path)
    if not path.startswith(tilde):
        return path
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    home = _posix.environ.get("HOME") if end == 1 else None
    if home is None:
        import pwd
        try:
            name = path[1:end]
            if isinstance(name, bytes):
                name = name.decode("utf-8", "surrogateescape")
            user = pwd.getpwnam(name) if name else pwd.getpwuid(_posix.getuid())
        except (KeyError, OSError):
            return path
        home = user.pw_dir
    if isinstance(path, bytes):
        home = home.encode()
    return (home.rstrip(slash) + path[end:]) or slash


_NAME_CHARS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")


def expandvars(path):
    """Replace `$name` and `${name}` by environment variables that are set."""
    path = _fspath(path)
    if isinstance(path, bytes):
        return expandvars(path.decode()).encode()
    from os import environ
    parts = []
    done = 0
    while True:
        at = path.find("$", done)
        if at < 0:
            parts.append(path[done:])
            return "".join(parts)
        parts.append(path[done:at])
        done = at + 1
        end = done
        if path.startswith("{", done):
            close = path.find("}", done)
            end = close + 1
            name = path[done + 1:close] if close >= 0 else ""
        else:
            while end < len(path) and path[end] in _NAME_CHARS:
                end += 1
            name = path[done:end]
        if name and name in environ:
            parts.append(environ[name])
            done = end
        else:
            parts.append("$")


# --- what the file system says ----------------------------------------------

def _mode(path, follow=True):
    try:
        return (_posix.stat if follow else _posix.lstat)(path).st_mode & 0o170000
    except (OSError, ValueError):
        return 0


def exists(path):
    """True if the path names something; False for a broken link."""
    return _mode(path) != 0


def lexists(path):
    """True if the path names something, a broken link included."""
    return _mode(path, follow=False) != 0


def isfile(path):
    """True for a regular file."""
    return _mode(path) == 0o100000


def isdir(s):
    """True for a directory."""
    return _mode(s) == 0o040000


def islink(path):
    """True for a symbolic link."""
    return _mode(path, follow=False) == 0o120000


def isjunction(path):
    """False: there are no junctions here."""
    _fspath(path)
    return False


def isdevdrive(path):
    """False: there are no such drives here."""
    _fspath(path)
    return False


def getsize(filename):
    """The size of a file in bytes."""
    return _posix.stat(filename).st_size


def getmtime(filename):
    """When a file was changed, in seconds since the epoch."""
    return _posix.stat(filename).st_mtime


def getatime(filename):
    """When a file was read, in seconds since the epoch."""
    return _posix.stat(filename).st_atime


def getctime(filename):
    """When a file's status was changed, in seconds since the epoch."""
    return _posix.stat(filename).st_ctime


def samestat(s1, s2):
    """True if two stat results are of the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def sameopenfile(fp1, fp2):
    """True if two descriptors are of the same file."""
    return samestat(_posix.fstat(fp1), _posix.fstat(fp2))


def samefile(f1, f2):
    """True if two paths name the same file."""
    return samestat(_posix.stat(f1), _posix.stat(f2))


def ismount(path):
    """True for a mount point."""
    try:
        own = _posix.lstat(path)
        if own.st_mode & 0o170000 == 0o120000:
            return False
        parent = _posix.lstat(realpath(join(path, _dots(_fspath(path))[1])))
    except (OSError, ValueError):
        return False
    return own.st_dev != parent.st_dev or own.st_ino == parent.st_ino


def realpath(filename, *, strict=False):
    """The path without symbolic links."""
    filename = _fspath(filename)
    slash = _slash(filename)
    dot, dots = _dots(filename)
    cwd = _posix.getcwd()
    if isinstance(filename, bytes):
        cwd = cwd.encode("utf-8", "surrogateescape")
    path = slash if filename.startswith(slash) else cwd
    todo = filename.split(slash)[::-1]
    # Where the links met lead to; None while that is being found.
    known = {}
    while todo:
        name = todo.pop()
        if isinstance(name, tuple):
            known[name[0]] = path
            continue
        if not name or name == dot:
            continue
        if name == dots:
            path = dirname(path)
            continue
        here = join(path, name)
        try:
            is_link = _posix.lstat(here).st_mode & 0o170000 == 0o120000
            if is_link and here in known:
                if known[here] is None and strict:
                    _posix.stat(here)
                path = here if known[here] is None else known[here]
                continue
            target = _posix.readlink(here) if is_link else None
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            path = here
            continue
        known[here] = None
        todo.append((here,))
        if target.startswith(slash):
            path = slash
        todo += target.split(slash)[::-1]
    return path
