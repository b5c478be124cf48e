"""Which call a log record names, and formats of all kinds."""

import io
import logging

stream = io.StringIO()
handler = logging.StreamHandler(stream)
log = logging.getLogger("records")
log.propagate = False
log.addHandler(handler)
log.setLevel(logging.DEBUG)


def take(fmt, *args, style="%", defaults=None, **kwargs):
    stream.seek(0)
    stream.truncate()
    try:
        handler.setFormatter(logging.Formatter(fmt, style=style, defaults=defaults, validate=False))
        log.info(*args, **kwargs)
    except Exception as e:
        print(fmt, type(e).__name__, e)
    else:
        print(fmt, "->", stream.getvalue().rstrip("\n"))


logging.raiseExceptions = False
for fmt in ("%(message)s", "%(levelname)s:%(name)s:%(message)s", "%(levelname)-8s|%(lineno)5d|%(funcName)s", "100%% %(message)s",
            "%(message)s %", "%(missing)s", "%(getMessage)s", "%(message)", "%(message)s %s", "%(args)s", "%(msecs)*d", "plain",
            "%(message).3s|%(levelno)05d|%(levelno)x|%(msg)r", "%(a.b)s", "%(module)s %(filename)s %(processName)s"):
    take(fmt, "hello %s", "world")
take("%(args)s", "tuple %s %s", 1, 2)
take("%(args)s", "dict %(a)s", {"a": 1})
take("%(extra)s %(message)s", "x", extra={"extra": (1, 2)})
take("%(given)s %(message)s", "x", defaults={"given": "default"})
take("{levelname:>8} {message}", "x", style="{")
take("$levelname $message", "x", style="$")

formatter = logging.Formatter("%(message)s")
record = logging.LogRecord("n", logging.INFO, "path.py", 3, "text", (), None)
print(formatter.format(record))
formatter._style._fmt = "%(levelname)s %(message)s"
print(formatter.format(record))
record.message = "set"
record.levelname = "OTHER"
print(formatter.format(record))


class Mine(logging.LogRecord):
    extra = "of the class"


mine = Mine("n", logging.INFO, "path.py", 3, "text", (), None)
try:
    print(logging.Formatter("%(extra)s").format(mine))
except ValueError as e:
    print(e)
print(logging.Formatter("%(name)s").format(logging.makeLogRecord({"name": "made", "msg": "m"})))


def helper(level=1):
    log.info("x", stacklevel=level)


def outer(level):
    helper(level)


handler.setFormatter(logging.Formatter("%(funcName)s"))
for level in 0, 1, 2, 3, 50:
    stream.seek(0)
    stream.truncate()
    outer(level)
    print(level, stream.getvalue().strip())
print([log.findCaller(stacklevel=level)[2] for level in (1, 2)], (lambda: log.findCaller()[2])())
print([line.strip() for line in log.findCaller(True)[3].splitlines()][0])


class Derived(logging.Logger):
    def info(self, msg, *args, **kwargs):
        super().info(msg, *args, **kwargs)


derived = Derived("derived")
derived.addHandler(handler)


def calls_derived():
    stream.seek(0)
    stream.truncate()
    derived.info("x")
    print(stream.getvalue().strip())


calls_derived()
