"""Passwords from the terminal, and who uses it."""

import os
import sys
import warnings

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    """The password may be seen."""


def getpass(prompt="Password: ", stream=None):
    """Ask for a password. What is typed can be seen: terminals are not switched."""
    stream = stream or sys.stderr
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    print("Warning: Password input may be echoed.", file=stream)
    stream.write(prompt)
    stream.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")


def getuser():
    """The user's name, from the environment or the system's list of users."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        user = os.environ.get(name)
        if user:
            return user
    import pwd

    try:
        return pwd.getpwuid(os.getuid())[0]
    except KeyError as e:
        raise OSError("No username set in the environment") from e
