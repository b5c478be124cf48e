"""Records, indexes, joins, groups and pages: a small query language on lists of dicts."""

import operator
import random
from collections import Counter, defaultdict
from functools import partial
from itertools import chain, groupby, islice


class Query:
    def __init__(self, rows):
        self._rows = rows

    def __iter__(self):
        return iter(self._rows)

    def where(self, predicate=None, **equal):
        tests = [lambda row, k=k, v=v: row.get(k) == v for k, v in equal.items()]
        if predicate:
            tests.append(predicate)
        return Query(row for row in self if all(test(row) for test in tests))

    def select(self, *names, **computed):
        return Query({**{n: row[n] for n in names}, **{k: f(row) for k, f in computed.items()}} for row in self)

    def order_by(self, *names):
        rows = list(self)
        for name in reversed(names):
            rows.sort(key=operator.itemgetter(name.lstrip("-")), reverse=name.startswith("-"))
        return Query(rows)

    def join(self, other, on):
        index = defaultdict(list)
        for row in other:
            index[row[on]].append(row)
        return Query({**row, **match} for row in self for match in index[row[on]])

    def group_by(self, name, **aggregates):
        rows = sorted(self, key=operator.itemgetter(name))
        for key, group in groupby(rows, key=operator.itemgetter(name)):
            group = list(group)
            yield {name: key, **{label: f(group) for label, f in aggregates.items()}}

    def page(self, number, size):
        return list(islice(self, (number - 1) * size, number * size))


def total(name):
    return lambda rows: round(sum(row[name] for row in rows), 2)


products = [{"sku": s, "name": n, "price": p} for s, n, p in [("a1", "anvil", 99.5), ("b2", "bolt", 0.15), ("c3", "clamp", 12), ("d4", "drill", 79.99)]]
random.seed(11)
sales = [{"sku": random.choice("a1 b2 c3 d4 zz".split()), "units": random.randint(1, 9), "day": day} for day in range(1, 31)]
joined = list(Query(sales).join(products, "sku").select("name", "day", "units", value=lambda r: round(r["units"] * r["price"], 2)))
print(len(sales), len(joined), joined[0])
for row in Query(joined).group_by("name", orders=len, units=total("units"), value=total("value"), last=lambda g: max(r["day"] for r in g)):
    print("{name:<6} {orders:>3} {units:>4} {value:>9.2f} {last:>3}".format(**row))
print(list(Query(joined).where(lambda r: r["units"] > 7).where(name="bolt").order_by("-day").select("day", "units")))
print(Query(joined).order_by("name", "-units").page(2, 3))
print(Counter(row["name"] for row in joined).most_common(2), sum(map(operator.itemgetter("units"), joined)))
by_sku = {p["sku"]: p for p in products}
missing = sorted({s["sku"] for s in sales} - by_sku.keys())
print(missing, by_sku.keys() & {"a1", "zz"}, {k: v["name"] for k, v in by_sku.items() if v["price"] > 50})
cheapest = min(products, key=operator.itemgetter("price"))
print(cheapest | {"price": 0.2}, sorted(products, key=lambda p: (-len(p["name"]), p["name"]))[0]["name"], operator.attrgetter("real")(5), list(chain.from_iterable(p["name"] for p in products))[:5])
print(partial(max, key=len)(p["name"] for p in products), *map("{0[sku]}={0[price]:.1f}".format, products))
