"""More handlers: files that rotate, memory, and queues."""

import logging
import os
import queue
import threading
import time

class BaseRotatingHandler(logging.FileHandler):
    """A file that is put away when something says so."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding,
                                     delay=delay, errors=errors)

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """The name that a file is put away under."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Put a file away."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    """A file that is put away when it grows too large."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None,
                 delay=False, errors=None):
        if maxBytes > 0:
            mode = "a"
        super().__init__(filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        """Put the file away as .1, the older ones as .2 and so on."""
        if self.stream:
            self.stream.close()
            self.stream = None
        if self.backupCount > 0:
            for i in range(self.backupCount - 1, 0, -1):
                source = self.rotation_filename(f"{self.baseFilename}.{i}")
                dest = self.rotation_filename(f"{self.baseFilename}.{i + 1}")
                if os.path.exists(source):
                    if os.path.exists(dest):
                        os.remove(dest)
                    os.rename(source, dest)
            dest = self.rotation_filename(self.baseFilename + ".1")
            if os.path.exists(dest):
                os.remove(dest)
            self.rotate(self.baseFilename, dest)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """True if the record would make the file too large."""
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        self.stream.flush()
        size = os.path.getsize(self.baseFilename)
        if not size:
            return False
        return size + len((self.format(record) + "\n").encode()) >= self.maxBytes


# For each unit of time its seconds, how the time is written behind the file's name, and what that looks like.
_DAY = 24 * 60 * 60
_UNITS = {
    "S": (1, "%Y-%m-%d_%H-%M-%S", r"\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}"),
    "M": (60, "%Y-%m-%d_%H-%M", r"\d{4}-\d{2}-\d{2}_\d{2}-\d{2}"),
    "H": (60 * 60, "%Y-%m-%d_%H", r"\d{4}-\d{2}-\d{2}_\d{2}"),
    "D": (_DAY, "%Y-%m-%d", r"\d{4}-\d{2}-\d{2}"),
    "MIDNIGHT": (_DAY, "%Y-%m-%d", r"\d{4}-\d{2}-\d{2}"),
    "W": (7 * _DAY, "%Y-%m-%d", r"\d{4}-\d{2}-\d{2}"),
}


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A file that is put away when its time is over."""

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None,
                 delay=False, utc=False, atTime=None, errors=None):
        import re
        filename = os.fspath(filename)
        super().__init__(filename, "a", encoding=encoding, delay=delay, errors=errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        unit = self.when
        if unit.startswith("W"):
            if len(unit) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 "
                                 f"(0 is Monday): {unit}")
            if not "0" <= unit[1] <= "6":
                raise ValueError(f"Invalid day specified for weekly rollover: {unit}")
            self.dayOfWeek = int(unit[1])
            unit = "W"
        if unit not in _UNITS:
            raise ValueError(f"Invalid rollover interval specified: {self.when}")
        seconds, self.suffix, pattern = _UNITS[unit]
        self.interval = seconds * interval
        self.extMatch = re.compile(rf"(?<!\d){pattern}(?!\d)", re.ASCII)
        exists = os.path.exists(self.baseFilename)
        begun = int(os.stat(self.baseFilename).st_mtime) if exists else int(time.time())
        self.rolloverAt = self.computeRollover(begun)

    def _broken(self, seconds):
        return time.gmtime(seconds) if self.utc else time.localtime(seconds)

    def computeRollover(self, currentTime):
        """When a file begun at a time is put away."""
        weekly = self.when.startswith("W")
        if self.when != "MIDNIGHT" and not weekly:
            return currentTime + self.interval
        now = self._broken(currentTime)
        at = self.atTime
        turn = _DAY if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        left = turn - ((now.tm_hour * 60 + now.tm_min) * 60 + now.tm_sec)
        day = now.tm_wday
        if left <= 0:
            # Not today any more.
            left += _DAY
            day = (day + 1) % 7
        result = currentTime + left
        if weekly:
            result += (self.dayOfWeek - day) % 7 * _DAY
            result += self.interval - 7 * _DAY
        else:
            result += self.interval - _DAY
        if not self.utc:
            # Clocks that are put forward or back in between.
            before, after = now.tm_isdst, time.localtime(result).tm_isdst
            if before != after:
                if before:
                    result += 3600
                elif time.localtime(result - 3600).tm_isdst:
                    result -= 3600
        return result

    def shouldRollover(self, record):
        """True if the file's time is over."""
        if int(time.time()) < self.rolloverAt:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            # What is no file can't be put away.
            self.rolloverAt = self.computeRollover(int(time.time()))
            return False
        return True

    def getFilesToDelete(self):
        """The files put away that are too many, the oldest ones."""
        folder, base = os.path.split(self.baseFilename)
        found = []
        for name in os.listdir(folder):
            if self.namer is None:
                prefix = base + "."
                fits = name.startswith(prefix) and self.extMatch.fullmatch(name[len(prefix):])
            else:
                fits = any(os.path.basename(self.namer(f"{self.baseFilename}.{match[0]}")) == name
                           for match in self.extMatch.finditer(name))
            if fits:
                found.append(os.path.join(folder, name))
        found.sort()
        return found[:max(len(found) - self.backupCount, 0)]

    def doRollover(self):
        """Put the file away under its name and the time at which it began."""
        now = int(time.time())
        began = self._broken(self.rolloverAt - self.interval)
        if not self.utc and began.tm_isdst != time.localtime(now).tm_isdst:
            began = time.localtime(self.rolloverAt - self.interval
                                   + (3600 if time.localtime(now).tm_isdst else -3600))
        away = self.rotation_filename(f"{self.baseFilename}.{time.strftime(self.suffix, began)}")
        if os.path.exists(away):
            return
        if self.stream:
            self.stream.close()
            self.stream = None
        self.rotate(self.baseFilename, away)
        if self.backupCount > 0:
            for old in self.getFilesToDelete():
                os.remove(old)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(now)


