# What CPython says of parameters, targets, stars and type parameters that cannot be, and where.
SOURCES = [
    "def f(*, /): pass",
    "def f(*, /, a): pass",
    "def f(/, a): pass",
    "def foo(/,a,b=,c):\n   pass",
    "def foo(a=1,/*,b,c): pass",
    "def f(*None): pass",
    "lambda /,a,b,c: None",
    "lambda a=1,/*,b,c: None",
    "lambda a=1,d=,c: None",
    "lambda *,: None",
    "lambda x, (y, z), w: None",
    "for a not in x: pass",
    "for i < (): pass",
    "[x for x if range(1)]",
    "tuple(x for x if range(1))",
    "[x for a, b, (c + 1, d()) if y]",
    "[x for x not in a]",
    "class A[1]: pass",
    "class A[]: pass",
    "def f[](): pass",
    "def f[1](): pass",
    "type X[1] = int",
    "assert *a",
    "assert *a, b",
    "raise *a",
    "f(x, *:)",
    "A[*]",
    "A[*b:]",
    "x: *b",
    "def f6(x: *b): pass",
    "def f8(**kwargs: *a): pass",
    "def f(*args: *b = 1): pass",
    "match 1:\n    case {**_}: pass",
    "class C(x for x in L): pass",
    "dict(a = i for i in range(10))",
    "(**a)",
    "(a if b else c) = 1",
    "(lambda: 1) = 1",
    "try: pass\nexcept A: pass\nexcept* B: pass",
    "try: pass\nexcept* A: pass\nexcept B: pass",
    "(f'a' =8 'x')",
    "f(lambda: (f'{1!r:>{4}}' =8))",
    "[f'a' = 1]",
]

for source in SOURCES:
    try:
        compile(source, "source", "exec")
    except SyntaxError as error:
        print([source], error.msg, error.lineno, error.offset, error.end_offset)
    else:
        print([source], "accepted")
