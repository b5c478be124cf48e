"""The lines of several files, one after the other, as one stream: those that the command line names, or the standard input."""

import io
import os
import sys
from types import GenericAlias

__all__ = ["input", "close", "nextfile", "filename", "lineno", "filelineno", "fileno", "isfirstline", "isstdin", "FileInput",
           "hook_compressed", "hook_encoded"]

_state = None


def input(files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
    """Begin with the stream that the functions of this module are about."""
    global _state
    if _state and _state._file:
        raise RuntimeError("input() already active")
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook, encoding=encoding, errors=errors)
    return _state


def close():
    """End the stream."""
    global _state
    state, _state = _state, None
    if state:
        state.close()


def _active():
    if not _state:
        raise RuntimeError("no active input()")
    return _state


def nextfile():
    """Go on with the next file."""
    return _active().nextfile()


def filename():
    """The name of the file that the last line came from."""
    return _active().filename()


def lineno():
    """The number of the last line, counted over all files."""
    return _active().lineno()


def filelineno():
    """Its number in its file."""
    return _active().filelineno()


def fileno():
    """The descriptor of the file, or -1 if none is open."""
    return _active().fileno()


def isfirstline():
    """Was the last line the first one of its file?"""
    return _active().isfirstline()


def isstdin():
    """Did it come from the standard input?"""
    return _active().isstdin()


class FileInput:
    """A stream of lines of several files. In place: what is printed meanwhile goes into the file that is being read."""

    def __init__(self, files=None, inplace=False, backup="", *, mode="r", openhook=None, encoding=None, errors=None):
        self._file = self._filename = self._output = self._stdout = self._backup_name = None
        self._before = self._count = 0
        self._is_stdin = False
        if isinstance(files, str):
            files = files,
        elif isinstance(files, os.PathLike):
            files = os.fspath(files),
        else:
            files = tuple(sys.argv[1:] if files is None else files) or ("-",)
        if mode not in ("r", "rb"):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        if openhook:
            if inplace:
                raise ValueError("FileInput cannot use an opening hook in inplace mode")
            if not callable(openhook):
                raise ValueError("FileInput openhook must be callable")
        self._files, self._inplace, self._backup = files, inplace, backup
        self._mode, self._openhook = mode, openhook
        self._encoding, self._errors = encoding, errors

    def __del__(self):
        self.close()

    def close(self):
        """Close the file and forget the others."""
        try:
            self.nextfile()
        finally:
            self._files = ()

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def nextfile(self):
        """Close the file: the next line is the first one of the next."""
        stdout, self._stdout = self._stdout, None
        output, self._output = self._output, None
        file, self._file = self._file, None
        backup, self._backup_name = self._backup_name, None
        try:
            if stdout:
                sys.stdout = stdout
            if output:
                output.close()
        finally:
            try:
                if file and not self._is_stdin:
                    file.close()
            finally:
                if backup and not self._backup:
                    try:
                        os.unlink(backup)
                    except OSError:
                        pass
                self._is_stdin = False

    def readline(self):
        """The next line; empty behind the last one."""
        while True:
            if self._file is None:
                if not self._files:
                    return b"" if "b" in self._mode else ""
                self._open(self._files[0])
            line = self._file.readline()
            if line:
                self._count += 1
                return line
            self.nextfile()

    def _open(self, name):
        self._files = self._files[1:]
        self._filename, self._before, self._count = name, self._before + self._count, 0
        binary = "b" in self._mode
        encoding = self._encoding if binary or self._encoding else None if self._openhook else "locale"
        if name == "-":
            self._filename, self._is_stdin = "<stdin>", True
            self._file = getattr(sys.stdin, "buffer", sys.stdin) if binary else sys.stdin
        elif self._inplace:
            self._open_in_place(name, None if binary else encoding)
        elif not self._openhook:
            self._file = open(name, self._mode, encoding=None if binary else encoding, errors=self._errors)
        elif self._encoding is None:
            self._file = self._openhook(name, self._mode)
        else:
            self._file = self._openhook(name, self._mode, encoding=self._encoding, errors=self._errors)

    def _open_in_place(self, name, encoding):
        self._backup_name = os.fspath(name) + (self._backup or ".bak")
        try:
            os.unlink(self._backup_name)
        except OSError:
            pass
        os.rename(name, self._backup_name)
        self._file = open(self._backup_name, self._mode, encoding=encoding, errors=self._errors)
        mode = self._mode.replace("r", "w")
        try:
            permissions = os.fstat(self._file.fileno()).st_mode
        except OSError:
            self._output = open(name, mode, encoding=encoding, errors=self._errors)
        else:
            descriptor = os.open(name, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, permissions)
            self._output = os.fdopen(descriptor, mode, encoding=encoding, errors=self._errors)
        self._stdout, sys.stdout = sys.stdout, self._output

    def filename(self):
        """The name of the file that the last line came from."""
        return self._filename

    def lineno(self):
        """The number of the last line, counted over all files."""
        return self._before + self._count

    def filelineno(self):
        """Its number in its file."""
        return self._count

    def fileno(self):
        """The descriptor of the file, or -1 if none is open."""
        try:
            return self._file.fileno() if self._file else -1
        except (ValueError, io.UnsupportedOperation):
            return -1

    def isfirstline(self):
        """Was the last line the first one of its file?"""
        return self._count == 1

    def isstdin(self):
        """Did it come from the standard input?"""
        return self._is_stdin

    __class_getitem__ = classmethod(GenericAlias)


def hook_compressed(filename, mode, *, encoding=None, errors=None):
    """Open a file, unpacking it if its name ends as that of a packed one."""
    if encoding is None and "b" not in mode:
        encoding = "locale"
    extension = os.path.splitext(filename)[1]
    if extension not in (".gz", ".bz2"):
        return open(filename, mode, encoding=encoding, errors=errors)
    if extension == ".gz":
        import gzip
        stream = gzip.open(filename, mode)
    else:
        import bz2
        stream = bz2.BZ2File(filename, mode)
    return stream if "b" in mode else io.TextIOWrapper(stream, encoding=encoding, errors=errors)


def hook_encoded(encoding, errors=None):
    """A function that opens files encoded like this."""
    def opener(filename, mode):
        return open(filename, mode, encoding=encoding, errors=errors)
    return opener
