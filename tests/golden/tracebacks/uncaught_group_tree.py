"""An uncaught exception group is drawn as a tree: causes, notes and groups in groups."""


def fail(kind, text):
    raise kind(text)


def collect(*jobs):
    errors = []
    for job in jobs:
        try:
            fail(*job)
        except Exception as e:
            errors.append(e)
    return errors


inner = ExceptionGroup("inner", collect((ValueError, "one"), (KeyError, "two")))
inner.add_note("a note\nof two lines")
chained = RuntimeError("chained")
chained.__cause__ = collect((TypeError, "the cause"))[0]
raise ExceptionGroup("outer", [inner, chained, *[OSError(n) for n in range(15)]])
