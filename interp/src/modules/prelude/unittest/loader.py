"""Finds tests in modules and classes."""

import functools
import sys
from fnmatch import fnmatch, fnmatchcase

from unittest import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """Stands for what could not be loaded, and says why when it runs."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fails():
            raise self._exception
        return fails


class TestLoader:
    """Makes suites of tests."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(lambda a, b: (a > b) - (a < b))
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        """Return a suite of all test cases contained in testCaseClass."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. "
                            "Maybe you meant to derive from TestCase?")
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """Return a suite of all test cases contained in the given module."""
        tests = []
        for name in dir(module):
            found = getattr(module, name)
            if isinstance(found, type) and issubclass(found, case.TestCase) \
                    and found not in (case.TestCase, case.FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(found))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as e:
                return self._failed("Failed to call load_tests", module.__name__, e)
        return tests

    def _failed(self, what, name, exception):
        import traceback
        message = f"{what}: {name}\n{traceback.format_exc()}"
        self.errors.append(message)
        return self.suiteClass([_FailedTest(name, exception)])

    def loadTestsFromName(self, name, module=None):
        """Return a suite of all test cases given a string specifier."""
        parts = name.split(".")
        if module is None:
            tried = parts[:]
            while tried:
                try:
                    module = __import__(".".join(tried))
                    break
                except ImportError as e:
                    last = tried.pop()
                    if not tried:
                        return self._failed("Failed to import test module", last, ImportError(
                            f"Failed to import test module: {last}\n"
                            f"Traceback (most recent call last):\n{type(e).__name__}: {e}\n"))
            parts = parts[1:]
        found, parent = module, None
        for part in parts:
            try:
                parent, found = found, getattr(found, part)
            except AttributeError as e:
                return self._failed("Failed to access attribute", part, e)
        if isinstance(found, type(sys)):
            return self.loadTestsFromModule(found)
        if isinstance(found, type) and issubclass(found, case.TestCase):
            return self.loadTestsFromTestCase(found)
        if callable(found) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            instance = parent(parts[-1])
            if not isinstance(getattr(instance, parts[-1]), type(lambda: 0)):
                return self.suiteClass([instance])
        elif isinstance(found, suite.TestSuite):
            return found
        if callable(found):
            made = found()
            if isinstance(made, suite.TestSuite):
                return made
            if isinstance(made, case.TestCase):
                return self.suiteClass([made])
            raise TypeError(f"calling {found} returned {made}, not a test")
        raise TypeError(f"don't know how to make test from: {found}")

    def loadTestsFromNames(self, names, module=None):
        """Return a suite of all test cases found using the given sequence
        of string specifiers. See 'loadTestsFromName()'.
        """
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """Return a sorted sequence of method names found within testCaseClass"""
        def wanted(name):
            if not name.startswith(self.testMethodPrefix):
                return False
            if not callable(getattr(testCaseClass, name)):
                return False
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            return self.testNamePatterns is None or any(
                fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

        names = list(filter(wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """The tests of all files in a folder whose names match a pattern."""
        import os
        top = os.path.abspath(top_level_dir or start_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        return self.suiteClass(list(self._found(os.path.abspath(start_dir), top, pattern)))

    def _found(self, folder, top, pattern):
        import os
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if os.path.isdir(path):
                if os.path.exists(os.path.join(path, "__init__.py")):
                    yield self.suiteClass(list(self._found(path, top, pattern)))
            elif name.endswith(".py") and name[:-3].isidentifier() and fnmatch(name, pattern):
                module = os.path.relpath(path, top)[:-3].replace(os.sep, ".")
                try:
                    __import__(module)
                except case.SkipTest as e:
                    yield self._skipped(module, str(e))
                except Exception as e:
                    yield self._failed("Failed to import test module", module, e)
                else:
                    yield self.loadTestsFromModule(sys.modules[module], pattern=pattern)

    def _skipped(self, name, reason):
        @case.skip(reason)
        def skipped(self):
            pass
        cls = type("ModuleSkipped", (case.TestCase,), {name: skipped})
        return self.suiteClass((cls(name),))


defaultTestLoader = TestLoader()