class WatchedFileHandler(logging.FileHandler):
    """A file that is opened again when something else has moved or removed it."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__(filename, mode=mode, encoding=encoding, delay=delay, errors=errors)
        self._remember()

    def _remember(self):
        if self.stream:
            known = os.fstat(self.stream.fileno())
            self.dev, self.ino = known.st_dev, known.st_ino
        else:
            self.dev = self.ino = -1

    def reopenIfNeeded(self):
        """Open the file again if the one of that name is another."""
        try:
            known = os.stat(self.baseFilename)
            is_same = (known.st_dev, known.st_ino) == (self.dev, self.ino)
        except FileNotFoundError:
            is_same = False
        if not is_same and self.stream is not None:
            self.stream.flush()
            self.stream.close()
            self.stream = None
            self.stream = self._open()
            self._remember()

    def emit(self, record):
        self.reopenIfNeeded()
        logging.FileHandler.emit(self, record)


class BufferingHandler(logging.Handler):
    """Keeps records until there are enough of them."""

    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        with self.lock:
            self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Keeps records until there are enough or one is bad, then hands them on."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        with self.lock:
            self.target = target

    def flush(self):
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                BufferingHandler.close(self)


class QueueHandler(logging.Handler):
    """Puts records into a queue, for a listener elsewhere."""

    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy of the record that can be pickled."""
        import copy
        msg = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = msg
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Hands the records of a queue to handlers, in a thread."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        return self.queue.get(block)

    def start(self):
        self._thread = threading.Thread(target=self._monitor, daemon=True)
        self._thread.start()

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        has_task_done = hasattr(self.queue, "task_done")
        while True:
            try:
                record = self.dequeue(True)
            except queue.Empty:
                return
            if record is self._sentinel:
                if has_task_done:
                    self.queue.task_done()
                return
            self.handle(record)
            if has_task_done:
                self.queue.task_done()

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None
