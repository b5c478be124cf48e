"""Writes what CPython 3.13 says of the sources in syntax_errors.txt and excerpts.txt.

    python3.13 tests/sources/record.py

syntax_errors.txt: each case is a source, a line of dashes, and the end of the traceback that CPython prints
(or "accepted"). excerpts.txt: each case is a program that raises, a line of dashes, and for each of its frames
a line with the position of the instruction (first line, column, last line, column; columns in bytes) and the
lines that a traceback shows. Cases end with a line of equal signs. A new case is a source with an empty second
part; nobody writes the second part by hand.
"""
import contextlib
import io
import os
import sys
import tempfile
import traceback
import warnings

DASHES = "-" * 20 + "\n"
EQUALS = "=" * 20 + "\n"
NAME = "case.py"


def cases(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for case in text.split(EQUALS)[:-1]:
        yield case.partition(DASHES)[0]


def syntax_error(source):
    try:
        compile(source, NAME, "exec", dont_inherit=True)
    except SyntaxError as error:
        return "".join(traceback.format_exception_only(error))
    return "accepted\n"


def excerpts(source):
    code = compile(source, NAME, "exec", dont_inherit=True)
    out = ""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(code, {"__name__": "__main__"})
    except BaseException as error:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename == NAME:
                lines = traceback.StackSummary.from_list([frame]).format()[0].partition("\n")[2]
                out += f"{frame.lineno} {frame.colno} {frame.end_lineno} {frame.end_colno}\n{lines}"
    return out


def record(path, answer):
    out = ""
    for source in cases(path):
        # Tracebacks read the source from the file.
        with open(NAME, "w", encoding="utf-8", newline="") as file:
            file.write(source)
        import linecache
        linecache.clearcache()
        out += source + DASHES + answer(source) + EQUALS
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(out)


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit("this needs CPython 3.13")
    warnings.simplefilter("ignore")
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as directory:
        os.chdir(directory)
        record(os.path.join(here, "syntax_errors.txt"), syntax_error)
        record(os.path.join(here, "excerpts.txt"), excerpts)


main()
