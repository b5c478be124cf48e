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
