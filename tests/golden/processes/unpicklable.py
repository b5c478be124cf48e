"""What can't cross between processes, and the errors that say so."""

import multiprocessing
import threading


class Stubborn:
    def __reduce__(self):
        raise RuntimeError("won't go")


class NoState:
    def __getstate__(self):
        raise ValueError("no state")


def make_local_class():
    class Local:
        pass

    return Local()


def make_local_function():
    def inner():
        pass

    return inner


def generator():
    yield 1


def main():
    reader, writer = multiprocessing.Pipe(duplex=False)
    things = [
        ("lambda", lambda: 0),
        ("local function", make_local_function()),
        ("instance of a local class", make_local_class()),
        ("generator", generator()),
        ("lock", threading.Lock()),
        ("rlock", threading.RLock()),
        ("event", threading.Event()),
        ("thread local", threading.local()),
        ("module", threading),
        ("inside a list", [1, [lambda: 0]]),
        ("inside a dict", {"key": generator()}),
        ("reduce that raises", Stubborn()),
        ("state that raises", NoState()),
        ("iterator of a dict's keys", {}.keys()),
        ("frame of a function", (lambda: 0).__code__),
    ]
    for name, thing in things:
        try:
            writer.send(thing)
            print(name, "was sent")
        except Exception as e:
            print(
                f"{name}: {type(e).__name__}:",
                str(e).split(" at 0x")[0].replace("function <lambda>", "function lambda"),
            )
    writer.send("still works")
    print(reader.recv())
    simple = multiprocessing.SimpleQueue()
    try:
        simple.put(generator())
    except TypeError as e:
        print(e)
    simple.put("fine")
    print(simple.get())
    for iterator in (
        iter([1, 2, 3]),
        iter("ab"),
        iter(range(3)),
        enumerate(["x"]),
        zip([1], [2]),
        map(str, [1, 2]),
        reversed([1, 2]),
    ):
        writer.send(iterator)
        print(list(reader.recv()), end=" ")
    print()


if __name__ == "__main__":
    main()
