# What modules promise at their edges.
import abc
import binascii
import bisect
import collections.abc
import contextvars
import copy
import copyreg
import csv
import getopt
import glob
import io
import itertools
import re
import threading
import weakref
from ipaddress import ip_address, ip_interface, ip_network, IPv6Interface, get_mixed_type_key


def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


# Comparisons ask a subclass first, also where it inherits the method.
class Base:
    def __eq__(self, other):
        print("eq of", type(self).__name__)
        return NotImplemented

    def __lt__(self, other):
        print("lt of", type(self).__name__)
        return NotImplemented

    def __gt__(self, other):
        print("gt of", type(self).__name__)
        return NotImplemented


class Derived(Base):
    pass


print(Base() == Derived(), Base() != Derived())
show(lambda: Base() < Derived())
show(lambda: Base() < Base())

# Copies by registered functions.
class Point:
    def __new__(cls, x):
        self = object.__new__(cls)
        self.x = x
        return self


copyreg.pickle(Point, lambda point: (Point, (point.x,)))
point = Point(42)
print(copy.copy(point).x, copy.deepcopy(point).x, copy.deepcopy(point) is point)
reference = weakref.ref(point)
print(copy.copy(reference) is reference, copy.deepcopy([reference])[0] is reference)


class Six:
    def __reduce__(self):
        return (Six, (), {"a": 1}, None, None, print)


show(copy.copy, Six())

# Weak references.
class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return self.value + getattr(other, "value", other)

    def __reversed__(self):
        return iter("cba")

    def __len__(self):
        return 3


one, two = Number(1), Number(2)
p, q = weakref.proxy(one), weakref.proxy(two)
print(p + q, p + 1, len(p), "".join(reversed(p)))
show(lambda: p - 1)
show(lambda: 1 in p)
show(lambda: next(p))
values = weakref.WeakValueDictionary({1: one})
print(sorted((values | {2: two}).keys()), sorted(({2: two} | values).keys()), type({2: two} | values).__name__)
keys = weakref.WeakKeyDictionary({one: 1})
print(len(keys | {two: 2}), len({two: 2} | keys))
print(isinstance(weakref.WeakSet(), collections.abc.MutableSet))

# Deques that change meanwhile.
d = collections.deque([1])
i = iter(d)
next(i)
d.append(2)
show(next, i)
grown = collections.deque("ab")
try:
    for c in grown:
        if c == "b":
            grown.append("c")
except RuntimeError as e:
    print(e)


class Clears:
    def __eq__(self, other):
        d.clear()
        return False


d = collections.deque([1, Clears(), 3])
show(d.remove, 3)
d = collections.deque([1, Clears(), 3])
show(d.index, 3)

# Tees in two threads.
class Slow:
    def __iter__(self):
        return self

    def __next__(self):
        started.set()
        finish.wait()
        return 1


started, finish = threading.Event(), threading.Event()
a, b = itertools.tee(Slow())
thread = threading.Thread(target=next, args=[a])
thread.start()
started.wait()
show(next, b)
finish.set()
thread.join()
print(next(b))

# Context variables.
for f in (lambda: contextvars.Context(1), contextvars.ContextVar, lambda: contextvars.ContextVar(1), contextvars.Context().run,
          lambda: type("C", (contextvars.Context,), {}), lambda: type("V", (contextvars.ContextVar,), {}),
          lambda: copy.copy(contextvars.ContextVar("v"))):
    show(f)

# Classes with a metaclass of their own.
class Abstract(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return 3


show(issubclass, int, Abstract)
show(issubclass, 1, abc.ABC)


class Negating(list):
    def insert(self, i, x):
        list.insert(self, i, -x)


numbers = Negating()
bisect.insort(numbers, 5)
print(numbers)
show(bisect.insort, 10, 10)

# CSV.
for options in ({"delimiter": "\n"}, {"delimiter": "ab"}, {"quotechar": ""}, {"lineterminator": 4}, {"delimiter": '"'}, {"escapechar": ","},
                {"lineterminator": ","}, {"quotechar": " ", "skipinitialspace": True}, {"quoting": 9}, {"quoting": None}):
    show(lambda: csv.reader([], **options) and "fine")
dialect = csv.reader([]).dialect
show(setattr, dialect, "delimiter", ";")
show(delattr, dialect, "quoting")
show(copy.copy, dialect)
show(csv.field_size_limit, None)
for quoting in range(6):
    for row in (["", ""], [None, None], [" a"], [None]):
        for options in ({"delimiter": " "}, {"delimiter": " ", "skipinitialspace": True}, {"skipinitialspace": True}):
            out = io.StringIO()
            show(lambda: csv.writer(out, quoting=quoting, **options).writerow(row) and repr(out.getvalue()))
print(list(csv.reader(["1\\.5,\\.5,.5,,'x'"], quoting=csv.QUOTE_NONNUMERIC, escapechar="\\", quotechar="'")))

# Addresses.
address, interface, network = ip_address("0.0.0.1"), ip_interface("0.0.0.1/32"), ip_network("0.0.0.1/32")
print(address == interface, interface == address, address != interface, address == network)
print(sorted([interface, network, address], key=get_mixed_type_key))
for text in ("10.0.0.0/7", "10.0.0.0/8", "192.0.0.8/31", "0.0.0.0/0", "::/0", "::1/127", "2001:db8::/32", "::ffff:8.8.8.8/120"):
    for made in (ip_network(text, False), ip_interface(text)):
        print(repr(made), made.is_private, made.is_global, made.is_loopback, made.is_unspecified)
scoped = IPv6Interface("::1%eth0/64")
print(repr(scoped), scoped.scope_id, repr(scoped.ip), ip_address("::ffff:1.2.3.4").exploded, format(ip_address("::1"), "#X"))
show(lambda: IPv6Interface("::1%"))

# Bytes as text.
for text in (b"", b"x", b"\0Cat", b"The smooth-scaled python crept over the sleep"):
    line = binascii.b2a_uu(text)
    print(line, binascii.b2a_uu(text, backtick=True), binascii.a2b_uu(line) == text)
for line in (b"\xff\0", b"!!!!", b"#a", b"#  "):
    show(binascii.a2b_uu, line)
print(binascii.b2a_qp(b"\xff\r\n\xff\n\xff"), binascii.a2b_qp(b"=\rAB\nCD"), binascii.a2b_qp(b"a=\r\nb"))

# Patterns and options.
for pattern in ("*", "?", "a*", "*a", "**", "**/*", "a/**/b", "[!a]/[x", "/**/*.*"):
    print(glob.translate(pattern, seps="/"), glob.translate(pattern, recursive=True, seps="/"),
          glob.translate(pattern, include_hidden=True, recursive=True, seps="/\\"))
print(bool(re.match(glob.translate("**/*.py", recursive=True), "a/b/c.py")))
print(getopt.long_has_args("ab", ["abc="]), getopt.short_has_arg("a", "a:"), getopt.do_longs([], "abc=1", ["abc="], ["x"]))
