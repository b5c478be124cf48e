"""Archives in the TAR format, plain or compressed with gzip."""

import copy
import io
import os
import re
import stat
import struct
import time

__all__ = ["TarFile", "TarInfo", "is_tarfile", "TarError", "ReadError", "CompressionError", "StreamError",
           "ExtractError", "HeaderError", "ENCODING", "USTAR_FORMAT", "GNU_FORMAT", "PAX_FORMAT", "DEFAULT_FORMAT",
           "open", "fully_trusted_filter", "data_filter", "tar_filter", "FilterError", "AbsoluteLinkError",
           "OutsideDestinationError", "SpecialFileError", "AbsolutePathError", "LinkOutsideDestinationError"]

NUL = b"\0"
BLOCKSIZE, RECORDSIZE = 512, 512 * 20
LENGTH_NAME, LENGTH_LINK, LENGTH_PREFIX = 100, 100, 155
REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE, CONTTYPE = \
    b"0", b"\0", b"1", b"2", b"3", b"4", b"5", b"6", b"7"
GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE = b"L", b"K", b"S"
XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE = b"x", b"g", b"X"
USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
DEFAULT_FORMAT = PAX_FORMAT
REGULAR_TYPES = (REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE)
ENCODING = "utf-8"
_ERRORS = "surrogateescape"
_PAX_NAMES = {"path", "linkpath", "size", "uid", "gid", "uname", "gname", "mtime", "atime", "ctime"}
_PAX_NUMBERS = {"atime": float, "ctime": float, "mtime": float, "uid": int, "gid": int, "size": int}
_open = io.open


class TarError(Exception):
    """Base of this module's exceptions."""


class ExtractError(TarError):
    """A member cannot be extracted as it should be."""


class ReadError(TarError):
    """The archive cannot be read."""


class CompressionError(TarError):
    """The compression is not there."""


class StreamError(TarError):
    """The stream cannot do this."""


class HeaderError(TarError):
    """Base of what may be wrong with headers."""


class FilterError(TarError):
    """A filter refuses a member."""


class AbsolutePathError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"member {tarinfo.name!r} has an absolute path")


class OutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo, self._path = tarinfo, path
        super().__init__(f"{tarinfo.name!r} would be extracted to {path!r}, which is outside the destination")


class SpecialFileError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a special file")


class AbsoluteLinkError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a link to an absolute path")


class LinkOutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo, self._path = tarinfo, path
        super().__init__(f"{tarinfo.name!r} would link to {path!r}, which is outside the destination")


# --- filters ----------------------------------------------------------------

def _is_outside(path, folder):
    return os.path.commonpath([path, folder]) != folder


def _safer(member, folder, for_data):
    """What a filter changes of a member."""
    changes = {}
    name = member.name
    folder = os.path.realpath(folder)
    if name.startswith(("/", os.sep)):
        name = changes["name"] = member.path.lstrip("/" + os.sep)
    if os.path.isabs(name):
        raise AbsolutePathError(member)
    target = os.path.realpath(os.path.join(folder, name))
    if _is_outside(target, folder):
        raise OutsideDestinationError(member, target)
    mode = member.mode
    if mode is not None:
        mode &= 0o755
        if for_data:
            if member.isreg() or member.islnk():
                if not mode & 0o100:
                    mode &= ~0o111
                mode |= 0o600
            elif member.isdir() or member.issym():
                mode = None
            else:
                raise SpecialFileError(member)
        if mode != member.mode:
            changes["mode"] = mode
    if for_data:
        changes.update({part: None for part in ("uid", "gid", "uname", "gname") if getattr(member, part) is not None})
        if member.islnk() or member.issym():
            if os.path.isabs(member.linkname):
                raise AbsoluteLinkError(member)
            if member.issym():
                target = os.path.join(folder, os.path.dirname(name), member.linkname)
            else:
                target = os.path.join(folder, member.linkname)
            target = os.path.realpath(target)
            if _is_outside(target, folder):
                raise LinkOutsideDestinationError(member, target)
    return changes


def fully_trusted_filter(member, dest_path):
    """The member as it is."""
    return member


def tar_filter(member, dest_path):
    """The member without what could harm files elsewhere."""
    changes = _safer(member, dest_path, False)
    return member.replace(**changes, deep=False) if changes else member


