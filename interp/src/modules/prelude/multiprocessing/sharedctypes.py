"""Numbers and arrays in memory that processes share."""

from _multiprocessing import SharedMemory
from multiprocessing import context

__all__ = ["RawValue", "RawArray", "Value", "Array", "synchronized"]

# For each type code: its size in bytes, and the name that C gives the type.
_TYPES = {
    "c": (1, "c_char"), "b": (1, "c_byte"), "B": (1, "c_ubyte"),
    "h": (2, "c_short"), "H": (2, "c_ushort"), "i": (4, "c_int"), "I": (4, "c_uint"),
    "l": (8, "c_long"), "L": (8, "c_ulong"), "q": (8, "c_long"), "Q": (8, "c_ulong"),
    "f": (4, "c_float"), "d": (8, "c_double"), "u": (4, "c_wchar"), "?": (1, "c_bool"),
}


def _typecode(typecode_or_type):
    if typecode_or_type in _TYPES:
        return typecode_or_type
    raise TypeError(f"unsupported type code {typecode_or_type!r}; "
                    f"use one of {''.join(_TYPES)}")


def _encode(code, value):
    """What the native memory stores for a Python value."""
    if code == "c":
        if isinstance(value, bytes) and len(value) == 1:
            return value[0]
        if isinstance(value, int):
            return value
        raise TypeError("one character bytes, bytearray, or an integer in "
                        "range(256) expected")
    if code == "u":
        if isinstance(value, str) and len(value) == 1:
            return ord(value)
        raise TypeError("a unicode character expected")
    if code == "?":
        return 1 if value else 0
    if code in "fd":
        if not isinstance(value, (int, float)):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return float(value)
    try:
        value = value.__index__()
    except AttributeError:
        raise TypeError(f"{type(value).__name__!r} object cannot be interpreted as an "
                        "integer") from None
    bits = 8 * _TYPES[code][0]
    value &= (1 << bits) - 1
    if code in "bhilq" and value >> (bits - 1):
        value -= 1 << bits
    return value


def _decode(code, stored):
    if code == "c":
        return bytes([stored])
    if code == "u":
        return chr(stored)
    return bool(stored) if code == "?" else stored


_STORED_AS = {"c": "B", "u": "I", "?": "B"}


class _RawValue:
    """A number in shared memory, without a lock."""

    def __init__(self, code, memory):
        self._code = code
        self._memory = memory
        self._stored_as = _STORED_AS.get(code, code)

    @property
    def value(self):
        return _decode(self._code, self._memory.get(self._stored_as, 0))

    @value.setter
    def value(self, value):
        self._memory.set(self._stored_as, 0, _encode(self._code, value))

    def __repr__(self):
        return f"{_TYPES[self._code][1]}({self.value!r})"

    def __reduce__(self):
        context.assert_spawning(self)
        return _RawValue, (self._code, self._memory)


class _RawArray:
    """An array in shared memory, without a lock."""

    def __init__(self, code, length, memory):
        self._code = code
        self._length = length
        self._memory = memory
        self._size = _TYPES[code][0]
        self._stored_as = _STORED_AS.get(code, code)

    def __len__(self):
        return self._length

    def _place(self, index):
        place = index.__index__()
        if place < 0:
            place += self._length
        if not 0 <= place < self._length:
            raise IndexError("invalid index")
        return place * self._size

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = [self[i] for i in range(*index.indices(self._length))]
            if self._code == "c":
                return b"".join(items)
            return "".join(items) if self._code == "u" else items
        return _decode(self._code, self._memory.get(self._stored_as, self._place(index)))

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length))
            values = [bytes([v]) for v in value] if isinstance(value, bytes) \
                else list(value)
            if len(values) != len(places):
                raise ValueError("Can only assign sequence of same size")
            for i, item in zip(places, values):
                self[i] = item
        else:
            self._memory.set(self._stored_as, self._place(index),
                             _encode(self._code, value))

    def __iter__(self):
        for i in range(self._length):
            yield self[i]

    def __repr__(self):
        return (f"<multiprocessing.sharedctypes.{_TYPES[self._code][1]}_Array_"
                f"{self._length} object at {id(self):#x}>")

    def _get_raw(self):
        if self._code != "c":
            raise AttributeError(_no_attribute(self, "raw"))
        return self[:]

    def _get_value(self):
        if self._code == "c":
            return self[:].split(b"\0", 1)[0]
        if self._code == "u":
            return self[:].split("\0", 1)[0]
        raise AttributeError(_no_attribute(self, "value"))

    def _set_text(self, text):
        if len(text) > self._length:
            raise ValueError("byte string too long" if self._code == "c"
                             else "string too long")
        end = b"\0" if self._code == "c" else "\0"
        if len(text) < self._length:
            text += end
        self[:len(text)] = text

    raw = property(_get_raw, _set_text)
    value = property(_get_value, _set_text)

    def __reduce__(self):
        context.assert_spawning(self)
        return _RawArray, (self._code, self._length, self._memory)


