"""Which of several wrong arguments is complained of, and in which words."""

import binascii
import bisect
import cmath
import collections
import fractions
import heapq
import itertools
import operator
import string
import struct

CASES = """\
b'ab'.hex([])
b'ab'.hex([1])
b'abc'.hex(':', 2**40)
bytearray(b'ab').hex(sep=[])
memoryview(b'ab').hex([])
cmath.log(0, -3)
cmath.log(0)
cmath.log(2, 1)
cmath.log(1, 0)
cmath.log(8, 2)
cmath.sqrt(int)
cmath.isclose(1, 1, rel_tol='x')
operator.inv()
operator.inv(1, 2)
operator.inv(5)
binascii.a2b_hex()
binascii.unhexlify()
bisect.bisect({}, 1)
bisect.bisect({0: 2}, 1)
bisect.bisect([1, 2], 1, 'a')
bisect.bisect([1, 2], 1, 0, 'a')
bisect.bisect([1, 2], 1, -1)
bisect.insort({0: 1}, 5)
heapq.heappush(None, 1)
heapq.heappop(None)
heapq.heapify((1,))
struct.pack_into('b', bytearray(2), 5, 'x')
struct.pack_into('b', b'ab', 'a', 'x')
struct.pack_into('2b', bytearray(2), 9, 1)
struct.iter_unpack('', 'a')
struct.pack('2b', 1)
itertools.combinations(1, 'x')
itertools.combinations(1, -2)
itertools.combinations_with_replacement(1, 'x')
itertools.permutations(1, 'x')
(5).__round__(None)
True.__round__(None)
round(5, None)
{}.values().__contains__(1)
1 in {2: 1}.values()
{}.keys().__contains__(1)
fractions.Fraction(int)
string.capwords(b'ab')
string.capwords('one two  three')
collections.OrderedDict('a')
collections.deque([1, 2, 3]).rotate(10**30)
[].__format__(1)
list.__format__()
[].__format__('x')
object().__format__(None)
[].__reduce_ex__('a')
object().__setattr__(1)"""

for case in CASES.splitlines():
    try:
        print(case, "->", eval(case))
    except Exception as e:
        print(case, "->", type(e).__name__, e)
released = memoryview(b"abc")
released.release()
for case in ("released.cast(1)", "released.hex([])", "released == b'abc'", "released == released"):
    try:
        print(case, "->", eval(case))
    except Exception as e:
        print(case, "->", type(e).__name__, e)
