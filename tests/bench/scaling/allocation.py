"""Each worker builds and drops binary trees of its own: allocation and collection."""


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def build(depth):
    return Node(build(depth - 1), build(depth - 1)) if depth else Node(None, None)


def count(node):
    return 1 + count(node.left) + count(node.right) if node.left else 1


def work(rounds=600):
    return sum(count(build(11)) for _ in range(rounds))


if __name__ == "__main__":
    print(work())
