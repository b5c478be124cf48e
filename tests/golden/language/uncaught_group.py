"""The traceback of an uncaught exception group."""


def fail(kind, text):
    raise kind(text)


def collect(*attempts):
    errors = []
    for kind, text in attempts:
        try:
            fail(kind, text)
        except Exception as e:
            errors.append(e)
    raise ExceptionGroup("all of them", errors)


print("start")
try:
    collect((ValueError, "one"), (KeyError, "two"))
except ExceptionGroup as group:
    raise ExceptionGroup("outer", [TypeError("first"), group]) from None
