"""An uncaught failing assert with a message over two lines."""


def withdraw(balance, amount):
    assert amount <= balance, f"can't take {amount} from {balance}"
    return balance - amount


print(withdraw(10, 3))
print(withdraw(5, 8))
