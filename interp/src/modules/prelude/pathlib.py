"""Paths as objects: names alone (pure), and names that the file system is asked about."""

import io
import os
import posixpath
import sys

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


def __getattr__(name):
    if name in ("PureWindowsPath", "WindowsPath"):
        import _windows_path
        return getattr(_windows_path, name)
    raise AttributeError(f"module 'pathlib' has no attribute {name!r}")


class UnsupportedOperation(NotImplementedError):
    """The operation is not possible with this path."""


class _Parents:
    """The sequence of a path's parents."""

    def __init__(self, path):
        self._path = path
        self._anchor = path.drive + path.root
        self._tail = path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple([self[i] for i in range(*index.indices(len(self)))])
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._from_parts(self._path.anchor, self._tail[:len(self) - index - 1])

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """A path as a name: nothing here asks the file system."""

    __slots__ = ("_raw", "_text", "_root", "_parts", "_hash")

    parser = posixpath

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        self._text = self._parts = None
        if len(args) == 1 and type(args[0]) is str:
            self._raw = args[0]
            return
        raw = []
        for arg in args:
            if isinstance(arg, PurePath):
                raw.append(str(arg))
                continue
            try:
                text = os.fspath(arg)
            except TypeError:
                text = arg
            if not isinstance(text, str):
                raise TypeError("argument should be a str or an os.PathLike object where "
                                f"__fspath__ returns a str, not {type(text).__name__!r}")
            raw.append(text)
        self._raw = self._joined(raw) if raw else ""

    def _joined(self, raw):
        return posixpath.join(*raw)

    def with_segments(self, *pathsegments):
        """A path of the same class; override to pass on more."""
        return type(self)(*pathsegments)

    def _parse(self):
        raw = self._raw
        two = raw[:2] == "//" and raw[2:3] != "/"
        self._root = "//" if two else "/" if raw[:1] == "/" else ""
        self._parts = [name for name in raw.split("/") if name and name != "."]
        self._text = (self._root + "/".join(self._parts)) or "."

    def _from_parts(self, anchor, parts):
        return self.with_segments((anchor + "/".join(parts)) or ".")

    @property
    def _tail(self):
        if self._parts is None:
            self._parse()
        return self._parts

    @property
    def drive(self):
        """An empty string: there are no drives here."""
        return ""

    @property
    def root(self):
        """The slash that the path begins with, or an empty string."""
        if self._parts is None:
            self._parse()
        return self._root

    @property
    def anchor(self):
        """The root."""
        return self.root

    def __str__(self):
        if self._text is None:
            self._parse()
        return self._text

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.as_posix()!r})"

    def __reduce__(self):
        return self.__class__, (str(self),)

    def as_posix(self):
        """The path with slashes."""
        return str(self)

    def as_uri(self):
        """The path as a file: address."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        return "file://" + quote_from_bytes(os.fsencode(self))

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(self._key())
            return self._hash

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() == other._key() and self.parser is other.parser

    def _key(self):
        return str(self)

    def __lt__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._key().split(self.parser.sep) < other._key().split(self.parser.sep)

    def __le__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._key().split(self.parser.sep) <= other._key().split(self.parser.sep)

    def __gt__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._key().split(self.parser.sep) > other._key().split(self.parser.sep)

    def __ge__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._key().split(self.parser.sep) >= other._key().split(self.parser.sep)

    @property
    def parts(self):
        """The parts of the path, the root being the first."""
        tail = self._tail
        return (self.anchor, *tail) if self.anchor else tuple(tail)

    @property
    def name(self):
        """The last part."""
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        """The extension of the last part, with its dot."""
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        """All extensions of the last part."""
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The last part without its extension."""
        name = self.name
        at = name.rfind(".")
        return name[:at] if 0 < at < len(name) - 1 else name

    def with_name(self, name):
        """The path with another last part."""
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._from_parts(self.anchor, self._tail[:-1] + [name])

    def with_stem(self, stem):
        """The path with another last part but the same extension."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """The path with another extension, or none."""
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    @property
    def parent(self):
        """The path without its last part."""
        tail = self._tail
        return self._from_parts(self.anchor, tail[:-1]) if tail else self

    @property
    def parents(self):
        """All that the path lies in, the nearest first."""
        return _Parents(self)

    def joinpath(self, *pathsegments):
        """This path and others put together."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        if type(key) is str and type(self) is PosixPath:
            return _path(posixpath.join(str(self), key))
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        """True if the path begins with the root."""
        return self._raw.startswith("/")

    def is_reserved(self):
        """False: no name has a meaning of its own here."""
        return False

    def relative_to(self, other, /, *_deprecated, walk_up=False):
        """The path as seen from another that it lies in, or from any if walk_up."""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        steps = 0
        for path in (other, *other.parents):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
            steps += 1
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._from_parts("", [".."] * steps + self._tail[len(path._tail):])

    def is_relative_to(self, other, /, *_deprecated):
        """True if the path lies in another, or is it."""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        return other == self or other in self.parents

    def match(self, path_pattern, *, case_sensitive=None):
        """True if the last parts match a pattern, or all if that is absolute."""
        if not isinstance(path_pattern, PurePath):
            path_pattern = self.with_segments(path_pattern)
        pattern = path_pattern.parts
        if not pattern:
            raise ValueError("empty pattern")
        parts = self.parts
        if len(parts) < len(pattern):
            return False
        if len(parts) > len(pattern) and path_pattern.root:
            return False
        return all(_matcher(wanted, case_sensitive)(part) for part, wanted
                   in zip(reversed(parts), reversed(pattern)))

    def full_match(self, pattern, *, case_sensitive=None):
        """True if the whole path matches a pattern, where `**` is any directories."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        return _all_match(self.parts, pattern.parts, case_sensitive)


def _path(raw, text=None):
    """A path of a text, which may be known to be in its final form."""
    path = object.__new__(PosixPath)
    path._raw, path._text, path._parts = raw, text, None
    return path


def _matcher(wanted, case_sensitive=None):
    """What tells whether a part matches a pattern."""
    from fnmatch import _matcher
    if case_sensitive is not False:
        return _matcher(wanted)
    match = _matcher(wanted.lower())
    return lambda part: match(part.lower())


def _all_match(parts, pattern, case_sensitive):
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_all_match(parts[i:], pattern[1:], case_sensitive)
                   for i in range(len(parts) + 1))
    return bool(parts) and bool(_matcher(pattern[0], case_sensitive)(parts[0])) \
        and _all_match(parts[1:], pattern[1:], case_sensitive)


class PurePosixPath(PurePath):
    """A pure path with slashes."""

    __slots__ = ()


class Path(PurePath):
    """A path that the file system can be asked about."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    # --- questions ---

    def stat(self, *, follow_symlinks=True):
        """What the system knows of the file."""
        return os.stat(self._text or str(self)) if follow_symlinks else os.lstat(str(self))

    def lstat(self):
        """What the system knows of the file, or of the link itself."""
        return os.lstat(str(self))

    def exists(self, *, follow_symlinks=True):
        """True if there is such a file."""
        return os.path.exists(self) if follow_symlinks else os.path.lexists(self)

    def is_dir(self, *, follow_symlinks=True):
        """True for a directory."""
        return os.path._mode(str(self), follow_symlinks) == 0o040000

    def is_file(self, *, follow_symlinks=True):
        """True for a regular file."""
        return os.path._mode(str(self), follow_symlinks) == 0o100000

    def is_symlink(self):
        """True for a symbolic link."""
        return os.path.islink(self)

    def is_mount(self):
        """True for a mount point."""
        return os.path.ismount(self)

    def is_junction(self):
        """False: there are no junctions here."""
        return False

    def is_fifo(self):
        """True for a named pipe."""
        return os.path._mode(str(self)) == 0o010000

    def is_socket(self):
        """True for a socket."""
        return os.path._mode(str(self)) == 0o140000

    def is_block_device(self):
        """True for a block device."""
        return os.path._mode(str(self)) == 0o060000

    def is_char_device(self):
        """True for a character device."""
        return os.path._mode(str(self)) == 0o020000

    def samefile(self, other_path):
        """True if another path names the same file."""
        return os.path.samefile(self, other_path)

    # --- reading and writing ---

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file."""
        return io.open(str(self), mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """All bytes of the file."""
        with self.open(mode="rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """All text of the file."""
        with self.open(mode="r", encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def write_bytes(self, data):
        """Make bytes the content of the file."""
        view = memoryview(data)
        with self.open(mode="wb") as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Make a text the content of the file."""
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {data.__class__.__name__}")
        with self.open(mode="w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    # --- directories ---

    def _child(self, name):
        text = str(self)
        text = name if text == "." else text + name if text.endswith("/") else f"{text}/{name}"
        return _path(text, text) if type(self) is PosixPath else self.with_segments(text)

    def iterdir(self):
        """The paths in a directory."""
        names = os.listdir(str(self))
        return (self._child(name) for name in names)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths below that match a pattern, where `**` is any directories."""
        if not isinstance(pattern, PurePath):
            text = os.fspath(pattern)
            only_directories = text.endswith("/")
            pattern = self.with_segments(pattern)
        else:
            only_directories = False
        if pattern.root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = list(pattern.parts)
        if not parts:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        return self._select(parts, only_directories, case_sensitive, recurse_symlinks)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths at any depth below that match a pattern."""
        return self.glob(self.with_segments("**", pattern), case_sensitive=case_sensitive,
                         recurse_symlinks=recurse_symlinks)

    def _select(self, parts, only_directories, case_sensitive, links):
        first, rest = parts[0], parts[1:]
        if first == "**":
            while rest and rest[0] == "**":
                rest = rest[1:]
            if not rest:
                yield from self._everything(only_directories, links)
                return
            for directory in self._directories(links):
                yield from directory._select(rest, only_directories, case_sensitive, links)
            return
        if first == "..":
            found = [self._child("..")] if self.is_dir() else []
        elif any(char in first for char in "*?["):
            try:
                match = _matcher(first, case_sensitive)
                found = [self._child(name) for name in os.listdir(str(self)) if match(name)]
            except OSError:
                found = []
        else:
            path = self._child(first)
            found = [path] if path.exists(follow_symlinks=False) else []
        for path in found:
            if rest:
                if path.is_dir():
                    yield from path._select(rest, only_directories, case_sensitive, links)
            elif not only_directories or path.is_dir():
                yield path

    def _entries(self):
        try:
            return list(self.iterdir())
        except OSError:
            return []

    def _everything(self, only_directories, links):
        yield self
        for path in self._entries():
            if path.is_dir() and (links or not path.is_symlink()):
                yield from path._everything(only_directories, links)
            elif not only_directories or path.is_dir():
                yield path

    def _directories(self, links):
        yield self
        for path in self._entries():
            if path.is_dir() and (links or not path.is_symlink()):
                yield from path._directories(links)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """(directory, its directories, its files) for a whole tree."""
        try:
            entries = list(self.iterdir())
        except OSError as error:
            if on_error is not None:
                on_error(error)
            return
        names, files = [], []
        for path in entries:
            (names if path.is_dir(follow_symlinks=follow_symlinks) else files).append(path.name)
        if top_down:
            yield self, names, files
        for name in names:
            yield from self._child(name).walk(top_down, on_error, follow_symlinks)
        if not top_down:
            yield self, names, files

    # --- other names ---

    @classmethod
    def cwd(cls):
        """The current directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The home directory."""
        return cls("~").expanduser()

    def expanduser(self):
        """The path with a leading `~` replaced by the home directory."""
        if self.root or not self._tail or not self._tail[0].startswith("~"):
            return self
        home = os.path.expanduser(self._tail[0])
        if home.startswith("~"):
            raise RuntimeError("Could not determine home directory.")
        return self.with_segments(home, *self._tail[1:])

    def absolute(self):
        """The path from the root on, otherwise as it is."""
        if self.is_absolute():
            return self
        return self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        """The path from the root on, without links and double dots."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def readlink(self):
        """What a symbolic link points to."""
        return self.with_segments(os.readlink(str(self)))

    # --- changes ---

    def touch(self, mode=0o666, exist_ok=True):
        """Make an empty file, or set the time of an existing one."""
        if exist_ok and self.exists():
            if hasattr(os, "utime"):
                os.utime(str(self))
            return
        with io.open(str(self), "ab" if exist_ok else "xb"):
            pass

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make a directory, and perhaps those that lead to it."""
        try:
            os.mkdir(str(self), mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        """Remove an empty directory."""
        os.rmdir(str(self))

    def unlink(self, missing_ok=False):
        """Remove a file."""
        try:
            os.unlink(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        """Rename the file; gives the new path."""
        os.rename(str(self), os.fspath(target))
        return self.with_segments(target)

    def replace(self, target):
        """Rename the file over another; gives the new path."""
        os.replace(str(self), os.fspath(target))
        return self.with_segments(target)

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions."""
        os.chmod(str(self), mode)

    def symlink_to(self, target, target_is_directory=False):
        """Make this path a symbolic link."""
        os.symlink(os.fspath(target), str(self), target_is_directory)

    def hardlink_to(self, target):
        """Make this path another name of a file."""
        os.link(os.fspath(target), str(self))

    @classmethod
    def from_uri(cls, uri):
        """The path of a file: address."""
        from urllib.parse import unquote_to_bytes
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == "///":
            path = path[2:]
        elif path[:12] == "//localhost/":
            path = path[11:]
        path = cls(os.fsdecode(unquote_to_bytes(path)))
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path


class PosixPath(Path, PurePosixPath):
    """A path of this system."""

    __slots__ = ()


# CPython keeps the classes in a part of the package, and shows it with their names.
for _class in (PurePath, PurePosixPath, Path, PosixPath, _Parents):
    _class.__module__ = "pathlib._local"
UnsupportedOperation.__module__ = "pathlib._abc"
sys.modules["pathlib._local"] = sys.modules["pathlib._abc"] = sys.modules[__name__]
del _class