def _no_attribute(array, name):
    kind = f"{_TYPES[array._code][1]}_Array_{array._length}"
    return f"'{kind}' object has no attribute '{name}'"


def RawValue(typecode_or_type, *args):
    """A number in shared memory, zero unless given."""
    code = _typecode(typecode_or_type)
    result = _RawValue(code, SharedMemory(_TYPES[code][0]))
    if args:
        result.value = args[0]
    return result


def RawArray(typecode_or_type, size_or_initializer):
    """An array in shared memory, of a size or with given items."""
    code = _typecode(typecode_or_type)
    if isinstance(size_or_initializer, int):
        if size_or_initializer < 0:
            raise ValueError("Array length must be >= 0")
        items, length = (), size_or_initializer
    else:
        items = size_or_initializer
        if not isinstance(items, (bytes, str)):
            items = list(items)
        length = len(items)
    result = _RawArray(code, length, SharedMemory(max(1, length * _TYPES[code][0])))
    if length and len(items):
        result[:] = items
    return result


def Value(typecode_or_type, *args, lock=True, ctx=None):
    """A number in shared memory, with a lock unless that is refused."""
    return _with_lock(RawValue(typecode_or_type, *args), lock, ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    """An array in shared memory, with a lock unless that is refused."""
    return _with_lock(RawArray(typecode_or_type, size_or_initializer), lock, ctx)


def _with_lock(obj, lock, ctx):
    if lock is False:
        return obj
    if lock is True or lock is None:
        lock = None
    elif not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return synchronized(obj, lock, ctx)


def synchronized(obj, lock=None, ctx=None):
    """Give a raw value or array a lock."""
    if isinstance(obj, _RawValue):
        return Synchronized(obj, lock, ctx)
    if obj._code == "c":
        return SynchronizedString(obj, lock, ctx)
    return SynchronizedArray(obj, lock, ctx)


class SynchronizedBase:
    """A raw object and its lock."""

    def __init__(self, obj, lock=None, ctx=None):
        if lock is None:
            ctx = ctx or context._default_context.get_context()
            lock = ctx.RLock()
        self._obj = obj
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release

    def __reduce__(self):
        context.assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def get_obj(self):
        """The raw object."""
        return self._obj

    def get_lock(self):
        """The lock."""
        return self._lock

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._obj}>"


class Synchronized(SynchronizedBase):
    """A number whose single reads and writes are guarded; `+=` is not."""

    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value


class SynchronizedArray(SynchronizedBase):
    """An array whose single reads and writes are guarded."""

    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self._lock:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self._lock:
            self._obj[i] = value


class SynchronizedString(SynchronizedArray):
    """An array of bytes whose reads and writes are guarded."""

    @property
    def value(self):
        with self._lock:
            return self._obj.value

    @value.setter
    def value(self, value):
        with self._lock:
            self._obj.value = value

    @property
    def raw(self):
        with self._lock:
            return self._obj.raw

    @raw.setter
    def raw(self, value):
        with self._lock:
            self._obj.raw = value
