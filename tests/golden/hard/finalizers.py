"""Objects with __del__: at the last del, on leaving a function, in cycles, at exit."""
import gc


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = Noisy("a")
del a
gc.collect()
print("after del")

b = Noisy("b")
b = None
gc.collect()
print("after rebinding")


def scope():
    local = Noisy("local")
    return local.name


print(scope())
gc.collect()
print("after the function")

x, y = Noisy("shared"), None
y = x
del x
gc.collect()
print("still held by y:", y.name)
del y
gc.collect()

left, right = Noisy("left"), Noisy("right")
left.other, right.other = right, left
left.name = right.name = "in a cycle"
del left, right
gc.collect()
print("after the cycle")

holder = [Noisy("in list")]
holder.clear()
gc.collect()
table = {"k": Noisy("in dict")}
del table["k"]
gc.collect()
print("after the containers")


class Phoenix:
    saved = []

    def __del__(self):
        Phoenix.saved.append(self)
        print("rises")


p = Phoenix()
del p
gc.collect()
print(len(Phoenix.saved), type(Phoenix.saved[0]).__name__)
Phoenix.saved.clear()
gc.collect()
print("once only")


class Chain(Noisy):
    def __del__(self):
        super().__del__()
        print("then the subclass")


Chain("base first")
gc.collect()


def make_closure():
    captured = Noisy("captured")

    def use():
        return captured.name
    return use


f = make_closure()
gc.collect()
print(f())
del f
gc.collect()

try:
    temporary = Noisy("raised past")
    raise ValueError("oops")
except ValueError as e:
    print("handling", e)
del temporary
gc.collect()

for i in range(3):
    Noisy(f"loop {i}")
    gc.collect()

last = Noisy("at exit")
print("end of script")
