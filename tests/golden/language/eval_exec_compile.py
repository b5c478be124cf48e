"""eval, exec, compile: namespaces, locals, closures, results, errors, code objects."""

x = 10


def f():
    x = 20
    return eval("x"), eval("x", globals()), eval("x + y", {"x": 1, "y": 2}), eval("x", {"x": 5}, {"x": 6})


print(
    f(),
    eval("x * 2"),
    eval(" [i for i in range(3)] "),
    eval("(lambda a: a + x)(1)"),
    eval("{'a': 1}['a']"),
    eval("1 if x else 2"),
    eval("f'{x!r:>4}'"),
    eval(b"1 + 1"),
)
ns = {}
exec("a = 1\nb = a + 1\ndef g(n):\n    return n * b\nclass C:\n    v = a", ns)
print(ns["a"], ns["b"], ns["g"](5), ns["C"].v, "__builtins__" in ns, sorted(k for k in ns if k != "__builtins__"))
exec("b = 100", ns)
print(ns["g"](1), exec("pass"), exec(""))
g_ns, l_ns = {"base": 1}, {}
exec("y = base + 1\nbase = 50", g_ns, l_ns)
print(g_ns["base"], l_ns)


def local_exec():
    v = 1
    exec("v = 2")
    exec("w = v + 1")
    return v, "w" in locals()


print(local_exec())
exec("module_level = 'set by exec'")
print(module_level, globals()["module_level"])


class Log(dict):
    def __getitem__(self, k):
        print(f"[{k}]", end=" ")
        return super().__getitem__(k)

    def __setitem__(self, k, v):
        print(f"[{k}={v}]", end=" ")
        super().__setitem__(k, v)


exec("p = 1\nq = p + 1", {}, Log())
print()
code = compile("sum(range(n))", "<string>", "eval")
print(eval(code, {"n": 5}), eval(code, {"n": 10}), type(code).__name__, code.co_filename, code.co_name, code.co_names)
block = compile("for i in range(3):\n    total += i", "file.py", "exec")
ns = {"total": 0}
exec(block, ns)
exec(block, ns)
print(ns["total"], ns["i"], eval(block, ns))
single = compile("x + 1", "<single>", "single")
exec(single)
exec(compile("[1, 2]", "<single>", "single"))
errors = [
    "1 +",
    "x = = 2",
    "def f(:",
    "if True\n  pass",
    "return 1",
    "yield 1",
    "break",
    "'unclosed",
    "(1, 2",
    "a b",
    "1 = x",
    "f() = 1",
    "lambda: (yield)",
    "import",
    "x +",
    "  indented",
    "if 1:\npass",
    "class A(",
    "for in x: pass",
    "print 'x'",
    "def f(a, a): pass",
    "f(a=1, a=2)",
    "nonlocal x",
    "x = 5 6",
    "[1, 2",
    "}",
    "del 5",
    "else: pass",
    "'a' 'b' 5",
    "a := 1",
    "*a",
    "def f(a=1, b): pass",
    "0777",
    "1__0",
    "f(**a, *b)",
    "f(a=1, 2)",
    "continue",
    "global x; x = 1; y y",
    "try: pass",
    "while",
    "async x",
    "assert (1, 'm') == 1 1",
    "\"\"\"open",
    "x = 'a\nb'",
    "5.attr",
    "return",
    "with open: x y",
    "a, b += 1",
    "not = 1",
    "None = 1",
    "True += 1",
    "def None(): pass",
    "raise from x",
    "@",
    "from x import",
    "import a.b as",
    "x if y",
    "{1: 2, 3}",
    "{1, 2: 3}",
    "f'{'",
    "f'{}'",
    "f'{a b}'",
    "f'}'",
]
for source in errors:
    try:
        compile(source, "<test>", "exec")
        print(f"{source!r} compiles")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__} line {e.lineno}")
for bad in (
    lambda: eval("x = 1"),
    lambda: eval(""),
    lambda: eval("pass"),
    lambda: compile("x", "f", "nope"),
    lambda: eval(5),
    lambda: exec(5),
    lambda: eval("a", 5),
    lambda: exec("a", {}, 5),
    lambda: compile(5, "f", "exec"),
    lambda: eval("nope_undefined"),
    lambda: exec("raise ValueError('inside')"),
    lambda: eval("1/0"),
    lambda: exec("x +"),
    lambda: eval("(1,)[5]"),
):
    try:
        print(bad())
    except (SyntaxError, TypeError, NameError, ValueError, ZeroDivisionError, IndexError) as e:
        print(type(e).__name__, "" if isinstance(e, SyntaxError) else e)
safe = {"__builtins__": {"len": len}}
print(eval("len([1])", safe))
try:
    eval("print(1)", safe)
except NameError as e:
    print(e)
make = "def make():\n    n = 0\n    def step():\n        nonlocal n\n        n += 1\n        return n\n    return step"
ns = {}
exec(make, ns)
step = ns["make"]()
print(step(), step(), step.__code__.co_freevars)


def template(name, fields):
    body = "\n".join(f"        self.{f} = {f}" for f in fields)
    source = f"class {name}:\n    def __init__(self, {', '.join(fields)}):\n{body}\n"
    ns = {}
    exec(source, ns)
    return ns[name]


P = template("Point", ["x", "y"])
print(vars(P(1, y=2)), P.__name__, P.__module__)
expressions = [
    "1+2",
    "2**10",
    "'a'*3",
    "[1,2][::-1]",
    "max(3,7)",
    "{*'ab'} == {'a','b'}",
    "(lambda *a: sum(a))(1,2,3)",
    "not 1 < 2 > 3",
]
print([eval(e) for e in expressions])
try:
    exec("def h():\n    raise KeyError('deep')\nh()", {})
except KeyError as e:
    tb = e.__traceback__
    while tb.tb_next:
        tb = tb.tb_next
    print(tb.tb_frame.f_code.co_filename, tb.tb_lineno, tb.tb_frame.f_code.co_name)
comp_ns = {"k": 3}
print(
    eval("[k * i for i in range(k)]", comp_ns),
    eval("(lambda: k)()", comp_ns),
    eval("[(lambda: j)() for j in range(2)]"),
    dict(eval("locals()", {}, {"only": 1})),
)
