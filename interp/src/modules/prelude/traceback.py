"""Tracebacks as text and as data.

The text of one entry, with the markers under the failing expression, is native
(`_gilbox.frame_text`), the same that an uncaught exception prints.
"""

import linecache
import sys

try:
    from _gilbox import frame_place as _frame_place, frame_text as _native_frame_text
except ImportError:
    _native_frame_text = None
try:
    from _gilbox import suggestion as _suggestion
except ImportError:
    def _suggestion(exc, traced=True):
        return ""

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only",
           "format_list", "format_stack", "format_tb", "print_exc", "format_exc",
           "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
           "print_list"]

_MISSING = object()
_REPEATS_SHOWN = 3
_CAUSE = ("\nThe above exception was the direct cause of the following exception:\n\n")
_CONTEXT = ("\nDuring handling of the above exception, another exception occurred:\n\n")
_MAX_GROUP_WIDTH = 15
_MAX_GROUP_DEPTH = 10


# --- frames -----------------------------------------------------------------

class FrameSummary:
    """An entry of a traceback: file, line and function."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None,
                 line=None, end_lineno=None, colno=None, end_colno=None, _text=None):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self.locals = None if not locals else {
            key: _safe(value, repr) for key, value in locals.items()}
        self._line = line
        self._text = _text
        if lookup_line:
            self.line

    @property
    def line(self):
        """The source line, without the white space around it."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other) and self.locals == other.locals
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, position):
        return (self.filename, self.lineno, self.name, self.line)[position]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _registered(filename):
    """The text that somebody has put into linecache for what is no file."""
    entry = linecache.cache.get(filename) if filename.startswith("<") else None
    return None if entry is None else "".join(entry[2])


class StackSummary(list):
    """A list of entries, oldest call first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """From pairs of frame and line number."""
        entries = ((frame, lineno, None) for frame, lineno in frame_gen)
        return cls._extract(entries, limit, lookup_lines, capture_locals)

    @classmethod
    def _extract(cls, entries, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        entries = list(entries)
        if limit is not None:
            entries = entries[:limit] if limit >= 0 else entries[limit:]
        result = cls()
        for frame, lineno, tb in entries:
            code = frame.f_code
            text = None
            place = None, None, None, None
            if tb is not None and _native_frame_text is not None:
                text = _native_frame_text(tb, _registered(code.co_filename))
                place = _frame_place(tb) or place
                lineno = place[0] or lineno
            summary = FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None,
                end_lineno=place[1], colno=place[2], end_colno=place[3], _text=text)
            if lookup_lines:
                summary.line
            result.append(summary)
        return result

    @classmethod
    def from_list(cls, a_list):
        """From tuples (file, line, function, source line) or entries."""
        result = cls()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one entry."""
        filename = frame_summary.filename
        if filename.startswith("<stdin-") and filename.endswith(">"):
            filename = "<stdin>"
        text = frame_summary._text
        if text is None:
            text = f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
            if frame_summary.line:
                text += f"    {frame_summary.line}\n"
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        """The texts of the entries, with runs of the same entry cut short."""
        result = []
        last = None
        count = 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            key = frame.filename, frame.lineno, frame.name
            if key != last:
                _note_repeats(result, count)
                last = key
                count = 0
            count += 1
            if count <= _REPEATS_SHOWN:
                result.append(text)
        _note_repeats(result, count)
        return result


def _note_repeats(result, count):
    more = count - _REPEATS_SHOWN
    if more > 0:
        plural = "s" if more > 1 else ""
        result.append(f"  [Previous line repeated {more} more time{plural}]\n")


def walk_stack(f):
    """(frame, line) of a frame and its callers, innermost first."""
    if f is None:
        f = sys._getframe()
        while f is not None and f.f_globals is globals():
            f = f.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """(frame, line) of a traceback, outermost first."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_entries(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno, tb
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    """A traceback as a StackSummary."""
    return StackSummary._extract(_walk_entries(tb), limit)


def extract_stack(f=None, limit=None):
    """The stack of the caller as a StackSummary."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    """Let go of the local variables of a traceback's frames."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


# --- exceptions -------------------------------------------------------------

def _safe(value, convert=str, what="exception"):
    try:
        return convert(value)
    except Exception:
        return f"<{what} {convert.__name__}() failed>"


def _final_line(name, value):
    text = _safe(value)
    return f"{name}: {text}\n" if value is not None and text else f"{name}\n"


