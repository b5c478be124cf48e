"""Reading a small table from text, filtering, grouping, totals, a report with alignment."""

DATA = """\
id;name;category;price;stock;added
1;Desk lamp;lighting;34.90;12;2023-11-02
2;Floor lamp;lighting;89.00;3;2024-01-15
3;Oak table;furniture;420.50;1;2023-05-30
4;Chair "Nora";furniture;75.25;16;2024-02-11
5;Rug;textiles;130.00;0;2022-12-01
6;Curtain;textiles;45.5;8;2024-03-03
7;broken line;furniture;abc;2;2024-01-01
8;Bulb;lighting;4.99;240;2024-03-09
"""


class Product:
    def __init__(self, id, name, category, price, stock, added):
        self.id, self.name, self.category = int(id), name.strip(), category
        self.price, self.stock = float(price), int(stock)
        self.year, self.month, self.day = map(int, added.split("-"))

    @property
    def value(self):
        return self.price * self.stock

    def __repr__(self):
        return f"<{self.id} {self.name}>"


def load(text):
    header, *lines = text.strip().splitlines()
    fields = header.split(";")
    products, errors = [], []
    for number, line in enumerate(lines, start=2):
        try:
            products.append(Product(**dict(zip(fields, line.split(";"), strict=True))))
        except (ValueError, TypeError) as e:
            errors.append(f"line {number}: {e}")
    return products, errors


products, errors = load(DATA)
print(len(products), errors)
print(load("id;name\n1"))
by_category = {}
for p in products:
    by_category.setdefault(p.category, []).append(p)
print(f"{'category':<12}|{'items':>6}|{'stock':>6}|{'value':>12}")
print("-" * 12 + "+" + "-" * 6 + "+" + "-" * 6 + "+" + "-" * 12)
for category in sorted(by_category):
    group = by_category[category]
    print(f"{category:<12}|{len(group):>6}|{sum(p.stock for p in group):>6}|{sum(p.value for p in group):>12,.2f}")
print(f"{'all':<12}|{len(products):>6}|{sum(p.stock for p in products):>6}|{sum(p.value for p in products):>12,.2f}")
print(
    "out of stock:",
    [p for p in products if not p.stock],
    "expensive:",
    sorted((p for p in products if p.price > 80), key=lambda p: -p.price),
)
print(
    "newest:",
    max(products, key=lambda p: (p.year, p.month, p.day)),
    "by year:",
    {y: [p.id for p in products if p.year == y] for y in sorted({p.year for p in products})},
)


def query(*conditions, order=None, limit=None, select=None):
    rows = [p for p in products if all(c(p) for c in conditions)]
    if order:
        reverse = order.startswith("-")
        rows.sort(key=lambda p: getattr(p, order.lstrip("-")), reverse=reverse)
    rows = rows[:limit]
    return [tuple(getattr(p, field) for field in select) for p in rows] if select else rows


print(query(lambda p: p.stock > 2, order="-price", limit=3, select=("name", "price")))
print(query(lambda p: p.category == "lighting", lambda p: p.price < 50, order="name"))
print(query(order="-value", select=["id", "value"]))
try:
    query(order="colour")
except AttributeError as e:
    print(e)


def restock(product, amount):
    if amount <= 0:
        raise ValueError(f"can't restock {product.name} by {amount}")
    product.stock += amount


for p, amount in zip(products, (5, 0, -1)):
    try:
        restock(p, amount)
        print(p.name, p.stock)
    except ValueError as e:
        print("refused:", e)
pivot = {}
for p in products:
    row = pivot.setdefault(p.category, {})
    row[p.year] = row.get(p.year, 0) + p.stock
years = sorted({y for row in pivot.values() for y in row})
print(" " * 10, *(f"{y:>6}" for y in years))
for category, row in sorted(pivot.items()):
    print(f"{category:<10}", *(f"{row.get(y, '-'):>6}" for y in years))
longest = max(len(p.name) for p in products)
for p in sorted(products, key=lambda p: (p.category, p.name.lower())):
    bar = "█" * min(20, round(p.value / 50)) or "·"
    print(f"{p.name:.<{longest + 2}}{p.price:>8.2f} {bar}")
cheapest = {c: min(g, key=lambda p: p.price).name for c, g in by_category.items()}
print(
    cheapest,
    sum(p.price for p in products) / len(products) > 100,
    any(p.name.istitle() for p in products),
    [p.name.upper()[:3] for p in products],
)
