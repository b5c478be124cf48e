"""Iterator building blocks, written in C by CPython and so marked native here.

An iterator type is a function under `native_iterator` that checks its
arguments at once and returns what does the work: an iterator of `_itertools`
where no guest code is needed, and otherwise a generator.
"""

import _itertools
from _gilbox import native, native_iterator, shown_as as _shown_as

_MISSING = object()


def _index(value):
    if type(value) is int:
        return value
    from operator import index
    return index(value)


# --- infinite ---------------------------------------------------------------

@native
def _is_number(value):
    return hasattr(value, "__add__") and not isinstance(value, (str, bytes, list, tuple))


@native_iterator
def count(start=0, step=1):
    """Count from `start` in steps of `step`, for ever."""
    if not (type(start) is type(step) is int) and not (_is_number(start) and _is_number(step)):
        raise TypeError("a number is required")
    if type(start) is not int and isinstance(start, int) and isinstance(step, int) and step == 1:
        start = int.__int__(start)
    return _itertools.count(count, start, step)


@native
def _repr_of_count(self):
    start, _, step = _itertools.state(self)
    if isinstance(step, int) and step == 1:
        return f"count({start!r})"
    return f"count({start!r}, {step!r})"


count.__repr__ = _repr_of_count


@native_iterator
def repeat(object=_MISSING, times=None):
    """The same object again and again, or `times` times."""
    if object is _MISSING:
        raise TypeError("repeat() missing required argument 'object' (pos 1)")
    return _itertools.repeat(repeat, object, None if times is None else max(_index(times), 0))


@native
def _repr_of_repeat(self):
    object, left, _ = _itertools.state(self)
    if left is None:
        return f"repeat({object!r})"
    return f"repeat({object!r}, {left})"


@native
def _left_of_repeat(self):
    left = _itertools.state(self)[1]
    if left is None:
        raise TypeError("len() of unsized object")
    return left


repeat.__repr__ = _repr_of_repeat
repeat.__length_hint__ = _left_of_repeat


@native_iterator
def cycle(iterable, /):
    """Go through the items, then again through a copy of them, for ever."""
    items = iter(iterable)
    return _itertools.cycle(cycle, items) or _cycle(items)


@native
def _cycle(items):
    saved = []
    for item in items:
        saved.append(item)
        yield item
    while saved:
        for item in saved:
            yield item


# --- one input --------------------------------------------------------------

@native_iterator
def accumulate(iterable, func=None, *, initial=None):
    """Running totals, or running results of a two-argument function."""
    return _accumulate(iter(iterable), func, initial)


@native
def _accumulate(items, func, total):
    if total is None:
        for total in items:
            break
        else:
            return
    yield total
    if func is None:
        for item in items:
            total = total + item
            yield total
    else:
        for item in items:
            total = func(total, item)
            yield total


@native_iterator
def batched(iterable, n, *, strict=False):
    """Tuples of `n` items; the last may be shorter."""
    n = _index(n)
    if n < 1:
        raise ValueError("n must be at least one")
    items = iter(iterable)
    return not strict and _itertools.batched(batched, items, n) or _batched(items, n, strict)


@native
def _batched(items, n, strict):
    while True:
        batch = []
        for item in items:
            batch.append(item)
            if len(batch) == n:
                break
        if len(batch) < n:
            if batch:
                if strict:
                    raise ValueError("batched(): incomplete batch")
                yield tuple(batch)
            return
        yield tuple(batch)


@native_iterator
def compress(data, selectors):
    """The items of `data` whose selector is true."""
    return _compress(iter(data), iter(selectors))


@native
def _compress(data, selectors):
    for item in data:
        for chosen in selectors:
            break
        else:
            return
        if chosen:
            yield item


@native_iterator
def dropwhile(predicate, iterable, /):
    """Drop items while the predicate holds, then give all the rest."""
    return _dropwhile(predicate, iter(iterable))


@native
def _dropwhile(predicate, items):
    for item in items:
        if not predicate(item):
            yield item
            break
    for item in items:
        yield item


@native_iterator
def takewhile(predicate, iterable, /):
    """Give items while the predicate holds."""
    return _takewhile(predicate, iter(iterable))


@native
def _takewhile(predicate, items):
    for item in items:
        if not predicate(item):
            return
        yield item


