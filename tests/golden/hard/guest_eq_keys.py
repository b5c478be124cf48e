"""Dictionary and set keys whose equality and hash are written in Python."""


class Key:
    log = []

    def __init__(self, name, bucket):
        self.name = name
        self.bucket = bucket

    def __hash__(self):
        Key.log.append(f"hash {self.name}")
        return self.bucket

    def __eq__(self, other):
        if not isinstance(other, Key):
            Key.log.append(f"{self.name} refuses {other!r}")
            return NotImplemented
        Key.log.append(f"{self.name}=={other.name}")
        return self.name.lower() == other.name.lower()

    def __repr__(self):
        return f"Key({self.name})"


def flush(title):
    print(title, Key.log)
    Key.log.clear()


a, b, c = Key("a", 1), Key("b", 1), Key("A", 1)
table = {a: "first"}
flush("create")
table[b] = "second"
flush("collide")
table[c] = "replaced"
flush("replace")
print(table, len(table))
flush("repr")
print(table[Key("B", 1)], table.get(Key("z", 1), "none"))
flush("lookup")
print(a in table, Key("a", 2) in table)
flush("membership")
table[1] = "number"
flush("number with the same hash")
print(table[1], table.get(1.0), 1 in table)
flush("lookup of the number")
print(table.pop(a), list(table))
flush("pop by identity")
del table[Key("b", 1)]
flush("delete")
print(table.setdefault(Key("n", 7), "new"), table.setdefault(Key("N", 7), "other"))
flush("setdefault")

s = {Key("x", 5), Key("X", 5), Key("y", 5)}
print(len(s))
Key.log.clear()
print(Key("Y", 5) in s, s & {Key("x", 5)}, s - {Key("X", 5), Key("y", 5)})
print(sorted(k.name for k in s | {Key("w", 5)}))
Key.log.clear()

items = [Key("p", 1), Key("q", 1), Key("P", 1)]
print(items.index(Key("Q", 1)), items.count(Key("p", 1)), Key("Q", 9) in items)
flush("list search")
items.remove(Key("P", 3))
print(items)
print((Key("t", 1), 2) == (Key("T", 2), 2), [Key("t", 1)] != [Key("u", 1)])
flush("tuple and list comparison")
print({"k": Key("v", 1)} == {"k": Key("V", 0)})
flush("dict comparison")


class Broken:
    def __hash__(self):
        return 5

    def __eq__(self, other):
        raise ValueError("cannot compare")


d = {Broken(): 1}
for attempt in (lambda: d[Broken()], lambda: d.__setitem__(Broken(), 2), lambda: Broken() in d,
                lambda: {Broken(), Broken()}):
    try:
        attempt()
    except ValueError as e:
        print("ValueError:", e, len(d))


class Unhashable:
    __hash__ = None


class OnlyEq:
    def __eq__(self, other):
        return True


for bad in (Unhashable(), OnlyEq(), [], {}, set()):
    try:
        {bad: 1}
    except TypeError as e:
        print("TypeError:", e)


class BadHash:
    def __hash__(self):
        return "five"


try:
    hash(BadHash())
except TypeError as e:
    print("TypeError:", e)


class BigHash:
    def __hash__(self):
        return 2**200 + 3

    def __eq__(self, other):
        return isinstance(other, BigHash)


print({BigHash(): "big"}[BigHash()], hash(BigHash()) == hash(2**200 + 3))


class Mutator:
    """Its equality changes the very dictionary that is being searched."""

    def __init__(self, target):
        self.target = target

    def __hash__(self):
        return 3

    def __eq__(self, other):
        self.target.clear()
        return False


victim = {}
victim[Mutator(victim)] = 1
victim[Mutator(victim)] = 2
print(len(victim))
