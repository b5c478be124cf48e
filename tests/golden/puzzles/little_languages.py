"""Interpreters for small languages: brainfuck, a Forth, a Lisp, a calculator."""

import math
import operator as op
import re


def brainfuck(program, data=""):
    jumps, stack = {}, []
    for i, char in enumerate(program):
        if char == "[":
            stack.append(i)
        elif char == "]":
            start = stack.pop()
            jumps[start], jumps[i] = i, start
    tape, at, pc, out, data = [0] * 30, 0, 0, [], iter(data)
    while pc < len(program):
        match program[pc]:
            case ">": at += 1
            case "<": at -= 1
            case "+": tape[at] = (tape[at] + 1) % 256
            case "-": tape[at] = (tape[at] - 1) % 256
            case ".": out.append(chr(tape[at]))
            case ",": tape[at] = ord(next(data, "\0"))
            case "[" if not tape[at]: pc = jumps[pc]
            case "]" if tape[at]: pc = jumps[pc]
        pc += 1
    return "".join(out)


print(brainfuck("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."))
print(brainfuck(",[.,]", "echo"), brainfuck("+[-->-[>>+>-----<<]<--<---]>-.>>>+.>>..+++[.>]<<<<.+++.------.<<-.>>>>+."[:0]))


class Forth:
    def __init__(self):
        self.stack, self.words = [], {}
        binary = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.floordiv, "mod": op.mod, "=": op.eq, "<": op.lt}
        for name, function in binary.items():
            self.words[name] = lambda f=function: self.binary(f)
        self.words |= {"dup": lambda: self.stack.append(self.stack[-1]), "drop": lambda: self.stack.pop(),
                       "swap": lambda: self.stack.insert(-1, self.stack.pop()), ".": lambda: print(self.stack.pop(), end=" "),
                       "over": lambda: self.stack.append(self.stack[-2]), "cr": print}

    def binary(self, function):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(int(function(a, b)))

    def run(self, text):
        tokens = iter(text.split())
        for token in tokens:
            if token == ":":
                name = next(tokens)
                body = []
                while (word := next(tokens)) != ";":
                    body.append(word)
                self.words[name] = lambda body=" ".join(body): self.run(body)
            elif token in self.words:
                self.words[token]()
            else:
                try:
                    self.stack.append(int(token))
                except ValueError:
                    raise NameError(f"unknown word {token!r}") from None


forth = Forth()
forth.run(": square dup * ; : cube dup square * ; 3 cube . 2 10 over - . 7 2 mod . cr 1 2 swap . . cr")
for bad in ("nope", "+", "1 0 /"):
    try:
        forth.run(bad)
    except (NameError, IndexError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


def read(text):
    tokens = re.findall(r"[()']|[^\s()']+", text)

    def parse():
        token = tokens.pop(0)
        if token == "'":
            return ["quote", parse()]
        if token == "(":
            items = []
            while tokens[0] != ")":
                items.append(parse())
            tokens.pop(0)
            return items
        if token == ")":
            raise SyntaxError("unexpected )")
        try:
            return int(token)
        except ValueError:
            try:
                return float(token)
            except ValueError:
                return token
    return parse()


class Scope(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values, strict=True))
        self.outer = outer

    def find(self, name):
        if name in self:
            return self
        if self.outer is None:
            raise NameError(name)
        return self.outer.find(name)


GLOBAL = Scope()
GLOBAL.update({"+": lambda *a: sum(a), "-": op.sub, "*": lambda *a: math.prod(a), "<": op.lt, "=": op.eq, "list": lambda *a: list(a),
               "car": lambda x: x[0], "cdr": lambda x: x[1:], "cons": lambda a, b: [a, *b], "null?": lambda x: x == [], "pi": math.pi})


def evaluate(x, scope=GLOBAL):
    match x:
        case str():
            return scope.find(x)[x]
        case int() | float():
            return x
        case ["quote", value]:
            return value
        case ["if", test, yes, no]:
            return evaluate(yes if evaluate(test, scope) else no, scope)
        case ["define", [name, *names], body]:
            scope[name] = evaluate(["lambda", names, body], scope)
        case ["define", name, value]:
            scope[name] = evaluate(value, scope)
        case ["lambda", names, body]:
            return lambda *args: evaluate(body, Scope(names, args, scope))
        case [function, *args]:
            return evaluate(function, scope)(*(evaluate(arg, scope) for arg in args))


for source in ["(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))", "(fact 20)", "(define (map f xs) (if (null? xs) '() (cons (f (car xs)) (map f (cdr xs)))))",
               "(map (lambda (x) (* x x)) '(1 2 3))", "(define add (lambda (a) (lambda (b) (+ a b))))", "((add 3) 4)", "(* 2 pi)", "(undefined 1)", "((lambda (x) x))", ")"]:
    try:
        print(source, "=>", evaluate(read(source)))
    except (NameError, ValueError, SyntaxError) as error:
        print(source, "=>", type(error).__name__, error)
