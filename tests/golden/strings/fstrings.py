"""f-strings: expressions, conversions, format specifications, nesting, the = sign."""

import math

name, age, pi, items = "Ada", 36, math.pi, ["a", "b"]
print(
    f"{name} is {age}",
    f"{name!r} {name!s} {'é'!a}",
    f"{name:>10}|{name:<10}|{name:^10}|{name:*^9}|",
    f"{name:.2}|{name:5.1}|",
)
print(
    f"{age:05d} {age:x} {age:#b} {age:+} {age / 7:.3f} {age / 7:10.2e}|",
    f"{pi:.2f} {pi:8.3f} {pi:<8.1f}|",
    f"{1000000:,} {1234.5678:,.2f} {0.256:.1%}",
)
print(f"{1 + 2 = } {age=} {name=} {name = !s} {pi=:.3f} {items=} {len(items) = :>4} { age = }")
print(
    f"{{literal}} {{{age}}} {{{{",
    f"{'nested ' + f'{age + 1}'}",
    f'{"double"} {"it" + chr(39) + "s"}',
    f"{name.upper()} {items[0]} {items[-1]!r} {name[::-1]}",
)
width, precision, fill = 12, 3, "-"
print(f"{pi:{width}.{precision}f}|{name:{fill}^{width}}|{age:{'0'}{width // 2}}|{pi:{f'{width}'}.{1 + 1}f}")
print(
    f"{'yes' if age > 18 else 'no'} {[x * 2 for x in range(3)]} {(lambda x: x + 1)(2)} { {'k': 1}['k'] } {(y := 5)} {y} {max(1, 2)}"
)
print(f"{None} {True} {1.0} {[1, 'a']} {('x',)} { {1: 2} } {b'x'} {1e10} {10**20}")
print(
    f"""multi
{name}
  {age + 1}
""",
    end="",
)
print(f"ab{1}c{{not}}{2}", rf"\n{age}\t", f"\x41{age}\u00e9\n".strip(), f"tab\t{1}", f"{'ab'}")
print(f"{name!r:>10}|{name!s:.1}|{items!r:>15}|{3.0!r:8}|{'q'!a:^7}|")
print(f'{", ".join(items)} {items[0]:>{len(items) + 3}}', f"{'\n'.join(items)}", f"{f"{f"{age}"}"}", f"{name}")


class Temp:
    def __init__(self, c):
        self.c = c

    def __format__(self, spec):
        if spec == "f":
            return f"{self.c * 9 / 5 + 32:.1f}F"
        return f"{self.c}C[{spec}]"

    def __str__(self):
        return "str!"

    def __repr__(self):
        return "repr!"


t = Temp(20)
print(
    f"{t} {t:f} {t:any text 123} {t!s} {t!r:>8} {t!s:<6}|{t=} {t=!s} {t=:f}",
    "{} {:f} {!r} {!s:>5}".format(t, t, t, t),
    format(t),
    format(t, "x:y"),
    "%s %r" % (t, t),
)


class Plain:
    def __str__(self):
        return "plain"


p = Plain()
print(f"{p} {p!s:>8}", format(p, ""))
for bad in (
    lambda: f"{p:>8}",
    lambda: f"{name:d}",
    lambda: f"{age:s}",
    lambda: f"{items:5}",
    lambda: f"{None:5}",
    lambda: f"{undefined}",
    lambda: f"{age:.2}",
    lambda: f"{name:+}",
    lambda: f"{name:,}",
    lambda: f"{name:=5}",
    lambda: f"{pi:{'x'}}",
    lambda: f"{name:05}",
    lambda: f"{age.nope}",
    lambda: f"{1 / 0}",
    lambda: f"{ {}:>5}",
):
    try:
        print(bad())
    except (ValueError, TypeError, NameError, AttributeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
order = []


def note(x):
    order.append(x)
    return x


print(f"{note('a')}{note('b')!r:{note(5)}}{note('c')}", order)
data = {"name": "Grace", "tags": ["x", "y"], 3: "three"}
print(f"{data['name']} {data["tags"][1]} {data[3]:>6} {data.get('none', 'default')}")
rows = [("tea", 2.5), ("coffee", 3.25)]
print("\n".join(f"{i}. {what:<8}{price:>6.2f} {'*' * round(price)}" for i, (what, price) in enumerate(rows, 1)))
for value in (0, 1, 2):
    print(f"{value} item{'s' if value != 1 else ''}", end=", " if value < 2 else "\n")
print(f"{-5:=+06d}|{5:=+6d}|{'é':*>3}|{'😀':->4}|{3:🙂^5}|")
print(f"{age:>+8,}|{-1234567:_d}|{255:#06x}|{5:08b}|{0.1 + 0.2:.17g}|{12345.678:12,.1f}|{float('nan'):>6}|{-0.0:+.0f}")