def data_filter(member, dest_path):
    """The member without what only a whole system needs."""
    changes = _safer(member, dest_path, True)
    return member.replace(**changes, deep=False) if changes else member


_FILTERS = {"fully_trusted": fully_trusted_filter, "tar": tar_filter, "data": data_filter}


# --- headers ----------------------------------------------------------------

def _text(field):
    return field.partition(NUL)[0].decode(ENCODING, _ERRORS)


def _padded(text, size, errors=_ERRORS):
    data = text.encode(ENCODING, errors) if isinstance(text, str) else text
    return data[:size] + (size - len(data)) * NUL


def _number(field):
    if field[0] in (0o200, 0o377):
        number = int.from_bytes(field[1:], "big")
        return number - 256 ** (len(field) - 1) if field[0] == 0o377 else number
    try:
        return int(_text(field).strip() or "0", 8)
    except ValueError:
        raise HeaderError("invalid header") from None


def _field(number, digits=8, format=DEFAULT_FORMAT):
    number = int(number)
    if 0 <= number < 8 ** (digits - 1):
        return f"{number:0{digits - 1}o}".encode() + NUL
    if format == GNU_FORMAT and -256 ** (digits - 1) <= number < 256 ** (digits - 1):
        return (b"\200" if number >= 0 else b"\377") + (number % 256 ** (digits - 1)).to_bytes(digits - 1, "big")
    raise ValueError("overflow in number field")


def _checksum(block):
    return 256 + sum(block[:148]) + sum(block[156:512])


def _blocks(data):
    return data + NUL * (-len(data) % BLOCKSIZE)


