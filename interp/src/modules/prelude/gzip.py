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
_CHUNK = 128 * 1024
_TRUNCATED = "Compressed file ended before the end-of-stream marker was reached"


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


def decompress(data):
    """What a gzip file, of one member or several, was made from."""
    return _Reader(io.BytesIO(data)).readall()


class _Reader(io.RawIOBase):
    """What a gzip file was made from, as it is asked for."""

    def __init__(self, file):
        self._file = file
        self._start()

    def _start(self):
        self.mtime = self._work = None
        self._input = b""
        self._at = 0

    def _fill(self):
        """Is there input?"""
        if not self._input:
            self._input = self._file.read(_CHUNK)
        return bool(self._input)

    def _take(self, size):
        """So many bytes of input."""
        while len(self._input) < size:
            more = self._file.read(_CHUNK)
            if not more:
                raise EOFError(_TRUNCATED)
            self._input += more
        taken, self._input = self._input[:size], self._input[size:]
        return taken

    def _begin(self):
        """Reads the header of the next member, if there is one."""
        if not self._fill():
            return False
        if len(self._input) < 2:
            self._input += self._file.read(_CHUNK)
        if self._input[:2] != b"\037\213":
            raise BadGzipFile(f"Not a gzipped file ({self._input[:2]!r})")
        _, method, flags, self.mtime, _ = struct.unpack("<HBBLH", self._take(10))
        if method != 8:
            raise BadGzipFile("Unknown compression method")
        if flags & _EXTRA:
            self._take(int.from_bytes(self._take(2), "little"))
        for flag in (_NAMED, _COMMENTED):
            while flags & flag and self._take(1) != b"\0":
                pass
        if flags & _CHECKED:
            self._take(2)
        self._work = zlib.decompressobj(-15)
        self._crc = self._size = 0
        return True

    def _end(self):
        """Checks what a member says of itself at its end."""
        self._work = None
        check, size = struct.unpack("<LL", self._take(8))
        if check != self._crc:
            raise BadGzipFile(f"CRC check failed {hex(check)} != {hex(self._crc)}")
        if size != self._size & 0xFFFFFFFF:
            raise BadGzipFile("Incorrect length of data produced")
        while self._fill():
            self._input = self._input.lstrip(b"\0")
            if self._input:
                break

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        while size:
            if self._work is not None and self._work.eof:
                self._end()
            if self._work is None and not self._begin():
                break
            work, filled = self._work, self._fill()
            data = work.decompress(self._input, size)
            self._input = work.unused_data if work.eof else work.unconsumed_tail
            if data:
                self._crc = zlib.crc32(data, self._crc)
                self._size += len(data)
                self._at += len(data)
                return data
            if not work.eof and not filled:
                raise EOFError(_TRUNCATED)
        return b""

    def readall(self):
        return b"".join(iter(lambda: self.read(1 << 20), b""))

    def readinto(self, buffer):
        with memoryview(buffer) as view, view.cast("B") as places:
            data = self.read(len(places))
            places[:len(data)] = data
        return len(data)

    def readable(self):
        return True

    def seekable(self):
        return self._file.seekable()

    def tell(self):
        return self._at

    def seek(self, offset, whence=io.SEEK_SET):
        if whence == io.SEEK_CUR:
            offset += self._at
        elif whence == io.SEEK_END:
            while self.read(_CHUNK):
                pass
            offset += self._at
        if offset < self._at:
            self._file.seek(0)
            self._start()
        while self._at < offset and self.read(min(_CHUNK, offset - self._at)):
            pass
        return self._at


class GzipFile(io.BufferedIOBase):
    """A gzip file: reads what it was made from, writes it compressed."""

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        if mode and "b" not in mode:
            mode += "b"
        self.myfileobj = None
        if fileobj is None:
            fileobj = self.myfileobj = _open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        self.name = os.fspath(filename)
        given, mode = mode, mode or getattr(fileobj, "mode", "rb")
        self.fileobj = fileobj
        self._size = self._crc = 0
        if mode.startswith("r"):
            self.mode = READ
            self._source = _Reader(fileobj)
            self._buffer = io.BufferedReader(self._source)
        elif mode.startswith(("w", "a", "x")):
            if given is None:
                import warnings
                warnings.warn("GzipFile was opened for writing, but this will change in future "
                              "Python releases.  Specify the mode argument for opening it for "
                              "writing.", FutureWarning, 2)
            self.mode = WRITE
            self._mtime = mtime
            self.compress = zlib.compressobj(compresslevel, 8, -15)
            base = os.path.basename(self.name)
            if isinstance(base, str):
                base = base.encode("latin-1", "ignore")
            if base.endswith(b".gz"):
                base = base[:-3]
            fileobj.write(_header(compresslevel, time.time() if mtime is None else mtime, base))
        else:
            raise ValueError(f"Invalid mode: {mode!r}")

    @property
    def mtime(self):
        """When what is read was last modified, or what was said of that for writing."""
        return self._source.mtime if self.mode == READ else self._mtime

    def __repr__(self):
        return f"<gzip {self.fileobj!r} {hex(id(self))}>"

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _reader(self, method="read"):
        self._check_open()
        if self.mode != READ:
            raise OSError(9, f"{method}() on write-only GzipFile object")
        return self._buffer

    def read(self, size=-1):
        return self._reader().read(size)

    def read1(self, size=-1):
        return self._reader("read1").read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def peek(self, n):
        return self._reader("peek").peek(n)

    def readline(self, size=-1):
        self._check_open()
        return self._buffer.readline(size)

    def rewind(self):
        """Go back to the beginning."""
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self._buffer.seek(0)

    def write(self, data):
        self._check_open()
        if self.mode != WRITE:
            raise OSError(9, "write() on read-only GzipFile object")
        try:
            view = memoryview(data)
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
        with view:
            size = view.nbytes
            self.fileobj.write(self.compress.compress(view))
            self._crc = zlib.crc32(view, self._crc)
        self._size += size
        return size

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._check_open()
        if self.mode == WRITE:
            self.fileobj.write(self.compress.flush(zlib_mode))
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
                fileobj.write(self.compress.flush())
                fileobj.write(struct.pack("<LL", self._crc, self._size & 0xFFFFFFFF))
        finally:
            if self.myfileobj is not None:
                self.myfileobj.close()
                self.myfileobj = None

    def fileno(self):
        return self.fileobj.fileno()

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def tell(self):
        self._check_open()
        return self._size if self.mode == WRITE else self._buffer.tell()

    def seek(self, offset, whence=io.SEEK_SET):
        self._check_open()
        if self.mode == READ:
            return self._buffer.seek(offset, whence)
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
