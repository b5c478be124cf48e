# Tables of differences, of chosen texts and of random ones.

import difflib
import random
import zlib

older = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n".splitlines(True)
newer = "one\ntwos\nfour\nfive\n\tnew<&>\nsix\nseven x\n".splitlines(True)
maker = difflib.HtmlDiff()
print(maker.make_table(older, newer, "F", "T", context=True, numlines=1))
print(maker.make_file(older, newer))
print(maker.make_file(["a\n"], ["\xe9\u20ac\n"], charset="latin-1") == maker.make_file(["a\n"], ["\xe9\u20ac\n"]))
print(maker.make_table(older, older, context=True))
print(maker.make_table([], []))
print(difflib.HtmlDiff(wrapcolumn=4, tabsize=2).make_table(older, newer))

rnd = random.Random(5)
WORDS = ["alpha", "beta", "gam ma", "\tdelta", "", "eps&<", "zeta zeta", "  ", "x\ty"]
for _ in range(60):
    a = [rnd.choice(WORDS) + rnd.choice(["", "1", "22", " q"]) + "\n" for _ in range(rnd.randrange(12))]
    b = list(a)
    for _ in range(rnd.randrange(5)):
        chance = rnd.random()
        if chance < 0.3 and b:
            del b[rnd.randrange(len(b))]
        elif chance < 0.6:
            b.insert(rnd.randrange(len(b) + 1), rnd.choice(WORDS) + "\n")
        elif b:
            i = rnd.randrange(len(b))
            j = rnd.randrange(len(b[i]))
            b[i] = b[i][:j] + rnd.choice("abcxyz ") + b[i][j + rnd.randrange(2):]
    shape = rnd.choice([{}, {"wrapcolumn": 3}, {"wrapcolumn": 5, "tabsize": 3}, {"tabsize": 1}])
    how = rnd.choice([{}, {"context": True}, {"context": True, "numlines": 1}, {"context": True, "numlines": 0}, {"numlines": 2}])
    print(zlib.crc32(difflib.HtmlDiff(**shape).make_table(a, b, **how).encode()))