class TarInfo:
    """What an archive says of a member."""

    def __init__(self, name=""):
        self.name = name
        self.mode, self.uid, self.gid, self.size, self.mtime, self.chksum = 0o644, 0, 0, 0, 0, 0
        self.type, self.linkname, self.uname, self.gname = REGTYPE, "", "", ""
        self.devmajor = self.devminor = self.offset = self.offset_data = 0
        self.sparse = self.tarfile = None
        self.pax_headers = {}

    @property
    def path(self):
        return self.name

    @path.setter
    def path(self, name):
        self.name = name

    @property
    def linkpath(self):
        return self.linkname

    @linkpath.setter
    def linkpath(self, linkname):
        self.linkname = linkname

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r} at {id(self):#x}>"

    def replace(self, *, deep=True, **changes):
        """A copy with other values."""
        new = copy.deepcopy(self) if deep else copy.copy(self)
        for name, value in changes.items():
            setattr(new, name, value)
        return new

    def get_info(self):
        """What is known, as a dict."""
        mode = None if self.mode is None else self.mode & 0o7777
        info = {"name": self.name, "mode": mode, "uid": self.uid, "gid": self.gid, "size": self.size,
                "mtime": self.mtime, "chksum": self.chksum, "type": self.type, "linkname": self.linkname,
                "uname": self.uname, "gname": self.gname, "devmajor": self.devmajor, "devminor": self.devminor}
        if info["type"] == DIRTYPE and not info["name"].endswith("/"):
            info["name"] += "/"
        return info

    def tobuf(self, format=DEFAULT_FORMAT, encoding=ENCODING, errors=_ERRORS):
        """The blocks that stand before the member's content."""
        info = self.get_info()
        for name, value in info.items():
            if value is None:
                raise ValueError(f"{name} may not be None")
        if format == USTAR_FORMAT:
            return self._ustar(info)
        if format == GNU_FORMAT:
            return self._gnu(info)
        if format == PAX_FORMAT:
            return self._pax(info)
        raise ValueError("invalid format")

    def _ustar(self, info):
        info["magic"] = b"ustar\x0000"
        if len(info["linkname"].encode(ENCODING, _ERRORS)) > LENGTH_LINK:
            raise ValueError("linkname is too long")
        if len(info["name"].encode(ENCODING, _ERRORS)) > LENGTH_NAME:
            info["prefix"], info["name"] = self._split(info["name"])
        return _header(info, USTAR_FORMAT)

    @staticmethod
    def _split(name):
        parts = name.split("/")
        for i in range(1, len(parts)):
            prefix, rest = "/".join(parts[:i]), "/".join(parts[i:])
            if len(prefix.encode(ENCODING, _ERRORS)) <= LENGTH_PREFIX and len(rest.encode(ENCODING, _ERRORS)) <= LENGTH_NAME:
                return prefix, rest
        raise ValueError("name is too long")

    def _gnu(self, info):
        info["magic"] = b"ustar  \0"
        out = b""
        for key, limit, kind in (("linkname", LENGTH_LINK, GNUTYPE_LONGLINK), ("name", LENGTH_NAME, GNUTYPE_LONGNAME)):
            data = info[key].encode(ENCODING, _ERRORS)
            if len(data) > limit:
                data += NUL
                long = {"name": "././@LongLink", "type": kind, "size": len(data), "magic": b"ustar  \0"}
                out += _header(long, USTAR_FORMAT) + _blocks(data)
        return out + _header(info, GNU_FORMAT)

    def _pax(self, info):
        info["magic"] = b"ustar\x0000"
        headers = self.pax_headers.copy()
        for name, key, limit in (("name", "path", LENGTH_NAME), ("linkname", "linkpath", LENGTH_LINK),
                                 ("uname", "uname", 32), ("gname", "gname", 32)):
            if key in headers:
                continue
            try:
                info[name].encode("ascii", "strict")
            except UnicodeEncodeError:
                headers[key] = info[name]
                continue
            if len(info[name]) > limit:
                headers[key] = info[name]
        for name, digits in (("uid", 8), ("gid", 8), ("size", 12), ("mtime", 12)):
            value = info[name]
            whole = int(value)
            exact = not isinstance(value, float)
            if not 0 <= whole < 8 ** (digits - 1):
                info[name], exact = 0, False
            elif not exact:
                info[name] = whole
            if not exact and name not in headers:
                headers[name] = str(value)
        out = _pax_block(headers, XHDTYPE) if headers else b""
        return out + _header({key: value.encode("ascii", "replace") if isinstance(value, str) else value
                              for key, value in info.items()}, USTAR_FORMAT)

    def isreg(self):
        """Is it a file?"""
        return self.type in REGULAR_TYPES

    isfile = isreg

    def isdir(self):
        return self.type == DIRTYPE

    def issym(self):
        return self.type == SYMTYPE

    def islnk(self):
        return self.type == LNKTYPE

    def ischr(self):
        return self.type == CHRTYPE

    def isblk(self):
        return self.type == BLKTYPE

    def isfifo(self):
        return self.type == FIFOTYPE

    def issparse(self):
        return self.sparse is not None

    def isdev(self):
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)

    @classmethod
    def frombuf(cls, buf, encoding=ENCODING, errors=_ERRORS):
        """The member that a block is the header of."""
        if len(buf) == 0:
            raise HeaderError("empty header")
        if len(buf) != BLOCKSIZE:
            raise HeaderError("truncated header")
        if buf.count(NUL) == BLOCKSIZE:
            raise HeaderError("end of file header")
        self = cls()
        self.chksum = _number(buf[148:156])
        if self.chksum != _checksum(buf):
            raise HeaderError("bad checksum")
        self.name = _text(buf[:100])
        self.mode, self.uid, self.gid = _number(buf[100:108]), _number(buf[108:116]), _number(buf[116:124])
        self.size, self.mtime, self.type = _number(buf[124:136]), _number(buf[136:148]), buf[156:157]
        self.linkname, self.uname, self.gname = _text(buf[157:257]), _text(buf[265:297]), _text(buf[297:329])
        self.devmajor, self.devminor = _number(buf[329:337]), _number(buf[337:345])
        prefix = _text(buf[345:500])
        if self.type == AREGTYPE and self.name.endswith("/"):
            self.type = DIRTYPE
        if self.isdir():
            self.name = self.name.rstrip("/")
        if prefix and self.type not in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE):
            self.name = f"{prefix}/{self.name}"
        return self


