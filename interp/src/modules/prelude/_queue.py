"""The guest part of `_queue`."""


class Empty(Exception):
    "Exception raised by Queue.get(block=0)/get_nowait()."
