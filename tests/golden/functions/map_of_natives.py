"""`map` over natives: in loops, sums, sets and joins; what they raise, StopIteration among it, and natives that need guest code."""


class Seven:
    def __len__(self):
        return 7

    def __str__(self):
        return "seven!"


print(sum(map(len, ["a", "bb"])), sorted(set(map(abs, [-1, 1, 2]))), any(map(bool, [0, 1])), all(map(str.isdigit, ["1", "a"])))
print([x for x in map(len, [[1], (2, 3), "abc", {1: 2}])], list(map(str.upper, "abc")), sorted(map(ord, "cab")))
print([x for x in map(len, [Seven(), "a"])], [x for x in map(str, [Seven(), 1])], sum(map(len, [Seven()])),
      ",".join(map(str, [Seven(), 2])))
print(b"-".join(filter(None, [b"a", b"", b"c"])), "-".join(filter(None, ["a", "", "c"])), b"".join([bytearray(b"x"), memoryview(b"yz")]))

try:
    for number in map(int, ["1", "2", "x", "4"]):
        print(number)
except ValueError as error:
    print(error)

for first in map(next, [iter([1]), iter([]), iter([2])]):
    print(first)
shared = iter([3, 4, 5])
print(sum(map(next, [shared, shared])), list(shared))

for nothing in map(print, "ab"):
    print(nothing)
try:
    for popped in map([1, 2].pop, [0, 0, 0]):
        print(popped)
except IndexError as error:
    print(error)

table = {}
for old in map(table.setdefault, ["k", "l", "k"]):
    print(old, table)
