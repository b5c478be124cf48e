"""Containers of objects with texts of their own, in templates: each text is asked for once and stands once."""

class E:
    def __init__(s, x): s.x = x
    def __repr__(s): return "E(x={})".format(repr(s.x))
class Q:
    def __init__(s, items): s.items = items
    def __repr__(s): return "Q(items={}, n={})".format(s.items, 1)
class F:
    def __init__(s, items): s.items = items
    def __repr__(s): return f"F({s.items})"
class P:
    def __init__(s, items): s.items = items
    def __repr__(s): return "P(%s)" % s.items
class P2:
    def __init__(s, items): s.items = items
    def __repr__(s): return "P2(%s, %s)" % (s.items, 2)
print(Q([E(1), E(2)]))
print([Q([E(1)])])
print(Q([Q([E(1)]), E(3)]))
print(F([F([E(1)])]), [F([1])])
print(P([P([E(1)])]), P2([E(1)]), P2({1: E(1)}), Q({1: E(2)}), Q((E(1),)))
print("{} {}".format([E(1)], (E(2),)))
print("%s %s" % ([E(1)], (E(2),)))
print("{!r:>10}".format([E(1)]), "{0!s} {0!r}".format([E(1)]))


class Loud:
    def __repr__(self):
        print("asked")
        return "<loud>"


print("{}".format([Loud()]))
print("{0} {0} {1}".format([1, Loud()], {Loud(): (Loud(),)}))
print("{:}".format((1, [Loud()])), "{[0]}".format([[Loud()]]), format([Loud()]), format({1: Loud()}, ""))
print("%s %r %a" % ([Loud()], [Loud()], [Loud()]))
print(f"{[Loud()]} {[Loud()]!r:>12} {(Loud(),)!s}", str([Loud()]), repr({1: [Loud()]}))
print("{}".format(ValueError(Loud())), "{}".format(ValueError(1, Loud())), "é{}{}".format("ü", [Loud(), "ß"]))
from string import Template

print(Template("$a $b").substitute(a=[Loud()], b={1: Loud()}), "{a}{b}".format_map({"a": [Loud()], "b": {2: Loud()}}))
