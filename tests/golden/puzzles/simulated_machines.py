"""Interpreters and machines from puzzles: intcode, assembly with registers, Turing machine, cellular, circuits, regex VM."""

from collections import defaultdict


class Intcode:
    def __init__(self, text):
        self.memory = defaultdict(int, enumerate(map(int, text.split(","))))
        self.ip = self.base = 0
        self.halted = False

    def run(self, *inputs):
        inputs = list(inputs)
        while True:
            code = self.memory[self.ip]
            op, modes = code % 100, code // 100

            def address(n):
                mode = modes // 10 ** (n - 1) % 10
                value = self.memory[self.ip + n]
                return self.ip + n if mode == 1 else value + self.base if mode == 2 else value

            a = self.memory[address(1)]
            if op == 99:
                self.halted = True
                return
            if op in (1, 2, 7, 8):
                b = self.memory[address(2)]
                self.memory[address(3)] = {1: a + b, 2: a * b, 7: int(a < b), 8: int(a == b)}[op]
                self.ip += 4
            elif op == 3:
                if not inputs:
                    return
                self.memory[address(1)] = inputs.pop(0)
                self.ip += 2
            elif op == 4:
                self.ip += 2
                yield a
            elif op in (5, 6):
                self.ip = self.memory[address(2)] if bool(a) == (op == 5) else self.ip + 3
            elif op == 9:
                self.base += a
                self.ip += 2
            else:
                raise ValueError(f"bad opcode {op} at {self.ip}")


double_and_one = "3,20,102,2,20,20,101,1,20,20,4,20,99"
countdown = "3,30,4,30,101,-1,30,30,1005,30,2,99"
relative = "109,50,203,0,22201,0,0,1,204,1,22107,9,1,2,204,2,99"
print(
    [list(Intcode(double_and_one).run(n)) for n in (0, 7, -3)],
    list(Intcode(countdown).run(4)),
    [list(Intcode(relative).run(n)) for n in (3, 8)],
    list(Intcode("1102,123456789,987654321,7,104,0,99,0").run()),
)
try:
    list(Intcode("98").run())
except ValueError as e:
    print(e)


def amplify(phases, program="3,40,1101,3,0,42,3,41,2,40,41,41,101,1,41,41,4,41,101,-1,42,42,1005,42,6,99"):
    amps = [Intcode(program) for _ in phases]
    signal, runs = 0, [None] * len(phases)
    while not amps[-1].halted:
        for i, amp in enumerate(amps):
            inputs = (phases[i], signal) if runs[i] is None else (signal,)
            runs[i] = True
            for out in amp.run(*inputs):
                signal = out
    return signal


print(amplify([2, 3, 5]), amplify([1, 1]))


def assembly(lines, **registers):
    r, ip, steps = defaultdict(int, registers), 0, 0
    value = lambda x: r[x] if x.isalpha() else int(x)
    while 0 <= ip < len(lines):
        steps += 1
        op, *args = lines[ip].replace(",", "").split()
        match op, args:
            case "cpy", [x, y]:
                r[y] = value(x)
            case "inc", [x]:
                r[x] += 1
            case "dec", [x]:
                r[x] -= 1
            case "jnz", [x, y] if value(x):
                ip += value(y) - 1
            case "jnz", _:
                pass
            case _:
                raise SyntaxError(lines[ip])
        ip += 1
    return dict(r), steps


print(
    assembly(["cpy 6 n", "cpy n k", "inc t", "dec k", "jnz k -2", "dec n", "jnz n -5"]),
    assembly(["cpy 1 a", "jnz 0 2", "inc a", "jnz a 2", "inc b", "dec a"]),
)


def turing(rules, state, tape="", limit=1000):
    cells, at, steps = defaultdict(lambda: "_", enumerate(tape)), 0, 0
    while state != "halt" and steps < limit:
        write, move, state = rules[state, cells[at]]
        cells[at] = write
        at += {"R": 1, "L": -1, "N": 0}[move]
        steps += 1
    return "".join(cells[i] for i in range(min(cells), max(cells) + 1)).strip("_"), steps


