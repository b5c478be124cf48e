"""The guest part of `gc`. There are no generations and no counts here: thresholds are kept for those who ask, and that is all."""

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL

callbacks = []
garbage = []

_enabled = True
_thresholds = (2000, 10, 0)
_debug = 0
_collections = 0


@native
def _check_integer(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


@native
def collect(generation=2):
    """Collect garbage now, and run the finalizers of what has died. How many objects that were is not counted: 0."""
    global _collections
    _check_integer(generation)
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    for callback in callbacks:
        callback("start", {"generation": generation, "collected": 0, "uncollectable": 0})
    _collect()
    _collections += 1
    for callback in callbacks:
        callback("stop", {"generation": generation, "collected": 0, "uncollectable": 0})
    return 0


def _collect_now():
    """For modules that behave as C code, in which finalizers don't run."""
    _collect()


@native
def enable():
    """Say that collections are wanted."""
    global _enabled
    _enabled = True


@native
def disable():
    """Say that they are not. They happen all the same: here they are the only way to free memory."""
    global _enabled
    _enabled = False


@native
def isenabled():
    """What was said last."""
    return _enabled


@native
def get_threshold():
    """What `set_threshold` has set."""
    return _thresholds


@native
def set_threshold(threshold0, threshold1=10, threshold2=0):
    """Remember thresholds."""
    global _thresholds
    thresholds = threshold0, threshold1, threshold2
    for threshold in thresholds:
        _check_integer(threshold)
    _thresholds = thresholds


@native
def get_count():
    """How many objects are new, which is not counted."""
    return (0, 0, 0)


@native
def get_stats():
    """One record for each of three generations."""
    none = {"collections": 0, "collected": 0, "uncollectable": 0}
    return [dict(none), dict(none), {**none, "collections": _collections}]


@native
def get_debug():
    """The flags that `set_debug` has set."""
    return _debug


@native
def set_debug(flags):
    """Remember debugging flags."""
    global _debug
    _check_integer(flags)
    _debug = flags


@native
def is_tracked(obj, /):
    """True if the object may refer to others."""
    return not isinstance(obj, (int, float, complex, str, bytes, type(None)))


@native
def is_finalized(obj, /):
    """Finalizers run once, and then the object is gone."""
    return False


@native
def freeze():
    """Nothing: there are no generations to set objects apart from."""


@native
def unfreeze():
    """Nothing."""


@native
def get_freeze_count():
    """None are set apart."""
    return 0