@native_iterator
def filterfalse(function, iterable, /):
    """The items for which the function is false."""
    return _filterfalse(function, iter(iterable))


@native
def _filterfalse(function, items):
    if function is None or function is bool:
        for item in items:
            if not item:
                yield item
    else:
        for item in items:
            if not function(item):
                yield item


_BAD_STOP = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
_BAD_STEP = "Step for islice() must be a positive integer or None."
_BAD_BOUND = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."


def _slice_bound(value, default, message, negative_message):
    if value is None:
        return default
    try:
        value = _index(value)
    except Exception:
        raise ValueError(message) from None
    # To C, -1 is what can't be converted.
    if value == -1 or value > 0x7FFFFFFFFFFFFFFF:
        raise ValueError(message)
    if value < 0:
        raise ValueError(negative_message)
    return value


@native_iterator
def islice(iterable, /, *args):
    """`iterable[start:stop:step]` for any iterable, without negative numbers."""
    if not args:
        raise TypeError("islice expected at least 2 arguments, got 1")
    if len(args) > 3:
        raise TypeError(f"islice expected at most 4 arguments, got {len(args) + 1}")
    if len(args) == 1:
        start, step = 0, 1
        stop = _slice_bound(args[0], None, _BAD_STOP, _BAD_BOUND)
    else:
        stop = _slice_bound(args[1], None, _BAD_STOP, _BAD_BOUND)
        start = _slice_bound(args[0], 0, _BAD_BOUND, _BAD_BOUND)
        step = args[2] if len(args) == 3 else None
        if step == 0:
            step = -1
        step = _slice_bound(step, 1, _BAD_STEP, _BAD_STEP)
    items = iter(iterable)
    return _itertools.islice(islice, items, start, stop, step) or _islice(items, start, stop, step)


@native
def _islice(items, start, stop, step):
    # What is skipped is consumed only when the next item is asked for; after
    # the last item given, everything before `stop` is consumed.
    position = 0
    if start:
        for _ in items:
            position += 1
            if position == start:
                break
        else:
            return
    if stop is None:
        skip = 0
        for item in items:
            if skip:
                skip -= 1
            else:
                yield item
                skip = step - 1
        return
    if position >= stop:
        return
    wanted = position
    for item in items:
        if position == wanted:
            yield item
            wanted += step
        position += 1
        if position >= stop:
            return


@native_iterator
def pairwise(iterable, /):
    """Overlapping pairs: (first, second), (second, third), …"""
    items = iter(iterable)
    return _itertools.pairwise(pairwise, items) or _pairwise(items)


@native
def _pairwise(items):
    for before in items:
        break
    else:
        return
    for item in items:
        yield before, item
        before = item


@native_iterator
def starmap(function, iterable, /):
    """`function(*item)` for each item."""
    return _starmap(function, iter(iterable))


@native
def _starmap(function, items):
    for args in items:
        yield function(*(args if type(args) is tuple else tuple(args)))


@native
class _grouper:
    """The run of equal keys that a `groupby` is in."""

    __slots__ = ("_parent", "_key")

    def __init__(self, parent, key):
        self._parent = parent
        self._key = key

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        value, key = parent._value, parent._key
        if value is _MISSING:
            for value in parent._items:
                break
            else:
                raise StopIteration
            keyfunc = parent._keyfunc
            parent._key = key = value if keyfunc is None else keyfunc(value)
            parent._value = value
        mine = self._key
        if mine is not key and not mine == key:
            raise StopIteration
        parent._value = _MISSING
        return value


@native
class groupby:
    """Pairs (key, items) for each run of neighbours with equal keys."""

    __slots__ = ("_items", "_keyfunc", "_key", "_target", "_value", "_group")

    def __init__(self, iterable, key=None):
        self._items = iter(iterable)
        self._keyfunc = key
        self._key = self._target = self._value = _MISSING
        self._group = None

    def __iter__(self):
        return self

    def __next__(self):
        self._group = None
        keyfunc, target, key = self._keyfunc, self._target, self._key
        while key is _MISSING or target is not _MISSING and (target is key or target == key):
            for value in self._items:
                break
            else:
                raise StopIteration
            self._key = key = value if keyfunc is None else keyfunc(value)
            self._value = value
        self._target = key
        self._group = group = _grouper(self, key)
        return key, group


