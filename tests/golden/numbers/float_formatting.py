"""Format specifications for floats, all presentation types."""

values = (
    0.0,
    1.0,
    -1.5,
    3.14159265,
    1234567.891,
    0.000123456,
    1e10,
    1.5e-10,
    123456789.0,
    2.5,
    0.5,
    99.995,
    float("inf"),
    float("nan"),
)
specs = (
    "",
    "f",
    ".0f",
    ".2f",
    ".10f",
    "e",
    ".3e",
    ".0e",
    "E",
    "g",
    ".3g",
    ".10g",
    "G",
    "%",
    ".1%",
    "n",
    ".4",
    ",",
    ",.2f",
    "_.1f",
    "+.1f",
    " .1f",
    "-.1f",
    "010.2f",
    "<10.2f|",
    ">10.1f",
    "^12.3f",
    "*^12.1f",
    "+,.3f",
    "#.0f",
    "#g",
    "z.1f",
    "=+10.1f",
    "0=8.1f",
    "012,.1f",
)
for spec in specs:
    spec, bar = (spec[:-1], "|") if spec.endswith("|") else (spec, "")
    print(repr(spec), [format(v, spec) + bar for v in values])
print(f"{-0.04:.1f} {-0.04:z.1f} {1e-7:f} {5e-324:.3g} {1.7976931348623157e308:.5e} {0.1:.20f} {0.1:.55f}")
print(
    f"{2.5:.0f} {3.5:.0f} {0.125:.2f} {0.375:.2f} {1.005:.2f} {2.675:.2f} {1e22:.0f} {123456:.3g} {99999:.4g} {0.00001234:g}"
)
print(
    "%f %.2f %e %.1e %g %.3g %G %E %5.1f|%-8.2f|%+.1f %08.3f %% % .1f"
    % (1.5, 2.345, 12345.678, 0.00012, 1e10, 1234.5, 1e-10, 1.5, 3.14159, 2.5, 7, 3.14159, 4)
)
print("%.*f %*.*f %#.0f %.0f %s %r" % (3, 2.0, 10, 2, 3.14159, 2.0, 0.5, 1.0, 0.1))
print("{:.2f} {:>8.1f} {:<8}| {:^8}| {:+} {:e} {!r:>6} {:05.1f}".format(1.005, 2.25, 3.5, 4.5, 5.0, 6.02e23, 0.1, -2.5))
width, precision = 12, 4
print(f"{3.14159265:{width}.{precision}f}|{2.71828:{'<'}{width}.{precision - 2}e}|{1 / 3:.{precision}%}")
for spec in ("d", "x", "s", "5.2d", "c", ".f", "q", ",_", "10.2.3f", ",s"):
    try:
        print(format(1.5, spec))
    except ValueError as e:
        print(repr(spec), "ValueError:", e)
for bad in (
    lambda: "%d" % 1.9,
    lambda: "%x" % 1.5,
    lambda: "%f" % "1",
    lambda: "%d" % float("inf"),
    lambda: "%d" % "5",
    lambda: "%i" % -3.99,
    lambda: "%c" % 65.0,
    lambda: "%.2f" % None,
):
    try:
        print(bad())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
for n in range(-8, 22, 3):
    print(f"{10.0**n:g} {10.0**n!r} {1.5 * 10.0**n:G} {10.0**n:.2e} {10.0**n}")
print(f"{True:f} {5:f} {5:.1e} {5:%} {2**70:.3e} {5:g} {123456789:g} {10**20:g} {-7:.2f}")
table = [("apples", 1.2, 3), ("kiwis", 0.35, 12), ("melons", 12.5, 1)]
for name, price, count in table:
    print(f"{name:<10}{price:>8.2f}{count:>5d}{price * count:>10.2f}")
print(f"{'total':<10}{sum(p * c for _, p, c in table):>23.2f}")
