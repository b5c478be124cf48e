"""Generators with try/finally: however they end, the finally clause runs once."""
import gc

log = []


def source(name, n=3):
    try:
        log.append(f"{name} starts")
        for i in range(n):
            yield i
        log.append(f"{name} ends")
    finally:
        log.append(f"{name} cleans up")


def show():
    print("; ".join(log))
    log.clear()


list(source("exhausted"))
show()

for value in source("broken off"):
    if value == 1:
        break
gc.collect()
show()

g = source("closed")
next(g)
g.close()
g.close()
show()

g = source("never started")
g.close()
show()
print(list(g))

g = source("thrown into")
next(g)
try:
    g.throw(ValueError("from outside"))
except ValueError as e:
    print("came back:", e)
show()

g = source("deleted")
next(g)
del g
gc.collect()
show()


def leaves_function():
    g = source("local")
    return next(g)


print(leaves_function())
gc.collect()
show()


def returns_in_finally():
    try:
        yield 1
    finally:
        log.append("swallowing")
        return "value"


g = returns_in_finally()
next(g)
try:
    g.throw(KeyError("lost"))
except StopIteration as e:
    print("StopIteration with", e.value)
show()


def stubborn():
    while True:
        try:
            yield "again"
        except GeneratorExit:
            log.append("ignored")


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print("RuntimeError:", e)
show()
try:
    print(next(g))
finally:
    def polite(gen):
        gen.throw(SystemError("stop"))
    try:
        polite(g)
    except SystemError as e:
        print("stopped by", e)


def outer():
    try:
        yield from source("inner", 2)
    finally:
        log.append("outer cleans up")


g = outer()
print(next(g))
g.close()
show()


def nested():
    try:
        try:
            yield 1
            raise IndexError("inside")
        finally:
            yield "in finally"
            log.append("inner finally")
    except IndexError as e:
        yield f"caught {e}"
    finally:
        log.append("outer finally")


print(list(nested()))
show()


def yields_value_while_closing():
    try:
        yield 1
    finally:
        log.append("a")
        try:
            raise KeyError("inner")
        except KeyError as e:
            log.append(repr(e))


g = yields_value_while_closing()
next(g)
g.close()
show()


def early(flag):
    for i in range(3):
        try:
            if flag and i == 1:
                continue
            if i == 2:
                break
            yield i
        finally:
            log.append(f"round {i}")
    else:
        log.append("no break")
    return "done"


print(list(early(True)), list(early(False)))
show()


def reader():
    total = 0
    try:
        while True:
            got = yield total
            if got is None:
                break
            total += got
    finally:
        log.append(f"read {total}")
    return total


g = reader()
print(next(g), g.send(5), g.send(6))
try:
    g.send(None)
except StopIteration as e:
    print("returned", e.value)
show()
try:
    next(g)
except StopIteration as e:
    print("exhausted", e.value)
g = reader()
try:
    g.send(1)
except TypeError as e:
    print("TypeError:", e)


def itself():
    try:
        next(me)
    except ValueError as e:
        yield str(e)


me = itself()
print(next(me))


def leaks_stop():
    yield 1
    raise StopIteration("nope")


try:
    list(leaks_stop())
except RuntimeError as e:
    print("RuntimeError:", e, "| cause:", repr(e.__cause__))
