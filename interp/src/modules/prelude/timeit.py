"""How long a small piece of code takes."""

import gc
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter

_globals = globals


def _indented(text):
    return "\n        ".join(text.split("\n"))


class Timer:
    """Measures a statement, given as text or as a callable."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = _globals() if globals is None else globals
        local_names = {}
        init = ""
        if isinstance(setup, str):
            compile(setup, "<timeit-src>", "exec")
            setup_text = _indented(setup)
        elif callable(setup):
            local_names["_setup"] = setup
            init += ", _setup=_setup"
            setup_text = "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(setup + "\n" + stmt if isinstance(setup, str) else stmt,
                    "<timeit-src>", "exec")
            stmt_text = _indented(stmt).replace("\n        ", "\n            ")
        elif callable(stmt):
            local_names["_stmt"] = stmt
            init += ", _stmt=_stmt"
            stmt_text = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        source = (f"def inner(_it, _timer{init}):\n"
                  f"        {setup_text}\n"
                  f"        _t0 = _timer()\n"
                  f"        for _i in _it:\n"
                  f"            {stmt_text}\n"
                  f"            pass\n"
                  f"        _t1 = _timer()\n"
                  f"        return _t1 - _t0\n")
        self.src = source
        exec(compile(source, "<timeit-src>", "exec"), names, local_names)
        self.inner = local_names["inner"]

    def print_exc(self, file=None):
        """Print the traceback of a failed statement."""
        import traceback
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """The seconds that so many runs take."""
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(range(number), self.timer)
        finally:
            if was_enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """A list of several measurements."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, seconds) for so many runs that they take at least 0.2 seconds."""
        scale = 1
        while True:
            for digit in (1, 2, 5):
                number = scale * digit
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number,
           globals=None):
    """The seconds that so many runs of a statement take."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    """A list of several measurements."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}
_USAGE = """usage: timeit [-n N] [-r N] [-s S] [-u U] [-p] [-v] [-h] [--] [statement ...]

  -n, --number N   how many times to execute the statement (default: so often that it takes 0.2 seconds)
  -r, --repeat N   how many times to measure (default 5)
  -s, --setup S    statement to be executed once before, not measured (default pass)
  -u, --unit U     unit of the output: nsec, usec, msec or sec
  -p, --process    measure the processor's time
  -v, --verbose    print each measurement
  -h, --help       print this and exit
"""


def main(args=None, *, _wrap_timer=None):
    """The command line: measure a statement and print how long a run of it takes."""
    import getopt
    import sys
    try:
        options, words = getopt.getopt(
            sys.argv[1:] if args is None else args, "n:u:s:r:pvh",
            ["number=", "setup=", "repeat=", "process", "verbose", "unit=", "help"])
    except getopt.error as error:
        print(error)
        print("use -h/--help for command line help")
        return 2
    timer, number, times, unit, verbose, precision = default_timer, 0, default_repeat, None, 0, 3
    setup = []
    for option, value in options:
        if option in ("-n", "--number"):
            number = int(value)
        elif option in ("-s", "--setup"):
            setup.append(value)
        elif option in ("-u", "--unit"):
            if value not in _UNITS:
                print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                return 2
            unit = value
        elif option in ("-r", "--repeat"):
            times = max(int(value), 1)
        elif option in ("-p", "--process"):
            timer = time.process_time
        elif option in ("-v", "--verbose"):
            precision += bool(verbose)
            verbose += 1
        else:
            print(_USAGE, end="")
            return 0
    timer = _wrap_timer(timer) if _wrap_timer is not None else timer
    measured = Timer("\n".join(words) or "pass", "\n".join(setup) or "pass", timer)

    def shown(seconds):
        if unit is not None:
            chosen = unit
        else:
            chosen = next((name for name in ("sec", "msec", "usec") if seconds >= _UNITS[name]), "nsec")
        return f"{seconds / _UNITS[chosen]:.{precision}g} {chosen}"

    try:
        if number == 0:
            def tell(number, seconds):
                if verbose:
                    print(f"{number} loop{'s' if number != 1 else ''} -> {seconds:.{precision}g} secs")
            number, _ = measured.autorange(tell)
            if verbose:
                print()
        results = measured.repeat(times, number)
    except Exception:
        measured.print_exc()
        return 1
    if verbose:
        print(f"raw times: {', '.join([shown(seconds) for seconds in results])}")
        print()
    each = [seconds / number for seconds in results]
    print(f"{number} loop{'s' if number != 1 else ''}, best of {times}: {shown(min(each))} per loop")
    if max(each) >= min(each) * 4:
        import warnings
        warnings.warn_explicit("The test results are likely unreliable. "
                               f"The worst time ({shown(max(each))}) was more than four times "
                               f"slower than the best time ({shown(min(each))}).", UserWarning, "", 0)
    return None


# What `python -m timeit` does.
_program = main
