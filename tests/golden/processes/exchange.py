"""What crosses between processes: values of many kinds, through Queue, SimpleQueue and Pipe, by copy."""

import collections
import multiprocessing

Point = collections.namedtuple("Point", "x y")


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def __eq__(self, other):
        return isinstance(other, Node) and self.value == other.value


class Custom:
    """Chooses what is sent."""

    def __init__(self, a, secret):
        self.a, self.secret = a, secret

    def __getstate__(self):
        return {"a": self.a}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.secret = "not sent"


def double(x):
    return x * 2


class Tool:
    @staticmethod
    def half(x):
        return x / 2

    def method(self, x):
        return x + 1


VALUES = [
    None,
    True,
    5,
    -(2**80),
    1.5,
    float("inf"),
    "text é 日 😀",
    b"bytes\x00\xff",
    bytearray(b"array"),
    [1, [2, "x"]],
    (1, (2,)),
    {"k": [1], 2: None, (1, 2): "t"},
    {1, 2},
    frozenset("a"),
    range(1, 10, 3),
    slice(1, 2),
    1 + 2j,
    Point(1, 2),
    Node(3),
    [],
    (),
    {},
    ...,
    NotImplemented,
    int,
    len,
    double,
    Node,
    ValueError("error", 5),
    collections.Counter("aab"),
    collections.deque([1, 2], maxlen=5),
    collections.OrderedDict(a=1),
]


def echo(inbox, outbox):
    while (item := inbox.get()) != "stop":
        outbox.put(item)


def pipe_child(connection):
    while (item := connection.recv()) != "stop":
        connection.send((type(item).__name__, item))
    connection.close()


def call(queue, function, *args):
    queue.put(function(*args))


def main():
    for kind in (multiprocessing.Queue, multiprocessing.SimpleQueue):
        inbox, outbox = kind(), kind()
        p = multiprocessing.Process(target=echo, args=(inbox, outbox))
        p.start()
        for value in VALUES:
            inbox.put(value)
            back = outbox.get()
            same = (
                back == value or isinstance(value, Exception) and (type(back), back.args) == (type(value), value.args)
            )
            copied = back is not value if isinstance(value, (list, dict, set, bytearray, Node)) else True
            print(type(back).__name__, same, copied, end="; ")
        print()
        shared = [1]
        inbox.put([shared, shared])
        a, b = outbox.get()
        print(a is b, a is shared)
        loop = [1]
        loop.append(loop)
        inbox.put(loop)
        back = outbox.get()
        print(back[1] is back, back)
        ring = Node(1)
        ring.next = Node(2, ring)
        inbox.put(ring)
        back = outbox.get()
        print(back.next.next is back, back.next.value, back is ring)
        inbox.put(Custom(1, "hidden"))
        back = outbox.get()
        print(back.a, back.secret)
        big = list(range(20000)) + ["x" * 100_000]
        inbox.put(big)
        print(outbox.get() == big)
        inbox.put("stop")
        p.join()
    here, there = multiprocessing.Pipe()
    p = multiprocessing.Process(target=pipe_child, args=(there,))
    p.start()
    for value in (1, "two", [3.0], Point(4, 5)):
        here.send(value)
        print(here.recv(), end=" ")
    print(here.poll(0.001), here.poll())
    here.send({"last": True})
    print(here.poll(5), here.recv())
    here.send("stop")
    p.join()
    print(p.exitcode)
    reader, writer = multiprocessing.Pipe(duplex=False)
    writer.send([1, 2])
    writer.send_bytes(b"raw")
    print(reader.recv(), reader.recv_bytes(), reader.poll(), reader.readable, reader.writable, writer.writable)
    for attempt in (lambda: reader.send(1), lambda: writer.recv(), lambda: writer.send_bytes("text")):
        try:
            attempt()
        except (OSError, TypeError) as e:
            print(type(e).__name__, e)
    writer.close()
    try:
        reader.recv()
    except EOFError:
        print("EOFError")
    print(reader.closed, writer.closed)
    try:
        writer.send(1)
    except OSError as e:
        print(e)
    q = multiprocessing.Queue()
    for function, args in (
        (double, (21,)),
        (Tool.half, (5,)),
        (Tool().method, (1,)),
        (max, (3, 9)),
        (str.upper, ("abc",)),
        (sorted, ([3, 1],)),
        ("-".join, (["a", "b"],)),
    ):
        p = multiprocessing.Process(target=call, args=(q, function, *args))
        p.start()
        print(q.get(), end=" ")
        p.join()
    print()


if __name__ == "__main__":
    main()
