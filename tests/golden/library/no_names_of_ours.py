"""Modules that are C in CPython have no public names but CPython's."""

import cmath
import contextvars
import datetime
import functools
import io
import itertools
import operator
import time

for module in (cmath, contextvars, datetime, functools, io, itertools, operator, time):
    words = {"native", "native_iterator", "shown_as", "make_final", "type_name", "enter_repr", "leave_repr", "Structure", "ABCMeta",
             "IsoCalendarDate"}
    print(module.__name__, sorted(words & set(dir(module))))
print([name for name in dir(itertools) if not name.startswith("_")])
print([name for name in dir(cmath) if not name.startswith("_")])
print([name for name in dir(contextvars) if not name.startswith("_")])
print(datetime.date(2024, 5, 6).isocalendar())
