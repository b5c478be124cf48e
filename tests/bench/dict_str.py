"""Dictionaries with string keys: records, counters, grouping."""

FIRST = "alpha beta gamma delta epsilon zeta eta theta iota kappa".split()
SECOND = "red green blue black white".split()


def run(n):
    stock, groups = {}, {}
    names = [f + "-" + s for f in FIRST for s in SECOND]
    for i in range(n):
        name = names[(i * 7 + i // 11) % len(names)]
        stock[name] = stock.get(name, 0) + i % 9
        record = {"name": name, "size": i % 4, "price": i % 100}
        record["total"] = record["size"] * record["price"]
        key = record["name"][:3]
        if key not in groups:
            groups[key] = {"count": 0, "sum": 0}
        group = groups[key]
        group["count"] += 1
        group["sum"] += record["total"]
    return stock, groups


stock, groups = run(900_000)
print(len(stock), sum(stock.values()), {k: g["sum"] for k, g in sorted(groups.items())})
