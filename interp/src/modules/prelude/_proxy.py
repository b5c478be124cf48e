"""A read-only view of a mapping: what a class shows as its `__dict__`."""


from _gilbox import type_name


class mappingproxy:
    __slots__ = ("_mapping",)
    __module__ = "builtins"
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, mapping):
        if not hasattr(type(mapping), "__getitem__") or isinstance(mapping, (list, tuple)):
            raise TypeError(f"mappingproxy() argument must be a mapping, not {type_name(mapping)}")
        object.__setattr__(self, "_mapping", mapping)

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __str__(self):
        return str(self._mapping)

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"

    def __eq__(self, other):
        return self._mapping == (other._mapping if type(other) is mappingproxy else other)

    def __or__(self, other):
        return self._mapping | (other._mapping if type(other) is mappingproxy else other)

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __reversed__(self):
        return reversed(self._mapping)

    def __ror__(self, other):
        return other | self._mapping

    def __ior__(self, other):
        raise TypeError("'|=' is not supported by mappingproxy; use '|' instead")

    def __hash__(self):
        return hash(self._mapping)
