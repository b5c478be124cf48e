"""What became of the tests that ran."""

import io
import sys
import traceback
from functools import wraps

from unittest import util

__unittest = True

STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def failfast(method):
    @wraps(method)
    def inner(self, *args, **keywords):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **keywords)
    return inner


class TestResult:
    """Collects failures and errors; a runner's subclass shows them."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._stdout_buffer = None
        self._stderr_buffer = None
        self._original_stdout = sys.stdout
        self._original_stderr = sys.stderr
        self._mirrorOutput = False

    def printErrors(self):
        "Called by TestRunner after test run"

    def startTest(self, test):
        "Called when the given test is about to be run"
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def _setupStdout(self):
        if self.buffer:
            if self._stderr_buffer is None:
                self._stderr_buffer = io.StringIO()
                self._stdout_buffer = io.StringIO()
            sys.stdout = self._stdout_buffer
            sys.stderr = self._stderr_buffer

    def startTestRun(self):
        """Called once before any tests are executed."""

    def stopTest(self, test):
        """Called when the given test has been run"""
        self._restoreStdout()
        self._mirrorOutput = False

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for buffer, original, line in (
                    (sys.stdout, self._original_stdout, STDOUT_LINE),
                    (sys.stderr, self._original_stderr, STDERR_LINE)):
                text = buffer.getvalue()
                if text:
                    if not text.endswith("\n"):
                        text += "\n"
                    original.write(line % text)
        sys.stdout = self._original_stdout
        sys.stderr = self._original_stderr
        for buffer in (self._stdout_buffer, self._stderr_buffer):
            if buffer is not None:
                buffer.seek(0)
                buffer.truncate()

    def stopTestRun(self):
        """Called once after all tests are executed."""

    @failfast
    def addError(self, test, err):
        """Called when an error has occurred. 'err' is a tuple of values as
        returned by sys.exc_info().
        """
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        """Called when an error has occurred. 'err' is a tuple of values as
        returned by sys.exc_info()."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """Called at the end of a subtest.
        'err' is None if the subtest ended successfully, otherwise it's a
        tuple of values as returned by sys.exc_info().
        """
        if err is not None:
            if getattr(self, "failfast", False):
                self.stop()
            kept = self.failures if issubclass(err[0], test.failureException) else self.errors
            kept.append((subtest, self._exc_info_to_string(err, test)))
            self._mirrorOutput = True

    def addSuccess(self, test):
        "Called when a test has completed successfully"

    def addSkip(self, test, reason):
        """Called when a test is skipped."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """Called when an expected failure/error occurred."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """Called when a test was expected to fail, but succeed."""
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        """Called when a test finished to run, regardless of its outcome."""
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        """Tells whether or not this result was a success."""
        return not self.failures and not self.errors \
            and not getattr(self, "unexpectedSuccesses", None)

    def stop(self):
        """Indicates that the tests should be aborted."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        """What is shown of an exception: no frames of the test machinery."""
        _, value, _ = err
        self._clean(value, test)
        shown = traceback.TracebackException(
            type(value), value, value.__traceback__, capture_locals=self.tb_locals, compact=True)
        lines = list(shown.format())
        if self.buffer:
            for buffer, line in ((sys.stdout, STDOUT_LINE), (sys.stderr, STDERR_LINE)):
                text = buffer.getvalue()
                if text:
                    if not text.endswith("\n"):
                        text += "\n"
                    lines.append(line % text)
        return "".join(lines)

    def _clean(self, value, test):
        todo, seen = [value], {id(value)}
        first = True
        while todo:
            value = todo.pop()
            tb = value.__traceback__
            while tb and self._is_own(tb):
                tb = tb.tb_next
            if first and isinstance(value, test.failureException):
                self._cut_own(tb)
            first = False
            value.__traceback__ = tb
            for other in (value.__cause__, value.__context__):
                if other is not None and id(other) not in seen:
                    seen.add(id(other))
                    todo.append(other)

    def _is_own(self, tb):
        return "__unittest" in tb.tb_frame.f_globals

    def _cut_own(self, tb):
        """A failed assertion ends where the test called it."""
        last = None
        while tb and not self._is_own(tb):
            last = tb
            tb = tb.tb_next
        if last is not None:
            last.tb_next = None

    def __repr__(self):
        return (f"<{util.strclass(self.__class__)} run={self.testsRun} "
                f"errors={len(self.errors)} failures={len(self.failures)}>")
