"""Cash register, currency change, discounts, loan table, splitting a bill; integers instead of floats for money."""

MENU = {"coffee": 250, "tea": 220, "cake": 395, "juice": 310, "soup": 640}
COINS = (2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)


def show(cents):
    return f"{cents // 100}.{cents % 100:02d}"


def change(amount):
    out = {}
    for coin in COINS:
        n, amount = divmod(amount, coin)
        if n:
            out[coin] = n
    return out


def discount(order, rules):
    best = 0, "none"
    for name, rule in rules.items():
        best = max(best, (rule(order), name))
    return best


RULES = {
    "two cakes": lambda order: order.get("cake", 0) // 2 * 100,
    "ten percent over 20": lambda order: (
        sum(MENU[i] * n for i, n in order.items()) // 10 if sum(MENU[i] * n for i, n in order.items()) > 2000 else 0
    ),
    "coffee and cake": lambda order: 50 * min(order.get("coffee", 0), order.get("cake", 0)),
}


def bill(order, paid):
    total = 0
    for item, n in order.items():
        if item not in MENU:
            raise KeyError(f"we don't sell {item}")
        line = MENU[item] * n
        total += line
        print(f"{n:>3} x {item:<8}{show(MENU[item]):>7}{show(line):>9}")
    saved, why = discount(order, RULES)
    if saved:
        print(f"      {why:<20}-{show(saved):>5}")
    total -= saved
    print(f"{'TOTAL':>12}{show(total):>15}")
    if paid < total:
        raise ValueError(f"{show(total - paid)} is missing")
    print(f"{'change':>12}{show(paid - total):>15}", change(paid - total))
    return total


totals = []
for order, paid in (
    ({"coffee": 2, "cake": 2}, 2000),
    ({"soup": 4, "tea": 1}, 5000),
    ({"tea": 1}, 100),
    ({"beer": 1}, 500),
    ({"juice": 3}, 930),
):
    try:
        totals.append(bill(order, paid))
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
print(totals, show(sum(totals)))


def split(total, people):
    share, rest = divmod(total, people)
    return [share + (i < rest) for i in range(people)]


for total, people in ((1000, 3), (999, 4), (5, 7), (0, 2)):
    parts = split(total, people)
    print(parts, sum(parts) == total, max(parts) - min(parts) <= 1)
print(
    0.1 + 0.1 + 0.1 == 0.3,
    10 + 10 + 10 == 30,
    sum([0.1] * 10),
    sum([10] * 10),
    round(2.675, 2),
    round(1.1 * 3, 2),
    19.99 * 100,
    int(19.99 * 100),
    round(19.99 * 100),
)


def loan(principal, rate, months):
    monthly = rate / 12 / 100
    payment = principal * monthly / (1 - (1 + monthly) ** -months)
    balance, paid_interest = principal, 0.0
    for month in range(1, months + 1):
        interest = balance * monthly
        balance -= payment - interest
        paid_interest += interest
        if month % (months // 4) == 0:
            yield month, round(interest, 2), round(balance, 2) + 0.0
    yield "payment", round(payment, 2), round(paid_interest, 2)


for row in loan(10_000, 6, 24):
    print(*row)


def compound(start, rate, years, monthly=0):
    balance = start
    for year in range(1, years + 1):
        balance = balance * (1 + rate / 100) + monthly * 12
        yield year, balance


print([f"{y}: {b:,.2f}" for y, b in compound(1000, 5, 4, 10)], next(y for y, b in compound(1000, 7, 100) if b > 2000))
rates = {"EUR": 1.0, "USD": 1.09, "GBP": 0.86, "JPY": 163.4}
for source, target, amount in (("EUR", "USD", 100), ("GBP", "JPY", 50), ("USD", "USD", 7)):
    print(f"{amount} {source} = {amount / rates[source] * rates[target]:,.2f} {target}")


def roman_price(cents):
    return f"{cents:,}".replace(",", "'")


print(roman_price(123456789), [change(n) for n in (1, 99, 1888)], sum(coin * n for coin, n in change(1888).items()))
sales = [("mon", 120), ("tue", 80), ("wed", 0), ("thu", 200)]
for day, amount in sales:
    print(f"{day} {'*' * (amount // 20):<10} {amount:>4}" + (" (closed)" if not amount else ""))
best = max(sales, key=lambda s: s[1])
print(best, sum(a for _, a in sales) / len(sales), [d for d, a in sales if a > 100])
