"""What a script asks of the system: names, times, memory, and how servers answer."""
import os
import resource
import sys
import tracemalloc
from http import HTTPMethod, HTTPStatus

names = os.uname()
print(names.sysname, names[0], len(names), type(names).__name__, type(names).__module__)
print(type(os.times()), len(os.times()), os.times().user >= 0, len(os.getloadavg()))
print(os.EX_OK, os.EX_USAGE, os.EX_CONFIG)
for name in ("EX_NOPE", "nope"):
    try:
        getattr(os, name)
    except AttributeError as e:
        print(e)
print(sys.thread_info.name)

used = resource.getrusage(resource.RUSAGE_SELF)
print(type(used), len(used), used.ru_utime >= 0, resource.getpagesize())
for ask in (lambda: resource.getrusage(77), lambda: resource.getrlimit(99)):
    try:
        ask()
    except ValueError as e:
        print(e)

print(tracemalloc.get_traced_memory(), tracemalloc.is_tracing())
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)
tracemalloc.start()
texts = [str(i) for i in range(100_000)]
current, peak = tracemalloc.get_traced_memory()
print(4_000_000 < current < 12_000_000, peak >= current)
del texts
after, highest = tracemalloc.get_traced_memory()
print(after < 100_000, highest >= current)
tracemalloc.reset_peak()
print(tracemalloc.get_traced_memory()[1] < highest)
tracemalloc.stop()
print(tracemalloc.get_traced_memory())
try:
    tracemalloc.start(0)
except ValueError as e:
    print(e)

print(list(HTTPStatus)[:3], HTTPStatus(404).phrase, HTTPStatus.NOT_FOUND.description, HTTPStatus.NOT_FOUND == 404)
print(str(HTTPStatus.OK), f"{HTTPStatus.OK}", repr(HTTPMethod.GET), HTTPMethod.GET == "GET", HTTPMethod.GET.description)
print(HTTPStatus.REQUEST_URI_TOO_LONG, len(HTTPStatus), len(HTTPStatus.__members__))
try:
    HTTPStatus(299)
except ValueError as e:
    print(e)
for status in HTTPStatus:
    kinds = [kind for kind in dir(HTTPStatus) if kind.startswith("is_") and getattr(status, kind) is True]
    print(status.name, status.value, status.phrase, status.description, kinds)
