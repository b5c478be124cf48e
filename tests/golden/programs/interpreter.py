"""A tiny Lisp: reader, environment, closures, tail of errors."""


class LispError(Exception):
    pass


def tokenize(text):
    return text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()


def read(tokens):
    if not tokens:
        raise LispError("unexpected end")
    token = tokens.pop(0)
    if token == "(":
        out = []
        while tokens and tokens[0] != ")":
            out.append(read(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop(0)
        return out
    if token == ")":
        raise LispError("unexpected )")
    if token == "'":
        return ["quote", read(tokens)]
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            pass
    return token


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f"unknown name {name}")


class Lambda:
    def __init__(self, names, body, env):
        self.names, self.body, self.env = names, body, env

    def __call__(self, *values):
        if len(values) != len(self.names):
            raise LispError(f"expected {len(self.names)} arguments, got {len(values)}")
        return evaluate(self.body, Env(self.names, values, self.env))


def product(*args):
    result = 1
    for a in args:
        result *= a
    return result


def minus(first, *rest):
    return first - sum(rest) if rest else -first


GLOBAL = Env()
GLOBAL.update(
    {
        "+": lambda *a: sum(a),
        "*": product,
        "-": minus,
        "/": lambda a, b: a / b,
        "<": lambda a, b: a < b,
        "=": lambda a, b: a == b,
        "list": lambda *a: list(a),
        "car": lambda l: l[0],
        "cdr": lambda l: l[1:],
        "cons": lambda a, l: [a] + l,
        "null?": lambda l: l == [],
        "map": lambda f, l: [f(x) for x in l],
        "length": len,
        "#t": True,
        "#f": False,
    }
)


def evaluate(x, env=GLOBAL):
    while True:
        if isinstance(x, str):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            raise LispError("empty call")
        head, *rest = x
        if head == "quote":
            return rest[0]
        if head == "if":
            test, yes, no = rest
            x = yes if evaluate(test, env) else no
            continue
        if head == "define":
            name, value = rest
            if isinstance(name, list):
                name, value = name[0], ["lambda", name[1:], value]
            env[name] = evaluate(value, env)
            return None
        if head == "set!":
            env.find(rest[0])[rest[0]] = evaluate(rest[1], env)
            return None
        if head == "lambda":
            return Lambda(rest[0], rest[1], env)
        if head == "begin":
            for part in rest[:-1]:
                evaluate(part, env)
            x = rest[-1]
            continue
        if head == "let":
            names, values = zip(*rest[0])
            env = Env(names, [evaluate(v, env) for v in values], env)
            x = rest[1]
            continue
        f, args = evaluate(head, env), [evaluate(a, env) for a in rest]
        if isinstance(f, Lambda) and len(args) == len(f.names):
            x, env = f.body, Env(f.names, args, f.env)
            continue
        if not callable(f):
            raise LispError(f"{show(f)} is not a function")
        return f(*args)


def show(x):
    if isinstance(x, list):
        return "(" + " ".join(map(show, x)) + ")"
    if isinstance(x, bool):
        return "#t" if x else "#f"
    if isinstance(x, Lambda):
        return f"<lambda {' '.join(x.names)}>"
    return str(x)


PROGRAM = """
(+ 1 2 (* 3 4))
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 20)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 3000 0)
(map (lambda (x) (* x x)) '(1 2 3))
(define (compose f g) (lambda (x) (f (g x))))
((compose fact length) '(a b c d))
(define make-counter (lambda () (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n)))))
(define c (make-counter))
(c)
(list (c) (c))
(cons 0 (cdr '(1 2 3)))
'(nested (quote x) 1.5)
(let ((x 2) (y 3)) (* x y))
(/ 1 0)
(undefined 1)
(fact)
(1 2)
(car '())
(+ 1 'a)
((
)
compose
(null? '())
"""
for line in PROGRAM.strip().splitlines():
    try:
        tokens = tokenize(line)
        result = evaluate(read(tokens))
        if result is not None:
            print(f"{line:<40} => {show(result)}")
    except (LispError, ZeroDivisionError, IndexError, TypeError) as e:
        print(f"{line:<40} !! {type(e).__name__}: {e}")
