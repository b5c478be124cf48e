"""Places in a sorted list: all of it is `_bisect`."""

from _bisect import bisect_left, bisect_right, insort_left, insort_right

__all__ = ["bisect", "bisect_left", "bisect_right", "insort", "insort_left",
           "insort_right"]

bisect = bisect_right
insort = insort_right
