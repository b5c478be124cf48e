"""What natives cost in processor time: each line a native and the nanoseconds that a call of it takes.

Run with `--driver sim` as well, and compare: `cargo run --release -p gilbox-tests --bin calibrate -- --natives` does that.
"""

import sys
import time

SETUP = """
import array, base64, binascii, bisect, collections, copy, csv, functools, hashlib, heapq, io, itertools, json, math, operator, os
import pickle, random, re, statistics, string, struct, unicodedata, zlib
sys.set_int_max_str_digits(0)
n = 100_000
numbers = list(range(n))
chance = random.Random(1)
floats = [chance.random() for _ in range(n)]
words = [f'w{i % 1000}' for i in range(n)]
text = 'ab c' * (n // 4)
wide = 'äb c' * (n // 4)
lines = 'line\\n' * (n // 5)
raw = bytes(range(256)) * (n // 256)
raw2 = bytes(range(256)) * (n // 256)
text2 = 'ab c' * (n // 4)
ba = bytearray(raw)
view = memoryview(raw)
s1 = set(numbers)
s2 = set(range(n // 2, n + n // 2))
d = dict.fromkeys(numbers)
t = tuple(numbers)
zeros = [0] * n
arr = array.array('i', numbers)
dq = collections.deque(numbers)
big = 7 ** 40_000
bigger = 7 ** 40_001
digits = str(big)
js = json.dumps(numbers)
nested = [[i] for i in range(n // 10)]
pk = pickle.dumps(numbers)
z = zlib.compress(raw)
b64 = base64.b64encode(raw)
src = 'a = 1\\n' * 2000
rx = re.compile('b')
rows = ['a,b,c'] * (n // 10)
"""

# What takes no longer for more.
SHORT = """
len(numbers)
numbers[5]
numbers.append(1); numbers.pop()
d.get(5)
5 in d
5 in s1
isinstance(numbers, list)
text[500]
text.startswith('ab')
text.endswith('c')
iter(numbers)
dq.append(1); dq.pop()
id(text)
next(iter(numbers))
hash(text)
bool(numbers)
any(words)
raw[100]
text.find('b')
text is text2
ba.append(1); ba.pop()
bisect.bisect(numbers, 5000)
heapq.heappush(numbers, 10**6); numbers.pop()
str(5)
int('5')
abs(-5)
[1, 2]
(1, 2, 3)
{'a': 1}
""".strip().split("\n")

