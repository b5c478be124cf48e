"""An error deep in methods, with the words under the failing parts."""


class Account:
    def __init__(self, balance):
        self.balance = balance

    def share(self, people):
        return self.balance / len(people)


class Bank:
    def __init__(self):
        self.accounts = {"ann": Account(100)}

    def report(self, name):
        return f"{name}: {self.accounts[name].share([]) + 1:.2f}"


print("start")
print([Bank().report(name) for name in ["ann"]])