def _header(info, format):
    is_device = info.get("type") in (CHRTYPE, BLKTYPE)
    device = [_field(info.get(name, 0), 8, format) if is_device else _padded("", 8) for name in ("devmajor", "devminor")]
    kind = info.get("type", REGTYPE)
    parts = [_padded(info.get("name", ""), 100), _field(info.get("mode", 0) & 0o7777, 8, format),
             _field(info.get("uid", 0), 8, format), _field(info.get("gid", 0), 8, format),
             _field(info.get("size", 0), 12, format), _field(info.get("mtime", 0), 12, format), b"        ", kind,
             _padded(info.get("linkname", ""), 100), info.get("magic", b"ustar\x0000"), _padded(info.get("uname", ""), 32),
             _padded(info.get("gname", ""), 32), *device, _padded(info.get("prefix", ""), 155)]
    block = _blocks(b"".join(parts))
    return block[:148] + b"%06o\0" % _checksum(block) + block[155:]


def _pax_block(headers, kind):
    records = b""
    for key, value in headers.items():
        body = b" " + key.encode("utf-8") + b"=" + value.encode("utf-8", _ERRORS) + b"\n"
        size = len(body)
        while size != len(body) + len(str(size)):
            size = len(body) + len(str(size))
        records += str(size).encode() + body
    info = {"name": "././@PaxHeader", "type": kind, "size": len(records), "magic": b"ustar\x0000"}
    return _header(info, USTAR_FORMAT) + _blocks(records)


def _pax_records(data):
    headers, at = {}, 0
    while at < len(data) and data[at]:
        found = re.compile(rb"(\d+) ([^=]+)=").match(data, at)
        if not found or not int(found[1]):
            raise HeaderError("invalid header")
        end = at + int(found[1])
        headers[found[2].decode("utf-8", _ERRORS)] = data[found.end():end - 1].decode("utf-8", _ERRORS)
        at = end
    return headers


# --- archives ---------------------------------------------------------------

class ExFileObject(io.BufferedReader):
    """The content of a member."""

    def __init__(self, tarfile, tarinfo):
        tarfile.fileobj.seek(tarinfo.offset_data)
        data = tarfile.fileobj.read(tarinfo.size)
        if len(data) < tarinfo.size:
            raise ReadError("unexpected end of data")
        super().__init__(_Content(data, tarinfo.name))


class _Content(io.RawIOBase):
    def __init__(self, data, name):
        self._content, self.name, self.mode = io.BytesIO(data), name, "rb"

    def readable(self):
        return True

    def seekable(self):
        return True

    def read(self, size=-1):
        return self._content.read(size)

    def readall(self):
        return self._content.read()

    def readinto(self, buffer):
        return self._content.readinto(buffer)

    def seek(self, offset, whence=0):
        return self._content.seek(offset, whence)

    def tell(self):
        return self._content.tell()


