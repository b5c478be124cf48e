"""Caesar, Vigenère, rail fence, Morse, soundex, ISBN, IBAN, bit tricks, run lengths, checksums."""

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def vigenere(text, key, sign=1):
    out, i = [], 0
    for c in text:
        if c.isalpha() and c.isascii():
            shift = ALPHABET.index(key[i % len(key)].lower()) * sign
            base = ALPHABET if c.islower() else ALPHABET.upper()
            out.append(base[(base.index(c) + shift) % 26])
            i += 1
        else:
            out.append(c)
    return "".join(out)


def rail_fence(text, rails):
    rows = [[] for _ in range(rails)]
    row, step = 0, 1
    for c in text:
        rows[row].append(c)
        if row + step not in range(rails):
            step = -step
        row += step
    return "".join("".join(r) for r in rows)


def unrail(text, rails):
    order = rail_fence([chr(i) for i in range(len(text))], rails)
    out = [""] * len(text)
    for c, position in zip(text, order):
        out[ord(position)] = c
    return "".join(out)


def atbash(text):
    return text.translate(str.maketrans(ALPHABET + ALPHABET.upper(), ALPHABET[::-1] + ALPHABET[::-1].upper()))


def affine(text, a, b):
    return "".join(ALPHABET[(a * ALPHABET.index(c) + b) % 26] if c in ALPHABET else c for c in text)


secret = vigenere("Attack at Dawn!", "Lemon")
print(
    secret,
    vigenere(secret, "Lemon", -1),
    rail_fence("WEAREDISCOVERED", 3),
    unrail(rail_fence("WEAREDISCOVERED", 3), 3),
    atbash("Hello"),
    atbash(atbash("Hello")),
    affine("affine", 5, 8),
)
MORSE = dict(
    zip(
        ALPHABET,
        ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split(),
    )
)
BACK = {v: k for k, v in MORSE.items()}
code = " / ".join(" ".join(MORSE[c] for c in w) for w in "sos we sink".split())
print(code, " ".join("".join(BACK[c] for c in w.split()) for w in code.split(" / ")))


def soundex(name):
    groups = {c: str(i) for i, g in enumerate("bfpv cgjkqsxz dt l mn r".split(), 1) for c in g}
    name = name.lower()
    out, last = name[0].upper(), groups.get(name[0])
    for c in name[1:]:
        code = groups.get(c)
        if code and code != last:
            out += code
        if c not in "hw":
            last = code
    return (out + "000")[:4]


print([soundex(n) for n in ("Robert", "Rupert", "Rubin", "Ashcraft", "Tymczak", "Pfister", "Lee")])


def isbn10(text):
    digits = [10 if c == "X" else int(c) for c in text.replace("-", "")]
    return len(digits) == 10 and sum((10 - i) * d for i, d in enumerate(digits)) % 11 == 0


def isbn13(text):
    digits = [int(c) for c in text if c.isdigit()]
    return len(digits) == 13 and sum(d * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0


def iban(text):
    text = text.replace(" ", "")
    return int("".join(str(int(c, 36)) for c in text[4:] + text[:4])) % 97 == 1


def ean(text):
    return (10 - sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(text))) % 10


print(
    isbn10("0-306-40615-2"),
    isbn10("0-306-40615-3"),
    isbn10("0-8044-2957-X"),
    isbn13("978-0-306-40615-7"),
    iban("GB82 WEST 1234 5698 7654 32"),
    iban("GB82 WEST 1234 5698 7654 33"),
    ean("400638133393"),
)


def reverse_bits(n, width=8):
    return int(f"{n:0{width}b}"[::-1], 2)


def gray(n):
    return n ^ n >> 1


def ungray(g):
    n = 0
    while g:
        n ^= g
        g >>= 1
    return n


def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def parity(n):
    return popcount(n) & 1


def next_same_bits(n):
    low = n & -n
    ripple = n + low
    return ripple | ((n ^ ripple) // low) >> 2


def morton(x, y):
    return sum((x >> i & 1) << 2 * i | (y >> i & 1) << 2 * i + 1 for i in range(16))


print(
    [reverse_bits(n) for n in (1, 6, 200)],
    [gray(n) for n in range(8)],
    all(ungray(gray(n)) == n for n in range(300)),
    popcount(2**70 - 1),
    parity(7),
    next_same_bits(7),
    next_same_bits(11),
    morton(5, 9),
    10 & ~2,
    1 << 5 | 3,
    ~0 & 0xFF,
    -8 >> 1,
    (-8) & 0xFF,
)


def rle(bits):
    out = []
    for b in bits:
        if out and out[-1][0] == b:
            out[-1][1] += 1
        else:
            out.append([b, 1])
    return [tuple(x) for x in out]


def burrows_wheeler(text):
    text += "\0"
    return "".join(r[-1] for r in sorted(text[i:] + text[:i] for i in range(len(text))))


def inverse_bwt(last):
    rows = [""] * len(last)
    for _ in last:
        rows = sorted(c + r for c, r in zip(last, rows))
    return next(r for r in rows if r.endswith("\0"))[:-1]


def move_to_front(text):
    table, out = [chr(i) for i in range(128)], []
    for c in text:
        i = table.index(c)
        out.append(i)
        table.insert(0, table.pop(i))
    return out


b = burrows_wheeler("banana")
print(
    repr(b),
    inverse_bwt(b),
    move_to_front("bananaaa"),
    rle("0001101"),
    inverse_bwt(burrows_wheeler("the theta, there in the ether")),
)


class LFSR:
    def __init__(self, seed, taps):
        self.state, self.taps = seed, taps

    def __iter__(self):
        return self

    def __next__(self):
        bit = 0
        for t in self.taps:
            bit ^= self.state >> t
        bit &= 1
        self.state = self.state >> 1 | bit << 15
        return self.state & 1


lfsr = LFSR(0xACE1, (0, 2, 3, 5))
print("".join(str(next(lfsr)) for _ in range(40)))


def enigma(text, rotor="ekmflgdqvzntowyhxuspaibrcj", offset=0):
    reflect = "yruhqsldpxngokmiebfzcwvjat"
    out = []
    for c in text:
        offset = (offset + 1) % 26
        i = ALPHABET.index(rotor[(ALPHABET.index(c) + offset) % 26])
        i = ALPHABET.index(reflect[i])
        out.append(ALPHABET[(rotor.index(ALPHABET[i]) - offset) % 26])
    return "".join(out)


print(enigma("hello"), enigma(enigma("hello")), enigma(enigma("hello", offset=5), offset=5))
text = "it is a truth universally acknowledged"
counts = sorted(((text.count(c), c) for c in set(text) - {" "}), key=lambda p: (-p[0], p[1]))
print(counts[:5], sum(n * (n - 1) for n, _ in counts), "".join(c for c in ALPHABET if c not in text))
