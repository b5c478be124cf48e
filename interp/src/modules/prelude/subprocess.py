"""The names of `subprocess`. gilbox starts no other programs: whatever would start
one says so. Python code can run in a process of its own with `multiprocessing`."""

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput",
           "check_output", "run", "CalledProcessError", "DEVNULL", "SubprocessError",
           "TimeoutExpired", "CompletedProcess"]

PIPE = -1
STDOUT = -2
DEVNULL = -3


class SubprocessError(Exception):
    """Base of this module's exceptions."""


class CalledProcessError(SubprocessError):
    """A program's exit code was not 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output


class TimeoutExpired(SubprocessError):
    """A program did not end in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class CompletedProcess:
    """A program that has ended."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        shown = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            shown.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            shown.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def _refuse():
    raise NotImplementedError("gilbox does not start other programs; multiprocessing runs "
                              "Python code in processes")


class Popen:
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, args, *rest, **options):
        _refuse()


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    _refuse()


def call(*popenargs, timeout=None, **kwargs):
    _refuse()


def check_call(*popenargs, **kwargs):
    _refuse()


def check_output(*popenargs, timeout=None, **kwargs):
    _refuse()


def getstatusoutput(cmd, *, encoding=None, errors=None):
    _refuse()


def getoutput(cmd, *, encoding=None, errors=None):
    _refuse()
