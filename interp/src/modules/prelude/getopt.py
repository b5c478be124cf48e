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
            found, args = do_longs(found, arg[2:], longopts, args)
        elif arg.startswith("-") and arg != "-":
            found, args = do_shorts(found, arg[1:], shortopts, args)
        elif mixed:
            others.append(arg)
        else:
            others += [arg, *args]
            break
    return found, others


def do_longs(opts, opt, longopts, args):
    """Read a long option, without its dashes: (options, the other arguments)."""
    option, given, value = opt.partition("=")
    takes, name = long_has_args(option, longopts)
    if takes:
        if not given:
            if not args:
                raise GetoptError(f"option --{name} requires argument", name)
            value, *args = args
    elif given:
        raise GetoptError(f"option --{name} must not have an argument", name)
    opts.append((f"--{name}", value))
    return opts, args


def long_has_args(opt, longopts):
    """(does a long option take an argument, its whole name)"""
    option = opt
    candidates = [name for name in longopts if name.startswith(option)]
    if not candidates:
        raise GetoptError(f"option --{option} not recognized", option)
    if option in candidates or option + "=" in candidates:
        return option not in candidates, option
    if len(candidates) > 1:
        raise GetoptError(f"option --{option} not a unique prefix", option)
    return candidates[0].endswith("="), candidates[0].removesuffix("=")


def short_has_arg(opt, shortopts):
    """Does an option of one letter take an argument?"""
    at = shortopts.find(opt)
    if at < 0 or opt == ":":
        raise GetoptError(f"option -{opt} not recognized", opt)
    return shortopts.startswith(":", at + 1)


def do_shorts(opts, optstring, shortopts, args):
    """Read options of one letter, without their dash: (options, the other arguments)."""
    letters = optstring
    while letters:
        letter, letters = letters[0], letters[1:]
        value = ""
        if short_has_arg(letter, shortopts):
            if not letters:
                if not args:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                letters, *args = args
            value, letters = letters, ""
        opts.append((f"-{letter}", value))
    return opts, args
