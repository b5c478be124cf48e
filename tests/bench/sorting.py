"""Sorting with and without keys: integers, strings, tuples, records."""


def numbers(n):
    x, out = 12345, []
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(x >> 8)
    return out


class Record:
    def __init__(self, name, score):
        self.name = name
        self.score = score


values = numbers(160_000)
words = [str(v) for v in values[:80_000]]
pairs = [(v % 100, str(v)) for v in values[:80_000]]
records = [Record(w, v % 1000) for w, v in zip(words, values)]
a = sorted(values)
b = sorted(words)
c = sorted(pairs)
d = sorted(values, key=lambda v: -(v % 1000))
e = sorted(records, key=lambda r: (r.score, r.name))
f = sorted(words, key=len, reverse=True)
values.sort(reverse=True)
print(a[1000], b[1000], c[1000], d[1000] % 1000, e[1000].name, f[0], values[0], a == values[::-1])
