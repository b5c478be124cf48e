"""The two ends of a pipe, which send objects or bytes."""

from _pickle import dumps, loads
from multiprocessing import context

__all__ = ["Connection", "Pipe", "wait"]


class Connection:
    """One end of a pipe. Not safe for two senders, or two receivers, at once."""

    def __init__(self, raw, readable=True, writable=True):
        self._raw = raw
        self._readable = readable
        self._writable = writable

    def __reduce__(self):
        context.assert_spawning(self)
        return Connection, (self._raw, self._readable, self._writable)

    def _check(self):
        if self._raw.closed:
            raise OSError("handle is closed")

    def _check_readable(self):
        self._check()
        if not self._readable:
            raise OSError("connection is write-only")

    def _check_writable(self):
        self._check()
        if not self._writable:
            raise OSError("connection is read-only")

    @property
    def closed(self):
        """True if this end is closed."""
        return self._raw.closed

    @property
    def readable(self):
        """True if this end receives."""
        return self._readable

    @property
    def writable(self):
        """True if this end sends."""
        return self._writable

    def fileno(self):
        """The descriptor."""
        self._check()
        return self._raw.fileno()

    def close(self):
        """Close this end."""
        self._raw.close()

    def send(self, obj):
        """Send an object, pickled."""
        self._check_writable()
        self._raw.send_bytes(dumps(obj))

    def recv(self):
        """Receive an object; EOFError if the other end is closed."""
        self._check_readable()
        return loads(self._raw.recv_bytes())

    def send_bytes(self, buf, offset=0, size=None):
        """Send bytes as one message."""
        self._check_writable()
        try:
            data = b"".join((buf,))
        except TypeError:
            raise TypeError("memoryview: a bytes-like object is required, not "
                            f"'{type(buf).__name__}'") from None
        if offset < 0:
            raise ValueError("offset is negative")
        if len(data) < offset:
            raise ValueError("buffer length < offset")
        if size is None:
            size = len(data) - offset
        elif size < 0:
            raise ValueError("size is negative")
        elif offset + size > len(data):
            raise ValueError("buffer length < offset + size")
        self._raw.send_bytes(data[offset:offset + size])

    def recv_bytes(self, maxlength=None):
        """Receive one message of bytes."""
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError("negative maxlength")
        data = self._raw.recv_bytes()
        if maxlength is not None and len(data) > maxlength:
            self.close()
            raise OSError("bad message length")
        return data

    def recv_bytes_into(self, buf, offset=0):
        """Receive one message into a buffer; gives its length."""
        self._check_readable()
        with memoryview(buf) as view:
            room = view.nbytes
            if offset < 0:
                raise ValueError("negative offset")
            if offset > room:
                raise ValueError("offset too large")
            data = self._raw.recv_bytes()
            if len(data) > room - offset:
                raise context.BufferTooShort(data)
            view.cast("B")[offset:offset + len(data)] = data
        return len(data)

    def poll(self, timeout=0.0):
        """True if a message, or the end, can be received within the time."""
        self._check_readable()
        return self._raw.poll(timeout)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Pipe(duplex=True):
    """Two connected ends; unless duplex the first receives and the second sends."""
    from _multiprocessing import Pipe
    first, second = Pipe(duplex)
    if duplex:
        return Connection(first), Connection(second)
    return Connection(first, writable=False), Connection(second, readable=False)


def wait(object_list, timeout=None):
    """Those of the connections, sentinels and files that are ready, waiting for
    at least one of them."""
    import select
    by_descriptor = {}
    poller = select.poll()
    for obj in object_list:
        descriptor = obj if isinstance(obj, int) else obj.fileno()
        by_descriptor.setdefault(descriptor, []).append(obj)
        poller.register(descriptor, select.POLLIN)
    milliseconds = None if timeout is None else max(0, int(timeout * 1000))
    ready = []
    for descriptor, _ in poller.poll(milliseconds):
        ready += by_descriptor[descriptor]
    return ready
