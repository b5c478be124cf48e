"""Writes tables.rs: what Python's str methods need to know of Unicode.

Run it with the Python whose behaviour is wanted, in this folder: `python3.13 generate.py`.
It asks that Python about every code point, so the tables agree with it by construction.
"""

import textwrap
import unicodedata

LIMIT = 0x110000


def properties(c):
    """The bits of a code point, in the order of `flags` in mod.rs."""
    ch = chr(c)
    # A final sigma follows a cased letter; case-ignorable characters in between are skipped.
    after_cased = ("A" + ch + "\u03a3").lower()[-1] == "\u03c2"
    alone = (ch + "\u03a3").lower()[-1] == "\u03c2"
    return [
        ch.isalpha(),
        ch.isdecimal(),
        ch.isdigit(),
        ch.isnumeric(),
        ch.isspace(),
        ch.isprintable(),
        ch.isupper(),
        ch.islower(),
        unicodedata.category(ch) == "Lt",
        alone,
        after_cased and not alone,
        ch.isidentifier(),
        ("a" + ch).isidentifier(),
    ]


def bits(c):
    return sum(1 << i for i, on in enumerate(properties(c)) if on)


def mapping(function, base):
    """Where `function` differs from `base`: runs (first, last, step, delta), and longer results."""
    runs, special = [], []
    for c in range(LIMIT):
        ch = chr(c)
        to = function(ch)
        if to == base(ch):
            continue
        if len(to) > 1:
            special.append((c, [ord(x) for x in to]))
            continue
        delta = ord(to) - c
        if runs:
            first, last, step, d = runs[-1]
            if d == delta and (c - last == step or (first == last and c - last <= 2)):
                runs[-1] = (first, c, c - last, d)
                continue
        runs.append((c, c, 1, delta))
    return runs, special


def write_rows(out, rows):
    # Rows have no inner spaces, so that a line breaks only between them.
    out += textwrap.wrap(" ".join(rows), 110, initial_indent="    ", subsequent_indent="    ")


def main():
    table = [bits(c) for c in range(LIMIT)]
    ranges = [(c, b) for c, b in enumerate(table) if c == 0 or table[c - 1] != b]
    zeros = [c for c in range(LIMIT) if unicodedata.decimal(chr(c), None) == 0]
    for zero in zeros:
        assert all(unicodedata.decimal(chr(zero + i)) == i for i in range(10))
    assert sum(chr(c).isdecimal() for c in range(LIMIT)) == 10 * len(zeros)

    out = [
        f"//! Unicode {unicodedata.unidata_version}, as Python's `str` sees it. Written by generate.py.",
        "",
        "use super::case::Mapping;",
        "",
        "/// The first code point of each run with the same properties, and their bits.",
        f"pub(super) static PROPERTIES: [(u32, u16); {len(ranges)}] = [",
    ]
    write_rows(out, [f"({c:#x},{b:#x})," for c, b in ranges])
    out += ["];", "", "/// The zero of each set of ten decimal digits."]
    out.append(f"pub(super) static ZEROS: [u32; {len(zeros)}] = [")
    write_rows(out, [f"{c:#x}," for c in zeros])
    out += ["];", ""]

    same = lambda ch: ch
    tables = [
        ("UPPER", str.upper, same, "`str.upper`"),
        ("LOWER", str.lower, same, "`str.lower`, the final sigma aside"),
        ("TITLE", str.title, str.upper, "Where the title case differs from the upper case"),
        ("FOLD", str.casefold, str.lower, "Where `str.casefold` differs from the lower case"),
    ]
    for name, function, base, doc in tables:
        runs, special = mapping(function, base)
        out.append(f"/// {doc}.")
        out.append(f"pub(super) static {name}: Mapping = Mapping {{")
        out.append("    runs: &[")
        write_rows(out, [f"({a:#x},{b:#x},{s},{d})," for a, b, s, d in runs])
        out.append("    ],")
        out.append("    special: &[")
        write_rows(out, [f"({c:#x},&[{','.join(f'{x:#x}' for x in to)}])," for c, to in special])
        out.append("    ],")
        out.append("};")
        out.append("")

    # A digest of everything, for the test that the tables mean what they were made from.
    digest = 0
    for c in range(LIMIT):
        ch = chr(c)
        row = [table[c], unicodedata.decimal(ch, 99)]
        for _, function, _, _ in tables:
            row += [ord(x) for x in function(ch)]
        for x in row:
            digest = ((digest ^ x) * 0x100000001B3) & (2**64 - 1)
    out.append("/// A digest of all code points' properties and mappings, as Python gave them.")
    out.append("#[cfg(test)]")
    out.append(f"pub(super) const DIGEST: u64 = {digest:#x};")
    with open("tables.rs", "w") as f:
        for line in out:
            if line.startswith("pub(super) static"):
                f.write("#[rustfmt::skip]\n")
            f.write(line + "\n")


main()