increment = {
    ("seek", "0"): ("0", "R", "seek"),
    ("seek", "1"): ("1", "R", "seek"),
    ("seek", "_"): ("_", "L", "add"),
    ("add", "1"): ("0", "L", "add"),
    ("add", "0"): ("1", "N", "halt"),
    ("add", "_"): ("1", "N", "halt"),
}
beaver = {
    ("A", "_"): ("1", "R", "B"),
    ("A", "1"): ("1", "L", "C"),
    ("B", "_"): ("1", "L", "A"),
    ("B", "1"): ("1", "R", "B"),
    ("C", "_"): ("1", "L", "B"),
    ("C", "1"): ("1", "N", "halt"),
}
print([turing(increment, "seek", t) for t in ("1011", "111", "0")], turing(beaver, "A"))
WIRES = "77 -> p\n1000 -> q\np AND q -> r\nr OR p -> s\nq LSHIFT 7 -> t\nq RSHIFT 3 -> u\nNOT r -> v\nv AND t -> w"


def circuit(text):
    wires, cache = {}, {}
    for line in text.splitlines():
        source, target = line.split(" -> ")
        wires[target] = source.split()

    def signal(name):
        if name.isdigit():
            return int(name)
        if name not in cache:
            match wires[name]:
                case [x]:
                    v = signal(x)
                case ["NOT", x]:
                    v = ~signal(x) & 0xFFFF
                case [a, "AND", b]:
                    v = signal(a) & signal(b)
                case [a, "OR", b]:
                    v = signal(a) | signal(b)
                case [a, "LSHIFT", n]:
                    v = signal(a) << int(n) & 0xFFFF
                case [a, "RSHIFT", n]:
                    v = signal(a) >> int(n)
            cache[name] = v
        return cache[name]

    return {name: signal(name) for name in sorted(wires)}


print(circuit(WIRES))


def compile_regex(pattern):
    """Thompson's construction; states are tuples."""
    position = 0

    def alternation():
        nonlocal position
        left = sequence()
        while position < len(pattern) and pattern[position] == "|":
            position += 1
            left = ("alt", left, sequence())
        return left

    def sequence():
        nonlocal position
        out = ("empty",)
        while position < len(pattern) and pattern[position] not in "|)":
            item = atom()
            while position < len(pattern) and pattern[position] in "*+?":
                item = ({"*": "star", "+": "plus", "?": "opt"}[pattern[position]], item)
                position += 1
            out = ("cat", out, item)
        return out

    def atom():
        nonlocal position
        c = pattern[position]
        position += 1
        if c == "(":
            inner = alternation()
            position += 1
            return inner
        return ("any",) if c == "." else ("char", c)

    return alternation()


def ends(node, text, starts):
    kind = node[0]
    if kind == "empty":
        return starts
    if kind in ("char", "any"):
        return {i + 1 for i in starts if i < len(text) and (kind == "any" or text[i] == node[1])}
    if kind == "cat":
        return ends(node[2], text, ends(node[1], text, starts))
    if kind == "alt":
        return ends(node[1], text, starts) | ends(node[2], text, starts)
    if kind == "opt":
        return starts | ends(node[1], text, starts)
    reached = ends(node[1], text, starts) if kind == "plus" else set(starts)
    while True:
        more = ends(node[1], text, reached) - reached
        if not more:
            return reached
        reached |= more


def matches(pattern, text):
    return len(text) in ends(compile_regex(pattern), text, {0})


print(
    [
        matches(p, t)
        for p, t in (
            ("a(b|c)*d", "abcbcd"),
            ("(ab)+", "ababab"),
            ("(ab)+", "aba"),
            ("colou?r", "color"),
            ("x*", ""),
            (".+y", "xy"),
            ("a|bc", "bc"),
            ("(a*)*b", "aaaab"),
            ("(a|b)+c?", "abab"),
            ("a.c", "ac"),
        )
    ]
)


class Queue:
    def __init__(self):
        self.log, self.time, self.pending = [], 0, []

    def schedule(self, delay, name, action=None):
        self.pending.append((self.time + delay, name, action))
        self.pending.sort(key=lambda p: (p[0], p[1]))

    def run(self):
        while self.pending:
            self.time, name, action = self.pending.pop(0)
            self.log.append(f"{self.time}:{name}")
            if action:
                action()
        return self.log


q = Queue()
q.schedule(5, "late")
q.schedule(1, "first", lambda: q.schedule(2, "child", lambda: q.schedule(2, "grandchild")))
q.schedule(3, "b")
print(q.run())
