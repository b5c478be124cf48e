"""Tutorial programs with classes: an inventory, a library, an elevator, an event loop, a particle world."""

import math


class Item:
    def __init__(self, name, price, quantity=0):
        self.name, self.price, self.quantity = name, price, quantity

    @property
    def value(self):
        return self.price * self.quantity

    def __repr__(self):
        return f"{self.name}x{self.quantity}"


class Inventory:
    def __init__(self):
        self.items = {}

    def add(self, name, price=None, quantity=1):
        item = self.items.setdefault(name, Item(name, price))
        if price is not None:
            item.price = price
        item.quantity += quantity
        return self

    def remove(self, name, quantity=1):
        if name not in self.items:
            raise LookupError(f"no {name} in stock")
        if self.items[name].quantity < quantity:
            raise ValueError(f"only {self.items[name].quantity} {name} left")
        self.items[name].quantity -= quantity
        if not self.items[name].quantity:
            del self.items[name]

    def __iter__(self):
        return iter(sorted(self.items.values(), key=lambda item: -item.value))

    total = property(lambda self: sum(item.value for item in self))


shop = Inventory().add("pen", 1.5, 10).add("book", 12, 3).add("pen", quantity=5).add("bag", 30)
print(list(shop), shop.total)
for attempt in (("pen", 4), ("pen", 100), ("cup", 1), ("bag", 1)):
    try:
        shop.remove(*attempt)
        print("removed", *attempt)
    except (LookupError, ValueError) as e:
        print(type(e).__name__, e)
print(list(shop), f"{shop.total:.2f}")


class Elevator:
    def __init__(self, floors):
        self.floors, self.at, self.direction, self.calls, self.log = floors, 0, 1, set(), []

    def call(self, *floors):
        for floor in floors:
            if not 0 <= floor < self.floors:
                raise IndexError(f"no floor {floor}")
            self.calls.add(floor)

    def step(self):
        if not self.calls:
            return False
        if self.at in self.calls:
            self.calls.remove(self.at)
            self.log.append(f"[{self.at}]")
            return True
        ahead = [f for f in self.calls if (f - self.at) * self.direction > 0]
        if not ahead:
            self.direction *= -1
        self.at += self.direction
        self.log.append(str(self.at))
        return True


lift = Elevator(8)
lift.call(3, 6, 1)
for _ in range(4):
    lift.step()
lift.call(2, 0)
while lift.step():
    pass
print(" ".join(lift.log))
try:
    lift.call(8)
except IndexError as e:
    print(e)


class Event:
    def __init__(self, time, action):
        self.time, self.action = time, action

    def __lt__(self, other):
        return self.time < other.time


class Simulation:
    def __init__(self):
        self.now, self.events, self.log = 0, [], []

    def at(self, delay, action):
        self.events.append(Event(self.now + delay, action))
        self.events.sort()

    def run(self, until):
        while self.events and self.events[0].time <= until:
            event = self.events.pop(0)
            self.now = event.time
            event.action()


class Shop:
    def __init__(self, sim, service):
        self.sim, self.service, self.queue, self.busy, self.served, self.waits = sim, service, [], False, 0, []

    def arrive(self):
        self.queue.append(self.sim.now)
        if not self.busy:
            self.start()

    def start(self):
        self.busy = True
        self.waits.append(self.sim.now - self.queue.pop(0))
        self.sim.at(self.service, self.finish)

    def finish(self):
        self.served += 1
        self.busy = False
        if self.queue:
            self.start()


sim = Simulation()
counter = Shop(sim, 4)
for t in (0, 1, 2, 9, 20, 21):
    sim.at(t, counter.arrive)
sim.run(50)
print(counter.served, counter.waits, sim.now, sum(counter.waits) / len(counter.waits))


class Body:
    def __init__(self, x, y, vx, vy, mass):
        self.x, self.y, self.vx, self.vy, self.mass = x, y, vx, vy, mass

    def pull(self, other, dt):
        dx, dy = other.x - self.x, other.y - self.y
        d = math.sqrt(dx * dx + dy * dy)
        force = other.mass / d**3
        self.vx += dx * force * dt
        self.vy += dy * force * dt

    def move(self, dt):
        self.x += self.vx * dt
        self.y += self.vy * dt


def energy(bodies):
    e = 0.0
    for i, b in enumerate(bodies):
        e += b.mass * (b.vx**2 + b.vy**2) / 2
        for o in bodies[i + 1 :]:
            e -= b.mass * o.mass / math.hypot(b.x - o.x, b.y - o.y)
    return e


bodies = [Body(0, 0, 0, 0, 100), Body(10, 0, 0, 3.2, 1), Body(-15, 2, 0.5, -2.5, 0.5)]
before = energy(bodies)
for _ in range(400):
    for b in bodies:
        for o in bodies:
            if b is not o:
                b.pull(o, 0.005)
    for b in bodies:
        b.move(0.005)
print(f"{before:.4f} {energy(bodies):.4f} {bodies[1].x:.6f} {bodies[1].y:.6f} {bodies[2].vx:.6f}")


class Book:
    def __init__(self, title, author, copies=1):
        self.title, self.author, self.copies, self.readers = title, author, copies, []

    def __str__(self):
        return f"{self.title} by {self.author} ({self.copies - len(self.readers)}/{self.copies})"


class Library:
    limit = 2

    def __init__(self, *books):
        self.books = {b.title: b for b in books}
        self.waiting = {}

    def lend(self, title, reader):
        book = self.books[title]
        if sum(reader in b.readers for b in self.books.values()) >= self.limit:
            return f"{reader} has too many books"
        if len(book.readers) >= book.copies:
            self.waiting.setdefault(title, []).append(reader)
            return f"{reader} waits for {title}"
        book.readers.append(reader)
        return f"{reader} gets {title}"

    def give_back(self, title, reader):
        self.books[title].readers.remove(reader)
        if queue := self.waiting.get(title):
            return self.lend(title, queue.pop(0))
        return "back on the shelf"


library = Library(Book("Emma", "Austen"), Book("Ulysses", "Joyce", 2), Book("Dune", "Herbert"))
for action, *args in [
    ("lend", "Emma", "ann"),
    ("lend", "Emma", "bob"),
    ("lend", "Dune", "ann"),
    ("lend", "Ulysses", "ann"),
    ("give_back", "Emma", "ann"),
    ("give_back", "Dune", "ann"),
    ("lend", "Ulysses", "bob"),
    ("lend", "Dune", "bob"),
]:
    print(getattr(library, action)(*args))
print(*library.books.values(), sep="; ")
try:
    library.give_back("Dune", "zed")
except ValueError as e:
    print(e)
try:
    library.lend("Missing", "ann")
except KeyError as e:
    print("KeyError", e)


class Rover:
    turns = {"N": "E", "E": "S", "S": "W", "W": "N"}
    moves = {"N": (0, 1), "E": (1, 0), "S": (0, -1), "W": (-1, 0)}

    def __init__(self, x=0, y=0, heading="N"):
        self.x, self.y, self.heading, self.trail = x, y, heading, [(x, y)]

    def L(self):
        for _ in range(3):
            self.R()

    def R(self):
        self.heading = self.turns[self.heading]

    def F(self):
        dx, dy = self.moves[self.heading]
        self.x, self.y = self.x + dx, self.y + dy
        self.trail.append((self.x, self.y))

    def run(self, commands):
        for c in commands:
            getattr(self, c, lambda: self.trail.append(f"?{c}"))()
        return self


rover = Rover().run("FFRFFLF?LF")
print(rover.x, rover.y, rover.heading, rover.trail)
