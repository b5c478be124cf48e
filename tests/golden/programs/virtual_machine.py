"""A stack machine with an assembler, and a compiler from a small language to it."""


class MachineError(Exception):
    def __init__(self, pc, message):
        super().__init__(f"at {pc}: {message}")


def assemble(source):
    labels, code = {}, []
    for line in source.strip().splitlines():
        line = line.split(";")[0].strip()
        if not line:
            continue
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
        else:
            op, *args = line.split()
            code.append([op, *args])
    for instruction in code:
        instruction[1:] = [
            labels[a] if a in labels else int(a) if a.lstrip("-").isdigit() else a for a in instruction[1:]
        ]
    return code


class Machine:
    def __init__(self, code, limit=10_000):
        self.code, self.limit = code, limit
        self.stack, self.calls, self.memory, self.output, self.pc, self.steps = [], [], {}, [], 0, 0

    def pop(self):
        if not self.stack:
            raise MachineError(self.pc, "stack is empty")
        return self.stack.pop()

    def run(self):
        while self.pc < len(self.code):
            self.steps += 1
            if self.steps > self.limit:
                raise MachineError(self.pc, "too many steps")
            op, *args = self.code[self.pc]
            self.pc += 1
            handler = getattr(self, "op_" + op, None)
            if handler is None:
                raise MachineError(self.pc - 1, f"unknown instruction {op!r}")
            try:
                if handler(*args) == "halt":
                    break
            except (ZeroDivisionError, KeyError, TypeError) as e:
                raise MachineError(self.pc - 1, f"{op}: {type(e).__name__} {e}") from e
        return self.output

    def op_push(self, n):
        self.stack.append(n)

    def op_add(self):
        b, a = self.pop(), self.pop()
        self.stack.append(a + b)

    def op_sub(self):
        b, a = self.pop(), self.pop()
        self.stack.append(a - b)

    def op_mul(self):
        self.stack.append(self.pop() * self.pop())

    def op_div(self):
        b, a = self.pop(), self.pop()
        self.stack.append(a // b)

    def op_less(self):
        b, a = self.pop(), self.pop()
        self.stack.append(int(a < b))

    def op_dup(self):
        self.stack.append(self.stack[-1])

    def op_load(self, name):
        self.stack.append(self.memory[name])

    def op_store(self, name):
        self.memory[name] = self.pop()

    def op_print(self):
        self.output.append(self.pop())

    def op_jump(self, to):
        self.pc = to

    def op_jumpz(self, to):
        if self.pop() == 0:
            self.pc = to

    def op_call(self, to):
        self.calls.append(self.pc)
        self.pc = to

    def op_ret(self):
        self.pc = self.calls.pop()

    def op_halt(self):
        return "halt"


factorial = """
    push 10
    call fact
    print
    halt
fact:               ; n -- n!
    dup
    push 2
    less
    jumpz recurse
    push 0
    mul
    push 1
    add
    ret
recurse:
    dup
    push 1
    sub
    call fact
    mul
    ret
"""
machine = Machine(assemble(factorial))
print(machine.run(), machine.steps, assemble(factorial)[:3])
for source in ("add", "push 1\npush 0\ndiv", "load x", "fly", "loop:\njump loop", "push 1 2", "push 5\nprint"):
    try:
        print(Machine(assemble(source), limit=500).run())
    except MachineError as e:
        print(e, "| cause:", repr(e.__cause__))


def compile_program(text):
    """while/if/print/assignment with expressions, one statement a line, `end` closes blocks."""
    out, blocks, counter = [], [], 0

    def expression(tokens, level=0):
        operators = [{"<": "less"}, {"+": "add", "-": "sub"}, {"*": "mul", "/": "div"}]
        if level == len(operators):
            token = tokens.pop(0)
            if token == "(":
                expression(tokens)
                assert tokens.pop(0) == ")", "missing )"
            else:
                out.append(f"push {token}" if token.isdigit() else f"load {token}")
            return
        expression(tokens, level + 1)
        while tokens and tokens[0] in operators[level]:
            op = operators[level][tokens.pop(0)]
            expression(tokens, level + 1)
            out.append(op)

    for line in filter(None, map(str.strip, text.splitlines())):
        word, *rest = line.replace("(", " ( ").replace(")", " ) ").split()
        if word in ("while", "if"):
            counter += 1
            out.append(f"start{counter}:")
            expression(rest)
            out.append(f"jumpz end{counter}")
            blocks.append((word, counter))
        elif word == "end":
            kind, n = blocks.pop()
            if kind == "while":
                out.append(f"jump start{n}")
            out.append(f"end{n}:")
        elif word == "print":
            expression(rest)
            out.append("print")
        else:
            assert rest[0] == "=", line
            expression(rest[1:])
            out.append(f"store {word}")
    return "\n".join(out)


program = """
n = 1
while n < 16
    i = 1
    product = 1
    while i < n + 1
        product = product * i
        i = i + 1
    end
    if product - product / 7 * 7 < 1
        print n
    end
    n = n + 3
end
print (n + 1) * 2 - 3 * (4 - 2)
"""
assembly = compile_program(program)
machine = Machine(assemble(assembly))
print(machine.run(), machine.steps, machine.memory, assembly.count("\n"), sep=" | ")
