"""Objects that say for themselves what their attributes are; names that classes can't have; who is asked and who isn't."""

import asyncio
import types
import weakref


def show(action, *args):
    try:
        print(ascii(action(*args)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


class Told:
    __dict__ = property(lambda self: {"a": 2})


class Odd:
    __dict__ = property(lambda self: 7)


class Asked:
    __slots__ = ()

    def __getattr__(self, name):
        if name == "__dict__":
            return {"q": 1}
        raise AttributeError(name)


show(vars, Told())
show(lambda: "a" in dir(Told()))
show(vars, Odd())
show(lambda: "__class__" in dir(Odd()))
show(vars, Asked())
show(lambda: "q" in dir(Asked()))

show(lambda: type("A\udcdcB", (), {}))
show(lambda: type("A\0", (), {}))
show(lambda: type("A", (), {}, 1))
show(lambda: type("A", (), {"__doc__": "x\udcdcy"}))


class Entries:
    def __mro_entries__(self, bases):
        return ()


show(lambda: type("A", (Entries(),), {}))
show(lambda: types.new_class("A", (Entries(),)).__bases__)

# Class methods and static methods take attributes.
for wrapper in (classmethod(len), staticmethod(len)):
    wrapper.note = "kept"
    print(wrapper.note, wrapper.__dict__["note"], wrapper.__wrapped__ is len)
    del wrapper.note
    print(hasattr(wrapper, "note"))


class Counter:
    count = 0

    def add(self):
        count += 1


try:
    Counter().add()
except UnboundLocalError as e:
    print(e, e.name)

numbers = (n for n in range(3))
print(list(weakref.proxy(numbers)))


class Locals:
    """A mapping that knows its keys, but not how to be iterated over."""

    def __getitem__(self, key):
        if key == "a":
            return 12
        raise KeyError

    def keys(self):
        return list("xyz")


show(eval, "a", {}, Locals())
show(eval, "dir()", {}, Locals())
show(eval, "b", {}, Locals())
show(__import__, "")
show(compile, "1", "", "eval", 0xFF)


class Strange(Exception):
    def __new__(cls, *args):
        return cls


def raise_from():
    raise KeyError from Strange


def throw():
    def generator():
        yield
    running = generator()
    next(running)
    running.throw(Strange)


show(raise_from)
show(throw)
show(Exception().__setstate__, 42)

group = ExceptionGroup("g", [ValueError(1), TypeError(2)])
group.__notes__ = 123
print(group.split(TypeError), hasattr(group.split(TypeError)[0], "__notes__"))


@types.coroutine
def pause():
    yield "paused"


async def work():
    await pause()


async def waiter(coroutine):
    await coroutine


once = work()
print(once.send(None))
show(waiter(once).send, None)
once.close()


async def main():
    shared = asyncio.sleep(0.001)

    async def wait():
        await shared
    return await asyncio.gather(wait(), wait(), return_exceptions=True)


print(asyncio.run(main()))


def documented():
    "What it does."


class Documented:
    "What it is."
    kept = classmethod(documented)
    other = staticmethod(documented)

    def method(self):
        "How it does it."


print(Documented().method.__doc__, Documented.__dict__["kept"].__doc__, Documented.__dict__["other"].__doc__, Documented().__doc__)
