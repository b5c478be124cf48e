"""Runs tests and writes what happened to a stream."""

import sys
import time
import warnings

from unittest import result

__unittest = True


class _WritelnDecorator:
    """A stream that can write a line."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ("stream", "__getstate__"):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, text=None):
        if text:
            self.write(text)
        self.write("\n")


class TextTestResult(result.TestResult):
    """Shows each test as it ends: as a letter, or as a line."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True
        self.durations = durations

    def getDescription(self, test):
        first_line = test.shortDescription()
        if self.descriptions and first_line:
            return f"{test}\n{first_line}"
        return str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(" ... ")
            self.stream.flush()
            self._newline = False

    def _say(self, test, letter, word, subtest=False):
        if self.showAll:
            if subtest or self._newline:
                if not self._newline:
                    self.stream.writeln()
                if subtest:
                    self.stream.write("  ")
                self.stream.write(self.getDescription(test))
                self.stream.write(" ... ")
            self.stream.writeln(word)
            self.stream.flush()
            self._newline = True
        elif self.dots:
            self.stream.write(letter)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._say(subtest, "F" if failed else "E", "FAIL" if failed else "ERROR", True)
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._say(test, ".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._say(test, "E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say(test, "F", "FAIL")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(test, "s", f"skipped {reason!r}", hasattr(test, "test_case"))

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        if self.showAll:
            self.stream.writeln("expected failure")
            self.stream.flush()
            self._newline = True
        elif self.dots:
            self.stream.write("x")
            self.stream.flush()

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        if self.showAll:
            self.stream.writeln("unexpected success")
            self.stream.flush()
            self._newline = True
        elif self.dots:
            self.stream.write("u")
            self.stream.flush()

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        unexpected = getattr(self, "unexpectedSuccesses", ())
        if unexpected:
            self.stream.writeln(self.separator1)
            for test in unexpected:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f"{flavour}: {self.getDescription(test)}")
            self.stream.writeln(self.separator2)
            self.stream.writeln(text)
            self.stream.flush()


class TextTestRunner:
    """Runs tests, prints names and results, and a summary at the end."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False,
                 buffer=False, resultclass=None, warnings=None, *, tb_locals=False,
                 durations=None):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity,
                                    durations=self.durations)
        except TypeError:
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        "Run the given test case or test suite."
        outcome = self._makeResult()
        outcome.failfast = self.failfast
        outcome.buffer = self.buffer
        outcome.tb_locals = self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            begin = getattr(outcome, "startTestRun", None)
            if begin is not None:
                begin()
            try:
                test(outcome)
            finally:
                end = getattr(outcome, "stopTestRun", None)
                if end is not None:
                    end()
            taken = time.perf_counter() - start
        outcome.printErrors()
        if self.durations is not None:
            self._print_durations(outcome)
        if hasattr(outcome, "separator2"):
            self.stream.writeln(outcome.separator2)
        run = outcome.testsRun
        self.stream.writeln(f"Ran {run} test{'s' if run != 1 else ''} in {taken:.3f}s")
        self.stream.writeln()
        self._summary(outcome, run)
        self.stream.flush()
        return outcome

    def _summary(self, outcome, run):
        counts = {}
        if not outcome.wasSuccessful():
            self.stream.write("FAILED")
            counts["failures"] = len(outcome.failures)
            counts["errors"] = len(outcome.errors)
        elif run == 0 and not outcome.skipped:
            self.stream.write("NO TESTS RAN")
        else:
            self.stream.write("OK")
        counts["skipped"] = len(outcome.skipped)
        counts["expected failures"] = len(outcome.expectedFailures)
        counts["unexpected successes"] = len(outcome.unexpectedSuccesses)
        said = [f"{what}={count}" for what, count in counts.items() if count]
        self.stream.write(f" ({', '.join(said)})\n" if said else "\n")

    def _print_durations(self, outcome):
        times = sorted(outcome.collectedDurations, key=lambda x: x[1], reverse=True)
        if self.durations > 0:
            times = times[:self.durations]
        self.stream.writeln("Slowest test durations")
        if hasattr(outcome, "separator2"):
            self.stream.writeln(outcome.separator2)
        for test, elapsed in times:
            if self.verbosity >= 2 or elapsed >= 0.001:
                self.stream.writeln(f"{elapsed:.3f}s     {test}")
        self.stream.writeln()
