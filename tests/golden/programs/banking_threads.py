"""A bank whose clerks are threads: transfers never create or destroy money."""

import random
import threading


class Account:
    def __init__(self, number, balance):
        self.number, self.balance, self.lock, self.log = number, balance, threading.Lock(), []


class Bank:
    def __init__(self, count, balance):
        self.accounts = [Account(n, balance) for n in range(count)]
        self.refused = 0
        self.refused_lock = threading.Lock()

    def transfer(self, source, target, amount):
        if source is target:
            return False
        first, second = (source, target) if source.number < target.number else (target, source)
        with first.lock, second.lock:
            if source.balance < amount:
                with self.refused_lock:
                    self.refused += 1
                return False
            source.balance -= amount
            target.balance += amount
            source.log.append(-amount)
            target.log.append(amount)
            return True

    def total(self):
        for account in self.accounts:
            account.lock.acquire()
        try:
            return sum(account.balance for account in self.accounts)
        finally:
            for account in reversed(self.accounts):
                account.lock.release()


def clerk(bank, seed, transfers):
    rng = random.Random(seed)
    for _ in range(transfers):
        bank.transfer(rng.choice(bank.accounts), rng.choice(bank.accounts), rng.randint(1, 60))


def auditor(bank, done, totals):
    while not done.is_set():
        totals.append(bank.total())
    totals.append(bank.total())


bank = Bank(6, 100)
done, totals = threading.Event(), []
audit = threading.Thread(target=auditor, args=(bank, done, totals))
clerks = [threading.Thread(target=clerk, args=(bank, seed, 300)) for seed in range(4)]
audit.start()
for t in clerks:
    t.start()
for t in clerks:
    t.join()
done.set()
audit.join()
print("total", bank.total(), "audits saw", set(totals))
print("nobody below zero:", all(a.balance >= 0 for a in bank.accounts))
print("logs agree:", all(a.balance == 100 + sum(a.log) for a in bank.accounts))
print("locks free:", not any(a.lock.locked() for a in bank.accounts), bank.refused >= 0)
single = Bank(3, 50)
clerk(single, 7, 40)
print([a.balance for a in single.accounts], single.refused, [len(a.log) for a in single.accounts], single.total())
