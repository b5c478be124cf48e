"""Loggers in a tree: levels, handlers, filters, formatters, exceptions."""

import io
import logging
import logging.handlers
import sys

stream = io.StringIO()
root = logging.getLogger()
root.setLevel(logging.WARNING)
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("{levelname:<8}|{name}|{message}", style="{"))
root.addHandler(handler)

app = logging.getLogger("app")
db = logging.getLogger("app.db")
app.setLevel(logging.DEBUG)
db.debug("connected to %s in %.1f ms", "main", 3.14159)
app.info("started with %(workers)d workers", {"workers": 4})
logging.getLogger("other").info("hidden")
logging.getLogger("other").warning("shown")
print(stream.getvalue(), end="")
print(db.getEffectiveLevel(), db.parent is app, app.isEnabledFor(10), logging.getLevelName(30), logging.getLevelName("ERROR"))


class Redact(logging.Filter):
    def filter(self, record):
        record.msg = str(record.msg).replace("secret", "***")
        record.user = getattr(record, "user", "-")
        return "drop" not in record.msg


class Short(logging.Formatter):
    def formatException(self, info):
        return f"   caused by {info[0].__name__}: {info[1]}"


out = logging.StreamHandler(sys.stdout)
out.addFilter(Redact())
out.setFormatter(Short("%(levelname).1s %(user)s %(funcName)s:%(lineno)d %(message)s"))
audit = logging.getLogger("audit")
audit.propagate = False
audit.addHandler(out)
audit.setLevel("INFO")


def login(user):
    audit.info("secret password of %s", user, extra={"user": user})
    audit.info("please drop this")
    try:
        {}[user]
    except KeyError:
        audit.exception("lookup failed")
        audit.error("again", exc_info=True)


login("ann")
adapter = logging.LoggerAdapter(audit, {"user": "bot"})
adapter.warning("from an adapter")
audit.log(25, "custom level")
logging.addLevelName(25, "NOTICE")
audit.log(25, "named level")
memory = logging.handlers.MemoryHandler(10, flushLevel=logging.ERROR, target=out)
buffered = logging.getLogger("buffered")
buffered.propagate = False
buffered.addHandler(memory)
buffered.warning("kept back")
print("nothing yet")
buffered.error("flushes both")
audit.disabled = True
audit.error("never")
audit.disabled = False
logging.disable(logging.ERROR)
audit.error("switched off")
audit.critical("still there")
logging.disable(logging.NOTSET)
audit.warning("100%% sure: %d%%", 5)
record = logging.LogRecord("n", logging.INFO, "/path/file.py", 7, "msg %s", ("arg",), None, func="f")
print(record.getMessage(), record.filename, record.module, logging.Formatter().format(record), logging.Formatter("%(name)s %(levelno)d").format(record))
print(audit, app.handlers, audit.hasHandlers(), [type(h).__name__ for h in audit.handlers], logging.getLogger("audit") is audit)
child = audit.getChild("sub.deep")
print(child.name, child.getEffectiveLevel())
try:
    audit.setLevel("LOUD")
except ValueError as error:
    print(error)
