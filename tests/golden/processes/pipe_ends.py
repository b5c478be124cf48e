"""A reader learns that the last writer has gone: each process closes the ends that it does not use."""

import multiprocessing


def numbers(connection, count):
    for n in range(count):
        connection.send(n)
    connection.close()


def echo(connection):
    with connection:
        try:
            while True:
                connection.send(connection.recv()[::-1])
        except EOFError:
            pass


class Speller(multiprocessing.Process):
    def __init__(self, word, connection):
        super().__init__(name="speller")
        self.word = word
        self.connection = connection

    def run(self):
        for letter in self.word:
            self.connection.send((self.name, letter))


def everything(connection):
    received = []
    try:
        while True:
            received.append(connection.recv())
    except EOFError as error:
        return received, repr(error)


def main():
    reader, writer = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(target=numbers, args=(writer, 4))
    child.start()
    writer.close()
    print(everything(reader))
    child.join()

    here, there = multiprocessing.Pipe()
    child = Speller("abc", there)
    child.start()
    child.join()
    there.close()
    print(here.poll(), everything(here))

    # Two writers: the end comes with the second one's.
    reader, writer = multiprocessing.Pipe(duplex=False)
    children = [multiprocessing.Process(target=numbers, args=(writer, n)) for n in (2, 3)]
    for child in children:
        child.start()
    writer.close()
    received, error = everything(reader)
    print(sorted(received), error)
    for child in children:
        child.join()

    # The child is told in the same way that there is no more to do.
    here, there = multiprocessing.Pipe()
    child = multiprocessing.Process(target=echo, args=(there,))
    child.start()
    there.close()
    for word in ("drawer", "level"):
        here.send(word)
        print(here.recv())
    here.close()
    child.join()
    print(child.exitcode)


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    main()
