"""Files of sections with options, as `.ini` files have them."""

import collections
import functools
import itertools
import os
import re
from collections.abc import MutableMapping

__all__ = ("NoSectionError", "DuplicateOptionError", "DuplicateSectionError",
           "NoOptionError", "InterpolationError", "InterpolationDepthError",
           "InterpolationMissingOptionError", "InterpolationSyntaxError",
           "ParsingError", "MissingSectionHeaderError", "MultilineContinuationError",
           "ConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation",
           "ExtendedInterpolation", "SectionProxy", "ConverterMapping", "DEFAULTSECT",
           "MAX_INTERPOLATION_DEPTH", "UNNAMED_SECTION")

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


class _Unnamed:
    def __repr__(self):
        return "<UNNAMED_SECTION>"


UNNAMED_SECTION = _Unnamed()
_UNSET = object()


# --- exceptions -------------------------------------------------------------

class Error(Exception):
    """Base class for ConfigParser exceptions."""

    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """Raised when no section matches a requested option."""

    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    """A section is there twice."""

    def __init__(self, section, source=None, lineno=None):
        if source is not None:
            where = f"While reading from {source!r}"
            if lineno is not None:
                where += f" [line {lineno:2d}]"
            message = f"{where}: section {section!r} already exists"
        else:
            message = f"Section {section!r} already exists"
        Error.__init__(self, message)
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    """An option is there twice in one section."""

    def __init__(self, section, option, source=None, lineno=None):
        if source is not None:
            where = f"While reading from {source!r}"
            if lineno is not None:
                where += f" [line {lineno:2d}]"
            message = f"{where}: option {option!r} in section {section!r} already exists"
        else:
            message = f"Option {option!r} in section {section!r} already exists"
        Error.__init__(self, message)
        self.section = section
        self.option = option
        self.source = source
        self.lineno = lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    """A requested option was not found."""

    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option = option
        self.section = section
        self.args = (option, section)


class InterpolationError(Error):
    """Base class for interpolation-related exceptions."""

    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option = option
        self.section = section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    """A string substitution required a setting which was not available."""

    def __init__(self, option, section, rawval, reference):
        msg = (f"Bad value substitution: option {option!r} in section {section!r} contains an "
               f"interpolation key {reference!r} which is not a valid option name. Raw value: "
               f"{rawval!r}")
        InterpolationError.__init__(self, option, section, msg)
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """Raised when the source text contains invalid syntax."""


class InterpolationDepthError(InterpolationError):
    """Raised when substitutions are nested too deeply."""

    def __init__(self, option, section, rawval):
        msg = (f"Recursion limit exceeded in value substitution: option {option!r} in section "
               f"{section!r} contains an interpolation key which cannot be substituted in "
               f"{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
        InterpolationError.__init__(self, option, section, msg)
        self.args = (option, section, rawval)


class ParsingError(Error):
    """Raised when a configuration file does not follow legal syntax."""

    def __init__(self, source, *args):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source = source
        self.errors = []
        self.args = (source,)
        if args:
            self.append(*args)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"


class MissingSectionHeaderError(ParsingError):
    """Raised when a key-value pair is found before any section header."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\n"
                             f"file: {filename!r}, line: {lineno}\n{line!r}")
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class MultilineContinuationError(ParsingError):
    """A value goes on where there is none."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, "Key without value continued with an indented line.\n"
                             f"file: {filename!r}, line: {lineno}\n{line!r}")
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


# --- interpolation ----------------------------------------------------------