_FETCHING = []  # behind a link whose item is being asked for


@native
class _tee:
    """One reader of a chain of links [value, next] that all readers share;
    the last link is empty until some reader needs it."""

    __slots__ = ("_source", "_link", "__weakref__")

    def __new__(cls, iterable, /):
        if isinstance(iterable, _tee):
            return iterable.__copy__()
        self = object.__new__(cls)
        self._source = iter(iterable)
        self._link = [None, None]
        return self

    def __copy__(self):
        other = object.__new__(_tee)
        other._source = self._source
        other._link = self._link
        return other

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        following = link[1]
        if following is None:
            link[1] = _FETCHING
            try:
                value = next(self._source)
            except:
                link[1] = None
                raise
            following = [None, None]
            link[0] = value
            link[1] = following
            self._link = following
            return value
        if following is _FETCHING:
            raise RuntimeError("cannot re-enter the tee iterator")
        self._link = following
        return link[0]


@native
def tee(iterable, n=2, /):
    """A tuple of `n` independent iterators over the same items."""
    n = _index(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    first = iterable if isinstance(iterable, _tee) else _tee(iterable)
    readers = [first]
    while len(readers) < n:
        readers.append(first.__copy__())
    return tuple(readers)


# --- several inputs ---------------------------------------------------------

@native_iterator
def chain(*iterables):
    """The items of the first iterable, then those of the next, …"""
    return _itertools.chain(chain, iterables) or _chain(iterables)


@native_iterator
def _chained(iterable, /):
    return _chain(iter(iterable))


@native
def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


chain.from_iterable = _chained


@native_iterator
def zip_longest(*iterables, **options):
    """Like zip, but as long as the longest input, with a `fillvalue` for what lacks."""
    fillvalue = options.get("fillvalue")
    if options and (len(options) > 1 or "fillvalue" not in options):
        raise TypeError("zip_longest() got an unexpected keyword argument")
    iterators = [iter(iterable) for iterable in iterables]
    return _itertools.zip_longest(zip_longest, iterators, fillvalue) or _zip_longest(iterators, fillvalue)


@native
def _zip_longest(iterators, fillvalue):
    active = len(iterators)
    if not active:
        return
    while True:
        row = []
        position = 0
        for iterator in iterators:
            if iterator is None:
                row.append(fillvalue)
            else:
                for item in iterator:
                    row.append(item)
                    break
                else:
                    active -= 1
                    if not active:
                        return
                    iterators[position] = None
                    row.append(fillvalue)
            position += 1
        yield tuple(row)


# --- combinatorics ----------------------------------------------------------

@native_iterator
def product(*iterables, repeat=1):
    """All tuples with one item of each input, the last input turning fastest."""
    repeat = _index(repeat)
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    return _itertools.product(product, [tuple(iterable) for iterable in iterables] * repeat if repeat else [])


def _length(r):
    r = _index(r)
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


@native_iterator
def permutations(iterable, r=None):
    """All orderings of `r` items, in the order of their positions."""
    pool = tuple(iterable)
    if r is not None and not isinstance(r, int):
        raise TypeError("Expected int as r")
    return _itertools.permutations(permutations, pool, len(pool) if r is None else _length(r))


@native_iterator
def combinations(iterable, r):
    """All choices of `r` items, in the order of their positions."""
    r = _index(r)
    pool = tuple(iterable)
    return _itertools.combinations(combinations, pool, _length(r))


@native_iterator
def combinations_with_replacement(iterable, r):
    """All choices of `r` items where one item may be taken again."""
    r = _index(r)
    pool = tuple(iterable)
    return _itertools.combinations_with_replacement(combinations_with_replacement, pool, _length(r))


# What does the work where guest code is needed shows as what asked for it.
for _work, _kind in (
        (_cycle, cycle), (_accumulate, accumulate), (_batched, batched), (_compress, compress),
        (_dropwhile, dropwhile), (_takewhile, takewhile), (_filterfalse, filterfalse),
        (_islice, islice), (_pairwise, pairwise), (_starmap, starmap), (_chain, chain),
        (_zip_longest, zip_longest)):
    _shown_as(_work, _kind)
del _work, _kind, native, native_iterator
