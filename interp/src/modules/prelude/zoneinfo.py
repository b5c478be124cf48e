"""Time zones, read from the files that the system keeps of them."""

import os
import struct
import weakref
from bisect import bisect_right
from datetime import datetime, timedelta, tzinfo

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH",
           "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

_EPOCH = datetime(1970, 1, 1)
_DEFAULT_PATH = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo",
                 "/etc/zoneinfo")
TZPATH = tuple(filter(None, os.environ.get("PYTHONTZPATH", "").split(":"))) or _DEFAULT_PATH


class ZoneInfoNotFoundError(KeyError):
    """There is no such time zone."""


class InvalidTZPathWarning(RuntimeWarning):
    """A path of time zones is not absolute."""


def reset_tzpath(to=None):
    """Look for time zones elsewhere."""
    global TZPATH
    TZPATH = tuple(to) if to is not None else _DEFAULT_PATH


def _find(key):
    if os.path.isabs(key):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    if len(os.path.normpath(key)) != len(key):
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
    if os.path.normpath(key).startswith(".."):
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")
    for folder in TZPATH:
        path = os.path.join(folder, key)
        if os.path.isfile(path):
            with open(path, "rb") as file:
                return file.read()
    raise ZoneInfoNotFoundError(f"No time zone found with key {key}")


def available_timezones():
    """The keys of all time zones."""
    found = set()
    for top in TZPATH:
        if not os.path.isdir(top):
            continue
        for folder, folders, files in os.walk(top):
            if folder == top:
                folders[:] = [name for name in folders if name not in ("right", "posix")]
            for name in files:
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    if file.read(4) == b"TZif":
                        found.add(os.path.relpath(path, top))
    found.discard("posixrules")
    return found


class _Kind:
    """What holds between two changes."""

    __slots__ = ("offset", "dst", "name")

    def __init__(self, offset, dst, name):
        self.offset, self.dst, self.name = offset, dst, name


class _Rule:
    """What holds behind the last change of the file: a standard and a summer time."""

    def __init__(self, text):
        standard, _, rest = text.partition(",")
        name, standard = self._name(standard)
        offset, standard = self._offset(standard)
        self.standard = _Kind(timedelta(seconds=-offset), timedelta(0), name)
        self.summer = None
        if standard:
            name, standard = self._name(standard)
            if standard:
                summer, standard = self._offset(standard)
            else:
                summer = offset - 3600
            self.summer = _Kind(timedelta(seconds=-summer), timedelta(seconds=offset - summer),
                                name)
            self.start, self.end = map(self._change, rest.split(","))

    def _name(self, text):
        if text.startswith("<"):
            name, _, rest = text[1:].partition(">")
            return name, rest
        at = 0
        while at < len(text) and text[at].isalpha():
            at += 1
        return text[:at], text[at:]

    def _offset(self, text):
        at = 1 if text[:1] in ("+", "-") else 0
        while at < len(text) and (text[at].isdigit() or text[at] == ":"):
            at += 1
        sign = -1 if text.startswith("-") else 1
        parts = [int(part) for part in text[:at].lstrip("+-").split(":")]
        seconds = sum(part * unit for part, unit in zip(parts, (3600, 60, 1)))
        return sign * seconds, text[at:]

    def _change(self, text):
        day, _, time = text.partition("/")
        seconds = self._offset(time)[0] if time else 7200
        return day, seconds

    def local_change(self, change, year):
        """When a change of the rule happens, in the local time before it."""
        day, seconds = change
        if day.startswith("M"):
            month, week, weekday = map(int, day[1:].split("."))
            first = datetime(year, month, 1)
            shift = (weekday - (first.weekday() + 1)) % 7 + (week - 1) * 7
            found = first + timedelta(shift)
            while found.month != month:
                found -= timedelta(7)
        elif day.startswith("J"):
            number = int(day[1:])
            leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            found = datetime(year, 1, 1) + timedelta(number - 1 + (leap and number > 59))
        else:
            found = datetime(year, 1, 1) + timedelta(int(day))
        return found + timedelta(seconds=seconds)

    def at(self, local, fold):
        """What holds at a local time."""
        if self.summer is None:
            return self.standard
        start = self.local_change(self.start, local.year)
        end = self.local_change(self.end, local.year)
        gap = self.summer.offset - self.standard.offset
        # In the gap the earlier offset counts with fold 0, in the repeated hour with fold 0 too.
        if fold:
            end -= gap
        else:
            start += gap
        summer = start <= local < end if start < end else not end <= local < start
        return self.summer if summer else self.standard

    def at_utc(self, utc):
        """(what holds at a time in UTC, whether its local time has been there before)."""
        if self.summer is None:
            return self.standard, 0
        year = (utc + self.standard.offset).year
        start = self.local_change(self.start, year) - self.standard.offset
        end = self.local_change(self.end, year) - self.summer.offset
        summer = start <= utc < end if start < end else not end <= utc < start
        gap = self.summer.offset - self.standard.offset
        fold = int(not summer and end <= utc < end + gap)
        return (self.summer if summer else self.standard), fold


