"""Examples in docstrings, run and compared with what they say they print."""

import inspect
import io
import linecache
import re
import sys
import traceback
from collections import namedtuple

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE",
    "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS",
    "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE",
    "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder",
    "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "testmod",
    "testfile", "run_docstring_examples", "DocTestSuite", "DocFileSuite"]


class TestResults(namedtuple("TestResults", "failed attempted")):
    """How many examples there were, and how many failed."""

    def __new__(cls, failed, attempted, *, skipped=0):
        self = super().__new__(cls, failed, attempted)
        self.skipped = skipped
        return self

    def __repr__(self):
        if self.skipped:
            return (f"TestResults(failed={self.failed}, attempted={self.attempted}, "
                    f"skipped={self.skipped})")
        return super().__repr__()


# --- options ----------------------------------------------------------------

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The flag of a name."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE
                    | ELLIPSIS | SKIP | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE
                   | FAIL_FAST)

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


# --- examples ---------------------------------------------------------------

class Example:
    """A source and what it is expected to print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        if not source.endswith("\n"):
            source += "\n"
        if want and not want.endswith("\n"):
            want += "\n"
        if exc_msg is not None and not exc_msg.endswith("\n"):
            exc_msg += "\n"
        self.source = source
        self.want = want
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options
        self.exc_msg = exc_msg


class DocTest:
    """The examples of one docstring, and the names they run with."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        shown = "no examples" if not count else "1 example" if count == 1 else f"{count} examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>"

    def __lt__(self, other):
        return (self.name, self.filename or "", self.lineno or 0) \
            < (other.name, other.filename or "", other.lineno or 0)


class DocTestParser:
    """Finds the examples in a text."""

    _EXAMPLE_RE = re.compile(r"""
        (?P<source>
            (?:^(?P<indent>[ ]*)>>>[ ].*)
            (?:\n[ ]*\.\.\.(?:[ ].*|$))*)
        \n?
        (?P<want>(?:(?![ ]*$)(?![ ]*>>>).+$\n?)*)
        """, re.MULTILINE | re.VERBOSE)
    _EXCEPTION_RE = re.compile(
        r"^Traceback\ \((?:most\ recent\ call\ last|innermost\ last)\):\s*$\n?"
        r"(?P<stack>(?s:.*?))^(?P<msg>\w+(?s:.*))", re.MULTILINE)
    _OPTION_RE = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.MULTILINE)

    def parse(self, string, name="<string>"):
        """Text and examples in turn."""
        string = string.expandtabs()
        indents = [len(line) - len(line.lstrip()) for line in string.split("\n") if line.strip()]
        least = min(indents, default=0)
        if least:
            string = "\n".join(line[least:] for line in string.split("\n"))
        parts, at, lineno = [], 0, 0
        for found in self._EXAMPLE_RE.finditer(string):
            parts.append(string[at:found.start()])
            lineno += string.count("\n", at, found.start())
            parts += self._example(found, name, lineno)
            lineno += string.count("\n", found.start(), found.end())
            at = found.end()
        parts.append(string[at:])
        return parts

    def _example(self, found, name, lineno):
        indent = len(found.group("indent"))
        lines = found.group("source").split("\n")
        for i, line in enumerate(lines):
            if len(line) >= indent + 4 and line[indent + 3] != " ":
                raise ValueError(f"line {lineno + i + 1} of the docstring for {name} lacks blank "
                                 f"after {line[indent:indent + 3]}: {line!r}")
            if i and not line.startswith(" " * indent + "."):
                raise ValueError(f"line {lineno + i + 1} of the docstring for {name} has "
                                 f"inconsistent leading whitespace: {line!r}")
        source = "\n".join(line[indent + 4:] for line in lines)
        wanted = found.group("want").split("\n")
        if len(wanted) > 1 and re.match(r" *$", wanted[-1]):
            del wanted[-1]
        for i, line in enumerate(wanted):
            if line and not line.startswith(" " * indent):
                raise ValueError(f"line {lineno + len(lines) + i + 1} of the docstring for {name} "
                                 f"has inconsistent leading whitespace: {line!r}")
        want = "\n".join(line[indent:] for line in wanted)
        exception = self._EXCEPTION_RE.match(want)
        message = exception.group("msg") if exception else None
        options = self._options(source, name, lineno)
        if not re.match(r"^[ ]*(?:#.*)?$", source):
            yield Example(source, want, message, lineno, indent, options)

    def _options(self, source, name, lineno):
        options = {}
        for found in self._OPTION_RE.finditer(source):
            for word in found.group(1).replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid "
                                     f"option: {word!r}")
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]


def _is_routine(value):
    """Is it a function of some sort, or does it wrap one?"""
    try:
        value = inspect.unwrap(value)
    except ValueError:
        pass
    return inspect.isroutine(value)


