"""Places in a sorted list; C code in CPython and so marked native."""

from _gilbox import native

__all__ = ["bisect", "bisect_left", "bisect_right", "insort", "insort_left",
           "insort_right"]


@native
def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """Where to insert x, behind what equals it."""
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    if key is None:
        while lo < hi:
            mid = (lo + hi) >> 1
            if x < a[mid]:
                hi = mid
            else:
                lo = mid + 1
    else:
        while lo < hi:
            mid = (lo + hi) >> 1
            if x < key(a[mid]):
                hi = mid
            else:
                lo = mid + 1
    return lo


@native
def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """Where to insert x, in front of what equals it."""
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    if key is None:
        while lo < hi:
            mid = (lo + hi) >> 1
            if a[mid] < x:
                lo = mid + 1
            else:
                hi = mid
    else:
        while lo < hi:
            mid = (lo + hi) >> 1
            if key(a[mid]) < x:
                lo = mid + 1
            else:
                hi = mid
    return lo


@native
def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Insert x, behind what equals it."""
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)


@native
def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Insert x, in front of what equals it."""
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


bisect = bisect_right
insort = insort_right
