"""How tests and values are named in messages."""

from collections import Counter, namedtuple

__unittest = True

_MAX_LENGTH = 80
_BEGIN, _END, _COMMON = 5, 5, 5
_LEFT_OUT = 12  # how long the note of what was left out is taken to be
_DIFFERENT = _MAX_LENGTH - (_BEGIN + _LEFT_OUT + _COMMON + _LEFT_OUT + _END)

Mismatch = namedtuple("Mismatch", "actual expected value")


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _MAX_LENGTH:
        return text
    return text[:_MAX_LENGTH] + " [truncated]..."


def _cut(text, before, after):
    left_out = len(text) - before - after
    if left_out <= _LEFT_OUT:
        return text
    return f"{text[:before]}[{left_out} chars]{text[len(text) - after:]}"


def _common_prefix(texts):
    shortest, longest = min(texts), max(texts)
    for at, char in enumerate(shortest):
        if char != longest[at]:
            return shortest[:at]
    return shortest


def _common_shorten_repr(*values):
    """The values' texts, shortened so that what they have in common takes little room."""
    texts = [safe_repr(value) for value in values]
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return tuple(texts)
    prefix = _common_prefix(texts)
    size = len(prefix)
    room = _MAX_LENGTH - (longest - size + _BEGIN + _LEFT_OUT + _COMMON)
    if room > 0:
        prefix = _cut(prefix, _BEGIN, _COMMON + room)
        return tuple(prefix + text[size:] for text in texts)
    prefix = _cut(prefix, _BEGIN, _COMMON)
    return tuple(prefix + _cut(text[size:], _DIFFERENT, _END) for text in texts)


def sorted_list_difference(expected, actual):
    """What only the first, and what only the second of two sorted lists has."""
    missing = [item for item in expected if item not in actual]
    unexpected = [item for item in actual if item not in expected]
    return missing, unexpected


def _count_diff_hashable(actual, expected):
    first, second = Counter(actual), Counter(expected)
    found = [Mismatch(count, second.get(item, 0), item) for item, count in first.items()
             if second.get(item, 0) != count]
    found += [Mismatch(0, count, item) for item, count in second.items() if item not in first]
    return found


def _count_diff_all_purpose(actual, expected):
    """The same for items that cannot be hashed: each is compared with each."""
    first, second = list(actual), list(expected)
    found = []
    gone = object()

    def counted(items, start, item):
        count = 0
        for at in range(start, len(items)):
            if items[at] is not gone and items[at] == item:
                count += 1
                items[at] = gone
        return count

    for at, item in enumerate(first):
        if item is not gone:
            here = counted(first, at, item)
            there = counted(second, 0, item)
            if here != there:
                found.append(Mismatch(here, there, item))
    for at, item in enumerate(second):
        if item is not gone:
            found.append(Mismatch(0, counted(second, at, item), item))
    return found
