"""Files compressed with gzip: a header, deflated data, and a checksum."""

import io
import os
import struct
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

READ, WRITE = "rb", "wb"
_open = io.open
_COMMENTED, _NAMED, _EXTRA, _CHECKED = 16, 8, 4, 2


class BadGzipFile(OSError):
    """Data that is no gzip file."""


def _header(level, mtime, name=b""):
    speed = 2 if level == 9 else 4 if level == 1 else 0
    head = struct.pack("<4BLBB", 31, 139, 8, _NAMED if name else 0, int(mtime), speed, 255)
    return head + (name + b"\0" if name else b"")


def compress(data, compresslevel=9, *, mtime=None):
    """The data as a gzip file."""
    if mtime is None:
        mtime = time.time()
    body = zlib.compress(data, compresslevel, -15)
    return (_header(compresslevel, mtime) + body
            + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF))


def _body_start(data):
    """Where the compressed data of a member begins."""
    if data[:2] != b"\037\213":
        raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
    if len(data) < 10:
        raise EOFError("Compressed file ended before the end-of-stream marker was reached")
    method, flags = data[2], data[3]
    if method != 8:
        raise BadGzipFile("Unknown compression method")
    at = 10
    if flags & _EXTRA:
        at += 2 + int.from_bytes(data[at:at + 2], "little")
    for flag in (_NAMED, _COMMENTED):
        if flags & flag:
            at = data.index(b"\0", at) + 1
    if flags & _CHECKED:
        at += 2
    return at


def decompress(data):
    """What a gzip file, of one member or several, was made from."""
    data = bytes(data)
    parts = []
    while data:
        work = zlib.decompressobj(-15)
        part = work.decompress(data[_body_start(data):])
        if not work.eof or len(work.unused_data) < 8:
            raise EOFError("Compressed file ended before the end-of-stream marker was "
                           "reached")
        check, size = struct.unpack("<LL", work.unused_data[:8])
        if check != zlib.crc32(part):
            raise BadGzipFile(f"CRC check failed {hex(check)} != {hex(zlib.crc32(part))}")
        if size != len(part) & 0xFFFFFFFF:
            raise BadGzipFile("Incorrect length of data produced")
        parts.append(part)
        data = work.unused_data[8:].lstrip(b"\0")
    return b"".join(parts)


class GzipFile(io.BufferedIOBase):
    """A gzip file: reads what it was made from, writes it compressed."""

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        if mode and "b" not in mode:
            mode += "b"
        self._own = None
        if fileobj is None:
            fileobj = self._own = _open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        self.name = os.fspath(filename)
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
        self.fileobj = fileobj
        self.mtime = mtime
        self._size = self._crc = 0
        if mode.startswith("r"):
            self.mode = READ
            self._content = None
        elif mode.startswith(("w", "a", "x")):
            self.mode = WRITE
            self._work = zlib.compressobj(compresslevel, 8, -15)
            base = os.path.basename(self.name)
            if isinstance(base, str):
                base = base.encode("latin-1", "ignore")
            if base.endswith(b".gz"):
                base = base[:-3]
            fileobj.write(_header(compresslevel, time.time() if mtime is None else mtime, base))
        else:
            raise ValueError(f"Invalid mode: {mode!r}")

    def __repr__(self):
        return f"<gzip {self.fileobj!r} {hex(id(self))}>"

    def _reader(self):
        if self.mode != READ:
            raise OSError(9, "read() on write-only GzipFile object")
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if self._content is None:
            self._content = io.BytesIO(decompress(self.fileobj.read()))
        return self._content

    def read(self, size=-1):
        return self._reader().read(size)

    def read1(self, size=-1):
        return self._reader().read(size)

    def peek(self, n):
        reader = self._reader()
        at = reader.tell()
        data = reader.read(n)
        reader.seek(at)
        return data

    def readline(self, size=-1):
        return self._reader().readline(size)

    def write(self, data):
        if self.mode != WRITE:
            raise OSError(9, "write() on read-only GzipFile object")
        if self.fileobj is None:
            raise ValueError("write() on closed GzipFile object")
        data = bytes(data)
        self.fileobj.write(self._work.compress(data))
        self._size += len(data)
        self._crc = zlib.crc32(data, self._crc)
        return len(data)

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        if self.mode == WRITE and self.fileobj is not None:
            self.fileobj.write(self._work.flush(zlib_mode))
            self.fileobj.flush()

    @property
    def closed(self):
        return self.fileobj is None

    def close(self):
        fileobj = self.fileobj
        if fileobj is None:
            return
        self.fileobj = None
        try:
            if self.mode == WRITE:
                fileobj.write(self._work.flush())
                fileobj.write(struct.pack("<LL", self._crc, self._size & 0xFFFFFFFF))
        finally:
            if self._own is not None:
                self._own.close()
                self._own = None

    def fileno(self):
        return self.fileobj.fileno()

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def tell(self):
        return self._size if self.mode == WRITE else self._reader().tell()

    def seek(self, offset, whence=io.SEEK_SET):
        if self.mode == READ:
            return self._reader().seek(offset, whence)
        if whence != io.SEEK_SET or offset < self._size:
            raise OSError("Negative seek in write mode")
        while self._size < offset:
            self.write(b"\0" * min(1 << 16, offset - self._size))
        return self._size


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Open a gzip file, for bytes or, with `t` in the mode, for text."""
    text = "t" in mode
    if text and "b" in mode:
        raise ValueError(f"Invalid mode: {mode!r}")
    if not text:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    plain = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, plain, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, plain, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    return io.TextIOWrapper(file, encoding or "utf-8", errors, newline) if text else file
