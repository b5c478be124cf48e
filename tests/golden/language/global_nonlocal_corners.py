"""Corner cases of names: global, nonlocal, comprehensions, class scopes, except names, loops, lambdas."""

a = "module"


def outer():
    a = "outer"

    def uses_global():
        global a
        a = "changed module"
        return a

    def nested():
        def inner():
            nonlocal a
            a = "changed outer"

        inner()
        return a

    return uses_global(), a, nested(), a


print(outer(), a)


def global_in_nested():
    def make():
        global created
        created = "made deep inside"

    make()
    return created


print(global_in_nested(), created)


def loop_capture():
    out = []
    for i in range(3):

        def f(j=i):
            nonlocal i
            i += 10
            return i, j

        out.append(f)
    return [f() for f in out], i


print(loop_capture())


def comprehension_names(n):
    squares = [n * n for n in range(3)]
    return squares, n, [(n, m) for n in range(2) for m in [n]], {n: n for n in "ab"}


print(comprehension_names("kept"))


def shadow_builtin():
    def len(x):
        return "my len"

    return len([1]), [len(i) for i in [[]]]


print(shadow_builtin(), len([1]))


def conditional_local(flag):
    if flag:
        v = 1
    try:
        return v
    except UnboundLocalError as e:
        return str(e)


print(conditional_local(True), conditional_local(False))


def delete_and_rebind():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        first = str(e)
    v = 2
    return first, v


print(delete_and_rebind())


def closure_over_deleted():
    v = 1

    def get():
        return v

    before = get()
    del v
    try:
        return before, get()
    except NameError as e:
        return before, str(e)


print(closure_over_deleted())


class Scope:
    v = 1

    def get(self):
        return v

    items = [v for v in range(3)]
    v2 = v
    gen = [(lambda: i)() for i in range(v)]


v = "module v"
print(Scope().get(), Scope.items, Scope.v2, Scope.gen)


def class_nonlocal():
    n = 0

    class Counter:
        nonlocal n
        n += 1
        n += 1

        def bump(self):
            nonlocal n
            n += 10
            return n

    return Counter().bump(), n


print(class_nonlocal())


class GlobalInClass:
    global from_class
    from_class = "set in a class body"
    own = from_class


print(from_class, GlobalInClass.own, hasattr(GlobalInClass, "from_class"))


def walrus_scope():
    if any((hit := n) > 2 for n in range(5)):
        found = hit
    [last := n for n in range(3)]

    def inner():
        nonlocal hit
        hit = "changed"
        return [hit := hit + "!" for _ in range(2)]

    return found, last, inner(), hit


print(walrus_scope())


def parameters(a, b=lambda: a, *c, **d):
    a = "rebound"
    try:
        return a, b(), c, d
    except NameError as e:
        return str(e)


print(parameters(1))


def recursion_name():
    def f(n):
        return "done" if n == 0 else f(n - 1)

    g = f
    f = lambda n: f"replaced {n}"
    return g(2), g(0)


print(recursion_name())


def for_target():
    for i in range(2):
        for i in "ab":
            pass
    return i


def except_shadow(e="parameter"):
    try:
        raise KeyError
    except KeyError as e:
        pass
    try:
        return e
    except UnboundLocalError as err:
        return str(err)


def with_target():
    class M:
        def __enter__(self):
            return "entered"

        def __exit__(self, *a):
            pass

    with M() as w:

        def f():
            return w

    w = "later"
    return f()


def import_local():
    import math as m
    from math import pi as p

    return m.floor(p)


print(for_target(), except_shadow(), with_target(), import_local(), "m" in globals())


def star_global():
    global g1, g2
    g1, (g2, *rest) = 1, (2, 3)
    for globals()["g3"] in range(2):
        pass
    return rest


print(star_global(), g1, g2, g3)


def generator_scope():
    n = 10
    g = (n + i for i in range(2))
    n = 100
    return list(g)


def default_scope():
    n = 1

    def f(a=n, b=lambda: n):
        return a, b()

    n = 2
    return f()


def nested_class():
    x = "function"

    class A:
        x = "class"

        class B:
            y = x

            def m(self):
                return x

    return A.B.y, A.B().m()


print(generator_scope(), default_scope(), nested_class())
x = "global x"


def no_local_binding():
    def f():
        return x

    def h():
        x = "h's"
        return f()

    return h()


def type_params_free():
    T = int

    def f(v: T) -> "T":
        return v

    return f.__annotations__


print(no_local_binding(), type_params_free(), [x for x in "q"], x)
for _ in range(1):

    def late():
        return undefined_until_later


undefined_until_later = "now defined"
print(late())
vars()["via_vars"] = 1
locals()["via_locals"] = 2
print(via_vars, via_locals, vars() is globals(), locals() is globals())


def local_copy():
    a = 1
    l = locals()
    l["a"] = 99
    b = 2
    return a, sorted(l), sorted(locals())


print(local_copy())
print(
    (lambda: (yield))().__class__.__name__,
    (lambda x=x: x)(),
    (lambda *x: x)(1),
    [lambda: 0][0](),
    (lambda: [x for x in (1, 2)])(),
)
try:
    exec("def f():\n    x = 1\n    global x")
except SyntaxError as e:
    print(e.msg)
for source in (
    "def f():\n    nonlocal q",
    "def f(a):\n    global a",
    "def f():\n    print(z)\n    global z",
    "nonlocal m",
    "def f():\n    def g():\n        nonlocal h",
    "class A:\n    nonlocal q",
    "def f(a):\n    nonlocal a",
    "[x := 1 for x in 'a']",
    "[(y := 1) for _ in 'a' for y in 'b']",
    "class A:\n    [z := 1 for _ in 'a']",
    "def f():\n    global u\n    nonlocal u",
):
    try:
        exec(source)
        print("fine")
    except SyntaxError as e:
        print(e.msg)
