"""exec with locals of their own: annotations, and names that neither they nor the globals know."""
import builtins


class Own(dict):
    pass


for kind in (dict, Own):
    names = kind()
    exec("X: 'later' = 3\nY: int\n", {}, names)
    print(names)
    try:
        exec("print(len('abc')); print(missing)", {}, names)
    except NameError as e:
        print(e, "/", e.name)
    exec("print(two)", {"__builtins__": {"two": 2, "print": print}}, names)
print("__annotations__" in vars(builtins))
