"""Paths of Windows as names: with drives, with slashes of either kind, and without regard to case."""

from pathlib import Path, PurePath, UnsupportedOperation

__all__ = ["PureWindowsPath", "WindowsPath"]


class _Parser:
    """What is special about the texts."""

    sep = "\\"
    altsep = "/"

    @staticmethod
    def splitroot(text):
        """A path's drive, root and the rest."""
        text = text.replace("/", "\\")
        if text[:2] == "\\\\":
            start = 8 if text[:8].upper() == "\\\\?\\UNC\\" else 2
            server = text.find("\\", start)
            share = text.find("\\", server + 1) if server >= 0 else -1
            if share < 0:
                return text, "", ""
            return text[:share], "\\", text[share + 1:]
        drive = text[:2] if text[1:2] == ":" else ""
        rest = text[len(drive):]
        return (drive, "\\", rest[1:]) if rest[:1] == "\\" else (drive, "", rest)

    @staticmethod
    def join(first, *others):
        """Paths one after the other: one with a root or another drive begins anew."""
        drive, root, rest = _Parser.splitroot(first)
        for other in others:
            its_drive, its_root, its_rest = _Parser.splitroot(other)
            if its_drive and its_drive.lower() != drive.lower():
                drive, root, rest = its_drive, its_root, its_rest
                continue
            drive = its_drive or drive
            if its_root:
                root, rest = its_root, its_rest
            elif its_rest:
                rest = f"{rest}\\{its_rest}" if rest and rest[-1] != "\\" else rest + its_rest
        if rest and not root and drive[-1:] not in ("", ":"):
            root = "\\"
        return drive + root + rest


class PureWindowsPath(PurePath):
    """A pure path as Windows has them."""

    __slots__ = ("_drive",)

    parser = _Parser

    def _joined(self, raw):
        return _Parser.join(*raw)

    def _parse(self):
        self._drive, self._root, rest = _Parser.splitroot(self._raw)
        if not self._root and self._drive[:2] == "\\\\" and self._drive.count("\\") == 3:
            self._root = "\\"
        self._parts = [name for name in rest.split("\\") if name and name != "."]
        self._text = (self._drive + self._root + "\\".join(self._parts)) or "."

    def _from_parts(self, anchor, parts):
        return self.with_segments((anchor + "\\".join(parts)) or ".")

    def _key(self):
        return str(self).lower()

    @property
    def drive(self):
        """The letter with its colon, or the name of a share."""
        if self._parts is None:
            self._parse()
        return self._drive

    @property
    def anchor(self):
        """Drive and root."""
        return self.drive + self.root

    def as_posix(self):
        """The path with slashes."""
        return str(self).replace("\\", "/")

    def as_uri(self):
        """The path as a file: address."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote
        drive, text = self.drive, self.as_posix()
        if drive[1:] == ":":
            return "file:///" + drive + quote(text[2:])
        return "file:" + quote(text)

    def is_absolute(self):
        """True if the path has both a drive and a root."""
        return bool(self.root) and bool(self.drive)

    def with_name(self, name):
        """The path with another last part."""
        if not name or "/" in name or "\\" in name or ":" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._from_parts(self.anchor, self._tail[:-1] + [name])

    def match(self, path_pattern, *, case_sensitive=False):
        """True if the last parts match a pattern, or all if that is absolute."""
        return super().match(path_pattern, case_sensitive=case_sensitive)

    def full_match(self, pattern, *, case_sensitive=False):
        """True if the whole path matches a pattern, where `**` is any directories."""
        return super().full_match(pattern, case_sensitive=case_sensitive)


class WindowsPath(Path, PureWindowsPath):
    """A path of a file system that is not this one's."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")


for _class in (PureWindowsPath, WindowsPath):
    _class.__module__ = "pathlib._local"
