"""Code that no file holds shows its lines in a traceback where somebody has put them into linecache."""

import linecache
import traceback

SOURCE = """def divide(a, b):
    return a / b
print(divide(4, 2)); divide(1, 0)
"""


def run(name):
    try:
        exec(compile(SOURCE, name, "exec"), {})
    except ZeroDivisionError as e:
        return e


run_unknown = run("<unknown>")
traceback.print_exception(run_unknown)
for entry in traceback.extract_tb(run_unknown.__traceback__):
    print(entry.lineno, entry.end_lineno, entry.colno, entry.end_colno, repr(entry.line))

linecache.cache["<known>"] = len(SOURCE), None, SOURCE.splitlines(True), "<known>"
lines = traceback.format_exception(run("<known>"))
print(lines[0], *lines[2:], sep="")