class DocTestFinder:
    """Finds the docstrings of an object and of what is in it."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests, sorted by name."""
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ "
                                 f"doesn't exist: {type(obj)!r}")
        if module is None:
            module = inspect.getmodule(obj)
        globs = {} if globs is None and module is None else \
            dict(module.__dict__ if globs is None else globs)
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, globs, set())
        tests.sort()
        return tests

    def _is_of(self, module, obj):
        if module is None:
            return True
        # What wraps a function says that it is where that is.
        found = inspect.getmodule(obj)
        if found is not None:
            return found is module
        return getattr(obj, "__module__", module.__name__) == module.__name__

    def _find(self, tests, obj, name, module, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._test(obj, name, module, globs)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for key, value in obj.__dict__.items():
                if (_is_routine(value) or inspect.isclass(value)) \
                        and self._is_of(module, value):
                    self._find(tests, value, f"{name}.{key}", module, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, f"{name}.__test__.{key}", module, globs, seen)
        if inspect.isclass(obj):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (_is_routine(value) or inspect.isclass(value)
                        or isinstance(value, property)) and self._is_of(module, value):
                    self._find(tests, value, f"{name}.{key}", module, globs, seen)

    def _test(self, obj, name, module, globs):
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        doc = "" if doc is None else str(doc)
        if self._exclude_empty and not doc:
            return None
        filename = getattr(module, "__file__", None) or getattr(module, "__name__", None)
        return self._parser.get_doctest(doc, globs, name, filename, self._line_of(obj, doc))

    def _line_of(self, obj, doc):
        """The line on which a docstring begins, from 0."""
        if inspect.ismodule(obj):
            return 0
        plain = inspect.unwrap(obj.fget if isinstance(obj, property) else obj)
        module = sys.modules.get(getattr(plain, "__module__", None))
        source = linecache.getlines(getattr(module, "__file__", None) or "")
        code = getattr(plain, "__code__", None)
        if code is not None:
            lineno = code.co_firstlineno - 1
        else:
            head = re.compile(rf"^\s*class\s*{re.escape(getattr(plain, '__name__', '-'))}\b")
            lineno = next((i for i, line in enumerate(source) if head.match(line)), None)
        if lineno is None:
            return None
        if lineno:
            lineno += 0 if code is None else 1
        for at in range(lineno, len(source)):
            if re.match(r'(^|.*:)\s*\w*("|\')', source[at]):
                return at
        return None


# --- running ----------------------------------------------------------------

class OutputChecker:
    """Compares what was printed with what was expected."""

    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1:
            if (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
                return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches_with_ellipsis(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF) \
                and want.count("\n") > 2 and got.count("\n") > 2:
            import difflib
            first, second = want.splitlines(True), got.splitlines(True)
            if optionflags & REPORT_UDIFF:
                diff = list(difflib.unified_diff(first, second, n=2))[2:]
                kind = "unified diff with -expected +actual"
            elif optionflags & REPORT_CDIFF:
                diff = list(difflib.context_diff(first, second, n=2))[2:]
                kind = "context diff with expected followed by actual"
            else:
                diff = list(difflib.ndiff(first, second))
                kind = "ndiff with -expected +actual"
            return f"Differences ({kind}):\n" + _indent("".join(diff))
        if want and got:
            return f"Expected:\n{_indent(want)}Got:\n{_indent(got)}"
        if want:
            return f"Expected:\n{_indent(want)}Got nothing\n"
        if got:
            return f"Expected nothing\nGot:\n{_indent(got)}"
        return "Expected nothing\nGot nothing\n"


def _indent(text, by=4):
    return re.sub(r"(?m)^(?!$)", by * " ", text)


def _matches_with_ellipsis(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    pieces = want.split(ELLIPSIS_MARKER)
    start, end = 0, len(got)
    if pieces[0]:
        if not got.startswith(pieces[0]):
            return False
        start = len(pieces[0])
    if pieces[-1]:
        if not got.endswith(pieces[-1]):
            return False
        end -= len(pieces[-1])
    if start > end:
        return False
    for piece in pieces[1:-1]:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


class DocTestFailure(Exception):
    """An example printed something else."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised what it should not."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class _Output(io.StringIO):
    def getvalue(self):
        result = super().getvalue()
        if result and not result.endswith("\n"):
            result += "\n"
        return result

    def truncate(self, size=None):
        self.seek(size)
        super().truncate()


class DocTestRunner:
    """Runs examples and says which fail."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = 0
        self.failures = 0
        self.skips = 0
        self._stats = {}

    def report_start(self, out, test, example):
        if self._verbose:
            if example.want:
                out(f"Trying:\n{_indent(example.source)}Expecting:\n{_indent(example.want)}")
            else:
                out(f"Trying:\n{_indent(example.source)}Expecting nothing\n")

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example)
            + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = "".join(traceback.format_exception(*exc_info))
        out(self._failure_header(test, example) + "Exception raised:\n" + _indent(text))

    def _failure_header(self, test, example):
        where = test.filename or "?"
        if test.filename:
            line = "?" if test.lineno is None else test.lineno + example.lineno + 1
            head = f'File "{where}", line {line}, in {test.name}'
        else:
            head = f"Line {example.lineno + 1}, in {test.name}"
        return "\n".join([self.DIVIDER, head, "Failed example:", _indent(example.source)])

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run the examples of a test."""
        saved = sys.stdout
        if out is None:
            out = saved.write
        saved_hook = sys.displayhook
        sys.displayhook = sys.__displayhook__
        sys.stdout = captured = _Output()
        try:
            return self._run(test, out, captured)
        finally:
            sys.stdout = saved
            sys.displayhook = saved_hook
            if clear_globs:
                test.globs.clear()

    def _run(self, test, out, captured):
        failures = tries = skips = 0
        check = self._checker.check_output
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = self.original_optionflags
            for flag, on in example.options.items():
                if on:
                    self.optionflags |= flag
                else:
                    self.optionflags &= ~flag
            tries += 1
            if self.optionflags & SKIP:
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            name = f"<doctest {test.name}[{number}]>"
            exception = None
            linecache.cache[name] = (len(example.source), None,
                                     example.source.splitlines(True), name)
            try:
                exec(compile(example.source, name, "single"), test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException:
                exception = sys.exc_info()
                exception = (*exception[:2], exception[2].tb_next)
            got = captured.getvalue()
            captured.truncate(0)
            if exception is None:
                good = check(example.want, got, self.optionflags)
            else:
                formatted = traceback.format_exception_only(*exception[:2])
                if issubclass(exception[0], SyntaxError):
                    formatted = formatted[-1:]
                message = "".join(formatted)
                got += "".join(traceback.format_exception(*exception))
                if example.exc_msg is None:
                    good = None
                else:
                    good = check(example.exc_msg, message, self.optionflags)
                    if not good and self.optionflags & IGNORE_EXCEPTION_DETAIL:
                        good = check(_bare(example.exc_msg), _bare(message), self.optionflags)
            if good:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            failures += 1
            if quiet:
                continue
            if good is None:
                self.report_unexpected_exception(out, test, example, exception)
            else:
                self.report_failure(out, test, example, got)
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = self.original_optionflags
        before = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = (before[0] + failures, before[1] + tries, before[2] + skips)
        self.failures += failures
        self.tries += tries
        self.skips += skips
        return TestResults(failures, tries, skipped=skips)

    def summarize(self, verbose=None):
        """Say how it went."""
        if verbose is None:
            verbose = self._verbose
        empty, passed, failed = [], [], []
        total = failures = skipped = 0
        for name, (bad, tried, skips) in self._stats.items():
            total += tried
            failures += bad
            skipped += skips
            if not tried:
                empty.append(name)
            elif not bad:
                passed.append((name, tried))
            else:
                failed.append((name, (bad, tried, skips)))
        if verbose:
            if empty:
                print(f"{_count(len(empty), 'item')} had no tests:")
                for name in sorted(empty):
                    print(f"    {name}")
            if passed:
                print(f"{_count(len(passed), 'item')} passed all tests:")
                for name, count in sorted(passed):
                    print(f" {count:3d} test{'s' if count != 1 else ''} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{_count(len(failed), 'item')} had failures:")
            for name, (bad, tried, _) in sorted(failed):
                print(f" {bad:3d} of {tried:3d} in {name}")
        if verbose:
            print(f"{_count(total, 'test')} in {_count(len(self._stats), 'item')}.")
            print(f"{total - failures} passed", end="")
            print(f" and {failures} failed." if failures else ".")
        if failures:
            skips = f" and {_count(skipped, 'skipped test')}" if skipped else ""
            print(f"***Test Failed*** {_count(failures, 'failure')}{skips}.")
        elif verbose:
            print("Test passed.")
        return TestResults(failures, total, skipped=skipped)


def _count(n, what):
    return f"{n} {what}{'' if n == 1 else 's'}"


def _bare(message):
    """The name of an exception, without its module and its text."""
    first = message.split("\n", 1)[0]
    name = first.split(":", 1)[0]
    return name.rpartition(".")[2]


# --- for programs -----------------------------------------------------------

master = None


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Test the examples in the docstrings of a module: the main one if none is given."""
    if m is None:
        m = sys.modules.get("__main__")
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    if name is None:
        name = m.__name__
    finder = DocTestFinder(exclude_empty=exclude_empty)
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in finder.find(m, name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None,
             report=True, optionflags=0, extraglobs=None, raise_on_error=False,
             parser=DocTestParser(), encoding=None):
    """Test the examples in a file."""
    folder = _folder_of(_module_of(package)) if module_relative else None
    text, short, filename = _read_examples(filename, folder, encoding)
    globs = {} if globs is None else globs.copy()
    if extraglobs is not None:
        globs.update(extraglobs)
    globs.setdefault("__name__", "__main__")
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name or short, filename, 0))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None,
                           optionflags=0):
    """Test the examples of one object."""
    finder = DocTestFinder(verbose=verbose, recurse=False)
    if verbose:
        print(f"Finding tests in {name}")
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in finder.find(f, name, globs=globs):
        runner.run(test)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The examples of a module as a suite of `unittest`."""
    module = _module_of(module)
    finder = test_finder or DocTestFinder()
    return _suite([test for test in finder.find(module, globs=globs, extraglobs=extraglobs)
                   if test.examples], options)


def DocFileSuite(*paths, module_relative=True, package=None, parser=DocTestParser(),
                 encoding=None, globs=None, **options):
    """The examples in files as a suite of `unittest`."""
    folder = _folder_of(_module_of(package)) if module_relative else None
    tests = []
    for path in paths:
        text, name, path = _read_examples(path, folder, encoding)
        known = {"__file__": path, "__name__": "__main__", **(globs or {})}
        tests.append(parser.get_doctest(text, known, name, path, 0))
    return _suite(tests, options, file=True)


def _module_of(module):
    """A module given as itself, by name, or not at all: then the one of whoever asks for a suite."""
    if module is None:
        return sys.modules[sys._getframe(2).f_globals["__name__"]]
    if isinstance(module, str):
        __import__(module)
        return sys.modules[module]
    return module


def _folder_of(module):
    import os
    return os.path.dirname(getattr(module, "__file__", "") or "")


def _read_examples(path, folder, encoding):
    """The text of a file beside a module, or of any; its name; and where it is."""
    import os
    if folder is not None:
        path = os.path.join(folder, *path.split("/"))
    with open(path, encoding=encoding or "utf-8") as file:
        return file.read(), os.path.basename(path), path


def _suite(tests, options, file=False):
    import unittest

    class DocTestCase(unittest.TestCase):
        def __init__(self, test):
            super().__init__()
            self._test = test

        def setUp(self):
            if options.get("setUp"):
                options["setUp"](self._test)

        def tearDown(self):
            if options.get("tearDown"):
                options["tearDown"](self._test)
            self._test.globs.clear()
            self._test.globs.update(self._globs)

        def runTest(self):
            out = io.StringIO()
            self._globs = self._test.globs.copy()
            failed, _ = DocTestRunner(verbose=False, optionflags=options.get("optionflags", 0)).run(
                self._test, out=out.write, clear_globs=False)
            if failed:
                raise self.failureException(
                    f"Failed doctest test for {self._test.name}\n{out.getvalue()}")

        def id(self):
            return "_".join(self._test.name.split(".")) if file else self._test.name

        def shortDescription(self):
            return f"Doctest: {self._test.name}"

        def __repr__(self):
            if file:
                return self._test.filename
            name = self._test.name.split(".")
            return f"{name[-1]} ({'.'.join(name[:-1])})"

        __str__ = __repr__

    return unittest.TestSuite(DocTestCase(test) for test in tests)


def _program():
    """`python -m doctest`: test the files that are named, and say whether all was as expected."""
    import argparse
    import os
    parser = argparse.ArgumentParser(prog="doctest.py", description="doctest runner")
    parser.add_argument("-v", "--verbose", action="store_true", default=False,
                        help="print very verbose output for all tests")
    parser.add_argument("-o", "--option", action="append", choices=OPTIONFLAGS_BY_NAME.keys(), default=[],
                        help="specify a doctest option flag to apply to the test run; may be specified more than "
                             "once to apply multiple options")
    parser.add_argument("-f", "--fail-fast", action="store_true",
                        help="stop running tests after first failure (this is a shorthand for -o FAIL_FAST, and is "
                             "in addition to any other -o options)")
    parser.add_argument("file", nargs="+", help="file containing the tests to run")
    given = parser.parse_args()
    flags = FAIL_FAST if given.fail_fast else 0
    for option in given.option:
        flags |= OPTIONFLAGS_BY_NAME[option]
    for path in given.file:
        folder, name = os.path.split(path)
        if name.endswith(".py"):
            sys.path.insert(0, folder)
            module = __import__(name[:-3])
            del sys.path[0]
            failed, _ = testmod(module, verbose=given.verbose or None, optionflags=flags)
        else:
            failed, _ = testfile(path, module_relative=False, verbose=given.verbose or None, optionflags=flags)
        if failed:
            return 1
    return 0
