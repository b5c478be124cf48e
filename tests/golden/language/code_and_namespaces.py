"""Compiled code run with locals of its own, namespaces with odd keys, and global declared inside exec."""


def check(condition):
    compiled = compile(condition, "<condition>", "eval")

    def decorate(f):
        def checked(*args):
            if not eval(compiled):
                raise ValueError(f"not {condition}")
            return f(*args)

        return checked

    return decorate


@check("args[0] > 0 and len(args) == 2")
def power(base, exponent):
    return base**exponent


print(power(2, 5))
try:
    power(-1, 3)
except ValueError as e:
    print(e)

program = compile("total = a + b\nlast = total", "<program>", "exec")
spaces = {"a": 1, "b": 2}
results = {}
exec(program, spaces, results)
print(results, "total" in spaces)
for a in range(2):
    exec(program, {"b": 10}, results | {"a": a})
exec(program, spaces)
print(spaces["total"])


class Default(dict):
    def __missing__(self, key):
        return 7


print(eval(compile("x * y", "", "eval"), {}, Default(y=6)))

values = {}
outside = {}
exec(
    """
count = 1
def bump():
    global count
    count += 1
    return count
bump()
other = 5
""",
    outside,
    values,
)
print(sorted(values), outside["count"])

space = globals()
space[1] = "one"
space[(2, 3)] = "pair"
print(space[1], space[(2, 3)], 1 in space, len([k for k in space if not isinstance(k, str)]))
del space[1]
print(1 in space)
odd = {None: 0, "x": 20}
exec("y = x + 1", odd)
print(odd[None], odd["y"])


def outer(n):
    return lambda: n


for run in (eval, exec):
    try:
        run(outer(1).__code__)
    except TypeError as e:
        print(e)

exec(compile("1 + 1\nNone\n", "<typed>", "exec"))
exec(compile("'shown'\n", "<typed>", "single"))
