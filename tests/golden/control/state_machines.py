"""A tutorial program: state machines as tables, as classes and as generators."""

TABLE = {
    ("locked", "coin"): ("unlocked", "unlock"),
    ("locked", "push"): ("locked", "alarm"),
    ("unlocked", "coin"): ("unlocked", "thanks"),
    ("unlocked", "push"): ("locked", "lock"),
}


def run_table(events, state="locked"):
    for event in events:
        state, action = TABLE[state, event]
        yield event, action, state


for step in run_table(["push", "coin", "coin", "push", "push"]):
    print(*step)
try:
    list(run_table(["coin", "kick"]))
except KeyError as e:
    print("KeyError", e)


class TrafficLight:
    ORDER = {"red": "green", "green": "yellow", "yellow": "red"}
    SECONDS = {"red": 3, "green": 4, "yellow": 1}

    def __init__(self):
        self.state, self.clock, self.history = "red", 0, []

    def tick(self):
        self.clock += 1
        if self.clock >= self.SECONDS[self.state]:
            self.history.append((self.state, self.clock))
            self.state, self.clock = self.ORDER[self.state], 0

    def __str__(self):
        return f"{self.state}:{self.clock}"


light = TrafficLight()
for _ in range(11):
    light.tick()
    print(light, end=" ")
print(light.history)


class Vending:
    def __init__(self, prices):
        self.prices = prices
        self.credit = 0
        self.state = self.idle
        self.log = []

    def send(self, event, *args):
        handler = self.state
        self.state = handler(event, *args) or handler
        return self

    def idle(self, event, *args):
        if event == "coin":
            self.credit += args[0]
            return self.paying
        self.log.append(f"ignored {event}")

    def paying(self, event, *args):
        match_price = {"coin": None, "choose": self.prices.get(args[0]) if args else None, "cancel": 0}
        if event not in match_price:
            raise ValueError(f"unknown event {event!r} in {self.state.__name__}")
        if event == "coin":
            self.credit += args[0]
        elif event == "cancel":
            self.log.append(f"return {self.credit}")
            self.credit = 0
            return self.idle
        else:
            price = match_price["choose"]
            if price is None:
                self.log.append(f"no {args[0]}")
            elif price > self.credit:
                self.log.append(f"{args[0]} needs {price - self.credit} more")
            else:
                self.credit -= price
                self.log.append(f"deliver {args[0]}, return {self.credit}")
                self.credit = 0
                return self.idle


machine = Vending({"tea": 120, "soup": 200})
machine.send("choose", "tea").send("coin", 100).send("choose", "tea").send("coin", 50).send("choose", "cake").send(
    "choose", "tea"
).send("coin", 10).send("cancel")
print(machine.log, machine.credit, machine.state.__name__)
try:
    machine.send("coin", 1).send("shake")
except ValueError as e:
    print(e)


def tokenizer():
    """A generator that keeps its state in its position."""
    words, word = [], ""
    while True:
        c = yield len(words)
        if c is None:
            break
        if c == '"':
            while (c := (yield len(words))) not in ('"', None):
                word += c
            words.append(f"quoted:{word}")
            word = ""
            if c is None:
                break
        elif c == " ":
            if word:
                words.append(word)
            word = ""
        else:
            word += c
    if word:
        words.append(word)
    return words


def feed(text):
    machine = tokenizer()
    next(machine)
    for c in text:
        machine.send(c)
    try:
        machine.send(None)
    except StopIteration as stop:
        return stop.value


print(feed('one "two three" four'), feed('  a  "unfinished'), feed(""))
brackets = {")": "(", "]": "[", "}": "{"}


def balanced(text):
    stack = []
    for position, c in enumerate(text):
        if c in brackets.values():
            stack.append((c, position))
        elif c in brackets:
            if not stack or stack[-1][0] != brackets[c]:
                return f"unexpected {c} at {position}"
            stack.pop()
    return f"unclosed {stack[-1][0]} at {stack[-1][1]}" if stack else "balanced"


for text in ("([]{})", "(]", "((", "a(b)c]", ""):
    print(repr(text), balanced(text))


def brainfuck(program, data=""):
    jumps, stack = {}, []
    for i, c in enumerate(program):
        if c == "[":
            stack.append(i)
        elif c == "]":
            jumps[i] = stack.pop()
            jumps[jumps[i]] = i
    tape, pointer, pc, out, inputs = [0] * 30, 0, 0, [], iter(data)
    while pc < len(program):
        c = program[pc]
        if c == ">":
            pointer += 1
        elif c == "<":
            pointer -= 1
        elif c == "+":
            tape[pointer] = (tape[pointer] + 1) % 256
        elif c == "-":
            tape[pointer] = (tape[pointer] - 1) % 256
        elif c == ".":
            out.append(chr(tape[pointer]))
        elif c == ",":
            tape[pointer] = ord(next(inputs, "\0"))
        elif c == "[" and not tape[pointer] or c == "]" and tape[pointer]:
            pc = jumps[pc]
        pc += 1
    return "".join(out)


print(
    brainfuck(
        "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
    ).strip(),
    brainfuck(",[.,]", "echo"),
)
