"""What functions of the library say of arguments of a wrong kind."""

import datetime
import io
import shlex
import statistics
import time

CASES = """\
shlex.quote(5)
shlex.quote(b'a b')
shlex.quote('')
shlex.join(['a b', 3])
datetime.date('2024')
datetime.date(2024)
datetime.date(2024, 2)
datetime.date(2024, '2')
datetime.date(None)
datetime.date()
datetime.date(2024, 2, None)
datetime.date(2024, day=3)
datetime.datetime('2024-01-02')
datetime.datetime(2024, 1)
datetime.datetime(2024, 1, 2.0)
datetime.datetime(2024, 1, 2, '3')
datetime.datetime(2024, month=1, day=2)
time.strftime(None)
time.strftime(5, ())
time.strftime('%Y', ())
statistics.NormalDist(0, 1).cdf(1.96)
statistics.NormalDist(2, 3).overlap(statistics.NormalDist(4, 3))"""

for case in CASES.splitlines():
    try:
        print(case, "->", eval(case))
    except Exception as e:
        print(case, "->", type(e).__name__, e)


class Entries:
    def __mro_entries__(self, bases):
        return 5


try:
    class Wrong(Entries()):
        pass
except TypeError as e:
    print(e)


class Loud(io.BytesIO):
    def write(self, data):
        print("write", end=" ")
        return super().write(data)

    def readline(self, *size):
        print("readline", end=" ")
        return super().readline(*size)

    def flush(self):
        print("flush", end=" ")
        super().flush()


loud = Loud(b"ab\ncd\n")
print(loud.readlines(1), loud.readlines(), loud.readlines(None))
loud.writelines([b"x", b"y\n"])
loud.seek(0)
print(list(loud), loud.getvalue())
loud.close()
for method in (loud.readlines, loud.getvalue, lambda: loud.writelines([b"a"])):
    try:
        method()
    except ValueError as e:
        print(e)
