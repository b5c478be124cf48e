"""Comparing files and directories."""

import os
import stat
from itertools import filterfalse
from types import GenericAlias

__all__ = ["clear_cache", "cmp", "dircmp", "cmpfiles", "DEFAULT_IGNORES"]

BUFSIZE = 8 * 1024
DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]

# Of pairs of files that have been read, with what was known of them then: whether they were equal.
_cache = {}


def clear_cache():
    """Forget which files have been found equal."""
    _cache.clear()


def cmp(f1, f2, shallow=True):
    """Are two files equal? If `shallow`, those of the same kind, size and time are taken for equal without being read."""
    s1, s2 = _signature(os.stat(f1)), _signature(os.stat(f2))
    if s1[0] != stat.S_IFREG or s2[0] != stat.S_IFREG:
        return False
    if shallow and s1 == s2:
        return True
    if s1[1] != s2[1]:
        return False
    key = f1, f2, s1, s2
    if key not in _cache:
        if len(_cache) > 100:
            clear_cache()
        _cache[key] = _have_same_content(f1, f2)
    return _cache[key]


def _signature(status):
    return stat.S_IFMT(status.st_mode), status.st_size, status.st_mtime


def _have_same_content(f1, f2):
    with open(f1, "rb") as first, open(f2, "rb") as second:
        while True:
            block = first.read(BUFSIZE)
            if block != second.read(BUFSIZE):
                return False
            if not block:
                return True


def cmpfiles(a, b, common, shallow=True):
    """Compare the files of these names in two directories: those that are equal, those that differ, and those that can't be read."""
    equal, different, unreadable = result = [], [], []
    for name in common:
        try:
            same = cmp(os.path.join(a, name), os.path.join(b, name), shallow)
        except (OSError, ValueError):
            unreadable.append(name)
        else:
            (equal if same else different).append(name)
    return result


class dircmp:
    """A comparison of two directories; its parts are found when they are asked for."""

    def __init__(self, a, b, ignore=None, hide=None, *, shallow=True):
        self.left, self.right = a, b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore
        self.shallow = shallow

    def phase0(self):
        """List what is in the directories."""
        hidden = self.hide + self.ignore
        self.left_list, self.right_list = [
            sorted(filterfalse(hidden.__contains__, os.listdir(directory))) for directory in (self.left, self.right)]

    def phase1(self):
        """Find out which names both have."""
        left = {os.path.normcase(name): name for name in self.left_list}
        right = {os.path.normcase(name): name for name in self.right_list}
        self.common = [name for key, name in left.items() if key in right]
        self.left_only = [name for key, name in left.items() if key not in right]
        self.right_only = [name for key, name in right.items() if key not in left]

    def phase2(self):
        """Part the common names into directories, files and what is neither or not the same on both sides."""
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            kinds = []
            for directory in (self.left, self.right):
                try:
                    kinds.append(stat.S_IFMT(os.stat(os.path.join(directory, name)).st_mode))
                except (OSError, ValueError):
                    kinds.append(None)
            first, second = kinds
            if first is None or first != second:
                self.common_funny.append(name)
            elif first == stat.S_IFDIR:
                self.common_dirs.append(name)
            elif first == stat.S_IFREG:
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def phase3(self):
        """Compare the common files."""
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files, self.shallow)

    def phase4(self):
        """Begin to compare the common directories."""
        self.subdirs = {
            name: type(self)(os.path.join(self.left, name), os.path.join(self.right, name), self.ignore, self.hide,
                             shallow=self.shallow)
            for name in self.common_dirs}

    def phase4_closure(self):
        """The same for the directories in them."""
        self.phase4()
        for each in self.subdirs.values():
            each.phase4_closure()

    def report(self):
        """Print how the directories differ."""
        print("diff", self.left, self.right)
        for title, names in (
                (f"Only in {self.left}", self.left_only), (f"Only in {self.right}", self.right_only),
                ("Identical files", self.same_files), ("Differing files", self.diff_files),
                ("Trouble with common files", self.funny_files), ("Common subdirectories", self.common_dirs),
                ("Common funny cases", self.common_funny)):
            if names:
                names.sort()
                print(title, ":", names)

    def report_partial_closure(self):
        """Print how they and the directories right in them differ."""
        self.report()
        for each in self.subdirs.values():
            print()
            each.report()

    def report_full_closure(self):
        """Print how they and all directories in them differ."""
        self.report()
        for each in self.subdirs.values():
            print()
            each.report_full_closure()

    methodmap = dict(
        subdirs=phase4, same_files=phase3, diff_files=phase3, funny_files=phase3, common_dirs=phase2, common_files=phase2,
        common_funny=phase2, common=phase1, left_only=phase1, right_only=phase1, left_list=phase0, right_list=phase0)

    def __getattr__(self, attr):
        if attr not in self.methodmap:
            raise AttributeError(attr)
        self.methodmap[attr](self)
        return getattr(self, attr)

    __class_getitem__ = classmethod(GenericAlias)
