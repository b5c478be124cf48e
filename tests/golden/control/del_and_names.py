"""del, global names, unbound locals, name errors and their suggestions."""

x = 1
del x
try:
    x
except NameError as e:
    print(type(e).__name__, e, e.name)
a = b = [1, 2, 3]
del a[0], a
print(b)
del b
d = {"k": [1, 2], "m": 1}
del d["k"][0], d["m"]
print(d)


def unbound():
    print(later)
    later = 1


def maybe(flag):
    if flag:
        value = "set"
    return value


def deleted():
    name = 1
    del name
    return name


def deleted_twice():
    v = 1
    del v
    del v


def loop_variable():
    for item in []:
        pass
    return item


def except_name():
    try:
        raise ValueError("gone")
    except ValueError as problem:
        pass
    return problem


def closure_unbound():
    def inner():
        return cell

    result = []
    try:
        inner()
    except NameError as e:
        result.append(str(e))
    cell = 5
    result.append(inner())
    del cell
    try:
        inner()
    except NameError as e:
        result.append(f"{type(e).__name__}: {e}")
    return result


for f in (unbound, lambda: maybe(False), deleted, deleted_twice, loop_variable, except_name):
    try:
        f()
    except UnboundLocalError as e:
        print(type(e).__name__, e)
print(maybe(True), closure_unbound())
for code in (lambda: undefined_name, lambda: undefined_function(1), lambda: undefined.attribute):
    try:
        code()
    except NameError as e:
        print(e)
counter = 0


def bump():
    global counter, made_here
    counter += 1
    made_here = counter * 10


def shadow():
    counter = "local"
    return counter


def reads_global():
    return counter


bump()
bump()
print(counter, made_here, shadow(), reads_global())


def no_global():
    counter += 1


try:
    no_global()
except UnboundLocalError as e:
    print(e)


def delete_global():
    global made_here
    del made_here


delete_global()
try:
    made_here
except NameError as e:
    print(e)


class C:
    attr = 1

    def __init__(self):
        self.own = 2

    def __delattr__(self, name):
        print("deleting", name)
        super().__delattr__(name)

    def __delitem__(self, key):
        print("deleting item", key)


c = C()
del c.own, c["item"], c[1:2]
for name in ("own", "attr", "nothing"):
    try:
        delattr(c, name)
    except AttributeError as e:
        print(type(e).__name__, e)
del C.attr
print(hasattr(C, "attr"), hasattr(c, "own"))
try:
    del undefined_thing
except NameError as e:
    print(e)
for target in (lambda: [].__delitem__(0), lambda: {}.__delitem__("x")):
    try:
        target()
    except (IndexError, KeyError) as e:
        print(type(e).__name__, e)
print = print
len_ = len
len = lambda v: "shadowed"
print(len([1]), len_([1]))
del len
print(len([1]))
list = [1]
try:
    list("abc")
except TypeError as e:
    print(e)
del list
print(list("abc"))
i = "kept"
[i for i in range(3)]
print(i)
for i in range(3):
    pass
print(i)
if False:
    never_set = 1
try:
    never_set
except NameError as e:
    print(e)
g = globals()
g["injected"] = "through globals()"
print(injected, "counter" in g, g["__name__"], sorted(k for k in g if k.startswith("c")))
del g["injected"]
try:
    injected
except NameError as e:
    print(e)


def local_names(a, b=2, *args, **kwargs):
    c = 3
    return sorted(locals().items())


print(local_names(1), sorted(local_names.__code__.co_varnames))
_, under, __dunder = 1, 2, 3
print(_, under, __dunder)


def f():
    pass


print(f(), f.__name__)
f.attribute = "on a function"
print(f.attribute, f.__dict__)
