"""Log files that are put away by time, and those that others move."""
import datetime
import logging
import logging.handlers
import os
import tempfile
import time

os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

folder = tempfile.mkdtemp()
path = os.path.join(folder, "app.log")

moment = 1_700_000_000  # Tuesday, 14 November 2023, 22:13:20
for when, interval, at in [("s", 5, None), ("M", 10, None), ("h", 1, None), ("D", 2, None), ("midnight", 1, None),
                           ("midnight", 3, None), ("midnight", 1, datetime.time(3, 30)),
                           ("midnight", 1, datetime.time(23, 0, 1)), ("W0", 1, None), ("w1", 1, None), ("W2", 1, None),
                           ("W6", 2, None), ("W1", 1, datetime.time(4)), ("W1", 1, datetime.time(23, 59))]:
    handler = logging.handlers.TimedRotatingFileHandler(path, when, interval, utc=True, atTime=at, delay=True)
    print(handler.when, handler.interval, handler.suffix, handler.computeRollover(moment) - moment)
    handler.close()
for when in ("W", "W9", "fortnight", "Wx"):
    try:
        logging.handlers.TimedRotatingFileHandler(path, when, delay=True)
    except ValueError as e:
        print(e)

log = logging.getLogger("by time")
log.propagate = False
handler = logging.handlers.TimedRotatingFileHandler(path, "S", backupCount=2, utc=True)
log.addHandler(handler)
for i in range(5):
    log.warning("message %d", i)
    handler.rolloverAt = moment + 10 * i
handler.close()
for name in sorted(os.listdir(folder)):
    with open(os.path.join(folder, name)) as file:
        print(name, file.read().split("\n"))

log.removeHandler(handler)
handler = logging.handlers.TimedRotatingFileHandler(path, "D", backupCount=1, utc=True)
handler.namer = lambda name: name.replace(".log", "") + ".log"
log.addHandler(handler)
for i in range(3):
    handler.rolloverAt = moment + 86400 * i
    log.warning("day %d", i)
handler.close()
log.removeHandler(handler)
print(sorted(os.listdir(folder)))

watched = os.path.join(folder, "watched.log")
handler = logging.handlers.WatchedFileHandler(watched)
log.addHandler(handler)
log.warning("one")
os.rename(watched, watched + ".moved")
log.warning("two")
os.remove(watched)
log.warning("three")
handler.close()
for name in ("watched.log", "watched.log.moved"):
    with open(os.path.join(folder, name)) as file:
        print(name, file.read().split("\n"))
