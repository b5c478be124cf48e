"""Frames as scripts see them: callers' names and variables, generators at rest, tracebacks."""
import inspect
import sys


def who():
    return sys._getframe(1).f_code.co_name


def caller_of_caller():
    return inspect.currentframe().f_back.f_back.f_code.co_name


def outer():
    def inner():
        return who(), caller_of_caller()

    return inner()


print(outer())


def interpolate(template):
    return template.format(**sys._getframe(1).f_locals)


def greet(name, times=2):
    captured = [name] * times
    shout = lambda: captured
    return interpolate("{name} {times} {captured}"), shout()


print(greet("bo"))


def depth(n):
    return depth(n - 1) if n else len(inspect.stack())


print(depth(4) - depth(0))


def steps(limit):
    done = 0
    while done < limit:
        done += 1
        yield done


run = steps(3)
print(run.gi_frame.f_locals)
next(run)
print(run.gi_frame.f_locals, run.gi_frame.f_lineno, inspect.getgeneratorlocals(run), inspect.getgeneratorstate(run))
list(run)
print(run.gi_frame, inspect.getgeneratorstate(run))


def fails():
    local = 1
    return local / 0


try:
    fails()
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb is not None:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_globals is globals())
        tb = tb.tb_next
    inner = e.__traceback__.tb_next
    try:
        inner.tb_next = e.__traceback__
    except ValueError as problem:
        print(problem)
    e.__traceback__.tb_next = None
    print(e.__traceback__.tb_next)
try:
    sys._getframe(10_000)
except ValueError as e:
    print(e)
