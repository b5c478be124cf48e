"""Linked lists, binary trees, tries, heaps and skip-free priority queues written by hand."""

from collections.abc import Iterator


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, items=()):
        self.head, self.size = None, 0
        for item in reversed(list(items)):
            self.push(item)

    def push(self, value):
        self.head, self.size = Node(value, self.head), self.size + 1

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"

    def reverse(self):
        before, node = None, self.head
        while node:
            node.next, before, node = before, node, node.next
        self.head = before

    def __delitem__(self, index):
        if not -self.size <= index < self.size:
            raise IndexError("no such item")
        index %= self.size
        at = holder = Node(None, self.head)
        for _ in range(index):
            at = at.next
        at.next, self.head, self.size = at.next.next, None, self.size - 1
        self.head = holder.next

    def middle(self):
        slow = fast = self.head
        while fast and fast.next:
            slow, fast = slow.next, fast.next.next
        return slow and slow.value


items = LinkedList("abcde")
items.reverse()
del items[1], items[-1]
print(items, len(items), items.middle(), "c" in items, list(LinkedList()), LinkedList())
try:
    del items[7]
except IndexError as error:
    print(error)


class Tree:
    def __init__(self, key, left=None, right=None):
        self.key, self.left, self.right = key, left, right

    def insert(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(key))
        else:
            child.insert(key)
        return self

    def __iter__(self) -> Iterator:
        if self.left:
            yield from self.left
        yield self.key
        yield from self.right or ()

    def depth(self):
        return 1 + max((t.depth() for t in (self.left, self.right) if t), default=0)

    def draw(self, prefix=""):
        if self.right:
            self.right.draw(prefix + "    ")
        print(prefix + str(self.key))
        if self.left:
            self.left.draw(prefix + "    ")

    def find(self, key):
        while self and self.key != key:
            self = self.left if key < self.key else self.right
        return self


tree = Tree(50)
for key in (30, 70, 20, 40, 60, 80, 65):
    tree.insert(key)
print(list(tree), tree.depth(), tree.find(60).right.key, tree.find(99))
tree.draw()


class Trie:
    def __init__(self):
        self.root = {}

    def add(self, word):
        node = self.root
        for letter in word:
            node = node.setdefault(letter, {})
        node[None] = word

    def complete(self, prefix):
        node = self.root
        for letter in prefix:
            if letter not in node:
                return
            node = node[letter]
        stack = [node]
        while stack:
            node = stack.pop()
            if None in node:
                yield node[None]
            stack.extend(node[letter] for letter in sorted(filter(None, node), reverse=True))


trie = Trie()
for word in "car card care cart cat dog do".split():
    trie.add(word)
print(list(trie.complete("car")), list(trie.complete("x")), list(trie.complete("")))


class Heap:
    def __init__(self, key=lambda x: x):
        self.items, self.key = [], key

    def push(self, item):
        self.items.append(item)
        at = len(self.items) - 1
        while at and self.key(self.items[at]) < self.key(self.items[up := (at - 1) // 2]):
            self.items[at], self.items[up] = self.items[up], self.items[at]
            at = up

    def pop(self):
        top, last = self.items[0], self.items.pop()
        if self.items:
            self.items[0], at = last, 0
            while (child := 2 * at + 1) < len(self.items):
                if child + 1 < len(self.items) and self.key(self.items[child + 1]) < self.key(self.items[child]):
                    child += 1
                if self.key(self.items[at]) <= self.key(self.items[child]):
                    break
                self.items[at], self.items[child] = self.items[child], self.items[at]
                at = child
        return top


heap = Heap(key=lambda pair: pair[0])
for item in [(5, "e"), (1, "a"), (4, "d"), (2, "b"), (3, "c")]:
    heap.push(item)
print([heap.pop() for _ in range(5)], heap.items)
try:
    heap.pop()
except IndexError as error:
    print(error)
