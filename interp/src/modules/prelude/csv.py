"""Tables as text with separators and quotes."""

import _csv_rows
from _gilbox import type_name as _type_name

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE",
           "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Sniffer", "Dialect", "excel", "excel_tab",
           "field_size_limit", "reader", "writer", "register_dialect", "get_dialect",
           "list_dialects", "unregister_dialect", "DictReader", "DictWriter",
           "unix_dialect"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3
QUOTE_STRINGS, QUOTE_NOTNULL = 4, 5

_field_limit = 131072
_dialects = {}


class Error(Exception):
    pass


Error.__module__ = "_csv"


# --- dialects ---------------------------------------------------------------

class Dialect:
    """A way of writing tables; subclasses set the attributes."""

    _name = ""
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        try:
            _Settings(self, {})
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    """Tables as Excel writes them."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """Excel's tables with tabs."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """Tables with all fields quoted."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


class _Settings:
    """The checked settings of a reader or writer."""

    _DEFAULTS = {"delimiter": ",", "doublequote": True, "escapechar": None,
                 "lineterminator": "\r\n", "quotechar": '"', "quoting": QUOTE_MINIMAL,
                 "skipinitialspace": False, "strict": False}

    def __init__(self, dialect, options):
        values = dict(self._DEFAULTS)
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if isinstance(dialect, _Settings):
            values.update(dialect.__dict__)
        elif dialect is not None:
            for name in values:
                values[name] = getattr(dialect, name, values[name])
        for name, value in options.items():
            if name not in values:
                raise TypeError("this function got an unexpected keyword "
                                f"argument '{name}'")
            values[name] = value
        for name in ("delimiter", "escapechar", "quotechar"):
            value = values[name]
            if value is None and name != "delimiter":
                continue
            if not isinstance(value, str):
                kind = "string" if name == "delimiter" else "string or None"
                raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        if not isinstance(values["quoting"], int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= values["quoting"] <= 5:
            raise TypeError('bad "quoting" value')
        if values["quoting"] != QUOTE_NONE and values["quotechar"] is None:
            if "quotechar" in options and "quoting" not in options:
                values["quoting"] = QUOTE_NONE
            else:
                raise TypeError("quotechar must be set if quoting enabled")
        end = values["lineterminator"]
        if end is None:
            raise TypeError("lineterminator must be set")
        if not isinstance(end, str):
            raise TypeError('"lineterminator" must be a string')
        special = {}
        for name in ("delimiter", "escapechar", "quotechar"):
            char = values[name]
            if char is None:
                continue
            if char in "\r\n" or char == " " and name != "delimiter" and values["skipinitialspace"]:
                raise ValueError(f"bad {name} value")
            if char in end:
                raise ValueError(f"bad {name} or lineterminator value")
            special[name] = char
        for one, other in (("delimiter", "escapechar"), ("delimiter", "quotechar"), ("escapechar", "quotechar")):
            if one in special and special[one] == special.get(other):
                raise ValueError(f"bad {one} or {other} value")
        for name in ("doublequote", "skipinitialspace", "strict"):
            values[name] = bool(values[name])
        self.__dict__.update(values)

    def __setattr__(self, name, value):
        self.__delattr__(name)

    def __delattr__(self, name):
        if name == "strict":
            raise AttributeError("readonly attribute")
        if name in self._DEFAULTS:
            raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")
        raise AttributeError(f"'_csv.Dialect' object has no attribute '{name}' and no __dict__ for setting new attributes")

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")


_Settings.__name__ = _Settings.__qualname__ = "Dialect"
_Settings.__module__ = "_csv"


@native
def register_dialect(name, dialect=None, **fmtparams):
    """Give a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Settings(dialect, fmtparams)


@native
def unregister_dialect(name):
    """Forget the dialect of a name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


@native
def get_dialect(name):
    """The dialect of a name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


@native
def list_dialects():
    """The names of all dialects."""
    return list(_dialects)


@native
def field_size_limit(new_limit=_dialects):
    """The length that fields may have; sets it if given, and gives the old one."""
    global _field_limit
    old = _field_limit
    if new_limit is not _dialects:
        if not isinstance(new_limit, int):
            raise TypeError("limit must be an integer")
        _field_limit = new_limit
    return old


# --- reading ----------------------------------------------------------------

class _Reader:
    """The rows of lines of text, each a list of strings.

    The state is where in a field the reader is: "start" of a record, "field" (at
    the start of one), "plain" (inside an unquoted one), "quoted", "quote" (behind
    a quote in a quoted one), "escape" and "quoted escape", and "end" of a line.
    """

    def __init__(self, iterable, dialect=None, **options):
        self._lines = iter(iterable)
        self.dialect = d = _Settings(dialect, options)
        self.line_num = 0
        # Natives take apart lines in which nothing is escaped and that are rows by themselves.
        none = d.quoting == QUOTE_NONE
        self._by_lines = d.escapechar is None and (none or d.doublequote and d.quoting in (QUOTE_MINIMAL, QUOTE_ALL))
        self._quote = None if none else d.quotechar

    def __iter__(self):
        return self

    def _finish_field(self):
        text = "".join(self._chars)
        quoting = self.dialect.quoting
        if self._plain and not text and quoting in (QUOTE_NOTNULL, QUOTE_STRINGS):
            self._row.append(None)
        elif self._plain and text and quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS):
            self._row.append(float(text))
        else:
            self._row.append(text)
        self._chars = []
        self._plain = True

    @native
    def __next__(self):
        line, read = next(self._lines), True
        if self._by_lines:
            d = self.dialect
            row = _csv_rows.split(line, d.delimiter, self._quote, d.skipinitialspace, _field_limit)
            if row is not None:
                self.line_num += 1
                return row
        self._row = []
        self._chars = []
        self._plain = True
        state = "start"
        while True:
            try:
                line = line if read else next(self._lines)
                read = False
            except StopIteration:
                if self._chars or state in ("quoted", "quoted escape"):
                    if self.dialect.strict:
                        raise Error("unexpected end of data") from None
                    self._finish_field()
                    return self._row
                if state not in ("start", "end"):
                    self._finish_field()
                    return self._row
                raise
            if not isinstance(line, str):
                raise Error("iterator should return strings, not "
                            f"{_type_name(line)} (the file should be opened in text mode)")
            self.line_num += 1
            for char in line:
                state = self._step(state, char)
            state = self._step(state, "")
            if state == "start":
                return self._row

    def _add(self, char):
        if len(self._chars) >= _field_limit:
            raise Error(f"field larger than field limit ({_field_limit})")
        self._chars.append(char)

    def _step(self, state, char):
        """The state behind a character, or behind the line for an empty one."""
        d = self.dialect
        if state == "end":
            if char == "" or char in "\r\n":
                return "start" if char == "" else "end"
            raise Error("new-line character seen in unquoted field - do you need to open "
                        "the file with newline=''?")
        if state == "start":
            if char == "":
                return "start"
            if char in "\r\n":
                return "end"
            state = "field"
        if state == "field":
            if char == "" or char in "\r\n":
                self._finish_field()
                return "start" if char == "" else "end"
            if char == d.quotechar and d.quoting != QUOTE_NONE:
                self._plain = False
                return "quoted"
            if char == d.escapechar:
                return "escape"
            if char == " " and d.skipinitialspace:
                return "field"
            if char == d.delimiter:
                self._finish_field()
                return "field"
            self._add(char)
            return "plain"
        if state == "plain":
            if char == "" or char in "\r\n":
                self._finish_field()
                return "start" if char == "" else "end"
            if char == d.escapechar:
                return "escape"
            if char == d.delimiter:
                self._finish_field()
                return "field"
            self._add(char)
            return "plain"
        if state == "escape":
            if char and char in "\r\n":
                self._add(char)
                return "escaped line end"
            self._add(char or "\n")
            return "plain"
        if state == "escaped line end":
            if char == "":
                return "plain"
            return self._step("plain", char)
        if state == "quoted":
            if char == "":
                return "quoted"
            if char == d.escapechar:
                return "quoted escape"
            if char == d.quotechar and d.quoting != QUOTE_NONE:
                return "quote" if d.doublequote else "plain"
            self._add(char)
            return "quoted"
        if state == "quoted escape":
            self._add(char or "\n")
            return "quoted"
        # Behind a quote: the field's end, or the first of two.
        if char == d.quotechar and d.quoting != QUOTE_NONE:
            self._add(char)
            return "quoted"
        if char == d.delimiter:
            self._finish_field()
            return "field"
        if char == "" or char in "\r\n":
            self._finish_field()
            return "start" if char == "" else "end"
        if not d.strict:
            self._add(char)
            return "plain"
        raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")


_Reader.__name__ = _Reader.__qualname__ = "reader"
_Reader.__module__ = "_csv"


@native
def reader(iterable, dialect=None, **options):
    """The rows of lines of text."""
    return _Reader(iterable, dialect, **options)


# --- writing ----------------------------------------------------------------

class _Writer:
    def __init__(self, fileobj, dialect=None, **options):
        if not hasattr(fileobj, "write"):
            raise TypeError("argument 1 must have a \"write\" method")
        self._write = fileobj.write
        self.dialect = d = _Settings(dialect, options)
        # Natives put rows together in which nothing is escaped.
        self._by_rows = (d.escapechar is None and d.doublequote and d.quotechar is not None
                         and not (d.delimiter == " " and d.skipinitialspace)
                         and d.quoting in (QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC))

    def _field(self, value, alone):
        d = self.dialect
        quoting = d.quoting
        if value is None:
            text = ""
        elif isinstance(value, str):
            text = value
        elif isinstance(value, float):
            text = repr(value)
        else:
            text = str(value)
        if quoting == QUOTE_ALL:
            quoted = True
        elif quoting == QUOTE_NONNUMERIC:
            quoted = not _is_number(value)
        elif quoting == QUOTE_STRINGS:
            quoted = isinstance(value, str)
        elif quoting == QUOTE_NOTNULL:
            quoted = value is not None
        else:
            quoted = False
        parts = []
        special = {d.delimiter, d.escapechar, d.quotechar, "\r", "\n"}
        special.update(d.lineterminator)
        for char in text:
            if char in special:
                if quoting == QUOTE_NONE:
                    escape = True
                elif char == d.quotechar:
                    escape = not d.doublequote
                    if d.doublequote:
                        parts.append(d.quotechar)
                        quoted = True
                elif char == d.escapechar:
                    escape = True
                else:
                    escape = False
                    quoted = True
                if escape:
                    if d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    parts.append(d.escapechar)
            parts.append(char)
        if not text and d.delimiter == " " and d.skipinitialspace:
            if quoting == QUOTE_NONE or value is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error("empty field must be quoted if delimiter is a space and skipinitialspace is true")
            quoted = True
        elif not text and alone:
            if quoting == QUOTE_NONE or (value is None and quoting in (
                    QUOTE_STRINGS, QUOTE_NOTNULL)):
                raise Error("single empty field record must be quoted")
            quoted = True
        text = "".join(parts)
        return f"{d.quotechar}{text}{d.quotechar}" if quoted else text

    def writerow(self, row):
        """Write a row; gives what the file's write gives."""
        if self._by_rows:
            d = self.dialect
            text = _csv_rows.join(row, d.delimiter, d.quotechar, d.quoting, d.lineterminator)
            if text is not None:
                return self._write(text)
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        alone = len(row) == 1
        text = self.dialect.delimiter.join([self._field(value, alone) for value in row])
        return self._write(text + self.dialect.lineterminator)

    def writerows(self, rows):
        """Write several rows."""
        for row in rows:
            self.writerow(row)


_Writer.__name__ = _Writer.__qualname__ = "writer"
_Writer.__module__ = "_csv"


def _is_number(value):
    return isinstance(value, (int, float, complex)) or hasattr(type(value), "__float__")


@native
def writer(fileobj, dialect=None, **options):
    """An object that writes rows to a file."""
    return _Writer(fileobj, dialect, **options)


# --- rows as dicts ----------------------------------------------------------

class DictReader:
    """The rows as dicts, whose keys are the first row unless given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel",
                 *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result

    __class_getitem__ = classmethod(type(list[int]))


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel",
                 *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write the names of the fields."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join([repr(name) for name in wrong]))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        """Write a dict; gives what the file's write gives."""
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        """Write several dicts."""
        return self.writer.writerows(map(self._row, rowdicts))

    __class_getitem__ = classmethod(type(list[int]))


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class Sniffer:
    """Guesses the form of a file from a part of it."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """A dialect for the text; Error if none can be told."""
        quotechar, doublequote, delimiter, skip = self._by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, skip = self._by_frequency(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = delimiter
        dialect.quotechar = quotechar or '"'
        dialect.skipinitialspace = skip
        return dialect

    def _by_quotes(self, text, delimiters):
        """(quote, doubled quotes, delimiter, blank behind it), told from quoted fields."""
        import re
        matches, pattern = [], None
        for pattern in (
                r"(?P<delim>[^\w\n\"\'])(?P<space> ?)(?P<quote>[\"\']).*?(?P=quote)(?P=delim)",
                r"(?:^|\n)(?P<quote>[\"\']).*?(?P=quote)(?P<delim>[^\w\n\"\'])(?P<space> ?)",
                r"(?P<delim>[^\w\n\"\'])(?P<space> ?)(?P<quote>[\"\']).*?(?P=quote)(?:$|\n)",
                r"(?:^|\n)(?P<quote>[\"\']).*?(?P=quote)(?:$|\n)"):
            matches = list(re.finditer(pattern, text, re.DOTALL | re.MULTILINE))
            if matches:
                break
        if not matches:
            return "", False, None, 0
        quotes, counts, spaces = {}, {}, 0
        for match in matches:
            groups = match.groupdict()
            quote = groups["quote"]
            quotes[quote] = quotes.get(quote, 0) + 1
            found = groups.get("delim")
            if found and (delimiters is None or found in delimiters):
                counts[found] = counts.get(found, 0) + 1
            spaces += bool(groups.get("space"))
        quotechar = max(quotes, key=quotes.get)
        delimiter, skip = "", 0
        if counts:
            delimiter = max(counts, key=counts.get)
            skip = counts[delimiter] == spaces
            if delimiter == "\n":
                delimiter = ""
        doubled = re.compile(
            rf"(({re.escape(delimiter)})|^)\W*{quotechar}[^{re.escape(delimiter)}\n]*{quotechar}"
            rf"[^{re.escape(delimiter)}\n]*{quotechar}\W*(({re.escape(delimiter)})|$)",
            re.MULTILINE)
        return quotechar, bool(doubled.search(text)), delimiter, skip

    def _by_frequency(self, data, delimiters):
        """(delimiter, blank behind it), told from characters as frequent in each line."""
        lines = list(filter(None, data.split("\n")))
        frequencies = {}
        modes, delims, start = {}, {}, 0
        while start < len(lines):
            iteration = start // 10 + 1
            for line in lines[start:start + 10]:
                for code in range(127):
                    counted = frequencies.setdefault(chr(code), {})
                    count = line.count(chr(code))
                    counted[count] = counted.get(count, 0) + 1
            for char, counted in frequencies.items():
                items = list(counted.items())
                if len(items) == 1 and items[0][0] == 0:
                    continue
                most = max(items, key=lambda item: item[1])
                rest = sum(item[1] for item in items) - most[1]
                modes[char] = (most[0], most[1] - rest) if len(items) > 1 else most
            total = float(min(10 * iteration, len(lines)))
            consistency = 1.0
            while not delims and consistency >= 0.9:
                for char, (count, lines_with) in modes.items():
                    if count > 0 and lines_with > 0 and lines_with / total >= consistency \
                            and (delimiters is None or char in delimiters):
                        delims[char] = (count, lines_with)
                consistency -= 0.01
            if len(delims) == 1:
                char = next(iter(delims))
                return char, lines[0].count(char) == lines[0].count(f"{char} ")
            start += 10
        if not delims:
            return "", 0
        for char in self.preferred:
            if char in delims:
                return char, lines[0].count(char) == lines[0].count(f"{char} ")
        char = max(delims, key=lambda key: (delims[key], key))
        return char, lines[0].count(char) == lines[0].count(f"{char} ")

    def has_header(self, sample):
        """Does the first row look like names of columns?"""
        rows = reader(sample.splitlines(), self.sniff(sample))
        header = next(rows)
        columns = dict.fromkeys(range(len(header)))
        checked = 0
        for row in rows:
            if checked > 20:
                break
            checked += 1
            if len(row) != len(header):
                continue
            for column in list(columns):
                try:
                    complex(row[column])
                    kind = complex
                except (ValueError, OverflowError):
                    kind = len(row[column])
                if kind != columns[column]:
                    if columns[column] is None:
                        columns[column] = kind
                    else:
                        del columns[column]
        votes = 0
        for column, kind in columns.items():
            if isinstance(kind, int):
                votes += 1 if len(header[column]) != kind else -1
            else:
                try:
                    kind(header[column])
                except (ValueError, TypeError):
                    votes += 1
                else:
                    votes -= 1
        return votes > 0