class TracebackException:
    """An exception with its traceback and its chain, as data to be shown."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None,
                 lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=_MAX_GROUP_WIDTH, max_group_depth=_MAX_GROUP_DEPTH,
                 save_exc_type=True, _seen=None):
        options = dict(limit=limit, lookup_lines=lookup_lines,
                       capture_locals=capture_locals, max_group_width=max_group_width,
                       max_group_depth=max_group_depth)
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract(_walk_entries(exc_traceback), limit,
                                           lookup_lines, capture_locals)
        self._exc_type = exc_type
        self.exc_type_qualname = None if exc_type is None else exc_type.__qualname__
        self.exc_type_module = None if exc_type is None else exc_type.__module__
        self._str = _safe(exc_value)
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as error:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe(error, repr)}"]
        self._is_syntax_error = isinstance(exc_value, SyntaxError)
        if self._is_syntax_error:
            self.filename = exc_value.filename
            self.lineno = exc_value.lineno
            self.end_lineno = exc_value.end_lineno
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg
        elif isinstance(exc_value, (NameError, AttributeError, ImportError)):
            self._str += _suggestion(exc_value, exc_traceback is not None)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__cause__ = self.__context__ = self.exceptions = None
        if _seen is None and exc_value is not None:
            self._link(exc_value, compact, options)

    def _link(self, exc_value, compact, options):
        """Make those that led to it, those in it, and so on."""
        seen = {id(exc_value)}
        waiting = [(self, exc_value)]

        def made(exc):
            seen.add(id(exc))
            other = TracebackException(type(exc), exc, exc.__traceback__, _seen=seen, **options)
            waiting.append((other, exc))
            return other

        while waiting:
            shown, exc = waiting.pop()
            cause, context = exc.__cause__, exc.__context__
            if cause is not None and id(cause) not in seen:
                shown.__cause__ = made(cause)
            wanted = not compact or (shown.__cause__ is None and not exc.__suppress_context__)
            if wanted and context is not None and id(context) not in seen:
                shown.__context__ = made(context)
            if isinstance(exc, BaseExceptionGroup):
                shown.exceptions = [made(each) for each in exc.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """From an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        """The exception's class."""
        return self._exc_type

    @property
    def exc_type_str(self):
        """The name of the class, with its module unless that is known to all."""
        if self._exc_type is None:
            return None
        if self.exc_type_module in ("__main__", "builtins"):
            return self.exc_type_qualname
        module = self.exc_type_module
        if not isinstance(module, str):
            module = "<unknown>"
        return f"{module}.{self.exc_type_qualname}"

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """The lines behind the traceback: type, text and notes."""
        indent = 3 * _depth * " "
        if self._exc_type is None:
            yield indent + "NoneType: None\n"
            return
        if self._is_syntax_error:
            for line in self._format_syntax_error(self.exc_type_str):
                yield indent + line
        else:
            lines = _final_line(self.exc_type_str, self._str)
            if _depth:
                for line in lines.splitlines(keepends=True):
                    yield indent + line
            else:
                yield lines
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                for line in _safe(note, str, "note").split("\n"):
                    yield f"{indent}{line}\n"
        elif notes is not None:
            yield f"{indent}{_safe(notes, repr, '__notes__')}\n"
        if self.exceptions and show_group:
            for each in self.exceptions:
                yield from each.format_exception_only(show_group=show_group,
                                                      _depth=_depth + 1)

    def _format_syntax_error(self, name):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if self.text is not None:
            whole = self.text.rstrip("\n")
            line = whole.lstrip(" \n\f")
            removed = len(whole) - len(line)
            yield f"    {line}\n"
            if self.offset is not None:
                end = self.end_offset if self.end_offset not in (None, 0) else self.offset
                if self.end_lineno is not None and self.end_lineno != self.lineno:
                    end = len(whole) + 1
                if self.offset == end or end == -1:
                    end = self.offset + 1
                start = self.offset - 1 - removed
                stop = end - 1 - removed
                if start >= 0:
                    spaces = "".join(c if c.isspace() else " " for c in line[:start])
                    yield f"    {spaces}{'^' * max(1, stop - start)}\n"
        yield f"{name}: {self.msg or '<no detail available>'}{suffix}\n"

    def format(self, *, chain=True, _nesting=None, **kwargs):
        """The lines of the whole: earlier exceptions first."""
        nesting = _nesting if _nesting is not None else _Nesting()
        links = []
        exc = self
        if chain:
            while exc is not None:
                if exc.__cause__ is not None:
                    link, earlier = _CAUSE, exc.__cause__
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    link, earlier = _CONTEXT, exc.__context__
                else:
                    link, earlier = None, None
                links.append((link, exc))
                exc = earlier
        else:
            links.append((None, exc))
        for link, exc in reversed(links):
            if link is not None:
                yield from nesting.emit(link)
            if exc.exceptions is None:
                if exc.stack:
                    yield from nesting.emit("Traceback (most recent call last):\n")
                    yield from nesting.emit(exc.stack.format())
                yield from nesting.emit(exc.format_exception_only())
            elif nesting.depth > self.max_group_depth:
                yield from nesting.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from exc._format_group(nesting, chain)

    def _format_group(self, nesting, chain):
        outermost = nesting.depth == 0
        if outermost:
            nesting.depth += 1
        if self.stack:
            yield from nesting.emit("Exception Group Traceback (most recent call last):\n",
                                    margin="+" if outermost else None)
            yield from nesting.emit(self.stack.format())
        yield from nesting.emit(self.format_exception_only())
        count = len(self.exceptions)
        shown = count if count <= self.max_group_width else self.max_group_width + 1
        nesting.close = False
        for i in range(shown):
            last = i == shown - 1
            if last:
                nesting.close = True
            title = f"{i + 1}" if i < self.max_group_width else "..."
            yield (nesting.indent() + ("+-" if i == 0 else "  ")
                   + f"+---------------- {title} ----------------\n")
            nesting.depth += 1
            if i < self.max_group_width:
                yield from self.exceptions[i].format(chain=chain, _nesting=nesting)
            else:
                more = count - self.max_group_width
                plural = "s" if more > 1 else ""
                yield from nesting.emit(f"and {more} more exception{plural}\n")
            if last and nesting.close:
                yield nesting.indent() + "+------------------------------------\n"
                nesting.close = False
            nesting.depth -= 1
        if outermost:
            nesting.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Write the lines to standard error, or to a file."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end="")


