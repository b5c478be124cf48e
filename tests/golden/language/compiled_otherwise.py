# Code objects made without assertions and docstrings, and run with the variables of a closure.
source = '''"""module"""
def f():
    "function"
    assert False, "tested"
    return __debug__
'''
for level in -1, 0, 1, 2:
    names = {}
    exec(compile(source, "source", "exec", optimize=level), names)
    try:
        print(level, names.get("__doc__"), names["f"].__doc__, names["f"]())
    except AssertionError as error:
        print(level, names.get("__doc__"), names["f"].__doc__, error)
try:
    compile(source, "source", "exec", optimize=3)
except ValueError as error:
    print(error)


def outer():
    total, step = 1, 10

    def advance():
        nonlocal total
        total += step

    return advance, lambda: total


advance, total = outer()
exec(advance.__code__, globals(), closure=advance.__closure__)
print(total())
for attempt in (lambda: exec(advance.__code__),
                lambda: exec(advance.__code__, {}, closure=advance.__closure__[:1]),
                lambda: exec(advance.__code__, {}, closure=(1, 2)),
                lambda: exec("pass", closure=advance.__closure__),
                lambda: exec(compile("pass", "", "exec"), closure=advance.__closure__),
                lambda: eval(advance.__code__)):
    try:
        attempt()
    except TypeError as error:
        print(error)

FunctionType = type(outer)


def keywords(a, b=2, *, c):
    return a, b, c


print(FunctionType(keywords.__code__, {}, "again", (5,), None, {"c": 9})(1))
print(FunctionType(keywords.__code__, {}, kwdefaults={"c": 8}, argdefs=(4, 6))())
try:
    FunctionType(keywords.__code__, {}, kwdefaults=1)
except TypeError as error:
    print(error)
