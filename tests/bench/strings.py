"""Strings: slicing, searching, splitting, joining, comparing, building."""


def caesar(text, shift):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + shift) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


def palindromes(text):
    best = ""
    for i in range(len(text)):
        for low, high in ((i, i), (i, i + 1)):
            while low >= 0 and high < len(text) and text[low] == text[high]:
                low -= 1
                high += 1
            if high - low - 1 > len(best):
                best = text[low + 1 : high]
    return best


def build(n):
    out = ""
    for i in range(n):
        out += "xyz"[i % 3]
    return out


text = "the quick brown fox jumps over the lazy dog and never was a cat i saw " * 40
total = 0
for k in range(900):
    secret = caesar(text, k)
    total += secret.count("e") + secret.find("zz")
    words = secret.split()
    total += len("-".join(reversed(words)).replace("a", "bb").upper())
    total += sum(w.startswith("t") for w in words) + sum(w[::-1] < w for w in words)
best = palindromes(text[:2800])
built = build(1_500_000)
print(total, repr(best), len(built), built[-5:], hash(text) == hash(str(text)))
