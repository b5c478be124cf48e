"""Accounts, transfers, interest, statements and what may go wrong."""

from contextlib import contextmanager
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import accumulate, count


class BankError(Exception):
    code = 1


class InsufficientFunds(BankError):
    code = 2

    def __init__(self, account, amount):
        self.account, self.amount = account, amount
        super().__init__(account.number, amount)

    def __str__(self):
        return f"{self.account.owner} has {self.account.balance}, needs {self.amount}"


class Account:
    _numbers = count(1001)
    rate = Decimal("0.02")

    def __init__(self, owner, opening="0"):
        self.owner, self.number = owner, next(self._numbers)
        self.entries = []
        self.frozen = False
        if Decimal(opening):
            self.deposit(opening, "opening")

    @property
    def balance(self):
        return sum((amount for _, amount, _ in self.entries), Decimal("0.00"))

    def _enter(self, amount, text, day):
        if self.frozen:
            raise BankError(f"account {self.number} is frozen")
        self.entries.append((day, amount.quantize(Decimal("0.01"), ROUND_HALF_EVEN), text))

    def deposit(self, amount, text="deposit", day=date(2024, 1, 1)):
        amount = Decimal(amount)
        if amount <= 0:
            raise ValueError("deposits are positive")
        self._enter(amount, text, day)

    def withdraw(self, amount, text="withdrawal", day=date(2024, 1, 1)):
        amount = Decimal(amount)
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self._enter(-amount, text, day)

    def statement(self):
        yield f"{self.owner} ({self.number})"
        totals = accumulate(amount for _, amount, _ in self.entries)
        for (day, amount, text), total in zip(self.entries, totals):
            yield f"  {day:%d %b} {text:<14}{amount:>10,.2f}{total:>12,.2f}"


class Savings(Account):
    rate = Decimal("0.045")

    def pay_interest(self, day):
        self.deposit(self.balance * self.rate / 12, "interest", day)


@contextmanager
def transaction(*accounts):
    saved = [account.entries[:] for account in accounts]
    try:
        yield
    except BaseException:
        for account, entries in zip(accounts, saved):
            account.entries[:] = entries
        raise


def transfer(source, target, amount):
    with transaction(source, target):
        target.deposit(amount, f"from {source.number}")
        source.withdraw(amount, f"to {target.number}")


ann, bob = Account("Ann", "250.00"), Savings("Bob", "1000")
transfer(bob, ann, "99.995")
day = date(2024, 1, 31)
for _ in range(3):
    bob.pay_interest(day)
    day += timedelta(days=30)
for attempt in (lambda: transfer(ann, bob, 5000), lambda: ann.deposit(-5), lambda: ann.withdraw("abc"), lambda: setattr(ann, "balance", 1)):
    try:
        attempt()
    except BankError as error:
        print(f"[{error.code}] {type(error).__name__}: {error} {error.args}")
    except (ValueError, AttributeError, ArithmeticError) as error:
        print(f"{type(error).__name__}: {error}")
ann.frozen = True
try:
    transfer(bob, ann, 1)
except BankError as error:
    print(error, bob.balance)
for account in (ann, bob):
    print("\n".join(account.statement()))
print(ann.balance + bob.balance, Savings.rate, max([ann, bob], key=lambda a: a.balance).owner)
