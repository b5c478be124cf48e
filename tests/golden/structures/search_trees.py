"""A binary search tree, an AVL tree, a trie and a treap with a seeded generator."""

import random


class BST:
    def __init__(self):
        self.root = None

    def insert(self, key):
        node = [key, None, None]
        if self.root is None:
            self.root = node
            return
        at = self.root
        while True:
            side = 1 if key < at[0] else 2
            if at[side] is None:
                at[side] = node
                return
            at = at[side]

    def delete(self, key):
        def remove(node, key):
            if node is None:
                raise KeyError(key)
            if key < node[0]:
                node[1] = remove(node[1], key)
            elif key > node[0]:
                node[2] = remove(node[2], key)
            elif node[1] is None:
                return node[2]
            elif node[2] is None:
                return node[1]
            else:
                successor = node[2]
                while successor[1]:
                    successor = successor[1]
                node[0] = successor[0]
                node[2] = remove(node[2], successor[0])
            return node

        self.root = remove(self.root, key)

    def __iter__(self):
        stack, node = [], self.root
        while stack or node:
            while node:
                stack.append(node)
                node = node[1]
            node = stack.pop()
            yield node[0]
            node = node[2]

    def height(self):
        def h(node):
            return 0 if node is None else 1 + max(h(node[1]), h(node[2]))

        return h(self.root)

    def range(self, low, high):
        return [k for k in self if low <= k < high]


tree = BST()
for k in (50, 30, 70, 20, 40, 60, 80, 35, 45, 65):
    tree.insert(k)
print(list(tree), tree.height(), tree.range(35, 66))
for k in (20, 30, 50):
    tree.delete(k)
    print(k, list(tree), tree.root[0])
try:
    tree.delete(999)
except KeyError as e:
    print("KeyError", e)


class AVL:
    class Node:
        __slots__ = ("key", "left", "right", "height")

        def __init__(self, key):
            self.key, self.left, self.right, self.height = key, None, None, 1

    def __init__(self, keys=()):
        self.root, self.rotations = None, 0
        for k in keys:
            self.root = self._insert(self.root, k)

    @staticmethod
    def h(node):
        return node.height if node else 0

    def _update(self, node):
        node.height = 1 + max(self.h(node.left), self.h(node.right))
        return node

    def _rotate(self, node, down, up):
        self.rotations += 1
        child = getattr(node, up)
        setattr(node, up, getattr(child, down))
        setattr(child, down, node)
        self._update(node)
        return self._update(child)

    def _insert(self, node, key):
        if node is None:
            return self.Node(key)
        side = "left" if key < node.key else "right"
        setattr(node, side, self._insert(getattr(node, side), key))
        self._update(node)
        balance = self.h(node.left) - self.h(node.right)
        if balance > 1:
            if key >= node.left.key:
                node.left = self._rotate(node.left, "left", "right")
            return self._rotate(node, "right", "left")
        if balance < -1:
            if key < node.right.key:
                node.right = self._rotate(node.right, "right", "left")
            return self._rotate(node, "left", "right")
        return node

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)

        return walk(self.root)


for keys in (range(15), range(15, 0, -1), [5, 2, 8, 1, 3, 7, 9, 4, 6]):
    avl = AVL(keys)
    print(list(avl) == sorted(keys), avl.root.height, avl.root.key, avl.rotations)


class Trie:
    def __init__(self, words=()):
        self.children, self.end = {}, False
        for w in words:
            self.add(w)

    def add(self, word):
        node = self
        for c in word:
            node = node.children.setdefault(c, Trie())
        node.end = True

    def find(self, prefix):
        node = self
        for c in prefix:
            node = node.children.get(c)
            if node is None:
                return None
        return node

    def words(self, prefix=""):
        node = self.find(prefix)
        if node is None:
            return
        if node.end:
            yield prefix
        for c in sorted(node.children):
            yield from self.words(prefix + c)

    def __contains__(self, word):
        node = self.find(word)
        return node is not None and node.end

    def count(self):
        return 1 + sum(child.count() for child in self.children.values())


trie = Trie("tea ten to in inn i a te".split())
print(list(trie.words()), list(trie.words("te")), list(trie.words("x")), "te" in trie, "t" in trie, trie.count())


class Treap:
    def __init__(self, seed):
        self.rng, self.root = random.Random(seed), None

    def split(self, node, key):
        if node is None:
            return None, None
        k, p, l, r = node
        if k < key:
            a, b = self.split(r, key)
            return (k, p, l, a), b
        a, b = self.split(l, key)
        return a, (k, p, b, r)

    def merge(self, a, b):
        if not a or not b:
            return a or b
        if a[1] > b[1]:
            return a[0], a[1], a[2], self.merge(a[3], b)
        return b[0], b[1], self.merge(a, b[2]), b[3]

    def add(self, key):
        a, b = self.split(self.root, key)
        self.root = self.merge(self.merge(a, (key, self.rng.random(), None, None)), b)

    def keys(self, node="root"):
        node = self.root if node == "root" else node
        return [] if node is None else self.keys(node[2]) + [node[0]] + self.keys(node[3])


treap = Treap(3)
for k in (5, 1, 9, 3, 7):
    treap.add(k)
print(treap.keys())
