"""Where the carets stand: one failing expression after the other, printed as an uncaught exception would be."""

# fmt: off
import traceback


class Thing:
    x = 1
    def method(self, *args):
        return None


t, d, l, n, s = Thing(), {"a": {}}, [1, 2], None, "text"


def case_1(): return 1 / 0
def case_2(): return (1 + 2) * (3 / (l[0] - 1))
def case_3(): return d["a"]["b"]["c"]
def case_4(): return l[5] + l[1]
def case_5(): return t.missing.more
def case_6(): return t.method().attribute
def case_7(): return n.upper()
def case_8(): return s.upper().foo().bar()
def case_9(): return len(5)
def case_10(): return max([], key=len)
def case_11(): return int("x" + s)
def case_12(): return "a" + 1 + 2
def case_13(): return undefined + 1
def case_14(): return [undefined_in_list for _ in range(3)]
def case_15(): return [1 / i for i in (1, 0)]
def case_16(): return {k: v[0] for k, v in {"q": 5}.items()}
def case_17(): return sum(1 / x for x in (2, 1, 0))
def case_18(): return (lambda a, b: a / b)(1, 0)
def case_19(): return -s
def case_20(): return not undefined_not
def case_21(): return l < 5
def case_22(): return 5 in 5
def case_23(): return f"{t.nope!r:>10}"
def case_24(): return t.method(1, 2, *5)
def case_25(): return t(1)
def case_26(): return print("a", end=5)
def case_27(): return l[1:2:0]
def case_28(): return l["x"]
def case_29(): return 1 if n.x else 2
def case_30(): return n + 1 if True else 0
def case_31(): return {**5}
def case_32(): return [*l, *7]
def case_33(): return s % (1, 2)
def case_34(): return "%d" % "x"
def case_35(): return (1, 2)[3]
def case_36(): return t.x.y.z
def case_37(): return d.a
def case_38(): return 2 ** -1 // 0
def case_39(): return l and n.foo
def case_40(): return Thing.method()
def case_41(): return case_40()  # a call on the way
def case_42(): return str(l[0], 5)
def case_43(): return (1
    + 2
    + "x")
def case_44(): return max(
    1,
    "a",
    3)
def case_45(): return dict(
    a=1,
    b=undefined_key,
)
def case_46(): return l[
    9
]
def case_47(): return t.method(
).foo
def case_48(): return "é" + n.é
def case_49(): return "日本語"["a"]
def case_50(): return   (  n  )  .  x
def case_51(): return (yield_ := n.walrus)
def case_52(): return l[0][1]
def case_53(): return t.x()
def case_54(): return ~1.5
def case_55(): return 1 < "a" < 3
def case_56(): return [t for t in l for u in t]
def case_57(): return d["a"].items()[0]
def case_58(): return __import__("no_such_module_for_carets")
def case_59(): return ((((n))))[0]
def case_60(): return n[0] + (1 / 0)


for number in range(1, 61):
    try:
        globals()[f"case_{number}"]()
        print("no error", number)
    except Exception:
        lines = traceback.format_exc().splitlines()
        print("\n".join(lines[4:]).replace(__file__, "FILE"))