class Interpolation:
    """Leaves values as they are."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _Marked(Interpolation):
    """What a mark and a bracket introduce stands for another option; the mark twice for itself."""

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._interpolate(parser, option, parts, value, section, defaults, 1)
        return "".join(parts)

    def before_set(self, parser, section, option, value):
        rest = self._KEY.sub("", value.replace(self._MARK * 2, ""))
        if self._MARK in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position "
                             f"{rest.find(self._MARK)}")
        return value

    def _interpolate(self, parser, option, parts, rest, section, known, depth):
        mark, bracket = self._MARK, self._BRACKET
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            at = rest.find(mark)
            if at < 0:
                parts.append(rest)
                return
            if at > 0:
                parts.append(rest[:at])
                rest = rest[at:]
            following = rest[1:2]
            if following == mark:
                parts.append(mark)
                rest = rest[2:]
            elif following == bracket:
                found = self._KEY.match(rest)
                if found is None:
                    raise InterpolationSyntaxError(
                        option, section, f"bad interpolation variable reference {rest!r}")
                rest = rest[found.end():]
                value, *place = self._look_up(parser, option, section, known, found.group(1), raw, rest)
                if value is not None and mark in value:
                    self._interpolate(parser, place[0], parts, value, *place[1:], depth + 1)
                else:
                    parts.append(value)
            else:
                raise InterpolationSyntaxError(
                    option, section, f"'{mark}' must be followed by '{mark}' or '{bracket}', found: {rest!r}")


class BasicInterpolation(_Marked):
    """`%(name)s` stands for an option of the same section or of the defaults."""

    _MARK, _BRACKET = "%", "("
    _KEY = re.compile(r"%\(([^)]+)\)s")

    def _look_up(self, parser, option, section, known, name, raw, rest):
        name = parser.optionxform(name)
        try:
            return known[name], option, section, known
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None


class ExtendedInterpolation(_Marked):
    """`${name}` or `${section:name}` stands for an option."""

    _MARK, _BRACKET = "$", "{"
    _KEY = re.compile(r"\$\{([^}]+)\}")

    def _look_up(self, parser, option, section, known, name, raw, rest):
        path = name.split(":")
        at_section, at_option = section, option
        try:
            if len(path) == 1:
                at_option = parser.optionxform(path[0])
                value = known[at_option]
            elif len(path) == 2:
                at_section, at_option = path[0], parser.optionxform(path[1])
                value = parser.get(at_section, at_option, raw=True)
            else:
                raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, name) from None
        if value is not None and "$" in value:
            known = dict(parser.items(at_section, raw=True))
        return value, at_option, at_section, known


# --- parsers ----------------------------------------------------------------

class RawConfigParser(MutableMapping):
    """Sections of options, without interpolation."""

    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True,
                      "0": False, "no": False, "false": False, "off": False}
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    NONSPACECRE = re.compile(r"\S")
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *,
                 delimiters=("=", ":"), comment_prefixes=("#", ";"),
                 inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET,
                 allow_unnamed_section=False):
        self._dict = dict_type
        self._sections = dict_type()
        self._defaults = dict_type()
        self._converters = ConverterMapping(self)
        self._proxies = dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        either = "|".join(re.escape(delimiter) for delimiter in delimiters)
        if allow_no_value:
            pattern = rf"(?P<option>.*?)\s*(?:(?P<vi>{either})\s*(?P<value>.*))?$"
        else:
            pattern = rf"(?P<option>.*?)\s*(?P<vi>{either})\s*(?P<value>.*)$"
        self._optcre = re.compile(pattern)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._allow_no_value = allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = interpolation
        if interpolation is _UNSET:
            self._interpolation = self._DEFAULT_INTERPOLATION
        if self._interpolation is None:
            self._interpolation = Interpolation()
        if not isinstance(self._interpolation, Interpolation):
            raise TypeError("interpolation= must be None or an instance of Interpolation, got an "
                            f"object of type {type(self._interpolation)}")
        if converters is not _UNSET:
            self._converters.update(converters)
        self._allow_unnamed_section = allow_unnamed_section
        if defaults:
            self._read_defaults(defaults)

    def defaults(self):
        return self._defaults

    def sections(self):
        """The names of the sections, without the defaults."""
        return list(self._sections.keys())

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        """The names of a section's options, those of the defaults included."""
        try:
            own = self._sections[section].copy()
        except KeyError:
            raise NoSectionError(section) from None
        own.update(self._defaults)
        return list(own.keys())

    # reading

    def read(self, filenames, encoding=None):
        """Read files; those that are not there are passed over. The list of those read."""
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        done = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except OSError:
                continue
            done.append(os.fspath(filename) if isinstance(filename, os.PathLike) else filename)
        return done

    def read_file(self, f, source=None):
        """Read from a file or any iterable of lines."""
        if source is None:
            source = getattr(f, "name", "<???>")
        self._read(f, source)

    def read_string(self, string, source="<string>"):
        """Read from text."""
        import io
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        """Read from a mapping of mappings."""
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if value is not None:
                    value = str(value)
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, value)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def _read(self, fp, fpname):
        seen = set()
        section = None      # a dict
        name = option = None
        indent = 0
        errors = None
        if self._allow_unnamed_section:
            name, section = UNNAMED_SECTION, self._enter(UNNAMED_SECTION, seen, fpname, 0)
        for lineno, line in enumerate(fp, start=1):
            value, has_comment = self._without_comments(line)
            if not value:
                if self._empty_lines_in_values:
                    if not has_comment and section is not None and option \
                            and section[option] is not None:
                        section[option].append("")
                else:
                    indent = 2 ** 63
                continue
            first = self.NONSPACECRE.search(line)
            at = first.start() if first else 0
            if section is not None and option and at > indent:
                if section[option] is None:
                    raise MultilineContinuationError(fpname, lineno, line)
                section[option].append(value)
                continue
            indent = at
            header = self.SECTCRE.match(value)
            if header:
                name = header.group("header")
                section = self._enter(name, seen, fpname, lineno)
                option = None
                continue
            if section is None:
                raise MissingSectionHeaderError(fpname, lineno, line)
            found = self._optcre.match(value)
            if not found:
                errors = self._note(errors, fpname, lineno, line)
                continue
            option, given = found.group("option"), found.group("value")
            if not option:
                errors = self._note(errors, fpname, lineno, line)
            option = self.optionxform(option.rstrip())
            if self._strict and (name, option) in seen:
                raise DuplicateOptionError(name, option, fpname, lineno)
            seen.add((name, option))
            section[option] = [given.strip()] if given is not None else None
        self._join_lines()
        if errors:
            raise errors

    def _note(self, errors, fpname, lineno, line):
        if errors is None:
            errors = ParsingError(fpname)
        errors.append(lineno, line)
        return errors

    def _without_comments(self, line):
        """(what counts of a line, whether there was a comment)."""
        text = line.strip()
        for prefix in self._comment_prefixes:
            if text.startswith(prefix):
                return "", True
        cut = len(line)
        for prefix in self._inline_comment_prefixes:
            at = -1
            while True:
                at = line.find(prefix, at + 1)
                if at < 0:
                    break
                if at == 0 or line[at - 1].isspace():
                    cut = min(cut, at)
                    break
        return line[:cut].strip(), cut < len(line)

    def _enter(self, name, seen, fpname, lineno):
        if name in self._sections:
            if self._strict and name in seen:
                raise DuplicateSectionError(name, fpname, lineno)
            seen.add(name)
            return self._sections[name]
        if name == self.default_section:
            return self._defaults
        section = self._sections[name] = self._dict()
        self._proxies[name] = SectionProxy(self, name)
        seen.add(name)
        return section

    def _join_lines(self):
        everything = itertools.chain([(self.default_section, self._defaults)],
                                     self._sections.items())
        for section, options in everything:
            for name, value in options.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                options[name] = self._interpolation.before_read(self, section, name, value)

    # asking

    def _options_of(self, section, given):
        """All options that count in a section."""
        own = {}
        try:
            own = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        more = {}
        for key, value in (given or {}).items():
            more[self.optionxform(key)] = value if value is None else str(value)
        return collections.ChainMap(more, own, self._defaults)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """The value of an option."""
        try:
            known = self._options_of(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = known[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section) from None
            return fallback
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, known)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback,
                              **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars,
                              fallback=fallback, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        """(name, value) of a section's options; without one, (name, section) of all."""
        if section is _UNSET:
            return super().items()
        own = self._defaults.copy()
        try:
            own.update(self._sections[section])
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        names = list(own.keys())
        for key, value in (vars or {}).items():
            own[self.optionxform(key)] = value
        if raw:
            return [(name, own[name]) for name in names]
        return [(name, own[name] if own[name] is None else self._interpolation.before_get(
            self, section, name, own[name], own)) for name in names]

    def popitem(self):
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def optionxform(self, optionstr):
        return optionstr.lower()

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    # changing

    def set(self, section, option, value=None):
        """Set an option."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            options = self._defaults
        else:
            try:
                options = self._sections[section]
            except KeyError:
                raise NoSectionError(section) from None
        options[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            options = self._defaults
        else:
            try:
                options = self._sections[section]
            except KeyError:
                raise NoSectionError(section) from None
        option = self.optionxform(option)
        existed = option in options
        if existed:
            del options[option]
        return existed

    def remove_section(self, section):
        existed = section in self._sections
        if existed:
            del self._sections[section]
            del self._proxies[section]
        return existed

    def write(self, fp, space_around_delimiters=True):
        """Write everything to a file."""
        delimiter = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), delimiter)
        for section, options in self._sections.items():
            self._write_section(fp, section, options.items(), delimiter)

    def _write_section(self, fp, name, items, delimiter):
        if name is not UNNAMED_SECTION:
            fp.write(f"[{name}]\n")
        for key, value in items:
            value = self._interpolation.before_write(self, name, key, value)
            if value is not None or not self._allow_no_value:
                value = delimiter + str(value).replace("\n", "\n\t")
            else:
                value = ""
            fp.write(f"{key}{value}\n")
        fp.write("\n")

    def _validate_value_types(self, *, section="", option="", value=""):
        if not isinstance(section, str) and section is not UNNAMED_SECTION:
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not self._allow_no_value or value:
            if not isinstance(value, str):
                raise TypeError("option values must be strings")

    # as a mapping

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return itertools.chain((self.default_section,), self._sections.keys())

    @property
    def converters(self):
        return self._converters


class ConfigParser(RawConfigParser):
    """The same with interpolation, and values that must be text."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        self._validate_value_types(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        try:
            hold, self._interpolation = self._interpolation, Interpolation()
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = hold


class SectionProxy(MutableMapping):
    """One section, as a mapping."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name
        for conv in parser.converters:
            getter = functools.partial(self.get, _impl=getattr(parser, "get" + conv))
            setattr(self, "get" + conv, getter)

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(option=key, value=value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key)
                and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        """The value of an option, or the fallback."""
        if not _impl:
            _impl = self._parser.get
        return _impl(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


class ConverterMapping(MutableMapping):
    """What a parser can convert values to, by name: `int` is `getint`."""

    def __init__(self, parser):
        self._parser = parser
        self._data = {}
        for getter in dir(parser):
            if getter.startswith("get") and len(getter) > 3 and callable(getattr(parser, getter)):
                self._data[getter[3:]] = None

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        name = "get" + key
        self._data[key] = value
        getter = functools.partial(self._parser._get_conv, conv=value)
        getter.converter = value
        setattr(self._parser, name, getter)
        for proxy in self._parser.values():
            setattr(proxy, name, functools.partial(proxy.get, _impl=getter))

    def __delitem__(self, key):
        del self._data[key]
        for target in itertools.chain((self._parser,), self._parser.values()):
            try:
                delattr(target, "get" + key)
            except AttributeError:
                continue

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
