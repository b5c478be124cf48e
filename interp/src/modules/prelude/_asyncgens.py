"""What a thread wants to be told of asynchronous generators: that one is asked for the first time, and that nobody goes on with one."""

from _gilbox import hear_of_asyncgens
from _thread import _local_dict, _local_key

_key = _local_key()


@native
def hooks():
    """The functions to be called then, or None."""
    return _local_dict(_key, True).get("hooks", (None, None))


@native
def set_hooks(firstiter, finalizer):
    for name, hook in ("firstiter", firstiter), ("finalizer", finalizer):
        if hook is not None and not callable(hook):
            raise TypeError(f"callable {name} expected, got {type(hook).__name__}")
    _local_dict(_key, True)["hooks"] = firstiter, finalizer
    hear_of_asyncgens(firstiter, finalizer)
