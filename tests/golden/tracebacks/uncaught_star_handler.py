"""What handlers of `except*` raise goes on as a group with what they did not take."""

try:
    raise ExceptionGroup("group", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError:
    raise RuntimeError("in the handler")
except* KeyError:
    raise
