"""Building strings: +=, join, slices as buffers, formatting tables, justified text."""

s = ""
for i in range(2000):
    s += chr(97 + i % 26)
print(len(s), s[:30], s[-5:], s.count("a"))
t = s
s += "!"
print(len(t), len(s), t[-1], s[-1], t is not s)
first = "abc"
second = first
first += "d"
third = second + "X"
fourth = second + "Y"
print(first, second, third, fourth)
lines = []
for row in range(1, 6):
    lines.append(" ".join(f"{row * col:3d}" for col in range(1, 6)))
print("\n".join(lines))
print(
    "+"
    + "-" * 10
    + "+\n"
    + "\n".join("|" + word.center(10) + "|" for word in ("one", "three", "seventeen"))
    + "\n+"
    + "-" * 10
    + "+"
)


def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return lines + [line]


def justify(line, width):
    words = line.split()
    if len(words) == 1:
        return line
    gaps, extra = divmod(width - sum(map(len, words)), len(words) - 1)
    return "".join(w + " " * (gaps + (i < extra)) for i, w in enumerate(words[:-1])) + words[-1]


text = "Long lines are folded where a space allows it and short lines are stretched until both of their ends are even again."
for line in wrap(text, 28):
    print(f"[{line:<28}] [{justify(line, 28)}]")
print([f"{n:>{w}}" for n, w in zip((1, 22, 333), (2, 4, 6))])


def diamond(n):
    rows = ["*" * k for k in range(1, 2 * n, 2)]
    return "\n".join(row.center(2 * n - 1).rstrip() for row in rows + rows[-2::-1])


print(diamond(4))


def histogram(counts):
    top = max(counts.values())
    for level in range(top, 0, -1):
        yield "".join("#" if c >= level else " " for c in counts.values()).rstrip()
    yield "".join(counts)


print("\n".join(histogram({"a": 3, "b": 1, "c": 5, "d": 2})))
parts = ["x"] * 3
parts[1] = "y"
print("".join(parts), str.join(",", parts), "".join(map(str, range(10))), "".join(c + c for c in "abc"), "".join([]))
print("a" + "b" * 3 + "c", ("ab" * 2 + "-") * 2, "=" * 5 + ">", "xy" * 2)
buf = []
for n in range(3):
    buf += [str(n), ","]
print("".join(buf[:-1]), "".join(sorted(buf)))
big = "0123456789" * 1000
print(
    len(big),
    big[4995:5005],
    big.find("90"),
    big.rfind("90"),
    big.count("34"),
    len(big.replace("5", "")),
    big[::1111],
    big == "0123456789" * 1000,
    hash(big) == hash("0123456789" * 1000),
)
acc = "é"
for i in range(100):
    acc = acc + "é" if i % 2 else "a" + acc
print(len(acc), acc.count("a"), acc.count("é"), acc[49:52])
names = ["Zoe", "adam", "Bob", "émile", "Carl"]
print(
    sorted(names),
    sorted(names, key=str.lower),
    sorted(names, key=lambda n: (len(n), n)),
    " < ".join(sorted(names, reverse=True)),
)
for i, c in enumerate("héy"):
    print(i, c, ord(c), end="; ")
print()
it = iter("ab")
print(
    next(it),
    next(it),
    next(it, "end"),
    [a + b for a in "xy" for b in "12"],
    dict(enumerate("ab")),
    list(zip("abc", "xy")),
    [*"hi"],
    {*"aab"} == {"a", "b"},
)
a, b, *c = "hello"
print(a, b, c, "h" in "hello", [ch for ch in reversed("abc")], any(ch.isdigit() for ch in "ab1"), all("abc"))