class _Nesting:
    """How deep inside exception groups the lines are."""

    def __init__(self):
        self.depth = 0
        self.close = False

    def indent(self):
        return " " * (2 * self.depth)

    def emit(self, texts, margin=None):
        prefix = self.indent()
        if self.depth:
            prefix += (margin or "|") + " "
        for text in [texts] if isinstance(texts, str) else texts:
            if not prefix:
                yield text
                continue
            for line in text.splitlines(keepends=True):
                yield prefix + line if line != "\n" else prefix.rstrip(" ") + " " + line


# --- functions --------------------------------------------------------------

def _parse_value_tb(exc, value, tb):
    if (value is _MISSING) != (tb is _MISSING):
        raise ValueError("Both or neither of value and tb must be given")
    if value is _MISSING:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return value, tb


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True, **kwargs):
    """The lines of an exception's traceback and text."""
    value, tb = _parse_value_tb(exc, value, tb)
    return list(TracebackException(type(value) if value is not None else None, value, tb,
                                   limit=limit, compact=True).format(chain=chain))


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None,
                    chain=True, **kwargs):
    """Write an exception's traceback and text to standard error, or to a file."""
    value, tb = _parse_value_tb(exc, value, tb)
    TracebackException(type(value) if value is not None else None, value, tb, limit=limit,
                       compact=True).print(file=file, chain=chain)


def format_exception_only(exc, /, value=_MISSING, *, show_group=False, **kwargs):
    """The lines of an exception without its traceback."""
    if value is _MISSING:
        value = exc
    return list(TracebackException(type(value) if value is not None else None, value, None,
                                   compact=True).format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    """Write the exception being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The text of the exception being handled."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Write the last uncaught exception."""
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def format_tb(tb, limit=None):
    """The lines of a traceback."""
    return extract_tb(tb, limit=limit).format()


def print_tb(tb, limit=None, file=None):
    """Write the lines of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_list(extracted_list):
    """The lines of some entries."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Write the lines of some entries."""
    if file is None:
        file = sys.stderr
    for text in format_list(extracted_list):
        print(text, file=file, end="")


def format_stack(f=None, limit=None):
    """The lines of the caller's stack."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def print_stack(f=None, limit=None, file=None):
    """Write the lines of the caller's stack."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)
