"""Sets of the same constants are one constant, in the order of the first; and what a set's order hangs on beside that."""

import operator


def first():
    return {6, -2, -1}, {-2, 6, -1, 6}, {-1, -2, 6}


def second():
    return [value for value in {-1, -2, 6}], -1 in {-2, -1, 6}


print(*first())
print(*second())
print({-1, -2, 7}, {7, -2, -1}, {7, -2, -1.0})
print({True, 2, 3}, {1, 2, 3}, {1.0, 2, 3})
one, two = {6, 4, 3, 3, 2}, {6, -2, -1}
print(one ^ two, two ^ one, one.symmetric_difference([-1, -2, 6]), one | two, two | one)

for default in (3, -3, 2**63 - 1, -2**63, 2**63, -2**63 - 1, True, 1.5):
    try:
        print(operator.length_hint(5, default), end=" ")
    except (OverflowError, TypeError) as e:
        print(f"[{type(e).__name__}: {e}]", end=" ")
print()
