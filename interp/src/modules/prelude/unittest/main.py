"""The command line of a file of tests."""

import argparse
import os
import sys

from unittest import loader, runner

__unittest = True

_NO_TESTS_EXITCODE = 5


class TestProgram:
    """Runs the tests of a module and ends the program."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
                 durations=None):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.testNamePatterns = None
        self.progName = os.path.basename(argv[0])
        self._discovery = None
        self.parseArgs(argv)
        self.runTests()

    def _options(self, prog):
        parser = argparse.ArgumentParser(prog=prog)
        add = parser.add_argument
        add("-v", "--verbose", dest="verbosity", action="store_const", const=2,
            help="Verbose output")
        add("-q", "--quiet", dest="verbosity", action="store_const", const=0,
            help="Quiet output")
        add("--locals", dest="tb_locals", action="store_true",
            help="Show local variables in tracebacks")
        add("--durations", dest="durations", type=int, default=None, metavar="N",
            help="Show the N slowest test cases (N=0 for all)")
        add("-f", "--failfast", dest="failfast", action="store_true",
            help="Stop on first fail or error")
        add("-c", "--catch", dest="catchbreak", action="store_true",
            help="Catch Ctrl-C and display results so far")
        add("-b", "--buffer", dest="buffer", action="store_true",
            help="Buffer stdout and stderr during tests")
        add("-k", dest="testNamePatterns", action="append",
            type=lambda text: text if "*" in text else f"*{text}*",
            help="Only run tests which match the given substring")
        return parser

    def parseArgs(self, argv):
        if self.module is None and argv[1:2] == ["discover"]:
            return self._discover(argv[2:])
        parser = self._options(self.progName)
        parser.add_argument("tests", nargs="*",
                            help="a list of any number of test modules, classes and test methods.")
        parser.parse_args(argv[1:], self)
        if self.tests:
            self.testNames = list(self.tests)
        elif self.module is None:
            return self._discover([])
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def _discover(self, argv):
        """Run what is found in files."""
        self.start, self.pattern, self.top = ".", "test*.py", None
        parser = self._options(f"{self.progName} discover")
        for short, long, name, text in (
                ("-s", "--start-directory", "start", "Directory to start discovery ('.' default)"),
                ("-p", "--pattern", "pattern", "Pattern to match tests ('test*.py' default)"),
                ("-t", "--top-level-directory", "top",
                 "Top level directory of project (defaults to start directory)")):
            parser.add_argument(short, long, dest=name, help=text)
            parser.add_argument(name, nargs="?", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        parser.parse_args(argv, self)
        self._discovery = self.start, self.pattern, self.top
        self.createTests()

    def createTests(self):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self._discovery is not None:
            self.test = self.testLoader.discover(*self._discovery)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        if self.catchbreak:
            from unittest.signals import installHandler
            installHandler()
        runs = self.testRunner
        if runs is None:
            runs = runner.TextTestRunner
        if isinstance(runs, type):
            runs = runs(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                        warnings=self.warnings, tb_locals=self.tb_locals,
                        durations=self.durations)
        self.result = runs.run(self.test)
        if self.exit:
            if not self.result.wasSuccessful():
                sys.exit(1)
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(_NO_TESTS_EXITCODE)
            sys.exit(0)


main = TestProgram
