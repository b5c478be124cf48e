"""Each worker creates objects of a shared class, and calls their methods."""


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.moves = 0

    def deposit(self, amount):
        self.balance += amount
        self.moves += 1
        return self.balance


def work(rounds=800_000):
    total = 0
    for i in range(rounds):
        account = Account(i)
        for k in range(10):
            total += account.deposit(k)
        total += account.moves
    return total


if __name__ == "__main__":
    print(work())
