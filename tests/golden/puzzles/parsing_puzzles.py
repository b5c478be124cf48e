"""Puzzles about parsing: crates, monkeys, hands of cards, ranges, workflows, assembly, folders."""

import re
from collections import Counter, deque

CRATES = """\
[Q]
[W]     [V]
[E] [T] [B]
 1   2   3

move 2 from 1 to 2
move 1 from 3 to 1
move 3 from 2 to 3
move 1 from 1 to 2"""


def crates(text, pick):
    drawing, moves = text.split("\n\n")
    *rows, labels = drawing.splitlines()
    stacks = {
        int(label): [row[i] for row in reversed(rows) if i < len(row) and row[i] != " "]
        for i, label in enumerate(labels)
        if label.isdigit()
    }
    for line in moves.splitlines():
        n, a, b = map(int, re.findall(r"\d+", line))
        stacks[a], moved = stacks[a][:-n], stacks[a][-n:]
        stacks[b] += pick(moved)
    return "".join(stack[-1] for stack in stacks.values())


print(crates(CRATES, lambda m: m[::-1]), crates(CRATES, lambda m: m))
HANDS = [("55A27", 12), ("QJQ8Q", 340), ("9988K", 77), ("JJ4J4", 5), ("2345T", 801)]


def strength(hand, joker=False):
    order = "J23456789TQKA" if joker else "23456789TJQKA"
    counts = Counter(hand)
    jokers = counts.pop("J", 0) if joker else 0
    shape = sorted(counts.values(), reverse=True) or [0]
    shape[0] += jokers
    return shape, [order.index(c) for c in hand]


for joker in (False, True):
    ranked = sorted(HANDS, key=lambda h: strength(h[0], joker))
    print(sum(i * bid for i, (_, bid) in enumerate(ranked, 1)), [h for h, _ in ranked])
TERMINAL = """$ cd /
$ ls
dir src
1200 notes.md
dir doc
$ cd src
$ ls
310 main.py
95 util.py
$ cd ..
$ cd doc
$ ls
4400 book.txt"""


def sizes(log):
    stack, total = [], {}
    for line in log.splitlines():
        match line.split():
            case ["$", "cd", ".."]:
                stack.pop()
            case ["$", "cd", name]:
                stack.append(name)
            case ["$", "ls"] | ["dir", _]:
                pass
            case [size, _]:
                for i in range(len(stack)):
                    path = "/".join(stack[: i + 1])
                    total[path] = total.get(path, 0) + int(size)
    return total


print(sizes(TERMINAL))
MONKEYS = "root: left + right; left: four * six; right: big / two; four: 4; six: half - four; half: 10; big: forty * left; forty: 40; two: 2"
jobs = dict(m.split(": ") for m in MONKEYS.split("; "))


def shout(name):
    if jobs[name].isdigit():
        return int(jobs[name])
    a, op, b = jobs[name].split()
    a, b = shout(a), shout(b)
    return {"+": a + b, "-": a - b, "*": a * b, "/": a // b}[op]


print(shout("root"))


def mix(numbers, rounds=1):
    order = deque(enumerate(numbers))
    for _ in range(rounds):
        for item in enumerate(numbers):
            order.rotate(-order.index(item))
            order.popleft()
            order.rotate(-(item[1] % (len(numbers) - 1)))
            order.appendleft(item)
    values = [v for _, v in order]
    zero = values.index(0)
    return sum(values[(zero + k) % len(values)] for k in (1000, 2000, 3000))


print(mix([5, -2, 7, 0, 3, -9, 4, 1, 6]), mix([n * 1000003 for n in (5, -2, 7, 0, 3, -9, 4, 1, 6)], 10))
RULES = {
    "in": "s<1000:low,high",
    "low": "x>700:A,m<50:mid,R",
    "mid": "a>10:A,R",
    "high": "s>3000:R,a<2000:last,mid",
    "last": "m>1500:R,x<100:A,mid",
}


def accepted(part, at="in"):
    while at not in "AR":
        *rules, default = RULES[at].split(",")
        for rule in rules:
            test, target = rule.split(":")
            name, op, n = test[0], test[1], int(test[2:])
            if (part[name] < n) if op == "<" else (part[name] > n):
                at = target
                break
        else:
            at = default
    return at == "A"


parts = [
    {k: int(v) for k, v in re.findall(r"(\w)=(\d+)", p)}
    for p in (
        "{x=800,m=2,a=3,s=900}",
        "{x=1,m=40,a=11,s=5}",
        "{x=1,m=60,a=11,s=5}",
        "{x=50,m=1000,a=1999,s=2000}",
        "{x=9,m=9,a=9,s=3500}",
    )
]
print(sum(sum(p.values()) for p in parts if accepted(p)))


def cpu(program):
    x, cycle, screen, total = 1, 0, [], 0
    for line in program:
        op, *arg = line.split()
        for _ in range(2 if op == "addx" else 1):
            screen.append("#" if abs(cycle % 10 - x) < 2 else ".")
            cycle += 1
            if cycle % 10 == 5:
                total += cycle * x
        if op == "addx":
            x += int(arg[0])
    return total, "\n".join("".join(screen[i : i + 10]) for i in range(0, len(screen), 10))


print(
    *cpu(
        [
            "addx 3",
            "noop",
            "addx -2",
            "addx 5",
            "noop",
            "addx -1",
            "addx 2",
            "noop",
            "addx -4",
            "addx 1",
            "noop",
            "noop",
        ]
    ),
    sep="\n",
)


def compare(a, b):
    match a, b:
        case int(), int():
            return (a > b) - (a < b)
        case int(), list():
            return compare([a], b)
        case list(), int():
            return compare(a, [b])
    for x, y in zip(a, b):
        if r := compare(x, y):
            return r
    return compare(len(a), len(b))


print(
    [
        compare(eval(a), eval(b))
        for a, b in (
            ("[2,4]", "[2,5]"),
            ("[[3],1]", "[3,0]"),
            ("[7]", "[[7,1]]"),
            ("[[],[]]", "[[]]"),
            ("[[[6]]]", "[6]"),
        )
    ]
)


def snafu(text):
    n = 0
    for c in text:
        n = n * 5 + "=-012".index(c) - 2
    return n


def to_snafu(n):
    out = ""
    while n:
        n, d = divmod(n + 2, 5)
        out = "=-012"[d] + out
    return out


print(
    [snafu(t) for t in ("1=", "20-1", "2==0")], to_snafu(1234567), all(snafu(to_snafu(n)) == n for n in range(1, 500))
)