class TarFile:
    """An archive that is read or written."""

    debug = 0
    dereference = ignore_zeros = False
    errorlevel = 1
    format = DEFAULT_FORMAT
    encoding, errors = ENCODING, None
    tarinfo = TarInfo
    fileobject = ExFileObject
    extraction_filter = None

    def __init__(self, name=None, mode="r", fileobj=None, format=None, tarinfo=None, dereference=None,
                 ignore_zeros=None, encoding=None, errors="surrogateescape", pax_headers=None, debug=None,
                 errorlevel=None, copybufsize=None, stream=False):
        modes = {"r": "rb", "a": "r+b", "w": "wb", "x": "xb"}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.mode = mode
        self._mode = modes[mode]
        self._own = fileobj is None
        if fileobj is None:
            if mode == "a" and not os.path.exists(name):
                self._mode = "wb"
            fileobj = _open(name, self._mode)
        elif name is None and isinstance(getattr(fileobj, "name", None), (str, bytes)):
            name = fileobj.name
        self.name = os.path.abspath(name) if name else None
        self.fileobj = fileobj
        for setting, value in (("format", format), ("tarinfo", tarinfo), ("dereference", dereference),
                               ("ignore_zeros", ignore_zeros), ("encoding", encoding), ("debug", debug),
                               ("errorlevel", errorlevel)):
            if value is not None:
                setattr(self, setting, value)
        self.errors = errors
        self.pax_headers = dict(pax_headers) if pax_headers is not None and self.format == PAX_FORMAT else {}
        self.copybufsize, self.stream = copybufsize, stream
        self.closed = False
        self.members, self._loaded, self.inodes = [], False, {}
        self.offset = fileobj.tell()
        try:
            if mode == "r":
                self.firstmember = self.next()
            elif mode == "a":
                self._load()
                fileobj.seek(self.offset)
            elif self.pax_headers:
                block = _pax_block(self.pax_headers, XGLTYPE)
                fileobj.write(block)
                self.offset += len(block)
        except BaseException:
            if self._own:
                fileobj.close()
            self.closed = True
            raise
        if mode != "r":
            self._loaded = True

    @classmethod
    def open(cls, name=None, mode="r", fileobj=None, bufsize=RECORDSIZE, **kwargs):
        """Open an archive, whatever it is compressed with."""
        if not name and not fileobj:
            raise ValueError("nothing to open")
        if mode in ("r", "r:*"):
            place = fileobj.tell() if fileobj is not None else None
            failures = []
            for kind, opened in (("tar", cls.taropen), ("gz", cls.gzopen), ("bz2", cls.bz2open), ("xz", cls.xzopen)):
                try:
                    return opened(name, "r", fileobj, **kwargs)
                except (ReadError, CompressionError) as error:
                    failures.append(f"\n- method {kind}: {error!r}")
                    if fileobj is not None:
                        fileobj.seek(place)
            raise ReadError(f"file could not be opened successfully:{''.join(failures)}")
        if "|" in mode:
            direction, kind = mode.split("|", 1)
            direction = direction or "r"
            if direction not in ("r", "w"):
                raise ValueError("mode must be 'r' or 'w'")
            if kind == "*" or direction == "r" and fileobj is not None:
                fileobj = io.BytesIO(fileobj.read()) if fileobj is not None else None
                return cls.open(name, f"{direction}:{kind or '*'}", fileobj, **kwargs)
            return cls.open(name, f"{direction}:{kind}", fileobj, **kwargs)
        direction, _, kind = mode.partition(":")
        direction, kind = direction or "r", kind or "tar"
        methods = {"tar": "taropen", "gz": "gzopen", "bz2": "bz2open", "xz": "xzopen"}
        if ":" in mode:
            if kind not in methods:
                raise CompressionError(f"unknown compression type {kind!r}")
            return getattr(cls, methods[kind])(name, direction, fileobj, **kwargs)
        if mode in ("a", "w", "x"):
            return cls.taropen(name, mode, fileobj, **kwargs)
        raise ValueError("undiscernible mode")

    @classmethod
    def taropen(cls, name, mode="r", fileobj=None, **kwargs):
        """Open an archive that is not compressed."""
        if mode not in ("r", "a", "w", "x"):
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def gzopen(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        """Open an archive that is compressed with gzip."""
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from gzip import GzipFile
        work = GzipFile(name, mode + "b", compresslevel, fileobj)
        try:
            tar = cls.taropen(name, mode, work, **kwargs)
        except OSError as error:
            work.close()
            if mode == "r":
                raise ReadError("not a gzip file") from error
            raise
        except EOFError as error:
            work.close()
            raise ReadError("unexpected end of data") from error
        except BaseException:
            work.close()
            raise
        tar._own = True
        return tar

    @classmethod
    def bz2open(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        """Refused: there is no bz2."""
        raise CompressionError("bz2 module is not available")

    @classmethod
    def xzopen(cls, name, mode="r", fileobj=None, preset=None, **kwargs):
        """Refused: there is no lzma."""
        raise CompressionError("lzma module is not available")

    # --- reading

    def _load(self):
        while not self._loaded and self.next() is not None:
            pass

    def next(self):
        """The next member, or None."""
        if self.closed:
            raise OSError("TarFile is closed")
        if getattr(self, "firstmember", None) is not None:
            first, self.firstmember = self.firstmember, None
            return first
        while True:
            self.fileobj.seek(self.offset)
            try:
                member = self._read_member(None)
            except HeaderError as error:
                reason = str(error)
                if reason == "end of file header":
                    if self.ignore_zeros:
                        self.offset += BLOCKSIZE
                        continue
                elif reason == "empty header":
                    if self.offset == 0:
                        raise ReadError("empty file") from None
                elif self.ignore_zeros:
                    self.offset += BLOCKSIZE
                    continue
                elif self.offset == 0 or reason != "bad checksum" and reason != "invalid header":
                    raise ReadError(reason) from None
                self._loaded = True
                return None
            self.members.append(member)
            return member

    def _read_member(self, pending):
        """The member whose header comes next; `pending` is what headers before it say."""
        start = self.offset
        member = self.tarinfo.frombuf(self.fileobj.read(BLOCKSIZE))
        self.offset += BLOCKSIZE
        if member.type in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, XHDTYPE, SOLARIS_XHDTYPE, XGLTYPE):
            data = self.fileobj.read(-(-member.size // BLOCKSIZE) * BLOCKSIZE)
            self.offset += len(data)
            data = data[:member.size]
            if member.type in (XHDTYPE, SOLARIS_XHDTYPE):
                pending = {**(pending or {}), **_pax_records(data)}
            elif member.type == XGLTYPE:
                self.pax_headers.update(_pax_records(data))
                return self._read_member(pending)
            else:
                key = "path" if member.type == GNUTYPE_LONGNAME else "linkpath"
                pending = {**(pending or {}), "GNU." + key: _text(data)}
            try:
                member = self._read_member(pending)
            except HeaderError as error:
                raise ReadError(str(error)) from None
            member.offset = start
            return member
        if member.type == GNUTYPE_SPARSE:
            raise ReadError("sparse members are not supported")
        member.offset = start
        own = {key: value for key, value in (pending or {}).items() if not key.startswith("GNU.")}
        headers = {**self.pax_headers, **own}
        for key, value in {**headers, **{k[4:]: v for k, v in (pending or {}).items() if k.startswith("GNU.")}}.items():
            if key not in _PAX_NAMES:
                continue
            if key in _PAX_NUMBERS:
                try:
                    value = _PAX_NUMBERS[key](value)
                except ValueError:
                    value = 0
            elif key == "path":
                value = value.rstrip("/")
            setattr(member, key, value)
        member.pax_headers = headers
        member.tarfile = self
        member.offset_data = self.offset
        if member.isreg() or member.type not in (LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE):
            self.offset += -(-member.size // BLOCKSIZE) * BLOCKSIZE
        return member

    def getmembers(self):
        """All members."""
        self._check()
        self._load()
        return self.members

    def getnames(self):
        """The names of all members."""
        return [member.name for member in self.getmembers()]

    def getmember(self, name):
        """The last member of a name."""
        member = self._find(name.rstrip("/"))
        if member is None:
            raise KeyError(f"filename {name!r} not found")
        return member

    def _find(self, name, before=None):
        members = self.getmembers()
        if before is not None:
            members = members[:next((i for i, m in enumerate(members) if m.offset == before.offset), 0)]
        for member in reversed(members):
            if member.name == name:
                return member

    def _target(self, member):
        """What a link points to."""
        if member.issym():
            name = "/".join(filter(None, (os.path.dirname(member.name), member.linkname)))
            found = self._find(os.path.normpath(name))
        else:
            found = self._find(os.path.normpath(member.linkname), member)
        if found is None:
            raise KeyError(f"linkname {member.linkname!r} not found")
        return found

    def extractfile(self, member):
        """The content of a member as a file; None for what has none."""
        self._check("r")
        member = self.getmember(member) if isinstance(member, str) else member
        if member.islnk() or member.issym():
            return self.extractfile(self._target(member))
        if member.isreg() or member.type not in (CHRTYPE, BLKTYPE, DIRTYPE, FIFOTYPE):
            return self.fileobject(self, member)
        return None

    def list(self, verbose=True, *, members=None):
        """Print a table of the members."""
        for member in self.getmembers() if members is None else members:
            words = []
            if verbose:
                words.append("??????????" if member.mode is None else stat.filemode(_KINDS.get(member.type, 0) | member.mode))
                words.append(f"{member.uname or member.uid}/{member.gname or member.gid}")
                size = f"{member.devmajor},{member.devminor}" if member.ischr() or member.isblk() else str(member.size)
                words.append(f"{size:>10}")
                words.append("%d-%02d-%02d %02d:%02d:%02d" % time.localtime(member.mtime)[:6])
            words.append(member.name + ("/" if member.isdir() else ""))
            if verbose and member.issym():
                words.append("-> " + member.linkname)
            if verbose and member.islnk():
                words.append("link to " + member.linkname)
            print(" ".join(words), end=" \n")

    # --- extracting

    def _filter(self, chosen):
        if chosen is None:
            chosen = self.extraction_filter
            if chosen is None:
                import warnings
                warnings.warn("Python 3.14 will, by default, filter extracted tar archives and reject files or modify "
                              "their metadata. Use the filter argument to control this behavior.",
                              DeprecationWarning, stacklevel=3)
                return fully_trusted_filter
            if isinstance(chosen, str):
                raise TypeError("String names are not supported for TarFile.extraction_filter. Use a function such as "
                                "tarfile.data_filter directly.")
            return chosen
        if callable(chosen):
            return chosen
        try:
            return _FILTERS[chosen]
        except KeyError:
            raise ValueError(f"filter {chosen!r} not found") from None

    def extractall(self, path=".", members=None, *, numeric_owner=False, filter=None):
        """Write all members (or these) to files below a directory."""
        chosen = self._filter(filter)
        folders = []
        for member in self.getmembers() if members is None else members:
            member = self._filtered(member, chosen, path)
            if member is None:
                continue
            if member.isdir():
                folders.append(member)
            self._extract(member, path, set_attrs=not member.isdir())
        for member in sorted(folders, key=lambda folder: folder.name, reverse=True):
            self._set_attributes(member, os.path.join(path, member.name))

    def extract(self, member, path="", set_attrs=True, *, numeric_owner=False, filter=None):
        """Write a member to a file below a directory."""
        chosen = self._filter(filter)
        member = self.getmember(member) if isinstance(member, str) else member
        member = self._filtered(member, chosen, path)
        if member is not None:
            self._extract(member, path, set_attrs)

    def _filtered(self, member, chosen, path):
        self._check("r")
        member = self.getmember(member) if isinstance(member, str) else member
        try:
            return chosen(member, path)
        except (OSError, FilterError):
            if self.errorlevel > 0:
                raise
            return None

    def _extract(self, member, path, set_attrs=True):
        try:
            self._make(member, os.path.join(path, member.name), set_attrs)
        except OSError:
            if self.errorlevel > 0:
                raise

    def _make(self, member, target, set_attrs):
        target = target.rstrip("/")
        above = os.path.dirname(target)
        if above and not os.path.exists(above):
            os.makedirs(above, exist_ok=True)
        if member.isdir():
            try:
                os.mkdir(target, 0o777 if member.mode is None else 0o700)
            except FileExistsError:
                if not os.path.isdir(target):
                    raise
        elif member.issym():
            if os.path.lexists(target):
                os.unlink(target)
            os.symlink(member.linkname, target)
            return
        elif member.islnk():
            linked = os.path.join(target[:len(target) - len(member.name)], member.linkname)
            if os.path.exists(linked):
                os.link(linked, target)
            else:
                self._make(self._target(member), target, set_attrs)
        elif member.isdev():
            raise ExtractError(f"special files cannot be made: {member.name!r}")
        else:
            with self.extractfile(member) as source, _open(target, "wb") as file:
                file.write(source.read())
        if set_attrs:
            self._set_attributes(member, target)

    def _set_attributes(self, member, target):
        try:
            if member.mode is not None:
                os.chmod(target, member.mode)
            if member.mtime is not None:
                os.utime(target, (member.mtime, member.mtime))
        except OSError:
            if self.errorlevel > 1:
                raise ExtractError("could not change mode or modification time") from None

    # --- writing

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        """The entry that a file would get."""
        self._check("awx")
        if fileobj is not None:
            name = fileobj.name
        arcname = name if arcname is None else arcname
        arcname = os.path.splitdrive(os.fspath(arcname))[1].replace(os.sep, "/").lstrip("/")
        member = self.tarinfo()
        member.tarfile = self
        if fileobj is not None:
            status = os.fstat(fileobj.fileno())
        else:
            status = os.stat(name) if self.dereference else os.lstat(name)
        mode, linkname = status.st_mode, ""
        if stat.S_ISREG(mode):
            inode = status.st_ino, status.st_dev
            if not self.dereference and status.st_nlink > 1 and self.inodes.get(inode, arcname) != arcname:
                member.type, linkname = LNKTYPE, self.inodes[inode]
            else:
                member.type = REGTYPE
                if inode[0]:
                    self.inodes[inode] = arcname
        elif stat.S_ISDIR(mode):
            member.type = DIRTYPE
        elif stat.S_ISFIFO(mode):
            member.type = FIFOTYPE
        elif stat.S_ISLNK(mode):
            member.type, linkname = SYMTYPE, os.readlink(name)
        elif stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            member.type = CHRTYPE if stat.S_ISCHR(mode) else BLKTYPE
            member.devmajor, member.devminor = status.st_rdev >> 8 & 0xFFF, status.st_rdev & 0xFF
        else:
            return None
        member.name, member.mode, member.uid, member.gid = arcname, mode, status.st_uid, status.st_gid
        member.size = status.st_size if member.type == REGTYPE else 0
        member.mtime, member.linkname = status.st_mtime, linkname
        member.uname, member.gname = _user_name(member.uid), _group_name(member.gid)
        return member

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        """Add a file, or a directory with all that is in it."""
        self._check("awx")
        arcname = name if arcname is None else arcname
        if self.name is not None and os.path.abspath(name) == self.name:
            return
        member = self.gettarinfo(name, arcname)
        if member is None:
            return
        if filter is not None:
            member = filter(member)
            if member is None:
                return
        if member.isreg():
            with _open(name, "rb") as file:
                self.addfile(member, file)
            return
        self.addfile(member)
        if member.isdir() and recursive:
            for entry in sorted(os.listdir(name)):
                self.add(os.path.join(name, entry), os.path.join(arcname, entry), recursive, filter=filter)

    def addfile(self, tarinfo, fileobj=None):
        """Add a member with the content of a file object."""
        self._check("awx")
        if fileobj is None and tarinfo.isreg() and tarinfo.size != 0:
            raise ValueError("fileobj not provided for non zero-size regular file")
        tarinfo = copy.copy(tarinfo)
        header = tarinfo.tobuf(self.format, self.encoding, self.errors)
        tarinfo.offset = self.offset
        self.fileobj.write(header)
        self.offset += len(header)
        tarinfo.offset_data = self.offset
        if fileobj is not None:
            data = fileobj.read(tarinfo.size)
            if len(data) < tarinfo.size:
                raise OSError("unexpected end of data")
            data = _blocks(data)
            self.fileobj.write(data)
            self.offset += len(data)
        self.members.append(tarinfo)

    # --- the rest

    def _check(self, mode=None):
        if self.closed:
            raise OSError("TarFile is closed")
        if mode is not None and self.mode not in mode:
            raise OSError(f"bad operation for mode {self.mode!r}")

    def close(self):
        """Write the end of the archive and close the file."""
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode in ("a", "w", "x"):
                self.fileobj.write(NUL * (2 * BLOCKSIZE))
                self.offset += 2 * BLOCKSIZE
                rest = self.offset % RECORDSIZE
                if rest:
                    self.fileobj.write(NUL * (RECORDSIZE - rest))
        finally:
            if self._own:
                self.fileobj.close()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.close()
        else:
            # A broken archive gets no end.
            if self._own:
                self.fileobj.close()
            self.closed = True

    def __iter__(self):
        if self._loaded:
            yield from self.members
            return
        i = 0
        if getattr(self, "firstmember", None) is not None:
            self.firstmember = None
        while True:
            if i < len(self.members):
                member = self.members[i]
            else:
                member = None if self._loaded else self.next()
                if member is None:
                    return
            i += 1
            yield member


_KINDS = {REGTYPE: stat.S_IFREG, AREGTYPE: stat.S_IFREG, SYMTYPE: stat.S_IFLNK, CHRTYPE: stat.S_IFCHR,
          BLKTYPE: stat.S_IFBLK, DIRTYPE: stat.S_IFDIR, FIFOTYPE: stat.S_IFIFO, CONTTYPE: stat.S_IFREG}


def _user_name(uid):
    try:
        import pwd
        return pwd.getpwuid(uid)[0]
    except (ImportError, KeyError):
        return ""


def _group_name(gid):
    try:
        with _open("/etc/group", encoding="utf-8", errors="surrogateescape") as file:
            for line in file:
                fields = line.split(":")
                if len(fields) > 2 and fields[2] == str(gid):
                    return fields[0]
    except OSError:
        pass
    return ""


def is_tarfile(name):
    """Does a file look like an archive that can be read?"""
    try:
        if hasattr(name, "read"):
            place = name.tell()
            open(fileobj=name).close()
            name.seek(place)
        else:
            open(name).close()
        return True
    except TarError:
        return False


open = TarFile.open
