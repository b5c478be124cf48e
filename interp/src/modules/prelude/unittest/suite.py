"""Tests that run together, with what their classes and modules set up."""

import sys

from unittest import case, util

__unittest = True


class BaseTestSuite:
    """A composite of tests."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{util.strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{repr(test)} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated "
                            "before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._forget(index)
        return result

    def _forget(self, index):
        test = self._tests[index]
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **keywords):
        return self.run(*args, **keywords)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A suite that knows the fixtures of classes and modules."""

    def run(self, result, debug=False):
        outermost = getattr(result, "_testRunEntered", False) is False
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if _is_test(test):
                self._tear_down_class(test, result)
                self._module_fixture(test, result)
                self._set_up_class(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, "_classSetupFailed", False) \
                        or getattr(result, "_moduleSetUpFailed", False):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._forget(index)
        if outermost:
            self._tear_down_class(None, result)
            self._tear_down_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _set_up_class(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        current = test.__class__
        if current == previous or getattr(result, "_moduleSetUpFailed", False) \
                or getattr(current, "__unittest_skip__", False):
            return
        current._classSetupFailed = False
        set_up = getattr(current, "setUpClass", None)
        if set_up is None:
            return
        failed = False
        try:
            set_up()
        except Exception as e:
            if isinstance(result, _DebugResult):
                raise
            failed = True
            current._classSetupFailed = True
            self._fixture_failed(result, e, "setUpClass", util.strclass(current))
        if failed:
            current.doClassCleanups()
            for _, error, _ in current.tearDown_exceptions:
                self._fixture_failed(result, error, "setUpClass", util.strclass(current))

    def _tear_down_class(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        current = None if test is None else test.__class__
        if current == previous or previous is None \
                or getattr(previous, "_classSetupFailed", False) \
                or getattr(result, "_moduleSetUpFailed", False) \
                or getattr(previous, "__unittest_skip__", False):
            return
        name = util.strclass(previous)
        tear_down = getattr(previous, "tearDownClass", None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as e:
                if isinstance(result, _DebugResult):
                    raise
                self._fixture_failed(result, e, "tearDownClass", name)
        cleanups = getattr(previous, "doClassCleanups", None)
        if cleanups is not None:
            cleanups()
            for _, error, _ in previous.tearDown_exceptions:
                if isinstance(result, _DebugResult):
                    raise error
                self._fixture_failed(result, error, "tearDownClass", name)

    def _module_fixture(self, test, result):
        current = test.__class__.__module__
        previous_class = getattr(result, "_previousTestClass", None)
        if previous_class is not None and previous_class.__module__ == current:
            return
        self._tear_down_module(result)
        result._moduleSetUpFailed = False
        set_up = getattr(sys.modules.get(current), "setUpModule", None)
        if set_up is None:
            return
        try:
            set_up()
        except Exception as e:
            if isinstance(result, _DebugResult):
                raise
            result._moduleSetUpFailed = True
            self._fixture_failed(result, e, "setUpModule", current)
            try:
                case.doModuleCleanups()
            except Exception as e:
                self._fixture_failed(result, e, "setUpModule", current)

    def _tear_down_module(self, result):
        previous = getattr(result, "_previousTestClass", None)
        if previous is None or getattr(result, "_moduleSetUpFailed", False):
            return
        name = previous.__module__
        module = sys.modules.get(name)
        if module is None:
            return
        for action in (getattr(module, "tearDownModule", None), case.doModuleCleanups):
            if action is not None:
                try:
                    action()
                except Exception as e:
                    if isinstance(result, _DebugResult):
                        raise
                    self._fixture_failed(result, e, "tearDownModule", name)

    def _fixture_failed(self, result, exception, fixture, parent):
        error = _ErrorHolder(f"{fixture} ({parent})")
        add_skip = getattr(result, "addSkip", None)
        if add_skip is not None and isinstance(exception, case.SkipTest):
            add_skip(error, str(exception))
        else:
            result.addError(error, (type(exception), exception, exception.__traceback__))


class _ErrorHolder:
    """Stands for a fixture in the list of what failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    failureException = AssertionError

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class _DebugResult:
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False


def _is_test(test):
    try:
        iter(test)
    except TypeError:
        return True
    return False
