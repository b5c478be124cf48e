"""f-strings, format specifications, % and join."""


def run(n):
    out = []
    size = 0
    for i in range(n):
        x = i / 7
        out.append(f"{i:>6} {x:10.3f} {i % 16:04b} {i:x}")
        out.append("%05d|%-8s|%.2f" % (i, "ab", x))
        out.append("{}-{:<5}-{!r}".format(i, i % 100, "q"))
        if len(out) >= 300:
            text = "\n".join(out)
            size += len(text) + text.count("7")
            out.clear()
    return size


print(run(260_000))
