"""An exception in a thread is reported and ignored; one without a traceback is raised again without any."""

import threading

t = threading.Thread(target=lambda: {}["missing"], name="worker")
t.start()
t.join()
try:
    raise KeyError("cleared")
except KeyError as e:
    e.__traceback__ = None
    raise
