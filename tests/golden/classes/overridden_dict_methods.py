"""Which methods of a guest's dict, OrderedDict or set are called, and by whom."""

import collections


class Ordered(collections.OrderedDict):
    def __setitem__(self, key, value):
        print("set", key, end=" ")
        super().__setitem__(key, value)


print(Ordered(a=1))
print(Ordered([("a", 1)]))
print(Ordered({"a": 1}, b=2))
ordered = Ordered()
ordered.update({"x": 1})
ordered.update([("y", 2)], z=3)
print(ordered)
print(ordered.setdefault("x", 5), ordered.setdefault("w", 5))
print(ordered | {"v": 6})
print({"v": 6} | ordered)
ordered |= {"u": 7}
print(ordered)
print(ordered.copy())
print(Ordered.fromkeys("ab"))
print(type(ordered.copy()), ordered == ordered.copy(), ordered.popitem(last=False))
for wrong in ((1, 2), ({}, {})):
    try:
        collections.OrderedDict(*wrong)
    except TypeError as e:
        print(e)


class Recent(collections.OrderedDict):
    """Keeps the three that were set last."""

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > 3:
            self.popitem(last=False)


print(Recent(a=1, b=2, c=3, d=4))
print(Recent(zip("abcdef", range(6))))


class Backwards(dict):
    def __iter__(self):
        return iter(sorted(dict.keys(self), reverse=True))

    def keys(self):
        return list(self)


names = Backwards(b=1, a=2, c=3)
print(dict(names), names.copy(), names | {"z": 1}, {"z": 1} | names, {**names}, (lambda **k: k)(**names), names)


class Defaults(dict):
    def __missing__(self, name):
        print("missing", name, end=" ")
        return 7


print(eval("a + q", Defaults(a=1)))
print(eval("a + q", {}, Defaults(a=1)))
exec("x = a + q", Defaults(a=1))
print()


class Watched(dict):
    def __getitem__(self, name):
        print("get", name, end=" ")
        return dict.__getitem__(self, name)

    def __setitem__(self, name, value):
        print("set", name, end=" ")
        dict.__setitem__(self, name, value)

    def __delitem__(self, name):
        print("del", name, end=" ")
        dict.__delitem__(self, name)


watched = Watched(x=2)
print(eval("x", watched))
exec("y = x\nz = y\ndel y", watched)
print(sorted(watched.keys() - {"__builtins__"}))


class Sorted(set):
    def __iter__(self):
        return iter(sorted(set.__iter__(self)))


class SortedFrozen(frozenset):
    def __iter__(self):
        return iter(sorted(frozenset.__iter__(self)))


print(Sorted([3, 20, 1, 700, -5]), [Sorted("cab")], str(Sorted("hello")), f"{Sorted('xyzab')}", Sorted())
print(SortedFrozen("qwerty"), {1: SortedFrozen("zy")})
try:
    str.maketrans(Defaults(a="b"))
except TypeError as e:
    print(e)