class ZoneInfo(tzinfo):
    """A time zone by its key, such as "Europe/Paris"."""

    _strong = {}
    _weak = weakref.WeakValueDictionary()

    def __init_subclass__(cls):
        cls._strong, cls._weak = {}, weakref.WeakValueDictionary()

    def __new__(cls, key):
        found = cls._weak.get(key)
        if found is None:
            found = cls._made(key)
            cls._weak[key] = found
        cls._strong.pop(key, None)
        cls._strong[key] = found
        if len(cls._strong) > 8:
            del cls._strong[next(iter(cls._strong))]
        return found

    @classmethod
    def _made(cls, key):
        self = tzinfo.__new__(cls)
        self._key = key
        self._read(_find(key))
        return self

    @classmethod
    def no_cache(cls, key):
        """A time zone that nobody else has."""
        return cls._made(key)

    @classmethod
    def from_file(cls, file, /, key=None):
        """A time zone from an open file."""
        self = tzinfo.__new__(cls)
        self._key = key
        self._read(file.read())
        return self

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        for key in list(cls._weak) if only_keys is None else only_keys:
            cls._weak.pop(key, None)
            cls._strong.pop(key, None)

    @property
    def key(self):
        return self._key

    def _read(self, data):
        if data[:4] != b"TZif":
            raise ValueError("Invalid TZif file: magic not found")
        head = struct.Struct(">4sc15x6l")
        _, version, *counts = head.unpack_from(data)
        at, width = head.size, 4
        if version >= b"2":
            # The first block is for old readers.
            utc, std, leaps, times, kinds, chars = counts
            at += times * 5 + kinds * 6 + chars + leaps * 8 + std + utc
            _, _, *counts = head.unpack_from(data, at)
            at, width = at + head.size, 8
        utc, std, leaps, times, kinds, chars = counts
        changes = struct.unpack_from(f">{times}{'q' if width == 8 else 'l'}", data, at)
        at += times * width
        which = data[at:at + times]
        at += times
        raw = [struct.unpack_from(">lbb", data, at + 6 * i) for i in range(kinds)]
        at += kinds * 6
        names = data[at:at + chars]
        at += chars + leaps * (width + 4) + std + utc
        self._rule = None
        if version >= b"2":
            text = data[at:].strip(b"\n").decode()
            self._rule = _Rule(text) if text else None
        self._set_kinds(raw, names, which)
        self._changes = list(changes)
        self._which = [self._kinds[i] for i in which]
        standard = [i for i, (_, dst, _) in enumerate(raw) if not dst]
        self._first = self._kinds[standard[0] if standard else 0] if raw else self._rule.standard
        # The local times before and behind each change.
        self._local = [[], []]
        before = self._first
        for change, kind in zip(changes, self._which):
            old, new = (int(k.offset.total_seconds()) for k in (before, kind))
            self._local[0].append(change + max(old, new))
            self._local[1].append(change + min(old, new))
            before = kind

    def _set_kinds(self, raw, names, which):
        offsets = [offset for offset, _, _ in raw]
        saved = [0] * len(raw)
        # A summer time saves what sets it apart from the standard time beside it.
        for i, (offset, dst, _) in enumerate(raw):
            if dst:
                for at, kind in enumerate(which):
                    if kind == i:
                        beside = [which[j] for j in (at - 1, at + 1) if 0 <= j < len(which)]
                        standard = [j for j in beside if not raw[j][1]]
                        if standard and offset - offsets[standard[0]]:
                            saved[i] = offset - offsets[standard[0]]
                            break
                else:
                    saved[i] = 3600
        self._kinds = [
            _Kind(timedelta(seconds=offset), timedelta(seconds=saved[i]),
                  names[at:names.index(b"\0", at)].decode())
            for i, (offset, _, at) in enumerate(raw)]

    def _at(self, dt):
        if dt is None:
            if self._rule is not None and not self._changes and self._rule.summer is None:
                return self._rule.standard
            return _Kind(None, None, None)
        local = dt.replace(tzinfo=None)
        seconds = int((local - _EPOCH) // timedelta(seconds=1))
        known = self._local[dt.fold]
        at = bisect_right(known, seconds)
        if at >= len(known) and self._rule is not None:
            return self._rule.at(local.replace(fold=0), dt.fold)
        return self._which[at - 1] if at else self._first

    def utcoffset(self, dt):
        return self._at(dt).offset

    def dst(self, dt):
        return self._at(dt).dst

    def tzname(self, dt):
        return self._at(dt).name

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        utc = dt.replace(tzinfo=None)
        seconds = int((utc - _EPOCH) // timedelta(seconds=1))
        at = bisect_right(self._changes, seconds)
        if at >= len(self._changes) and self._rule is not None:
            kind, fold = self._rule.at_utc(utc)
        else:
            kind = self._which[at - 1] if at else self._first
            before = (self._which[at - 2] if at > 1 else self._first) if at else kind
            back = (before.offset - kind.offset).total_seconds()
            fold = int(at > 0 and seconds - self._changes[at - 1] < back)
        return (dt + kind.offset).replace(fold=fold)

    def __repr__(self):
        if self._key is None:
            return f"{type(self).__name__}.from_file(<file>)"
        return f"{type(self).__module__}.{type(self).__qualname__}(key={self._key!r})"

    def __str__(self):
        return self._key if self._key is not None else repr(self)

    def __reduce__(self):
        return type(self), (self._key,)
