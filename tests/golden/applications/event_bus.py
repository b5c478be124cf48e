"""Publish and subscribe: decorators, weak methods, priorities, wildcards."""

import contextlib
import fnmatch
import functools
import inspect
import itertools
import logging
import sys
import weakref
from collections import defaultdict
from typing import Any, Callable, NamedTuple

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(name)s: %(message)s",
                    level=logging.INFO)
log = logging.getLogger("bus")


class Event(NamedTuple):
    name: str
    data: dict[str, Any] = {}

    def __getattr__(self, key):
        try:
            return self.data[key]
        except KeyError:
            raise AttributeError(f"event {self.name!r} has no {key!r}") from None


class Bus:
    def __init__(self):
        self._handlers: dict[str, list] = defaultdict(list)
        self._order = itertools.count()
        self.history = []

    def on(self, pattern: str, *, priority: int = 0, once: bool = False):
        def register(function: Callable):
            if inspect.ismethod(function):
                reference = weakref.WeakMethod(function)
            else:
                reference = lambda: function
            entry = (-priority, next(self._order), reference, once)
            self._handlers[pattern].append(entry)
            self._handlers[pattern].sort(key=lambda e: e[:2])
            return function
        return register

    def off(self, function):
        for pattern, entries in self._handlers.items():
            entries[:] = [e for e in entries if e[2]() is not function]

    def emit(self, name, /, **data):
        event = Event(name, data)
        self.history.append(event)
        called = 0
        matching = [e for pattern, entries in self._handlers.items()
                    if fnmatch.fnmatchcase(name, pattern) for e in entries]
        for entry in sorted(matching, key=lambda e: e[:2]):
            function = entry[2]()
            if function is None:
                continue
            if entry[3]:
                for entries in self._handlers.values():
                    if entry in entries:
                        entries.remove(entry)
            try:
                called += 1
                if function(event) is StopIteration:
                    log.info("%s stopped by %s", name, function.__name__)
                    break
            except Exception:
                log.exception("handler %s failed", getattr(function, "__name__", function))
        return called

    @contextlib.contextmanager
    def muted(self, pattern):
        saved = self._handlers.pop(pattern, [])
        try:
            yield len(saved)
        finally:
            self._handlers[pattern] = saved


bus = Bus()


@bus.on("user.*")
def audit(event):
    print("audit", event.name, event.data)


@bus.on("user.login", priority=10)
def greet(event):
    print(f"welcome {event.who}")


@bus.on("user.login", once=True)
def first_time(event):
    print("first login!")


@bus.on("*.error", priority=5)
def stop_here(event):
    return StopIteration


@bus.on("disk.error")
def never(event):
    print("not reached")


class Counter:
    def __init__(self):
        self.count = 0

    def handle(self, event):
        self.count += 1


counter = Counter()
bus.on("*")(counter.handle)
print(bus.emit("user.login", who="ann"))
print(bus.emit("user.login", who="bob"))
print(bus.emit("disk.error", code=5))
print(bus.emit("nothing"), counter.count)
del counter
print(bus.emit("user.logout"))
with bus.muted("user.*") as count:
    print("muted", count, bus.emit("user.logout"))
bus.off(greet)
print(bus.emit("user.login", who="cy"))
try:
    bus.history[0].missing
except AttributeError as error:
    print(error)
print(bus.history[0], bus.history[-1]._replace(name="renamed"), Event("x") == ("x", {}))


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        shown = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())])
        print(f"-> {function.__qualname__}({shown})")
        result = function(*args, **kwargs)
        print(f"<- {result!r}")
        return result
    wrapper.calls = 0
    return wrapper


@traced
def area(width, height=1, *, scale=1):
    """Width times height."""
    return width * height * scale


area(3, height=2, scale=10)
print(area.__name__, area.__doc__, inspect.signature(area), area.__wrapped__(2, 2))
