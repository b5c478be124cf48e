"""Reading and writing CSV, and reports made of it."""

import csv
import io
import statistics
import textwrap
from collections import defaultdict
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter

DATA = '''\
date,region,product,units,price
2024-01-15,north,"Widget, large",12,9.99
2024-01-20,south,Gadget,5,19.5
2024-02-03,north,Gadget,7,19.5
2024-02-10,east,"The ""best"" tool",1,120
2024-02-28,south,"Widget, large",30,9.49
2024-03-01,north,"multi
line",2,1.25
'''

rows = list(csv.DictReader(io.StringIO(DATA)))
print(len(rows), rows[0], rows[3]["product"], repr(rows[5]["product"]))
for row in rows:
    row["date"] = date.fromisoformat(row["date"])
    row["units"], row["price"] = int(row["units"]), float(row["price"])
    row["total"] = round(row["units"] * row["price"], 2)
by_region = defaultdict(float)
for row in rows:
    by_region[row["region"]] += row["total"]
width = max(map(len, by_region))
for region, total in sorted(by_region.items(), key=itemgetter(1), reverse=True):
    print(f"{region:<{width}} {total:>10,.2f} {'#' * int(total // 20)}")
for month, group in groupby(rows, key=lambda r: r["date"].strftime("%B %Y")):
    group = list(group)
    print(f"{month:>14}: {len(group)} sales, mean {statistics.mean(r['total'] for r in group):.2f}, best {max(group, key=itemgetter('total'))['product']!r}")
out = io.StringIO()
writer = csv.DictWriter(out, ["product", "units", "note"], extrasaction="ignore", restval="-", quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
writer.writeheader()
writer.writerows(rows)
print(out.getvalue(), end="")
for options in ({}, {"delimiter": ";"}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"quotechar": "'"}, {"dialect": "excel-tab"}):
    out = io.StringIO()
    csv.writer(out, **options).writerow(["a,b", 1, 2.5, None, 'say "hi"', "it's", "x;y", ""])
    print(options, repr(out.getvalue()))
csv.register_dialect("pipes", delimiter="|", skipinitialspace=True, quotechar="'")
print(list(csv.reader(["a| b|'c|d'", "1||3"], "pipes")), sorted(csv.list_dialects()), csv.get_dialect("pipes").delimiter)
print(list(csv.reader(["1,'2',x"], quoting=csv.QUOTE_NONE)), list(csv.reader(['"a",1.5,2'], quoting=csv.QUOTE_NONNUMERIC)))
reader = csv.DictReader(["a,b", "1", "1,2,3,4"], restkey="more", restval="none")
print(list(reader), reader.fieldnames, reader.line_num)
for bad in (lambda: csv.DictWriter(io.StringIO(), ["a"]).writerow({"b": 1}), lambda: next(csv.reader(['a"b"c,"x"y'], strict=True)), lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"]), lambda: csv.reader([], delimiter="ab")):
    try:
        bad()
    except (ValueError, csv.Error, TypeError) as error:
        print(type(error).__name__, error)
print(textwrap.indent(textwrap.fill("Sales were better in the north than anyone had expected, but the east is still a small market with few customers.", 40), "| "))
print(datetime(2024, 3, 1, 14, 30).strftime("Report of %d.%m.%y at %H:%M, day %j, week %W"))
