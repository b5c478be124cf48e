"""A bank with accounts, history and custom exceptions."""

from __future__ import annotations
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, ROUND_HALF_UP
from enum import Enum, auto
from typing import Iterator, Protocol
import itertools


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, balance, amount):
        super().__init__(f"balance {balance:,.2f} is less than {amount:,.2f}")
        self.shortfall = amount - balance


class Kind(Enum):
    DEPOSIT = auto()
    WITHDRAWAL = auto()
    TRANSFER = auto()

    def __str__(self):
        return self.name.capitalize()


@dataclass(frozen=True, order=True)
class Entry:
    when: date
    kind: Kind = field(compare=False)
    amount: Decimal = field(default=Decimal(0), repr=False)


class Notifier(Protocol):
    def __call__(self, message: str) -> None: ...


class Account:
    _numbers = itertools.count(1000)

    def __init__(self, owner: str, opening: Decimal = Decimal("0"), notify: Notifier = print):
        self.number = next(self._numbers)
        self.owner = owner
        self._balance = opening
        self.history: list[Entry] = []
        self.notify = notify

    @property
    def balance(self) -> Decimal:
        return self._balance.quantize(Decimal("0.01"), ROUND_HALF_UP)

    @balance.setter
    def balance(self, value):
        raise AttributeError("use deposit() or withdraw()")

    def deposit(self, amount, when=date(2024, 1, 31)):
        if amount <= 0:
            raise ValueError(f"amount must be positive, not {amount!r}")
        self._balance += Decimal(amount)
        self.history.append(Entry(when, Kind.DEPOSIT, Decimal(amount)))

    def withdraw(self, amount, when=date(2024, 2, 29)):
        if amount > self._balance:
            raise InsufficientFunds(self._balance, Decimal(amount))
        self._balance -= amount
        self.history.append(Entry(when, Kind.WITHDRAWAL, Decimal(amount)))

    def __iter__(self) -> Iterator[Entry]:
        return iter(sorted(self.history))

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"

    def __format__(self, spec):
        return format(f"{self.owner}: {self.balance:>10}", spec)


class Savings(Account):
    rate = Decimal("0.0375")

    def add_interest(self):
        interest = self.balance * self.rate
        self.deposit(interest)
        return interest


a, s = Account("Ann", Decimal("100")), Savings("Bob", Decimal("2500.505"))
print(a, s, f"[{a:>30}]", f"{s:*^30}", sep="\n")
a.deposit(50)
a.withdraw(Decimal("20.25"), date(2023, 12, 24))
print(s.add_interest(), s.balance, s.number - a.number)
for e in a:
    print(e, e.kind, e.amount)
for action in (
    lambda: a.withdraw(1000),
    lambda: a.deposit(-1),
    lambda: setattr(a, "balance", 3),
    lambda: a.deposit("x"),
    lambda: Entry(date(2024, 1, 1), Kind.DEPOSIT).__setattr__("when", 1),
    lambda: a.nothing,
    lambda: Account(),
):
    try:
        action()
    except InsufficientFunds as e:
        print("short of", e.shortfall, "|", e)
    except Exception as e:
        print(type(e).__name__, "|", e)
print(max(a), min(a).when + timedelta(weeks=1), [k.value for k in Kind], Kind["TRANSFER"], Kind(2))
print(Account.__annotations__, Account.deposit.__defaults__, Entry.__match_args__)
match a.history:
    case [Entry(kind=Kind.DEPOSIT, amount=x), *rest]:
        print("first deposit", x, len(rest))
a.withdraw(10**6)
