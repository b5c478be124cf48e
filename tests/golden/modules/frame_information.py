"""What inspect tells of frames and of entries of tracebacks."""

import inspect


def whereami():
    info = inspect.getframeinfo(inspect.currentframe().f_back)
    return info.function, info.lineno, info.code_context, info.index


def caller():
    return whereami()


print(caller(), whereami())
try:
    1 / 0
except ZeroDivisionError as e:
    info = inspect.getframeinfo(e.__traceback__, context=3)
    print(info.lineno, info.code_context, info.index, info[2])
