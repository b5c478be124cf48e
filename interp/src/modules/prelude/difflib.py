"""Differences between sequences, above all between lines of text."""

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ",
           "IS_CHARACTER_JUNK", "IS_LINE_JUNK", "context_diff", "unified_diff", "Match",
           "diff_bytes", "HtmlDiff"]


def __getattr__(name):
    if name != "HtmlDiff":
        raise AttributeError(f"module 'difflib' has no attribute {name!r}")
    from _htmldiff import HtmlDiff
    globals()[name] = HtmlDiff
    return HtmlDiff


class Match(tuple):
    """A block that two sequences share: where in each, and how long."""

    __slots__ = ()
    _fields = __match_args__ = ("a", "b", "size")

    def __new__(cls, a, b, size):
        return tuple.__new__(cls, (a, b, size))

    a = property(lambda self: self[0])
    b = property(lambda self: self[1])
    size = property(lambda self: self[2])

    def __repr__(self):
        return f"Match(a={self[0]}, b={self[1]}, size={self[2]})"


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Finds the longest blocks that two sequences share, then those on both sides."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Choose both sequences."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Choose the first sequence."""
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Choose the second sequence, about which more is kept."""
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = None
        self.fullbcount = None
        self.b2j = places = {}
        for i, item in enumerate(b):
            places.setdefault(item, []).append(i)
        self.bjunk = set()
        if self.isjunk:
            self.bjunk = {item for item in places if self.isjunk(item)}
            for item in self.bjunk:
                del places[item]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            # What stands everywhere says nothing about what matches.
            limit = len(b) // 100 + 1
            self.bpopular = {item for item, found in places.items() if len(found) > limit}
            for item in self.bpopular:
                del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block in two ranges, the first one of several."""
        a, b, places, junk = self.a, self.b, self.b2j, self.bjunk
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        best_i, best_j, best_size = alo, blo, 0
        lengths = {}  # length of the block that ends at each place of b
        for i in range(alo, ahi):
            here = {}
            for j in places.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                size = here[j] = lengths.get(j - 1, 0) + 1
                if size > best_size:
                    best_i, best_j, best_size = i - size + 1, j - size + 1, size
            lengths = here
        # Longer on both sides by what is equal but popular, then by junk.
        for with_junk in (False, True):
            while best_i > alo and best_j > blo \
                    and (b[best_j - 1] in junk) == with_junk \
                    and a[best_i - 1] == b[best_j - 1]:
                best_i, best_j, best_size = best_i - 1, best_j - 1, best_size + 1
            while best_i + best_size < ahi and best_j + best_size < bhi \
                    and (b[best_j + best_size] in junk) == with_junk \
                    and a[best_i + best_size] == b[best_j + best_size]:
                best_size += 1
        return Match(best_i, best_j, best_size)

    def get_matching_blocks(self):
        """All blocks in order; the last is empty and stands at both ends."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        a_size, b_size = len(self.a), len(self.b)
        todo = [(0, a_size, 0, b_size)]
        found = []
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            i, j, size = match
            if size:
                found.append(match)
                if alo < i and blo < j:
                    todo.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    todo.append((i + size, ahi, j + size, bhi))
        found.sort()
        blocks = []
        i1 = j1 = size1 = 0
        for i2, j2, size2 in found:
            if i1 + size1 == i2 and j1 + size1 == j2:
                size1 += size2
            else:
                if size1:
                    blocks.append(Match(i1, j1, size1))
                i1, j1, size1 = i2, j2, size2
        if size1:
            blocks.append(Match(i1, j1, size1))
        blocks.append(Match(a_size, b_size, 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        """(what, from, to, from, to) steps that turn a into b."""
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = steps = []
        for ai, bj, size in self.get_matching_blocks():
            if i < ai and j < bj:
                steps.append(("replace", i, ai, j, bj))
            elif i < ai:
                steps.append(("delete", i, ai, j, bj))
            elif j < bj:
                steps.append(("insert", i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                steps.append(("equal", ai, i, bj, j))
        return steps

    def get_grouped_opcodes(self, n=3):
        """The steps in groups, with n equal items around each."""
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        codes = list(codes)
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        """How alike they are, from 0 to 1."""
        matches = sum(block[2] for block in self.get_matching_blocks())
        return _ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        """An upper bound of `ratio`, from what both contain."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left = {}
        matches = 0
        for item in self.a:
            count = left[item] if item in left else self.fullbcount.get(item, 0)
            left[item] = count - 1
            if count > 0:
                matches += 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """An upper bound of `ratio`, from the lengths."""
        a_size, b_size = len(self.a), len(self.b)
        return _ratio(min(a_size, b_size), a_size + b_size)

    __class_getitem__ = classmethod(type(list[int]))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The best n of some words that are like a word, the best first."""
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    from heapq import nlargest
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    result = []
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff \
                and matcher.ratio() >= cutoff:
            result.append((matcher.ratio(), possibility))
    return [possibility for _, possibility in nlargest(n, result)]


# --- lines with what changed inside -----------------------------------------

def _keep_whitespace(text, marks):
    """Marks with the white space of the text above them."""
    return "".join([char if mark == " " and char.isspace() else mark
                    for char, mark in zip(text, marks)]).rstrip()


class Differ:
    """Shows lines of both texts, and marks what changed inside similar ones."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Lines that begin with `- `, `+ `, `  ` or, for marks, `? `."""
        matcher = SequenceMatcher(self.linejunk, a, b)
        for tag, alo, ahi, blo, bhi in matcher.get_opcodes():
            if tag == "replace":
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield f"{tag} {x[i]}"

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        if bhi - blo < ahi - alo:
            yield from self._dump("+", b, blo, bhi)
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Pair the two lines that are most alike, then go on before and behind."""
        best, cutoff = 0.74, 0.75
        matcher = SequenceMatcher(self.charjunk)
        equal = None  # the first pair of equal lines, junk to the other matcher
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if equal is None:
                        equal = i, j
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best \
                        and matcher.ratio() > best:
                    best, best_i, best_j = matcher.ratio(), i, j
        if best >= cutoff:
            equal = None
        elif equal is None:
            yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
            return
        else:
            best_i, best_j = equal
        yield from self._fancy_helper(a, alo, best_i, b, blo, best_j)
        if equal is None:
            yield from self._marked_pair(matcher, a[best_i], b[best_j])
        else:
            yield "  " + a[best_i]
        yield from self._fancy_helper(a, best_i + 1, ahi, b, best_j + 1, bhi)

    def _marked_pair(self, matcher, old, new):
        old_marks = new_marks = ""
        matcher.set_seqs(old, new)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == "replace":
                old_marks += "^" * (i2 - i1)
                new_marks += "^" * (j2 - j1)
            elif tag == "delete":
                old_marks += "-" * (i2 - i1)
            elif tag == "insert":
                new_marks += "+" * (j2 - j1)
            else:
                old_marks += " " * (i2 - i1)
                new_marks += " " * (j2 - j1)
        yield from self._qformat(old, new, old_marks, new_marks)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            else:
                yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _qformat(self, old, new, old_marks, new_marks):
        old_marks = _keep_whitespace(old, old_marks)
        new_marks = _keep_whitespace(new, new_marks)
        yield "- " + old
        if old_marks:
            yield f"? {old_marks}\n"
        yield "+ " + new
        if new_marks:
            yield f"? {new_marks}\n"


def IS_LINE_JUNK(line, pat=None):
    """True for a line of nothing but white space or a single `#`."""
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """True for a blank or tab."""
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The lines of a `Differ`."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the texts of an ndiff."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}") from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


# --- unified and context form -----------------------------------------------

def _range_unified(start, stop):
    beginning = start + 1
    length = stop - start
    if length == 1:
        return str(beginning)
    if not length:
        beginning -= 1
    return f"{beginning},{length}"


def _range_context(start, stop):
    beginning = start + 1
    length = stop - start
    if not length:
        beginning -= 1
    if length <= 1:
        return str(beginning)
    return f"{beginning},{beginning + length - 1}"


def _check_types(a, b, *args):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError("lines to compare must be str, not "
                            f"{type(lines[0]).__name__} ({lines[0]!r})")
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError(f"all arguments must be str, not: {arg!r}")


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3,
                 lineterm="\n"):
    """The differences in unified form."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            fromdate = f"\t{fromfiledate}" if fromfiledate else ""
            todate = f"\t{tofiledate}" if tofiledate else ""
            yield f"--- {fromfile}{fromdate}{lineterm}"
            yield f"+++ {tofile}{todate}{lineterm}"
        first, last = group[0], group[-1]
        yield (f"@@ -{_range_unified(first[1], last[2])} "
               f"+{_range_unified(first[3], last[4])} @@{lineterm}")
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3,
                 lineterm="\n"):
    """The differences in context form."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    prefix = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            fromdate = f"\t{fromfiledate}" if fromfiledate else ""
            todate = f"\t{tofiledate}" if tofiledate else ""
            yield f"*** {fromfile}{fromdate}{lineterm}"
            yield f"--- {tofile}{todate}{lineterm}"
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_range_context(first[1], last[2])} ****{lineterm}"
        if any(tag in ("replace", "delete") for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield prefix[tag] + line
        yield f"--- {_range_context(first[3], last[4])} ----{lineterm}"
        if any(tag in ("replace", "insert") for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield prefix[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"",
               n=3, lineterm=b"\n"):
    """The differences of lines of bytes."""
    def text(s):
        try:
            return s.decode("ascii", "surrogateescape")
        except AttributeError as error:
            raise TypeError("all arguments must be bytes, not "
                            f"{type(s).__name__} ({s!r})") from error
    lines = dfunc(list(map(text, a)), list(map(text, b)), text(fromfile), text(tofile),
                  text(fromfiledate), text(tofiledate), n, text(lineterm))
    for line in lines:
        yield line.encode("ascii", "surrogateescape")
