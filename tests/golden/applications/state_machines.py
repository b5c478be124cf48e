"""A vending machine, traffic lights, a turnstile and an elevator as state machines."""

import enum
from collections import defaultdict


class State(enum.Enum):
    IDLE = "waiting for coins"
    PAYING = "collecting coins"
    SOLD = "delivering"


class Vending:
    prices = {"cola": 150, "chips": 100}

    def __init__(self):
        self.state, self.paid, self.stock = State.IDLE, 0, {"cola": 1, "chips": 5}

    def handle(self, event, arg=None):
        match self.state, event, arg:
            case State.IDLE | State.PAYING, "coin", (10 | 20 | 50 | 100) as coin:
                self.paid += coin
                self.state = State.PAYING
            case _, "coin", other:
                return f"returns {other}"
            case State.PAYING, "select", item if not self.stock.get(item):
                return f"{item} sold out"
            case State.PAYING, "select", item if self.paid >= self.prices[item]:
                self.stock[item] -= 1
                change, self.paid, self.state = self.paid - self.prices[item], 0, State.SOLD
                return f"{item} with {change} change"
            case State.PAYING, "select", item:
                return f"{self.prices[item] - self.paid} more for {item}"
            case State.SOLD, "take", _:
                self.state = State.IDLE
            case State.PAYING, "cancel", _:
                back, self.paid, self.state = self.paid, 0, State.IDLE
                return f"refunds {back}"
            case state, event, _:
                raise RuntimeError(f"{event!r} makes no sense while {state.value}")
        return self.state.name.lower()


machine = Vending()
for event in [("select", "cola"), ("coin", 100), ("coin", 3), ("select", "cola"), ("coin", 100), ("select", "cola"), ("coin", 5), ("take",),
              ("coin", 50), ("select", "cola"), ("cancel",), ("take",)]:
    try:
        print(event, "->", machine.handle(*event))
    except RuntimeError as error:
        print(event, "-> error:", error)


class Machine:
    def __init__(self, initial, table):
        self.state, self.table, self.visits = initial, table, defaultdict(int)

    def __call__(self, event):
        self.visits[self.state] += 1
        target, *actions = self.table.get((self.state, event)) or self.table.get(("*", event)) or (self.state,)
        for action in actions:
            action(self)
        self.state = target
        return self


turnstile = Machine("locked", {("locked", "coin"): ("open",), ("open", "push"): ("locked", lambda m: print("someone passes")),
                               ("*", "reset"): ("locked", lambda m: print("reset from", m.state))})
print([turnstile(event).state for event in ("push", "coin", "coin", "push", "coin", "reset", "kick")], dict(turnstile.visits))


def lights():
    while True:
        for colour, seconds in (("green", 3), ("amber", 1), ("red", 2)):
            for left in range(seconds, 0, -1):
                command = yield f"{colour}-{left}"
                if command == "emergency":
                    yield "red-now"
                    break


light = lights()
print([next(light) for _ in range(5)], light.send("emergency"), [next(light) for _ in range(4)])


class Elevator:
    def __init__(self):
        self.floor, self.requests, self.log = 0, set(), []

    def step(self):
        if self.floor in self.requests:
            self.requests.discard(self.floor)
            self.log.append(f"open at {self.floor}")
        elif self.requests:
            up = [r for r in self.requests if r > self.floor]
            self.floor += 1 if up and (self.direction > 0 or not [r for r in self.requests if r < self.floor]) else -1
            self.direction = 1 if up else -1

    direction = 1


lift = Elevator()
for tick, call in enumerate([3, None, 1, None, None, 5, None, 0] + [None] * 12):
    if call is not None:
        lift.requests.add(call)
    lift.step()
print(lift.log, lift.floor)
