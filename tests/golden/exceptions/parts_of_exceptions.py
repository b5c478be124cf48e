"""What may be assigned to the parts of an exception, and what exceptions check when they are made."""


def attempt(what, *args, **kwargs):
    try:
        print(repr(what(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


e = ValueError("x")
for name in ("args", "__cause__", "__context__", "__traceback__", "__suppress_context__"):
    attempt(setattr, e, name, 5)
    attempt(delattr, e, name)
attempt(e.with_traceback, 5)
e.own = 1
print(e.__dict__, e.args, AttributeError("a", name="n", obj=[]).__dict__)
attempt(UnicodeDecodeError, "utf-8")
attempt(UnicodeEncodeError, "a", b"x", 1, 2, "r")
attempt(UnicodeDecodeError, "a", "x", 1, 2, "r")
attempt(UnicodeEncodeError, "a", "x", "1", 2, "r")
attempt(UnicodeTranslateError, "a", 1)
print(UnicodeTranslateError("abc", 1, 2, "why"), UnicodeTranslateError("abc", 0, 3, "why"))
attempt(NameError, "m", nam="n")
attempt(AttributeError, "m", ob="n")
attempt(ImportError, "m", foo=1)
attempt(ExceptionGroup, 5, [e])
attempt(ExceptionGroup, "m", [])
attempt(ExceptionGroup("m", [e]).split, 5)
attempt(setattr, ExceptionGroup("m", [e]), "message", "other")
stop = StopIteration(1)
stop.value = 2
print(stop.value, stop.args)


class Coded(ExceptionGroup):
    def __new__(cls, errors, code):
        made = super().__new__(cls, f"code {code}", errors)
        made.code = code
        return made

    def derive(self, errors):
        return Coded(errors, self.code)


group = Coded([ValueError(1), TypeError(2)], 5)
print(group, group.message, group.code, repr(group))
match, rest = group.split(ValueError)
print(match, match.code, rest.exceptions, type(rest).__name__)
