"""Archives in the ZIP format: members stored or deflated."""

import io
import os
import stat
import struct
import time
import zlib

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile",
           "ZipInfo", "ZipFile", "LargeZipFile"]

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1

_NAMES = {0: "store", 1: "shrink", 2: "reduce", 3: "reduce", 4: "reduce", 5: "reduce", 6: "implode", 7: "tokenize",
          8: "deflate", 9: "deflate64", 10: "implode", 12: "bzip2", 14: "lzma", 18: "terse", 19: "lz77", 97: "wavpack",
          98: "ppmd"}
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_ENCRYPTED, _STREAMED, _UTF8 = 0x01, 0x08, 0x800
_open = io.open


class BadZipFile(Exception):
    """Data that is no ZIP archive."""


class LargeZipFile(Exception):
    """What would need ZIP64 extensions."""


error = BadZipfile = BadZipFile


def _check_compression(compression):
    if compression in (ZIP_BZIP2, ZIP_LZMA):
        module = "bz2" if compression == ZIP_BZIP2 else "lzma"
        raise RuntimeError(f"Compression requires the (missing) {module} module")
    if compression not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotImplementedError("That compression method is not supported")


class ZipInfo:
    """What an archive says of a member."""

    __slots__ = ("orig_filename", "filename", "date_time", "compress_type", "compress_level", "comment", "extra",
                 "create_system", "create_version", "extract_version", "reserved", "flag_bits", "volume",
                 "internal_attr", "external_attr", "header_offset", "CRC", "compress_size", "file_size", "_raw_time")

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        self.filename = filename.partition("\0")[0]
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.compress_type = ZIP_STORED
        self.compress_level = None
        self.comment = self.extra = b""
        self.create_system = 3
        self.create_version = self.extract_version = 20
        self.reserved = self.flag_bits = self.volume = self.internal_attr = self.external_attr = 0
        self.header_offset = self.CRC = self.compress_size = self.file_size = 0

    def __repr__(self):
        shown = [f"<{type(self).__name__} filename={self.filename!r}"]
        if self.compress_type != ZIP_STORED:
            shown.append(f" compress_type={_NAMES.get(self.compress_type, self.compress_type)}")
        high, low = self.external_attr >> 16, self.external_attr & 0xFFFF
        if high:
            shown.append(f" filemode={stat.filemode(high)!r}")
        if low:
            shown.append(f" external_attr={low:#x}")
        if not self.is_dir() or self.file_size:
            shown.append(f" file_size={self.file_size!r}")
        if (not self.is_dir() or self.compress_size) and (
                self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            shown.append(f" compress_size={self.compress_size!r}")
        return "".join(shown) + ">"

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """The entry that a file would get."""
        filename = os.fspath(filename)
        status = os.stat(filename)
        is_dir = stat.S_ISDIR(status.st_mode)
        moment = time.localtime(status.st_mtime)[:6]
        if not strict_timestamps:
            moment = min(max(moment, (1980, 1, 1, 0, 0, 0)), (2107, 12, 31, 23, 59, 59))
        arcname = os.path.normpath(os.path.splitdrive(filename if arcname is None else arcname)[1]).lstrip("/")
        self = cls(arcname + "/" if is_dir else arcname, moment)
        self.external_attr = (status.st_mode & 0xFFFF) << 16
        if is_dir:
            self.external_attr |= 0x10
        else:
            self.file_size = status.st_size
        return self

    def is_dir(self):
        """Is it a directory?"""
        return self.filename.endswith("/")

    def _encoded(self):
        """(name, flags) as they stand in the archive."""
        try:
            return self.filename.encode("ascii"), self.flag_bits
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | _UTF8

    def _moment(self):
        year, month, day, hour, minute, second = self.date_time
        return hour << 11 | minute << 5 | second // 2, year - 1980 << 9 | month << 5 | day

    def FileHeader(self, zip64=None):
        """What stands before the member's data."""
        at, day = self._moment()
        streamed = self.flag_bits & _STREAMED
        sizes = (0, 0, 0) if streamed else (self.CRC, self.compress_size, self.file_size)
        name, flags = self._encoded()
        return _LOCAL.pack(b"PK\3\4", self.extract_version, self.reserved, flags, self.compress_type, at, day, *sizes,
                           len(name), len(self.extra)) + name + self.extra

    def _entry(self):
        """What stands in the archive's directory."""
        at, day = self._moment()
        name, flags = self._encoded()
        return _CENTRAL.pack(b"PK\1\2", self.create_version, self.create_system, self.extract_version, self.reserved,
                             flags, self.compress_type, at, day, self.CRC, self.compress_size, self.file_size,
                             len(name), len(self.extra), len(self.comment), 0, self.internal_attr, self.external_attr,
                             self.header_offset) + name + self.extra + self.comment


def _end_record(file):
    """(end of the archive's directory, its fields, the comment), or None."""
    file.seek(0, 2)
    size = file.tell()
    start = max(0, size - ZIP_MAX_COMMENT - _END.size)
    file.seek(start)
    data = file.read()
    at = data.rfind(b"PK\5\6")
    if at < 0 or len(data) - at < _END.size:
        return None
    fields = _END.unpack_from(data, at)
    return start + at, fields, data[at + _END.size:at + _END.size + fields[7]]


def is_zipfile(filename):
    """Does a file look like an archive?"""
    try:
        if hasattr(filename, "read"):
            place = filename.tell()
            found = _end_record(filename)
            filename.seek(place)
            return found is not None
        with _open(filename, "rb") as file:
            return _end_record(file) is not None
    except (OSError, BadZipFile):
        return False


class ZipExtFile(io.BufferedIOBase):
    """A member that is read."""

    def __init__(self, archive, info, data):
        self._archive, self._info, self._data = archive, info, data
        self.name, self.mode, self.newlines = info.filename, "r", None
        self._content = None

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        if self.closed:
            return f"<{name} [closed]>"
        kind = "" if self._info.compress_type == ZIP_STORED else f" compress_type={_NAMES[self._info.compress_type]}"
        return f"<{name} name={self.name!r}{kind}>"

    def _reader(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if self._content is None:
            data, info = self._data, self._info
            if info.compress_type == ZIP_DEFLATED:
                work = zlib.decompressobj(-15)
                data = work.decompress(data)
                if not work.eof:
                    raise EOFError
            if zlib.crc32(data) != info.CRC:
                raise BadZipFile(f"Bad CRC-32 for file {info.orig_filename!r}")
            self._content, self._data = io.BytesIO(data), None
        return self._content

    def read(self, n=-1):
        return self._reader().read(-1 if n is None else n)

    def read1(self, n=-1):
        return self.read(n)

    def peek(self, n=1):
        reader = self._reader()
        at = reader.tell()
        data = reader.read()
        reader.seek(at)
        return data

    def readline(self, limit=-1):
        return self._reader().readline(limit)

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=0):
        reader = self._reader()
        size = len(reader.getvalue())
        base = {0: 0, 1: reader.tell(), 2: size}.get(whence)
        if base is None:
            raise ValueError("whence must be os.SEEK_SET (0), os.SEEK_CUR (1), or os.SEEK_END (2)")
        return reader.seek(min(max(base + offset, 0), size))

    def tell(self):
        return self._reader().tell()


class _ZipWriteFile(io.BufferedIOBase):
    """A member that is written."""

    def __init__(self, archive, info):
        self._archive, self._info = archive, info
        self._crc = self._size = self._compressed = 0
        level = -1 if info.compress_level is None else info.compress_level
        self._work = zlib.compressobj(level, 8, -15) if info.compress_type == ZIP_DEFLATED else None
        self.name, self.mode = info.filename, "w"

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        data = bytes(data)
        self._size += len(data)
        self._crc = zlib.crc32(data, self._crc)
        self._put(data if self._work is None else self._work.compress(data))
        return len(data)

    def _put(self, data):
        self._compressed += len(data)
        self._archive.fp.write(data)

    def close(self):
        if self.closed:
            return
        self._closed = True
        archive, info = self._archive, self._info
        try:
            if self._work is not None:
                self._put(self._work.flush())
            if max(self._size, self._compressed) > ZIP64_LIMIT:
                raise RuntimeError("File size too large, try using force_zip64")
            info.CRC, info.file_size, info.compress_size = self._crc, self._size, self._compressed
            if info.flag_bits & _STREAMED:
                archive.fp.write(struct.pack("<4sLLL", b"PK\7\x08", info.CRC, info.compress_size, info.file_size))
                archive._directory_at = archive.fp.tell()
            else:
                archive._directory_at = archive.fp.tell()
                archive.fp.seek(info.header_offset)
                archive.fp.write(info.FileHeader())
                archive.fp.seek(archive._directory_at)
            archive._add(info)
        finally:
            archive._writing = False


class _Unseekable:
    """A stream that counts what is written to it."""

    def __init__(self, file):
        self._file, self._at = file, 0

    def write(self, data):
        n = self._file.write(data)
        self._at += n
        return n

    def tell(self):
        return self._at

    def flush(self):
        self._file.flush()

    def close(self):
        self._file.close()


class ZipFile:
    """An archive that is read or written."""

    fp = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *,
                 strict_timestamps=True, metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _check_compression(compression)
        if metadata_encoding and mode != "r":
            raise ValueError("metadata_encoding is only supported for reading files")
        self.compression, self.compresslevel, self.mode = compression, compresslevel, mode
        self.debug, self.pwd = 0, None
        self._strict, self._encoding = strict_timestamps, metadata_encoding or "cp437"
        self.filelist, self.NameToInfo = [], {}
        self._comment, self._changed, self._writing, self._seekable = b"", False, False, True
        file = os.fspath(file) if isinstance(file, os.PathLike) else file
        if isinstance(file, (str, bytes)):
            self._own, self.filename = True, file
            if mode == "a" and not os.path.exists(file):
                mode = "w"
            self.fp = _open(file, {"r": "rb", "w": "w+b", "x": "x+b", "a": "r+b"}[mode])
        else:
            self._own, self.fp, self.filename = False, file, getattr(file, "name", None)
        try:
            self._begin(mode)
        except BaseException:
            self._release()
            raise

    def _begin(self, mode):
        if mode in ("w", "x"):
            self._changed = True
            try:
                self._directory_at = self.fp.tell()
                self.fp.seek(self._directory_at)
            except (AttributeError, OSError):
                self.fp, self._seekable, self._directory_at = _Unseekable(self.fp), False, 0
            return
        try:
            self._read_directory()
        except BadZipFile:
            if mode == "r":
                raise
            self.fp.seek(0, 2)
            self._changed = True
            self._directory_at = self.fp.tell()
        else:
            if mode == "a":
                self.fp.seek(self._directory_at)

    def _read_directory(self):
        try:
            found = _end_record(self.fp)
        except OSError:
            raise BadZipFile("File is not a zip file") from None
        if found is None:
            raise BadZipFile("File is not a zip file")
        end, (_, _, _, _, count, size, offset, _), self._comment = found
        if offset == 0xFFFFFFFF or count == 0xFFFF:
            raise NotImplementedError("archives with ZIP64 extensions are not supported")
        self._directory_at = end - size
        # What stands before the archive moves all that is in it.
        before = end - size - offset
        if self._directory_at < 0 or before < 0:
            raise BadZipFile("Bad offset for central directory")
        self.fp.seek(self._directory_at)
        data, at = self.fp.read(size), 0
        while at < size:
            if len(data) - at < _CENTRAL.size:
                raise BadZipFile("Truncated central directory")
            fields = _CENTRAL.unpack_from(data, at)
            if fields[0] != b"PK\1\2":
                raise BadZipFile("Bad magic number for central directory")
            (_, created, system, needed, reserved, flags, method, clock, day, crc, packed, full, name_size, extra_size,
             comment_size, volume, internal, external, header) = fields
            at += _CENTRAL.size
            name = data[at:at + name_size]
            at += name_size
            info = ZipInfo(name.decode("utf-8" if flags & _UTF8 else self._encoding))
            info.extra = data[at:at + extra_size]
            at += extra_size
            info.comment = data[at:at + comment_size]
            at += comment_size
            info.create_version, info.create_system, info.extract_version = created, system, needed
            info.reserved, info.flag_bits, info.compress_type, info.CRC = reserved, flags, method, crc
            info.compress_size, info.file_size, info.volume = packed, full, volume
            info.internal_attr, info.external_attr, info.header_offset = internal, external, header + before
            info.date_time = ((day >> 9) + 1980, day >> 5 & 15, day & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2)
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __repr__(self):
        shown = [f"<{type(self).__module__}.{type(self).__qualname__}"]
        if self.fp is None:
            shown.append(" [closed]")
        else:
            if self._own:
                shown.append(f" filename={self.filename!r}")
            elif self.filename is not None:
                shown.append(f" file={self.fp!r} filename={self.filename!r}")
            else:
                shown.append(f" file={self.fp!r}")
            shown.append(f" mode={self.mode!r}")
        return "".join(shown) + ">"

    def namelist(self):
        """The names of the members."""
        return [info.filename for info in self.filelist]

    def infolist(self):
        """The entries of the members."""
        return self.filelist

    def printdir(self, file=None):
        """Print a table of the members."""
        print(f"{'File Name':<46} {'Modified    ':>19} {'Size':>12}", file=file)
        for info in self.filelist:
            moment = "%d-%02d-%02d %02d:%02d:%02d" % info.date_time[:6]
            print(f"{info.filename:<46} {moment} {info.file_size:>12}", file=file)

    def testzip(self):
        """The name of the first member that is damaged, or None."""
        for info in self.filelist:
            try:
                with self.open(info.filename) as member:
                    member.read()
            except BadZipFile:
                return info.filename

    def getinfo(self, name):
        """The entry of a member."""
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError(f"There is no item named {name!r} in the archive")
        return info

    def setpassword(self, pwd):
        """Refused: encrypted members cannot be read."""
        if pwd and not isinstance(pwd, bytes):
            raise TypeError(f"pwd: expected bytes, got {type(pwd).__name__}")
        self.pwd = pwd or None

    @property
    def comment(self):
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError(f"comment: expected bytes, got {type(comment).__name__}")
        if len(comment) > ZIP_MAX_COMMENT:
            import warnings
            warnings.warn("Archive comment is too long; truncating to %d bytes" % ZIP_MAX_COMMENT, stacklevel=2)
        self._comment = comment[:ZIP_MAX_COMMENT]
        self._changed = True

    def read(self, name, pwd=None):
        """The content of a member."""
        with self.open(name, "r", pwd) as member:
            return member.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """A member as a file."""
        if mode not in {"r", "w"}:
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if self.fp is None:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if isinstance(name, ZipInfo):
            info = name
        elif mode == "w":
            info = ZipInfo(name)
            info.compress_type, info.compress_level = self.compression, self.compresslevel
        else:
            info = self.getinfo(name)
        return self._open_to_write(info) if mode == "w" else self._open_to_read(info, pwd)

    def _open_to_read(self, info, pwd):
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before trying to read.")
        place = self.fp.tell()
        self.fp.seek(info.header_offset)
        header = self.fp.read(_LOCAL.size)
        if len(header) != _LOCAL.size:
            raise BadZipFile("Truncated file header")
        fields = _LOCAL.unpack(header)
        if fields[0] != b"PK\3\4":
            raise BadZipFile("Bad magic number for file header")
        name = self.fp.read(fields[10]).decode("utf-8" if fields[3] & _UTF8 else self._encoding)
        if name != info.orig_filename:
            raise BadZipFile(f"File name in directory {info.orig_filename!r} and header "
                             f"{name.encode('utf-8')!r} differ.")
        self.fp.seek(fields[11], 1)
        if info.flag_bits & _ENCRYPTED:
            if not (pwd or self.pwd):
                raise RuntimeError(f"File {info.filename!r} is encrypted, password required for extraction")
            raise NotImplementedError("encrypted members cannot be read")
        _check_compression(info.compress_type)
        data = self.fp.read(info.compress_size)
        if self.mode != "r":
            self.fp.seek(place)
        return ZipExtFile(self, info, data)

    def _open_to_write(self, info):
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle open on it. "
                             "Close the first handle before opening another.")
        self._check_new(info)
        info.compress_size = info.CRC = 0
        info.flag_bits = 0 if self._seekable else _STREAMED
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        if self._seekable:
            self.fp.seek(self._directory_at)
        info.header_offset = self.fp.tell()
        self._changed = self._writing = True
        self.fp.write(info.FileHeader())
        return _ZipWriteFile(self, info)

    def _check_new(self, info):
        if info.filename in self.NameToInfo:
            import warnings
            warnings.warn(f"Duplicate name: {info.filename!r}", stacklevel=4)
        if self.mode not in ("w", "x", "a"):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if self.fp is None:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        _check_compression(info.compress_type)

    def _add(self, info):
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Add a file."""
        if self.fp is None:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict)
        if info.is_dir():
            return self.mkdir(info)
        info.compress_type = self.compression if compress_type is None else compress_type
        info.compress_level = self.compresslevel if compresslevel is None else compresslevel
        with _open(filename, "rb") as source, self.open(info, "w") as target:
            while data := source.read(1 << 16):
                target.write(data)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Add a member with this content."""
        if isinstance(data, str):
            data = data.encode("utf-8")
        if isinstance(zinfo_or_arcname, ZipInfo):
            info = zinfo_or_arcname
        else:
            info = ZipInfo(zinfo_or_arcname, time.localtime(time.time())[:6])
            info.compress_type, info.compress_level = self.compression, self.compresslevel
            info.external_attr = (0o40775 << 16) | 0x10 if info.is_dir() else 0o600 << 16
        if self.fp is None:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists.")
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info.compress_level = compresslevel
        info.file_size = len(data)
        with self.open(info, "w") as target:
            target.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        """Add a directory."""
        if isinstance(zinfo_or_directory_name, ZipInfo):
            info = zinfo_or_directory_name
            if not info.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(zinfo_or_directory_name, str):
            info = ZipInfo(zinfo_or_directory_name.rstrip("/") + "/")
            info.external_attr = ((0o40000 | mode) & 0xFFFF) << 16 | 0x10
        else:
            raise TypeError("Expected type str or ZipInfo")
        self._check_new(info)
        if self._seekable:
            self.fp.seek(self._directory_at)
        info.header_offset = self.fp.tell()
        self._changed = True
        self.fp.write(info.FileHeader())
        self._add(info)
        self._directory_at = self.fp.tell()

    def extract(self, member, path=None, pwd=None):
        """Write a member to a file below a directory; its path."""
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        folder = os.getcwd() if path is None else os.fspath(path)
        parts = [part for part in info.filename.split("/") if part not in ("", ".", "..")]
        target = os.path.normpath(os.path.join(folder, *parts))
        above = os.path.dirname(target)
        if above and not os.path.exists(above):
            os.makedirs(above, exist_ok=True)
        if info.is_dir():
            os.makedirs(target, exist_ok=True)
            return target
        with self.open(info, pwd=pwd) as source, _open(target, "wb") as file:
            file.write(source.read())
        return target

    def extractall(self, path=None, members=None, pwd=None):
        """Write all members (or these) to files below a directory."""
        for member in self.namelist() if members is None else members:
            self.extract(member, path, pwd)

    def close(self):
        """Write the archive's directory and close the file."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before closing the zip.")
        try:
            if self.mode != "r" and self._changed:
                if self._seekable:
                    self.fp.seek(self._directory_at)
                self._write_directory()
        finally:
            self._release()

    def _write_directory(self):
        start = self.fp.tell()
        for info in self.filelist:
            self.fp.write(info._entry())
        size, count = self.fp.tell() - start, len(self.filelist)
        if count > ZIP_FILECOUNT_LIMIT or start > ZIP64_LIMIT:
            raise LargeZipFile("Files count or size would require ZIP64 extensions")
        self.fp.write(_END.pack(b"PK\5\6", 0, 0, count, count, size, start, len(self._comment)) + self._comment)
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()

    def _release(self):
        fp, self.fp = self.fp, None
        if self._own and fp is not None:
            fp.close()

    def __del__(self):
        try:
            self.close()
        except (AttributeError, OSError, ValueError):
            pass
