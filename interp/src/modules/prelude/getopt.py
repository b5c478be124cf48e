"""Options on the command line, as C programs read them."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """(options with their values, the other arguments), which come after the options."""
    return _read(args, shortopts, longopts, False)


def gnu_getopt(args, shortopts, longopts=[]):
    """The same, but options and other arguments may come in any order."""
    import os
    first_only = shortopts.startswith("+")
    mixed = not first_only and not os.environ.get("POSIXLY_CORRECT")
    return _read(args, shortopts[first_only:], longopts, mixed)


def _read(args, shortopts, longopts, mixed):
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    found, others = [], []
    args = list(args)
    while args:
        arg = args.pop(0)
        if arg == "--":
            others += args
            break
        if arg.startswith("--"):
            args = _long(found, arg[2:], longopts, args)
        elif arg.startswith("-") and arg != "-":
            args = _short(found, arg[1:], shortopts, args)
        elif mixed:
            others.append(arg)
        else:
            others += [arg, *args]
            break
    return found, others


def _long(found, option, longopts, args):
    option, given, value = option.partition("=")
    candidates = [name for name in longopts if name.startswith(option)]
    if not candidates:
        raise GetoptError(f"option --{option} not recognized", option)
    if option in candidates or option + "=" in candidates:
        takes = option + "=" in candidates
        name = option
    elif len(candidates) > 1:
        raise GetoptError(f"option --{option} not a unique prefix", option)
    else:
        takes = candidates[0].endswith("=")
        name = candidates[0].rstrip("=")
    if takes:
        if not given:
            if not args:
                raise GetoptError(f"option --{name} requires argument", name)
            value, *args = args
    elif given:
        raise GetoptError(f"option --{name} must not have an argument", name)
    found.append((f"--{name}", value))
    return args


def _short(found, letters, shortopts, args):
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter)
        if at < 0 or letter == ":":
            raise GetoptError(f"option -{letter} not recognized", letter)
        value = ""
        if shortopts.startswith(":", at + 1):
            if not letters:
                if not args:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                letters, *args = args
            value, letters = letters, ""
        found.append((f"-{letter}", value))
    return args
