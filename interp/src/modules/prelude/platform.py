"""What runs the program: a Python 3.13 that says of itself to be gilbox, on Linux."""

import os
import sys
from collections import namedtuple

uname_result = namedtuple("uname_result", "system node release version machine processor")


def system():
    """The system's name."""
    return os.uname().sysname


def node():
    """The computer's name in the network."""
    return os.uname().nodename


def release():
    """The kernel's release."""
    return os.uname().release


def version():
    """The kernel's version."""
    return os.uname().version


def machine():
    """The kind of machine."""
    return os.uname().machine


def processor():
    """The kind of processor, if known."""
    return ""


def uname():
    """All of these."""
    return uname_result(system(), node(), release(), version(), machine(), processor())


def platform(aliased=False, terse=False):
    """The system on one line."""
    if terse:
        return f"{system()}-{release()}"
    return f"{system()}-{release()}-{machine()}"


def architecture(executable=None, bits="", linkage=""):
    """(bits, format of executables)."""
    return bits or ("64bit" if sys.maxsize > 2 ** 32 else "32bit"), linkage or "ELF"


def python_version():
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    return "gilbox"


def python_compiler():
    return "rustc"


def python_build():
    return "main", ""


def python_branch():
    return ""


def python_revision():
    return ""


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return lib, version


def freedesktop_os_release():
    """What the distribution says of itself."""
    for path in ("/etc/os-release", "/usr/lib/os-release"):
        if os.path.exists(path):
            with open(path) as file:
                pairs = [line.rstrip().partition("=") for line in file if "=" in line]
            return {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux",
                    **{name: value.strip("'\"") for name, _, value in pairs}}
    raise OSError("Unable to read files /etc/os-release, /usr/lib/os-release")
