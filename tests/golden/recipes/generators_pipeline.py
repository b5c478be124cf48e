"""Pipelines of generators, two-way generators, and cleaning up."""

import contextlib
import io

LOG = """\
2024-01-05 10:00:01 INFO  server started
2024-01-05 10:00:05 ERROR disk full on /dev/sda1
2024-01-05 10:01:00 INFO  request GET /index.html 200 12ms
2024-01-05 10:01:02 WARN  slow request 900ms
2024-01-05 10:01:09 INFO  request POST /login 403 31ms
2024-01-05 10:02:30 ERROR timeout after 30s
garbage line
2024-01-05 10:03:00 INFO  request GET /about 200 8ms
"""


def lines(file):
    for number, line in enumerate(file, 1):
        yield number, line.rstrip("\n")


def parsed(numbered):
    for number, line in numbered:
        try:
            date, time, level, message = line.split(maxsplit=3)
        except ValueError:
            print(f"line {number} skipped: {line!r}")
            continue
        yield {"at": f"{date}T{time}", "level": level, "message": message.strip()}


def where(records, **wanted):
    return (r for r in records if all(r[k] == v for k, v in wanted.items()))


def requests(records):
    for record in records:
        match record["message"].split():
            case ["request", method, path, status, took]:
                yield method, path, int(status), int(took.removesuffix("ms"))


def running_mean():
    total, count, mean = 0, 0, None
    while True:
        value = yield mean
        if value is None:
            return f"{count} values, mean {mean}"
        total += value
        count += 1
        mean = total / count


records = list(parsed(lines(io.StringIO(LOG))))
print(len(records), [r["at"] for r in where(records, level="ERROR")])
mean = running_mean()
next(mean)
for method, path, status, took in requests(records):
    print(f"{method:<5}{path:<12}{status} {mean.send(took):6.2f}")
try:
    mean.send(None)
except StopIteration as stop:
    print("result:", stop.value)


def chunks(size):
    buffer = []
    try:
        while True:
            item = yield
            buffer.append(item)
            if len(buffer) == size:
                print("chunk", buffer)
                buffer = []
    finally:
        if buffer:
            print("rest", buffer)


with contextlib.closing(chunks(3)) as sink:
    next(sink)
    for n in range(7):
        sink.send(n)


def flatten(tree):
    for item in tree:
        if isinstance(item, (list, tuple)):
            count = yield from flatten(item)
            yield f"<{count}>"
        else:
            yield item
    return len(tree)


print(list(flatten([1, [2, [3, 4], ()], 5])))


def guarded():
    while True:
        try:
            got = yield "ready"
            print("got", got)
        except ValueError as error:
            print("handled", error)
            yield "recovered"
        except GeneratorExit:
            print("closing")
            raise


g = guarded()
print(next(g), g.send(1), g.throw(ValueError("bad")), next(g))
g.close()
print(g.gi_frame, next(g, "exhausted"))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def fibonacci(limit):
    a, b = 0, 1
    while a < limit:
        yield a
        a, b = b, a + b


evens = (n for n in fibonacci(1000) if n % 2 == 0)
print(sum(evens), list(evens), max(fibonacci(500)), sorted(fibonacci(20), reverse=True))
lazy = (print("evaluated", x) or x for x in range(3))
print("made", next(lazy))
print(any(x > 1 for x in lazy), list(lazy))


def leaky():
    yield 1
    raise StopIteration("not allowed")


try:
    list(leaky())
except RuntimeError as error:
    print(error, "<-", repr(error.__cause__))
