"""A tutorial program: bank accounts with history, transfers, interest and errors."""


class BankError(Exception):
    """Base of this program's errors."""


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance}, needs {amount}")
        self.account, self.amount = account, amount


class AccountClosed(BankError):
    pass


class Account:
    _next_number = 1000
    interest = 0

    def __init__(self, owner, balance=0):
        if balance < 0:
            raise ValueError("opening balance can't be negative")
        self.owner = owner
        self._balance = balance
        self.history = [("open", balance)]
        self.closed = False
        self.number = Account._next_number
        Account._next_number += 1

    @property
    def balance(self):
        return self._balance

    def _check(self, amount):
        if self.closed:
            raise AccountClosed(f"account {self.number} is closed")
        if not isinstance(amount, (int, float)) or isinstance(amount, bool):
            raise TypeError(f"amount must be a number, not {type(amount).__name__}")
        if amount <= 0:
            raise ValueError(f"amount must be positive, not {amount}")

    def deposit(self, amount):
        self._check(amount)
        self._balance += amount
        self.history.append(("deposit", amount))
        return self

    def withdraw(self, amount):
        self._check(amount)
        if amount > self.available():
            raise InsufficientFunds(self, amount)
        self._balance -= amount
        self.history.append(("withdraw", amount))
        return self

    def available(self):
        return self._balance

    def add_interest(self):
        gain = round(self._balance * self.interest / 100, 2)
        if gain > 0:
            self.deposit(gain)
        return gain

    def close(self):
        amount, self._balance, self.closed = self._balance, 0, True
        self.history.append(("close", amount))
        return amount

    def __enter__(self):
        self._saved = self._balance, list(self.history)
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None and issubclass(kind, BankError):
            self._balance, self.history = self._saved
            print(f"rolled back: {error}")
            return True
        return False

    def __lt__(self, other):
        return self.balance < other.balance

    def __iter__(self):
        return iter(self.history)

    def __len__(self):
        return len(self.history)

    def __repr__(self):
        return f"{type(self).__name__}(#{self.number} {self.owner}: {self.balance:,.2f})"


class Savings(Account):
    interest = 2.5

    def __init__(self, owner, balance=0, *, bonus=0):
        super().__init__(owner, balance + bonus)
        if bonus:
            self.history.append(("bonus", bonus))


class Checking(Account):
    def __init__(self, owner, balance=0, overdraft=100):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def available(self):
        return super().available() + self.overdraft


class Bank:
    def __init__(self):
        self.accounts = {}

    def open(self, kind, *args, **kwargs):
        account = kind(*args, **kwargs)
        self.accounts[account.number] = account
        return account

    def __getitem__(self, number):
        try:
            return self.accounts[number]
        except KeyError:
            raise BankError(f"no account {number}") from None

    def transfer(self, source, target, amount):
        with self[source] as a, self[target] as b:
            a.withdraw(amount)
            b.deposit(amount)
            return True
        return False

    def total(self):
        return sum(account.balance for account in self.accounts.values())

    def report(self):
        for number, account in sorted(self.accounts.items()):
            print(f"{number} {account.owner:<6} {type(account).__name__:<9}{account.balance:>10.2f} {len(account):>3}")


bank = Bank()
ann = bank.open(Savings, "Ann", 500, bonus=25)
bob = bank.open(Checking, "Bob", 80, overdraft=50)
cid = bank.open(Account, "Cid")
ann.deposit(100).withdraw(50).deposit(0.5)
print(bank.transfer(1000, 1001, 200), bank.transfer(1001, 1002, 300), bank.transfer(1002, 1000, 1))
bob.withdraw(20)
print(ann, bob, cid, sorted([ann, bob, cid]), max(ann, bob).owner)
print(ann.add_interest(), bob.add_interest(), list(ann), ann.history[-1])
bank.report()
print(f"total {bank.total():.2f}")
for attempt in (
    lambda: ann.withdraw(10**6),
    lambda: ann.deposit(-5),
    lambda: ann.deposit("ten"),
    lambda: ann.deposit(True),
    lambda: Account("Eve", -1),
    lambda: bank[9999],
    lambda: setattr(ann, "balance", 10**6),
    lambda: (cid.close(), cid.deposit(1)),
    lambda: bank.transfer(1000, 4, 1),
):
    try:
        attempt()
    except (BankError, ValueError, TypeError, AttributeError) as e:
        print(f"{type(e).__name__}: {e}")
try:
    bob.withdraw(1000)
except InsufficientFunds as e:
    print(e.account is bob, e.amount, e.__cause__, isinstance(e, BankError), InsufficientFunds.__mro__[1].__doc__)
try:
    with ann:
        ann.deposit(10)
        raise KeyError("not a bank error")
except KeyError as e:
    print("passed through:", e, ann.history[-1])
with ann as same:
    same.withdraw(1).withdraw(2)
    raise AccountClosed("stop here")
print(same is ann, round(ann.balance, 2))
print([f"{kind}:{amount}" for kind, amount in bob], dict(ann.history), Account._next_number)
