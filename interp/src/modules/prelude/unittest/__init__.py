"""Tests as classes: cases, suites, a loader, a runner that tells what happened."""

from unittest.result import TestResult
from unittest.case import (
    FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext,
    expectedFailure, skip, skipIf, skipUnless)
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import TestLoader, defaultTestLoader
from unittest.runner import TextTestResult, TextTestRunner
from unittest.main import TestProgram, main

__all__ = ["IsolatedAsyncioTestCase", "TestResult", "TestCase", "TestSuite", "TextTestRunner",
           "TestLoader", "FunctionTestCase", "main", "defaultTestLoader", "SkipTest", "skip",
           "skipIf", "skipUnless", "expectedFailure", "TextTestResult", "installHandler",
           "registerResult", "removeResult", "removeHandler", "addModuleCleanup",
           "doModuleCleanups", "enterModuleContext"]

__unittest = True


def _program():
    """`python -m unittest`."""
    import sys
    sys.argv[0] = "python -m unittest"
    main(module=None)


def __getattr__(name):
    if name == "IsolatedAsyncioTestCase":
        # Brings the event loop with it, which few need.
        from unittest.async_case import IsolatedAsyncioTestCase
        globals()[name] = IsolatedAsyncioTestCase
        return IsolatedAsyncioTestCase
    if name in ("installHandler", "registerResult", "removeResult", "removeHandler"):
        from unittest import signals
        return getattr(signals, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
