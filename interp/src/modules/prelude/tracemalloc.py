"""`tracemalloc`: how much memory the guest's objects take. What is garbage counts until it is collected, which asking for
the current size does; which line allocated what isn't recorded."""

from gc import _collect_now, _peak, _reset_peak, _used

# What was in use when tracing began, or None.
_base = None


def start(nframe=1, /):
    """Count from now on."""
    if not 1 <= nframe <= 65535:
        raise ValueError("the number of frames must be in range [1; 65535]")
    global _base
    if _base is None:
        clear_traces()


def stop():
    """Count no more."""
    global _base
    _base = None


def is_tracing():
    """Is it counting?"""
    return _base is not None


def clear_traces():
    """Count from now on, as if nothing were there yet."""
    global _base
    _collect_now()
    _base = _used()
    _reset_peak()


def get_traced_memory():
    """(bytes, most bytes at once) in use, beyond those when tracing began."""
    if _base is None:
        return 0, 0
    peak = _peak()
    _collect_now()
    current = max(_used() - _base, 0)
    return current, max(peak - _base, current)


def reset_peak():
    """Forget the most bytes that were in use."""
    if _base is not None:
        _collect_now()
        _reset_peak()


def get_tracemalloc_memory():
    """What the counting itself takes."""
    return 0


def get_traceback_limit():
    """How many frames of an allocation are kept."""
    return 1


def get_object_traceback(obj, /):
    """Where an object was allocated: not recorded."""
    return None


def take_snapshot():
    """Refused: gilbox doesn't record which line allocated what."""
    if _base is None:
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    raise NotImplementedError("gilbox does not record which lines allocate memory; get_traced_memory() tells how much is in use")