LONG = """
list(numbers)
numbers.copy()
numbers[:]
numbers[::2]
numbers.reverse(); numbers.reverse()
numbers.insert(0, 1); numbers.pop(0)
numbers + numbers
numbers == list(t)
numbers.count(-1)
-1 in numbers
zeros.index(1) if 1 in zeros else 0
sorted(numbers)
sorted(floats)
sorted(words)
sorted(floats, key=abs)
max(numbers)
min(floats)
max(numbers, key=abs)
sum(numbers)
sum(floats)
any(zeros)
all(t[1:])
tuple(numbers)
reversed(numbers)
list(reversed(numbers))
set(numbers)
frozenset(words)
s1 | s2
s1 & s2
s1 - s2
s1 ^ s2
s1 <= s2
s1.copy()
s1.isdisjoint(range(-n, 0))
dict(d)
d.copy()
dict.fromkeys(numbers)
d | d
d == dict(d)
list(d)
list(d.items())
list(d.values())
list(zip(numbers, numbers))
list(map(str, numbers))
list(map(abs, numbers))
list(filter(None, numbers))
list(enumerate(numbers))
list(itertools.chain(numbers, numbers))
list(itertools.islice(itertools.count(), n))
list(itertools.accumulate(numbers))
list(itertools.product(range(300), range(300)))
list(itertools.combinations(range(450), 2))
list(itertools.permutations(range(8)))
functools.reduce(operator.add, numbers)
collections.Counter(words)
collections.deque(numbers)
dq.rotate(5000)
dq.count(-1)
dq.copy()
heapq.heapify(numbers)
heapq.nsmallest(10, floats)
repr(numbers)
repr(floats)
repr(words)
repr(d)
repr(text)
repr(raw)
str(tuple(words))
text.upper()
wide.upper()
text.title()
text.swapcase()
text.isalpha()
text.isascii()
('b' * n).isalpha()
text.replace('b', 'xyz')
text.replace('q', 'xyz')
text.split()
text.split('b')
text.rsplit('b')
lines.splitlines()
text.find('q')
text.count('b')
wide.count('b')
text.rfind('q')
'q' in text
text.partition('q')
text.strip()
text.translate({97: 'xx'})
text.encode()
wide.encode()
wide.encode('utf-16')
raw.decode('latin-1')
wide.encode().decode()
text.encode('ascii').decode()
text == text2
text < text2
text + text
text * 3
text[1:]
text[::-1]
hash('x' + text)
','.join(words)
'%s' % text
'%s %s' % (text, text)
f'{text}x'
format(text, '>200000')
text.center(200000)
text.zfill(200000)
text.expandtabs()
list(text)
set(text)
raw.hex()
bytes.fromhex(raw.hex())
raw.find(b'abcx')
raw.count(b'a')
raw == raw2
raw + raw
raw * 3
raw.upper()
raw.replace(b'a', b'xyz')
raw.split(b'a')
raw.translate(bytes(256))
list(raw)
bytes(numbers[:256] * (n // 256))
bytes(n)
bytearray(n)
bytearray(raw)
ba[::2]
ba == raw
ba.reverse()
ba.insert(0, 1); ba.pop(0)
sum(raw)
max(raw)
view.tolist()
view == raw2
view.tobytes()
arr.tolist()
arr.tobytes()
sum(arr)
arr * 2
arr + arr
arr.count(-1)
arr.reverse()
array.array('i', numbers)
array.array('d', floats)
struct.unpack(f'{n // 4}i', bytes(n // 4 * 4))
struct.pack(f'{n}i', *numbers)
list(struct.iter_unpack('i', bytes(n // 4 * 4)))
binascii.crc32(raw)
zlib.crc32(raw)
zlib.adler32(raw)
binascii.hexlify(raw)
base64.b64encode(raw)
base64.b64decode(b64)
zlib.compress(raw)
zlib.decompress(z)
hashlib.sha256(raw).digest()
hashlib.md5(raw).digest()
hashlib.sha512(raw).digest()
hashlib.blake2b(raw).digest()
hashlib.sha3_256(raw).digest()
hashlib.pbkdf2_hmac('sha256', b'x', b'y', 1000)
json.dumps(numbers)
json.dumps(floats)
json.dumps(words)
json.dumps(text)
json.loads(js)
json.dumps(numbers, indent=1)
pickle.dumps(numbers)
pickle.dumps(words)
pickle.dumps(raw)
pickle.loads(pk)
copy.copy(numbers)
copy.deepcopy(nested)
rx.findall(text)
rx.sub('x', text)
rx.split(text)
re.findall(r'\\w+', text)
re.match('(a+)+$', 'a' * 14 + 'b')
re.compile('(a|b)' * 300 + str(random.random()))
compile(src, 'f', 'exec')
eval('1+' * 50 + '1')
random.shuffle(numbers)
random.randbytes(n)
random.sample(numbers, 1000)
os.urandom(n)
io.StringIO(lines).readlines()
io.BytesIO(raw).read()
list(csv.reader(rows))
statistics.mean(numbers)
unicodedata.normalize('NFD', wide)
bytes(view[::2])
math.fsum(floats)
math.prod(numbers[1:300])
math.dist(floats, floats)
math.sumprod(floats, floats)
math.factorial(5000)
math.comb(10000, 5000)
math.isqrt(big)
math.gcd(big, 5 ** 48_000)
big * bigger
big + bigger
big // 12345
big // (bigger >> 50000)
big >> 5
big << 5000
big & bigger
big == bigger - 1
hash(big)
str(big)
int(digits)
float(big >> 112000)
7 ** 40000
pow(3, 10 ** 300, 10 ** 300 + 1)
big.to_bytes(20000, 'little')
int.from_bytes(raw[:20000], 'little')
big.bit_count()
hex(big)
int(hex(big), 16)
f'{big:x}'
numbers.extend(t); del numbers[n:]
numbers[10:20] = [1] * 10
del numbers[0]; numbers.insert(0, 0)
[*numbers]
{**d}
(lambda *a: 0)(*numbers)
a, *b = numbers
memoryview(raw).hex()
text.casefold()
wide.casefold()
text.isprintable()
text.isidentifier()
text.maketrans(dict.fromkeys(range(1000)))
range(n) == range(n)
n // 2 in range(n)
list(range(n))
sum(range(n))
""".strip().split("\n")


def main():
    names = {"sys": sys}
    exec(SETUP, names)
    for times, codes in ((200, SHORT), (1, LONG)):
        for code in codes:
            source = f"def measured(times):\n begin = clock()\n for _ in range(times):\n  {code}\n return clock() - begin"
            namespace = dict(names, clock=time.process_time_ns)
            exec(source, namespace)
            measured = namespace["measured"]
            measured(times)
            print(min(measured(times) for _ in range(3)) // times, code, sep="\t", flush=True)


main()
