"""Allocation of many small objects: building and counting binary trees."""


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def build(depth):
    if depth == 0:
        return Node(None, None)
    return Node(build(depth - 1), build(depth - 1))


def count(node):
    if node.left is None:
        return 1
    return 1 + count(node.left) + count(node.right)


def main(size):
    long_lived = build(size)
    for depth in range(4, size + 1, 4):
        rounds = 2 ** (size - depth + 4)
        total = 0
        for _ in range(rounds):
            total += count(build(depth))
        print(depth, rounds, total)
    print(count(long_lived))


main(14)
