"""A tutorial program: recursive functions."""


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def power(x, n):
    if n == 0:
        return 1
    half = power(x, n // 2)
    return half * half * (x if n % 2 else 1)


def reverse(s):
    return s if len(s) < 2 else reverse(s[1:]) + s[0]


def is_palindrome(s):
    return len(s) < 2 or s[0] == s[-1] and is_palindrome(s[1:-1])


def flatten(x):
    return [y for item in x for y in flatten(item)] if isinstance(x, (list, tuple)) else [x]


def subsets(items):
    if not items:
        return [[]]
    rest = subsets(items[1:])
    return rest + [[items[0], *r] for r in rest]


def permutations(s):
    return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in permutations(s[:i] + s[i + 1 :])]


def combinations(items, k):
    if k == 0:
        return [()]
    if not items:
        return []
    return [(items[0], *c) for c in combinations(items[1:], k - 1)] + combinations(items[1:], k)


def partitions(n, largest=None):
    largest = largest or n
    if n == 0:
        return [[]]
    return [[k, *rest] for k in range(min(n, largest), 0, -1) for rest in partitions(n - k, k)]


def parentheses(n, opened=0):
    if n == 0 and opened == 0:
        return [""]
    out = []
    if n:
        out += ["(" + rest for rest in parentheses(n - 1, opened + 1)]
    if opened:
        out += [")" + rest for rest in parentheses(n, opened - 1)]
    return out


def binary(n):
    return str(n) if n < 2 else binary(n // 2) + str(n % 2)


def gray(n):
    if n == 0:
        return [""]
    previous = gray(n - 1)
    return ["0" + code for code in previous] + ["1" + code for code in reversed(previous)]


def depth(tree):
    return 1 + max(map(depth, tree), default=0) if isinstance(tree, list) else 0


def total(n):
    return n and n % 10 + total(n // 10)


print(
    factorial(20),
    fib(15),
    ackermann(2, 3),
    gcd(1071, 462),
    power(3, 45),
    reverse("recursion"),
    is_palindrome("racecar"),
    is_palindrome("ab"),
)
print(flatten([1, [2, (3, [4, [5]]), []], "ab"]), subsets("abc"), permutations("abc"), combinations([1, 2, 3, 4], 2))
print(partitions(5), parentheses(3), binary(37), gray(3), depth([1, [2, [3, []]]]), total(98765))


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def insert(self, value):
        side = "left" if value < self.value else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Node(value))
        else:
            child.insert(value)
        return self

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def height(self):
        return 1 + max(side.height() if side else 0 for side in (self.left, self.right))

    def __contains__(self, value):
        if value == self.value:
            return True
        child = self.left if value < self.value else self.right
        return child is not None and value in child

    def __repr__(self):
        return f"({self.left or '.'} {self.value} {self.right or '.'})" if self.left or self.right else str(self.value)


tree = Node(50)
for v in (30, 70, 20, 40, 60, 80, 65):
    tree.insert(v)
print(list(tree), tree.height(), 40 in tree, 45 in tree, tree, sum(tree), max(tree))


def mandel_row(y, width):
    def escape(re, im, x=0.0, yy=0.0, n=0):
        if n == 12 or x * x + yy * yy > 4:
            return n
        return escape(re, im, x * x - yy * yy + re, 2 * x * yy + im, n + 1)

    return "".join(" .:-=+*#%@&$#"[escape(-2 + 3 * c / width, y)] for c in range(width))


for i in range(-4, 5):
    print(mandel_row(i / 4, 48).rstrip())


def koch(length, level):
    if level == 0:
        return [length]
    return [p for _ in range(4) for p in koch(length / 3, level - 1)]


print(len(koch(1.0, 4)), round(sum(koch(1.0, 3)), 6))


def sierpinski(n):
    if n == 0:
        return ["*"]
    smaller = sierpinski(n - 1)
    pad = " " * len(smaller)
    return [pad + row + pad for row in smaller] + [row + " " + row for row in smaller]


print("\n".join(row.rstrip() for row in sierpinski(3)))


def change(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return change(amount - coins[0], coins) + change(amount, coins[1:])


def fast_fib(n):
    if n == 0:
        return 0, 1
    a, b = fast_fib(n // 2)
    c, d = a * (2 * b - a), a * a + b * b
    return (d, c + d) if n % 2 else (c, d)


def expand(tree, indent=0):
    for name, sub in tree.items():
        print("  " * indent + name)
        expand(sub, indent + 1)


print(change(100, (50, 25, 10, 5, 1)), fast_fib(300)[0], [c for c in "".join(str(i) for i in range(5))])
expand({"root": {"bin": {}, "usr": {"lib": {}, "share": {"doc": {}}}}, "home": {}})


def deep(n):
    return 1 + deep(n - 1) if n else 0


def collatz(n, steps=0):
    return steps if n == 1 else collatz(3 * n + 1 if n % 2 else n // 2, steps + 1)


print(deep(800), collatz(27))
