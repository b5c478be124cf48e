"""Huffman coding, run-length coding, LZ-like compression, base64 by hand, and checks that all decode."""

from collections import Counter


class Tree:
    def __init__(self, weight, symbol=None, left=None, right=None):
        self.weight, self.symbol, self.left, self.right = weight, symbol, left, right

    def __lt__(self, other):
        return self.weight < other.weight

    def codes(self, prefix=""):
        if self.symbol is not None:
            yield self.symbol, prefix or "0"
        else:
            yield from self.left.codes(prefix + "0")
            yield from self.right.codes(prefix + "1")


def build(text):
    nodes = sorted((Tree(n, c) for c, n in sorted(Counter(text).items())))
    while len(nodes) > 1:
        a, b = nodes[:2]
        nodes[:2] = [Tree(a.weight + b.weight, left=a, right=b)]
        nodes.sort()
    return nodes[0]


def decode(tree, bits):
    out, node = [], tree
    for bit in bits:
        if node.symbol is None:
            node = node.left if bit == "0" else node.right
        if node.symbol is not None:
            out.append(node.symbol)
            node = tree
    return "".join(out)


for text in ("abracadabra", "aaaa", "seven sheep sleep on the steep slope"):
    tree = build(text)
    codes = dict(tree.codes())
    bits = "".join(codes[c] for c in text)
    print(
        dict(sorted(codes.items(), key=lambda p: (len(p[1]), p[0]))),
        len(bits),
        "of",
        8 * len(text),
        decode(tree, bits) == text,
    )


def lz_compress(text):
    table = {chr(i): i for i in range(128)}
    word, out = "", []
    for c in text:
        if word + c in table:
            word += c
        else:
            out.append(table[word])
            table[word + c] = len(table)
            word = c
    return out + ([table[word]] if word else [])


def lz_expand(codes):
    table = {i: chr(i) for i in range(128)}
    codes = iter(codes)
    word = table[next(codes)]
    out = [word]
    for code in codes:
        entry = table.get(code, word + word[0])
        out.append(entry)
        table[len(table)] = word + entry[0]
        word = entry
    return "".join(out)


text = "LALALOLALULALOLALULALULA" * 2
packed = lz_compress(text)
print(packed, len(packed), lz_expand(packed) == text)
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def to_base64(data):
    out = []
    for i in range(0, len(data), 3):
        chunk = data[i : i + 3]
        n = int.from_bytes(chunk + b"\0" * (3 - len(chunk)), "big")
        digits = [ALPHABET[n >> shift & 63] for shift in (18, 12, 6, 0)]
        out += digits[: len(chunk) + 1] + ["="] * (3 - len(chunk))
    return "".join(out)


def from_base64(text):
    out = b""
    for i in range(0, len(text), 4):
        quad = text[i : i + 4]
        n = 0
        for c in quad:
            n = n << 6 | (ALPHABET.index(c) if c != "=" else 0)
        out += n.to_bytes(3, "big")[: 3 - quad.count("=")]
    return out


for data in (b"", b"M", b"Ma", b"Man", b"seven wet sheep!", bytes(range(250, 256)) + "é€".encode()):
    coded = to_base64(data)
    print(data, coded, from_base64(coded) == data)


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def fnv(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = ((h ^ byte) * 0x100000001B3) % 2**64
    return h


def hamming_encode(nibble):
    d = [nibble >> i & 1 for i in range(4)]
    return [d[0] ^ d[1] ^ d[3], d[0] ^ d[2] ^ d[3], d[0], d[1] ^ d[2] ^ d[3], d[1], d[2], d[3]]


def hamming_decode(bits):
    bits = bits[:]
    position = sum(p for p in (1, 2, 4) if sum(bits[i - 1] for i in range(1, 8) if i & p) % 2)
    if position:
        bits[position - 1] ^= 1
    return bits[2] | bits[4] << 1 | bits[5] << 2 | bits[6] << 3, position


print(hex(crc32(b"123456789")), hex(fnv(b"hello")), hamming_encode(11))
ok = 0
for n in range(16):
    for flip in range(8):
        code = hamming_encode(n)
        if flip:
            code[flip - 1] ^= 1
        ok += hamming_decode(code) == (n, flip)
print(ok, "of", 16 * 8)
