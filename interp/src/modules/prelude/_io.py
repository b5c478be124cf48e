"""Files and streams over the descriptors of `_posix`."""

import _files
import _posix
from _thread import RLock as _RLock
from _gilbox import decode_part, finished, isinstance_natively, native, set_mro, taken, type_name
from _posix import read as _read, write as _write, lseek as _lseek

DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    """The stream cannot do this."""


UnsupportedOperation.__module__ = "io"


def text_encoding(encoding, stacklevel=2, /):
    """The encoding, or the default one."""
    return "utf-8" if encoding is None else encoding


def _index_of(number):
    """A number as an int."""
    from operator import index
    return index(number)


def _size_of(size):
    """How much a method is to take, as an int; -1 where it is to take all."""
    if size is None:
        return -1
    if getattr(type(size), "__index__", None) is None:
        raise TypeError(f"argument should be integer or None, not '{type_name(size)}'")
    return _index_of(size)


class _IOBase:
    """What all streams have in common."""

    _closed = False

    @property
    def closed(self):
        return self._closed

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def flush(self):
        self._check()

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def isatty(self):
        self._check()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def seek(self, offset, whence=0, /):
        raise UnsupportedOperation("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        raise UnsupportedOperation("truncate")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        if type(size) is not int:
            size = _size_of(size)
        # One by one: what is read ahead could not be given back.
        line = bytearray()
        while size < 0 or len(line) < size:
            byte = self.read(1)
            if not byte:
                break
            line += byte
            if byte == b"\n":
                break
        return bytes(line)

    def readlines(self, hint=-1, /):
        hint = _size_of(hint)
        if hint <= 0:
            return list(self)
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            self.write(line)


def _to_fill(buffer):
    """The bytes of an object that are to be written over."""
    try:
        view = memoryview(buffer)
    except TypeError:
        view = None
    if view is None or view.readonly:
        raise TypeError(f"readinto() argument must be read-write bytes-like object, not {type_name(buffer)}")
    return view.cast("B")


class _RawIOBase(_IOBase):
    """Bytes without a buffer."""

    def readinto(self, buffer, /):
        raise NotImplementedError

    def write(self, data, /):
        raise NotImplementedError

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        n = self.readinto(buffer)
        return None if n is None else bytes(buffer[:n])

    def readall(self):
        parts = []
        while part := self.read(DEFAULT_BUFFER_SIZE):
            parts.append(part)
        return b"".join(parts)


class _BufferedIOBase(_IOBase):
    """Bytes with a buffer."""

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def read1(self, size=-1, /):
        raise UnsupportedOperation("read1")

    def write(self, data, /):
        raise UnsupportedOperation("write")

    def readinto(self, buffer, /):
        view = _to_fill(buffer)
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def detach(self):
        raise UnsupportedOperation("detach")


class _TextIOBase(_IOBase):
    """Text."""

    encoding = errors = newlines = None

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def readline(self, size=-1, /):
        raise UnsupportedOperation("readline")

    def write(self, text, /):
        raise UnsupportedOperation("write")

    def detach(self):
        raise UnsupportedOperation("detach")


# The files open for writing: descriptor -> file, as the system tells files apart.
_unclosed = {}


def _end_forgotten(file):
    """A file that nobody holds any more, with something in its buffer still, must be closed before it is opened again."""
    try:
        status = _posix._stat(file)
    except (OSError, TypeError, ValueError):
        return
    if (status[1], status[2]) in _unclosed.values():
        from gc import _collect_now
        _collect_now()


def _refuse_state(stream):
    """Files stay in their process."""
    raise TypeError(f"cannot pickle '{type(stream).__name__}' instances")


class FileIO(_RawIOBase):
    """A descriptor as a stream of bytes."""

    __getstate__ = _refuse_state
    # What a stream has that was refused before it was open.
    _fd, closefd = -1, True

    def __init__(self, file, mode="r", closefd=True, opener=None):
        if not isinstance(mode, str):
            raise TypeError(f"FileIO() argument 'mode' must be str, not {type_name(mode)}")
        if mode.strip("rwxab+"):
            raise ValueError(f"invalid mode: {mode}")
        kinds = [c for c in mode if c in "rwxa"]
        if len(kinds) != 1 or mode.count("+") > 1:
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        kind, plus = kinds[0], "+" in mode
        self.mode = {"r": "rb", "w": "wb", "x": "xb", "a": "ab"}[kind] + ("+" if plus else "")
        if plus and kind == "w":
            self.mode = "rb+"
        self._readable, self._writable = kind == "r" or plus, kind != "r" or plus
        self.name, self.closefd = file, closefd
        if isinstance(file, int):
            if isinstance(file, bool):
                from warnings import warn
                warn("bool is used as a file descriptor", RuntimeWarning)
                file = int(file)
            if file < 0:
                raise ValueError("negative file descriptor")
            if _posix.fstat(file).st_mode & 0o170000 == 0o040000:
                raise IsADirectoryError(21, "Is a directory", file)
            self._fd = file
        else:
            if not closefd:
                raise ValueError("Cannot use closefd=False with file name")
            flags = 2 if plus else 0 if kind == "r" else 1
            flags |= {"r": 0, "w": 0o1100, "x": 0o300, "a": 0o2100}[kind] | 0o2000000
            if opener is not None:
                self._fd = opener(file, flags)
                if not isinstance(self._fd, int):
                    raise TypeError("expected integer from opener")
                if self._fd < 0:
                    raise ValueError(f"opener returned {self._fd}")
            else:
                if _unclosed:
                    _end_forgotten(file)
                try:
                    self._fd = _posix.open(file, flags, 0o666)
                except ValueError:
                    raise ValueError("embedded null byte") from None
            status = _posix._stat(self._fd)
            if status[0] & 0o170000 == 0o040000:
                _posix.close(self._fd)
                self._fd = -1
                raise IsADirectoryError(21, "Is a directory", file)
            if self._writable:
                _unclosed[self._fd] = status[1], status[2]
        if kind == "a":
            try:
                _lseek(self._fd, 0, 2)
            except OSError:
                pass

    def close(self):
        if not self._closed:
            self._closed = True
            if self.closefd and self._fd >= 0:
                fd, self._fd = self._fd, -1
                _unclosed.pop(fd, None)
                _posix.close(fd)
            finished(self)

    def __del__(self):
        self.close()

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def fileno(self):
        self._check()
        return self._fd

    def isatty(self):
        self._check()
        return _posix.isatty(self._fd)

    def readable(self):
        self._check()
        return self._readable

    def writable(self):
        self._check()
        return self._writable

    def seekable(self):
        self._check()
        try:
            _lseek(self._fd, 0, 1)
        except OSError:
            return False
        return True

    def read(self, size=-1, /):
        self._check()
        if not self._readable:
            raise UnsupportedOperation("File not open for reading")
        if type(size) is not int:
            size = _size_of(size)
        if size < 0:
            return self.readall()
        return _read(self._fd, size)

    def readall(self):
        self._check()
        if not self._readable:
            raise UnsupportedOperation("File not open for reading")
        parts = []
        while part := _read(self._fd, 65536):
            parts.append(part)
        return b"".join(parts)

    def readinto(self, buffer, /):
        view = _to_fill(buffer)
        data = self.read(len(view))
        view[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        if type(size) is not int:
            size = _size_of(size)
        parts = []
        while (size < 0 or len(parts) < size) and (byte := self.read(1)):
            parts.append(byte)
            if byte == b"\n":
                break
        return b"".join(parts)

    def write(self, data, /):
        self._check()
        if not self._writable:
            raise UnsupportedOperation("File not open for writing")
        return _write(self._fd, data)

    def seek(self, offset, whence=0, /):
        self._check()
        if type(offset) is not int:
            offset = _index_of(offset)
        return _lseek(self._fd, offset, whence)

    def truncate(self, size=None, /):
        self._check()
        if size is None:
            size = self.tell()
        _posix.ftruncate(self._fd, size)
        return size

    def __repr__(self):
        if self._closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>"


def _bytes_of(data):
    """What a bytes-like object has in it now."""
    if type(data) is bytes:
        return data
    try:
        view = memoryview(data)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type_name(data)}'") from None
    with view:
        if not view.c_contiguous:
            raise BufferError("memoryview: underlying buffer is not C-contiguous")
        return bytes(view)


def _attached(stream, to, what):
    """What a stream stands over, if it still does."""
    if to is None:
        made = hasattr(stream, "_plain")
        raise ValueError(f"{what} has been detached" if made else "I/O operation on uninitialized object")
    return to


class _Buffered(_BufferedIOBase):
    """A raw stream with a buffer of what has been read ahead, and one of what is still to be written."""

    # Natives know their order.
    __slots__ = "_ahead", "_at", "_plain", "_behind", "_size"

    __getstate__ = _refuse_state
    raw = None
    # What it asks of its raw stream.
    _needs = ()

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not isinstance(buffer_size, int):
            raise TypeError(f"'{type_name(buffer_size)}' object cannot be interpreted as an integer")
        for need in self._needs:
            if not getattr(raw, need)():
                raise UnsupportedOperation(f"File or stream is not {need}.")
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self.raw = raw
        self._ahead = b""
        self._at = 0
        # Has no guest's class changed what a line is?
        self._plain = type(self) in (BufferedReader, BufferedRandom)
        # What is still to be written. None until writing has been found to be allowed, and when closed.
        self._behind = None
        self._size = buffer_size
        self._flushing = _RLock()

    @property
    def closed(self):
        return _attached(self, self.raw, "raw stream").closed

    @property
    def name(self):
        return _attached(self, self.raw, "raw stream").name

    @property
    def mode(self):
        return self.raw.mode

    def _check(self, what="I/O operation on"):
        if self.closed:
            raise ValueError(f"{what} closed file")

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self._ahead, self._at, self._behind = b"", 0, None
                self.raw.close()
            finished(self)

    def __del__(self):
        try:
            self.close()
        except (OSError, ValueError):
            pass

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def readable(self):
        return "readable" in self._needs and self.raw.readable()

    def writable(self):
        return "writable" in self._needs and self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def flush(self):
        self._check("flush of")
        if self._behind:
            with self._flushing:
                # Others may add to it all the while.
                data = taken(self._behind)
                try:
                    while data:
                        data = data[self._written(data):]
                except BaseException:
                    self._behind[:0] = data
                    raise

    def _written(self, data):
        """How much of it the raw stream has taken."""
        size = self.raw.write(data)
        if size is None:
            raise BlockingIOError(11, "write could not complete without blocking", 0)
        if not 0 <= size <= len(data):
            raise OSError(f"raw write() returned invalid length {size} (should have been between 0 and {len(data)})")
        return size

    def _fill(self):
        if self._behind:
            self.flush()
        if "readable" not in self._needs:
            raise UnsupportedOperation("read")
        self._ahead, self._at = self.raw.read(max(self._size, DEFAULT_BUFFER_SIZE)) or b"", 0
        return bool(self._ahead)

    def read(self, size=-1, /):
        self._check("read of")
        if "readable" not in self._needs:
            raise UnsupportedOperation("read")
        if type(size) is not int:
            size = _size_of(size)
        if self._behind:
            self.flush()
        if size == -1:
            ahead = self._ahead[self._at:]
            # A stream that others have written may have no `readall`, and one that doesn't wait has nothing yet.
            data = (getattr(self.raw, "readall", None) or self.raw.read)()
            self._ahead, self._at = b"", 0
            return ahead + (data or b"") if ahead else data
        if size < 0:
            raise ValueError("read length must be non-negative or -1")
        data = self._ahead[self._at:self._at + size]
        self._at += len(data)
        if len(data) == size:
            return data
        parts, missing = [data], size - len(data)
        while missing and self._fill():
            part = self._ahead[:missing]
            self._at = len(part)
            missing -= len(part)
            parts.append(part)
        return b"".join(parts)

    def read1(self, size=-1, /):
        self._check("read of")
        if type(size) is not int:
            size = _index_of(size)
        if self._at >= len(self._ahead):
            self._fill()
        end = len(self._ahead) if size < 0 else self._at + size
        data = self._ahead[self._at:end]
        self._at += len(data)
        return data

    def peek(self, size=0, /):
        _index_of(size)
        if self._at >= len(self._ahead):
            self._fill()
        return self._ahead[self._at:]

    def readline(self, size=-1, /):
        self._check("readline of")
        if type(size) is not int:
            size = _size_of(size)
        parts, room = [], size
        while room:
            if self._at >= len(self._ahead) and not self._fill():
                break
            end = self._ahead.find(b"\n", self._at) + 1
            stop = end or len(self._ahead)
            if room > 0:
                stop = min(stop, self._at + room)
            part = self._ahead[self._at:stop]
            self._at = stop
            parts.append(part)
            if room > 0:
                room -= len(part)
            if end and stop == end:
                break
        return b"".join(parts)

    def write(self, data, /):
        self._check("write to")
        if "writable" not in self._needs:
            raise UnsupportedOperation("write")
        data = _bytes_of(data)
        if self._ahead:
            self.raw.seek(self._at - len(self._ahead), 1)
            self._ahead, self._at = b"", 0
        with self._flushing:
            if self._behind is None:
                self._behind = bytearray()
        self._behind.extend(data)
        if len(self._behind) >= self._size:
            self.flush()
        return len(data)

    def seek(self, offset, whence=0, /):
        self._check("seek of")
        if type(offset) is not int:
            offset = _index_of(offset)
        self.flush()
        if whence == 1:
            offset -= len(self._ahead) - self._at
        self._ahead, self._at = b"", 0
        return self.raw.seek(offset, whence)

    def tell(self):
        self._check()
        return self.raw.seek(0, 1) - (len(self._ahead) - self._at) + len(self._behind or b"")

    def truncate(self, size=None, /):
        if "writable" not in self._needs:
            raise UnsupportedOperation("truncate")
        self.flush()
        return self.raw.truncate(self.tell() if size is None else size)

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
        self._ahead, self._at, self._behind = b"", 0, None
        return raw

    def __repr__(self):
        return f"<_io.{type(self).__name__}{_shown_name(self)}>"


def _shown_name(stream):
    """How a stream's repr gives its name, if what it stands over has one."""
    try:
        return f" name={stream.name!r}"
    except (AttributeError, ValueError):
        return ""


@native
class BufferedReader(_Buffered):
    """Bytes to be read."""

    _needs = ("readable",)


@native
class BufferedWriter(_Buffered):
    """Bytes to be written."""

    _needs = ("writable",)


@native
class BufferedRandom(_Buffered):
    """Bytes to be read and written."""

    _needs = "seekable", "readable", "writable"


class BufferedRWPair(_BufferedIOBase):
    """Two raw streams as one: what is read comes from the first, what is written goes to the second."""

    __getstate__ = _refuse_state

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self._reader = BufferedReader(reader, buffer_size)
        self._writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self._reader.read(size)

    def read1(self, size=-1, /):
        return self._reader.read1(size)

    def peek(self, size=0, /):
        return self._reader.peek(size)

    def readline(self, size=-1, /):
        return self._reader.readline(size)

    def readinto(self, buffer, /):
        return self._reader.readinto(buffer)

    def readinto1(self, buffer, /):
        return self._reader.readinto1(buffer)

    def write(self, data, /):
        return self._writer.write(data)

    def flush(self):
        self._writer.flush()

    def readable(self):
        return self._reader.readable()

    def writable(self):
        return self._writer.writable()

    def isatty(self):
        return self._writer.isatty() or self._reader.isatty()

    def close(self):
        try:
            self._writer.close()
        finally:
            self._reader.close()

    @property
    def closed(self):
        return self._writer.closed


@native
class BytesIO(_BufferedIOBase):
    """Bytes in memory."""

    # Natives know their order.
    __slots__ = "_data", "_pos"

    def __init__(self, initial_bytes=b""):
        self._data = bytearray(b"" if initial_bytes is None else _bytes_of(initial_bytes))
        self._pos = 0

    def close(self):
        self._closed = True
        self._data = None

    def readlines(self, size=None, /):
        # Not what a guest's class has made of the methods for single lines.
        size = _size_of(size)
        lines, taken = [], 0
        while line := BytesIO.readline(self):
            lines.append(line)
            taken += len(line)
            if 0 < size <= taken:
                break
        return lines

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            BytesIO.write(self, line)

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def getbuffer(self):
        self._check()
        return memoryview(self._data)

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def read(self, size=-1, /):
        self._check()
        if type(size) is not int:
            size = _size_of(size)
        end = len(self._data) if size < 0 else self._pos + size
        data = bytes(self._data[self._pos:end])
        self._pos += len(data)
        return data

    read1 = read

    def readline(self, size=-1, /):
        self._check()
        if type(size) is not int:
            size = _size_of(size)
        at = self._pos
        end = self._data.find(b"\n", at) + 1 or len(self._data)
        if size >= 0:
            end = min(end, at + size)
        if end <= at:
            return b""
        self._pos = end
        return bytes(self._data[at:end])

    def __next__(self):
        # Not what a guest's class has made of `readline`.
        line = BytesIO.readline(self)
        if not line:
            raise StopIteration
        return line

    def write(self, data, /):
        self._check()
        data = _bytes_of(data)
        if not data:
            return 0
        if self._pos > len(self._data):
            self._data.extend(bytes(self._pos - len(self._data)))
        self._data[self._pos:self._pos + len(data)] = data
        self._pos += len(data)
        return len(data)

    def seek(self, offset, whence=0, /):
        self._check()
        if type(offset) is not int:
            offset = _index_of(offset)
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._pos = max((0, self._pos, len(self._data))[whence] + offset, 0)
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        size = self._pos if size is None else _size_of(size)
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size


@native
class StringIO(_StringBuffer, _TextIOBase):
    """Text in memory."""

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    line_buffering = False

    def readable(self):
        self._check()
        return True

    writable = seekable = readable


def _line_ends(text):
    """The kinds of line ends in a text."""
    ends = []
    pairs = text.count("\r\n")
    if pairs:
        ends.append(("\r\n", None))
    if text.count("\r") > pairs:
        ends.append(("\r", None))
    if text.count("\n") > pairs:
        ends.append(("\n", None))
    return ends


def _last_characters(text, count):
    """So much of a text's end as has that many characters when its line ends are one each."""
    at = len(text)
    while count > 0:
        at -= 2 if text.startswith("\r\n", at - 2) and at >= 2 else 1
        count -= 1
    return text[at:]


def _without_mark(encoding):
    """The encoding of what follows a text that has begun with a byte order mark; None if it writes none."""
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(encoding.lower().replace("_", "-"))


# What of text is written as it is: ASCII alone (1), or all of it, encoded (2).
_STRAIGHT = {"utf-8": 2, "utf8": 2, "ascii": 1, "us-ascii": 1, "latin-1": 1, "iso-8859-1": 1, "cp1252": 1}


# The types of text that may be left out.
_TEXT = str, type(None)

# What an argument is that is left out where None has a meaning.
_KEPT = object()


class TextIOWrapper(_TextIOBase):
    """Text over a buffered stream of bytes."""

    # Natives know their order.
    __slots__ = "_text", "_at", "_plain", "buffer", "_straight", "_telling"

    __getstate__ = _refuse_state

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if not type(encoding) in _TEXT or not type(errors) in _TEXT or not type(newline) in _TEXT:
            for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
                if value is not None and not isinstance(value, str):
                    raise TypeError(f"TextIOWrapper() argument '{name}' must be str or None, not {type_name(value)}")
        self._set_newline(newline)
        self.encoding = "UTF-8" if encoding in (None, "locale") else encoding
        "".encode(self.encoding)
        self.errors = "strict" if errors is None else errors
        # Asked in any case: what has no such method is no stream.
        buffer.readable(), buffer.writable()
        self.buffer = buffer
        self.line_buffering, self.write_through = line_buffering, write_through
        self._text = ""
        self._at = 0
        self._rest = b""
        self._reads_as = self.encoding
        self._ended = False
        self._telling = True
        self._untranslated = None
        self._seen = {}
        self._begin_writing()

    def _set_newline(self, newline):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self._newline = newline
        # Do lines end with "\n" here, and has no guest's class changed what a line is?
        self._plain = newline in (None, "\n") and type(self) is TextIOWrapper

    def _begin_writing(self):
        # The encoding of what is written next, and whether that can go straight to the buffer.
        self._writes_as = self.encoding
        straight = (type(self.buffer) is BufferedWriter and self._newline not in ("\r", "\r\n")
                    and not (self.line_buffering or self.write_through))
        self._straight = _STRAIGHT.get(self.encoding.lower().replace("_", "-"), 0) if straight else 0

    @property
    def name(self):
        return _attached(self, self.buffer, "underlying buffer").name

    @property
    def closed(self):
        return _attached(self, getattr(self, "buffer", None), "underlying buffer").closed

    def close(self):
        self.buffer.close()
        self._text, self._at = "", 0

    def flush(self):
        self._check()
        self.buffer.flush()

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def reconfigure(self, *, encoding=None, errors=None, newline=_KEPT, line_buffering=None, write_through=None):
        if self._text and not (encoding is errors is None and newline is _KEPT):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read")
        self.flush()
        if newline is not _KEPT:
            self._set_newline(newline)
        self.errors = errors or ("strict" if encoding else self.errors)
        self.encoding = encoding or self.encoding
        if line_buffering is not None:
            self.line_buffering = line_buffering
        if write_through is not None:
            self.write_through = write_through
        self._reads_as = self.encoding
        self._begin_writing()

    def _decoded(self, data, last):
        """The text of as many of the bytes as make whole characters and line ends; the rest is kept."""
        if self._rest:
            data = self._rest + data
        text, used, settled = decode_part(data, self._reads_as, self.errors, last)
        # From here on there is no mark.
        self._reads_as = settled or self._reads_as
        if not last and text.endswith("\r"):
            text = text[:-1]
            used -= len("\r".encode(self._reads_as))
        self._rest = data[used:]
        self._untranslated = None
        if self._newline:
            return text
        if "\r" in text:
            self._seen.update(_line_ends(text))
            if self._newline is None:
                # What stands before the chunk has its length already, whatever its lines ended with.
                self._untranslated = self._text[self._at:] + text
                text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif "\n" in text:
            self._seen["\n"] = None
        return text

    @property
    def newlines(self):
        ends = tuple([end for end in ("\r", "\n", "\r\n") if end in self._seen])
        return ends if len(ends) > 1 else ends[0] if ends else None

    def _fill(self):
        """Read on; False at the end."""
        if self._ended:
            self._ended = False
            return False
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")
        data = self.buffer.read1(DEFAULT_BUFFER_SIZE)
        last = not data
        text = self._decoded(data, last)
        if last and text:
            self._ended = True
        self._text, self._at = self._text[self._at:] + text, 0
        return not last or bool(text)

    def read(self, size=-1, /):
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")
        if type(size) is not int:
            size = _size_of(size)
        if size < 0:
            text = self._text[self._at:] + self._decoded(self.buffer.read(), True)
            self._text, self._at = "", 0
            return text
        while len(self._text) - self._at < size and self._fill():
            pass
        text = self._text[self._at:self._at + size]
        self._at += len(text)
        return text

    def _line_end(self, start):
        if self._newline == "":
            ends = [end for end in (self._text.find("\n", start), self._text.find("\r", start)) if end >= 0]
            if not ends:
                return 0
            end = min(ends)
            return end + (2 if self._text.startswith("\r\n", end) else 1)
        newline = self._newline or "\n"
        end = self._text.find(newline, start)
        return 0 if end < 0 else end + len(newline)

    def readline(self, size=-1, /):
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")
        if type(size) is not int:
            size = -1 if size is None else _index_of(size)
        while not (end := self._line_end(self._at)) and self._fill():
            pass
        end = end or len(self._text)
        if size >= 0:
            end = min(end, self._at + size)
        line = self._text[self._at:end]
        self._at = end
        return line

    def write(self, text, /):
        self._check()
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        # What has been read ahead is passed over.
        self._text, self._at, self._rest, self._untranslated = "", 0, b"", None
        shown = text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text
        if (unmarked := _without_mark(self._writes_as)) and self.buffer.seekable() and self.buffer.tell():
            self._writes_as = unmarked
        self.buffer.write(shown.encode(self._writes_as, self.errors))
        self._writes_as = unmarked or self._writes_as
        if self.line_buffering and "\n" in text or self.write_through:
            self.buffer.flush()
        return len(text)

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    def tell(self):
        self._check()
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        ahead = self._text[self._at:]
        if self._untranslated is not None:
            ahead = _last_characters(self._untranslated, len(ahead))
        ahead = ahead.encode(_without_mark(self.encoding) or self.encoding, self.errors)
        return self.buffer.tell() - len(ahead) - len(self._rest)

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 1:
            if offset:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            offset, whence = self.tell(), 0
        elif whence == 2 and offset:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence == 0 and offset < 0:
            raise ValueError(f"negative seek position {offset}")
        self._text, self._at, self._rest, self._ended = "", 0, b"", False
        self._untranslated, self._telling, self._seen = None, True, {}
        self._writes_as = self.encoding
        at = self.buffer.seek(offset, whence)
        if at == 0:
            self._reads_as = self.encoding
        return at

    def truncate(self, size=None, /):
        self.flush()
        return self.buffer.truncate(self.tell() if size is None else size)

    def detach(self):
        self.flush()
        buffer, self.buffer = self.buffer, None
        self._text, self._at = "", 0
        return buffer

    def __repr__(self):
        mode = f" mode={self.mode!r}" if hasattr(self, "mode") else ""
        return f"<_io.TextIOWrapper{_shown_name(self)}{mode} encoding={self.encoding!r}>"


for _class in (BufferedReader, BufferedWriter, BufferedRandom):
    _files.adopt_buffer(_class)
_files.adopt_text(TextIOWrapper)
_files.adopt_bytes(BytesIO)
del _class


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open a file, given by name or descriptor."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {'None' if mode is None else type_name(mode)}")
    if not isinstance_natively(file, (str, bytes, int)):
        from posixpath import _fspath
        file = _fspath(file)
    if set(mode) - set("axrwb+t") or len(mode) > len(set(mode)):
        raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in mode
    if binary and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    kinds = sum([c in mode for c in "rwxa"])
    if kinds > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if not kinds:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if binary:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'an' if name[0] == 'e' else 'a'} {name} argument")
    if buffering == 0 and not binary:
        raise ValueError("can't have unbuffered text I/O")
    raw = FileIO(file, mode.replace("b", "").replace("t", ""), closefd, opener)
    if buffering == 0:
        return raw
    size = buffering if buffering > 1 else DEFAULT_BUFFER_SIZE
    if "+" in mode:
        buffer = BufferedRandom(raw, size)
    elif "r" in mode:
        buffer = BufferedReader(raw, size)
    else:
        buffer = BufferedWriter(raw, size)
    if binary:
        return buffer
    try:
        text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1 or buffering < 0 and raw.isatty())
    except BaseException:
        buffer.close()
        raise
    text.mode = mode
    return text


def open_code(path, /):
    """Open a file of code for reading."""
    return open(path, "rb")


def _stdin():
    """What `sys.stdin` begins as."""
    raw = FileIO(0, "r", False)
    raw.name = "<stdin>"
    text = TextIOWrapper(BufferedReader(raw), "utf-8")
    text.mode = "r"
    return text


# The streams that a process begins with write straight to the world, and are such files all the same.
from sys import __stdout__ as _stdout
if type(_stdout).__module__ == "_io":
    for _class, _of in ((type(_stdout), TextIOWrapper), (type(_stdout.buffer), BufferedWriter)):
        set_mro(_class, (_class,) + _of.__mro__)
    del _of, _class
del _stdout
