# Chains of exceptions and groups within groups, longer than any stack is deep.
import io
import sys
import traceback


def chained(count):
    error = None
    for n in range(count):
        following = ValueError(n)
        if n % 3:
            following.__context__ = error
        else:
            following.__cause__ = error
        error = following
    return error


error = chained(5000)
text = "".join(traceback.format_exception(error))
print(text.count("\n"), text[:60], text[-60:])
print("".join(traceback.format_exception(error, chain=False)))
sys.stderr = io.StringIO()
sys.excepthook(type(error), error, None)
print(sys.stderr.getvalue() == text)

group = ValueError("innermost")
for depth in range(3000):
    group = ExceptionGroup(f"level {depth}", [group, KeyError(depth)][:1 + (depth == 2999)])
text = "".join(traceback.format_exception(group))
print(text)
print("".join(traceback.TracebackException.from_exception(group, max_group_depth=2).format()))

loop = ValueError("own context")
loop.__context__ = KeyError("between")
loop.__context__.__context__ = loop
print("".join(traceback.format_exception(loop)))

compact = ValueError("compact")
compact.__context__ = KeyError("context")
compact.__cause__ = IndexError("cause")
shown = traceback.TracebackException.from_exception(compact, compact=True)
print(shown.__context__, str(shown.__cause__))
